package toy.compare;

import java.util.Map;
import toy.gil.Reason;
import toy.ledger.ByReason;
import toy.ledger.Model;
import toy.ledger.ModelRow;
import toy.ledger.Snapshot;
import toy.ledger.ThreadSnapshot;
import toy.ledger.VmSnapshot;
import toy.report.Verdict;

/// What one round of one way came to. Times in ns, summed over all units but for `wallNs` and
/// `startupNs`.
///
/// @param waitingNs for a lock, and tasks that were ready while their loop was busy
/// @param released without the lock, but not to wait for other units of the same work (reasons
///   `join`, `start` and `loop`), which are in the account themselves
/// @param handOffs how often a lock went to another thread; -1 where there was no lock
/// @param startupNs of one thread or process on average, from its spawn until it first wanted the
///   lock; -1 where none was started
/// @param allocatedBytes on the heap, garbage included; -1 where the JVM cannot tell
/// @param verdict of the report's flowchart
record Run(
    long wallNs,
    long heldNs,
    long waitingNs,
    ByReason released,
    long handOffs,
    long startupNs,
    long copiedBytes,
    long allocatedBytes,
    Verdict verdict) {

  static Run of(Snapshot window, Verdict verdict, long allocatedBytes) {
    long held = 0;
    long waiting = 0;
    ByReason released = ByReason.NONE;
    for (Map.Entry<Model, ModelRow> entry : window.models().entrySet()) {
      ModelRow row = entry.getValue();
      held += row.heldNs();
      waiting += row.waitingNs() + row.readyNs();
      released = released.plus(row.released()).plus(row.blocking());
    }
    for (Reason reason : new Reason[] {Reason.JOIN, Reason.START, Reason.LOOP}) {
      released = released.plus(reason, -released.get(reason));
    }
    long handOffs = 0;
    long copied = 0;
    long startup = 0;
    int started = 0;
    for (VmSnapshot vm : window.vms()) {
      handOffs = vm.policy().isParallel() ? -1 : handOffs + vm.gil().switches();
      copied += vm.parent() == null ? 0 : vm.copiedBytes();
      for (ThreadSnapshot thread : vm.threads()) {
        if (!thread.leftover() && thread.model() != Model.MAIN) {
          startup += thread.model() == Model.PROCESS ? vm.startupNs() : thread.startupNs();
          started++;
        }
      }
    }
    return new Run(
        window.wallNs(),
        held,
        waiting,
        released,
        handOffs,
        started == 0 ? -1 : startup / started,
        copied,
        allocatedBytes,
        verdict);
  }

  /// How many locks were held at once, on average.
  double heldAtOnce() {
    return wallNs == 0 ? 0 : (double) heldNs / wallNs;
  }

  /// How many units slept or did I/O at once, on average.
  double ioAtOnce() {
    long io = released.get(Reason.IO) + released.get(Reason.SLEEP);
    return wallNs == 0 ? 0 : (double) io / wallNs;
  }
}
