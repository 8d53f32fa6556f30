package toy.repl;

import java.util.List;
import toy.front.UsageException;
import toy.sched.Limit;
import toy.sched.Limits;
import toy.sched.Machine;

/// `:limits`: how much of what is used, and how much may be.
record LimitsCommand() implements MetaCommand {
  @Override
  public String name() {
    return "limits";
  }

  @Override
  public String arguments() {
    return "";
  }

  @Override
  public String meaning() {
    return "how much of what is used, and may be";
  }

  @Override
  public String example() {
    return ":limits";
  }

  @Override
  public List<String> more() {
    return List.of(
        "Steps, output and time are the last entry's, and begin anew with the next; steps and",
        "output are counted only where they are limited. The flags of toy set a limit; without one",
        "the end is what the JVM can give, and an error of Python's, as RecursionError.");
  }

  @Override
  public void run(Workspace at, String argument) throws UsageException {
    if (!argument.isEmpty()) {
      throw new UsageException(
          "limits are set when a session begins: leave it, and start `toy` with the flags that"
              + " `:limits` shows");
    }
    StringBuilder text = new StringBuilder();
    Machine machine = at.machine();
    Limits limits = machine.limits();
    text.append("  %-12s %16s %16s%n".formatted("limit", "used", "max"));
    for (Limit limit : Limit.values()) {
      boolean counted =
          switch (limit) {
            case STEPS, OUTPUT -> limits.has(limit);
            case RECURSION, COLLECTION -> false;
            case MEMORY, THREADS, PROCESSES, TASKS, TIME -> true;
          };
      String used = counted ? limit.text(machine.used(limit)) : "-";
      String max = limits.has(limit) ? limit.text(limits.max(limit)) : "not set";
      text.append(
          "  %-12s %16s %16s   %s%n"
              .formatted(limit.key(), used, max, limits.has(limit) ? "" : limit.flag()));
    }
    at.show(text.toString().replaceAll(" +\n", "\n"));
  }
}
