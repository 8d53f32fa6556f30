package toy.property;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import toy.gil.Reason;
import toy.ledger.Snapshot;
import toy.ledger.TaskSnapshot;
import toy.ledger.ThreadSnapshot;
import toy.ledger.VmSnapshot;

/// What many runs have seen together, so that a suite that saw nothing fails.
final class Seen {
  /// The reasons that a program can have: `sleep` (time.sleep), `io` (files, streams, fetch),
  /// `lock` (Lock), `queue` (Queue), `join` (join, result, the end of a group or of the program),
  /// `start` (spawn thread), `loop` (an await at the top level, run), `event` (Event, Condition,
  /// Barrier).
  static final Set<Reason> POSSIBLE = EnumSet.allOf(Reason.class);

  long forced;
  long readyWaits;
  long processes;
  long tasks;
  final Map<Reason, Long> voluntary = new EnumMap<>(Reason.class);

  void count(Snapshot run) {
    for (VmSnapshot vm : run.vms()) {
      forced += vm.gil().forced();
      processes += vm.parent() == null ? 0 : 1;
      for (ThreadSnapshot thread : vm.threads()) {
        for (Reason reason : Reason.values()) {
          voluntary.merge(reason, thread.voluntary().get(reason), Long::sum);
        }
      }
      for (TaskSnapshot task : vm.each()) {
        tasks++;
        readyWaits += task.readyNs() > 0 ? task.steps() : 0;
      }
    }
  }

  @Override
  public String toString() {
    return "forced switches "
        + forced
        + ", voluntary releases "
        + voluntary
        + ", ready-waits "
        + readyWaits
        + ", processes "
        + processes
        + ", tasks "
        + tasks;
  }
}
