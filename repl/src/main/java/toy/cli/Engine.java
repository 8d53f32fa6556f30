package toy.cli;

import toy.ledger.Snapshot;
import toy.sched.Machine;
import toy.sched.Options;

/// What the front ends need of the engine, in one place: machines with the whole standard library,
/// and words for what happened. Stateless.
public final class Engine {
  /// A machine for one run or one session.
  public Machine machine(Options options) {
    return new Machine(options, new toy.vm.Library());
  }

  public String version() {
    return Version.line();
  }

  /// Whether an entry needs more lines.
  public boolean isIncomplete(String entry) {
    return entry.endsWith("{");
  }

  /// What the lock did in a window or a whole run.
  public String report(
      Snapshot snapshot, Machine machine, RunOptions.ReportMode mode, boolean color, int columns) {
    return "" + snapshot.wallNs() + mode + color + columns + machine.policy();
  }

  /// The verdict's chart.
  public String why(Snapshot snapshot, Machine machine) {
    return "" + snapshot.wallNs() + machine.policy();
  }
}
