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
      change(at, changed(at.machine().policy(), List.of(argument.split("\\s+"))));
    }
    at.say(text(at.machine().policy()));
  }

  private static void change(Workspace at, Policy next) throws UsageException {
    if (next.isParallel() == at.machine().policy().isParallel()) {
      at.machine().setPolicy(next);
    } else if (at.log().isFresh()) {
      at.reset(next);
    } else {
      throw new UsageException(
          "a session that has begun cannot "
              + (next.isParallel() ? "lose its lock" : "get a lock")
              + ": `:reset "
              + next.name()
              + "` begins anew, and forgets every name");
    }
  }

  private static Policy changed(Policy policy, List<String> words) throws UsageException {
    String what = words.getFirst();
    boolean parameter = words.size() == 2 && (what.equals("interval") || what.equals("every"));
    if (parameter && policy.isParallel()) {
      throw new UsageException("there is no lock that could have an interval: `:reset cpython`");
    }
    if (parameter && what.equals("interval") && policy.intervalNanos() == 0) {
      throw new UsageException(policy.name() + " counts checkpoints: `:gil every 100`");
    }
    if (parameter && what.equals("interval")) {
      return policy.withInterval(Interval.parse(words.getLast()));
    }
    if (parameter) {
      return policy.withSwitchEvery(RunOptions.count(":gil every", words.getLast()));
    }
    if (words.size() != 1) {
      throw unknown(String.join(" ", words));
    }
    return named(what);
  }

  /// The policy of that name.
  static Policy named(String name) throws UsageException {
    Policy policy = Policy.named(name);
    if (policy == null) {
      throw unknown(name);
    }
    return policy;
  }

  private static UsageException unknown(String what) {
    List<String> names = Policy.selectable();
    return new UsageException(
        "no policy `%s`%s\n:gil takes %s; or `interval 20ms`, `every 7`"
            .formatted(what, Suggestion.phrase(what, names), String.join(", ", names)));
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
