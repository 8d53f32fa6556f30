package toy.repl;

import java.util.List;
import toy.front.Interval;
import toy.front.RunOptions;
import toy.front.Suggestion;
import toy.front.UsageException;
import toy.gil.Policy;

/// `:gil`: the lock's rules, shown or changed.
record GilCommand() implements MetaCommand {
  @Override
  public String name() {
    return "gil";
  }

  @Override
  public String arguments() {
    return "[POLICY|interval T|every N]";
  }

  @Override
  public String meaning() {
    return "the lock's rules, shown or changed";
  }

  @Override
  public String example() {
    return ":gil interval 20ms";
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    if (!argument.isEmpty()) {
      at.machine().setPolicy(changed(at.machine().policy(), List.of(argument.split("\\s+"))));
    }
    at.say(text(at.machine().policy()));
  }

  private static Policy changed(Policy policy, List<String> words) throws UsageException {
    String what = words.getFirst();
    if (policy.isParallel() && !List.of(policy.name()).equals(words)) {
      throw new UsageException(
          "this session has no lock whose rules could change: leave it, and start `toy`, or `toy"
              + " --gil "
              + (Policy.named(what) == null ? "ruby" : what)
              + "`");
    }
    if (words.size() == 2 && what.equals("interval")) {
      return policy.withInterval(Interval.parse(words.getLast()));
    }
    if (words.size() == 2 && what.equals("every")) {
      return policy.withSwitchEvery(RunOptions.count(":gil every", words.getLast()));
    }
    Policy named = Policy.named(what);
    List<String> names = Policy.selectable();
    if (words.size() == 1 && named != null && named.isParallel() && !policy.isParallel()) {
      throw new UsageException(
          "the lock of a live session cannot be taken away: leave it, and start `toy --gil none`");
    }
    if (words.size() != 1 || named == null) {
      throw new UsageException(
          "no policy `%s`%s\n:gil takes %s; or `interval 20ms`, `every 7`"
              .formatted(what, Suggestion.phrase(what, names), String.join(", ", names)));
    }
    return named;
  }

  /// A policy with its parameters: `cpython, 5 ms`.
  static String text(Policy policy) {
    int every = policy.switchEvery();
    if (policy.isParallel()) {
      return policy.name() + ": there is no lock, threads run at once";
    }
    if (every > 0) {
      return policy.name()
          + ", a switch every "
          + (every > 1 ? every + " checkpoints" : "checkpoint");
    }
    return policy.name()
        + (policy.intervalNanos() > 0 ? ", " + Interval.text(policy.intervalNanos()) : "");
  }
}
