package toy.ledger;

import toy.gil.Reason;

/// The sums over a set of tasks, in ns unless said otherwise.
///
/// @param created how many there are
/// @param ended how many of them have ended
/// @param leftovers how many of them are older than the window
/// @param runningNs the time in steps: held, waiting and blocking
/// @param blocking how long steps blocked their loop, by reason
/// @param readyNs how long they could have run while their loop was busy
/// @param suspended how long they awaited something, by reason
/// @param ioWaits how often they awaited I/O or a sleep, a sleep of no time apart
/// @param steps how many steps they made
/// @param stepLengths how the steps that have ended are distributed
/// @param disorder transitions that a task's state did not allow; 0
/// @param lateReady how often a task became ready after the deadline that it had been suspended to;
///   0
public record TaskTotals(
    int created,
    int ended,
    int leftovers,
    long aliveNs,
    long runningNs,
    long heldNs,
    long waitingNs,
    ByReason blocking,
    long readyNs,
    ByReason suspended,
    long ioWaits,
    long steps,
    Distribution stepLengths,
    long disorder,
    long lateReady) {
  /// No tasks.
  public static final TaskTotals NONE =
      new TaskTotals(
          0, 0, 0, 0, 0, 0, 0, ByReason.NONE, 0, ByReason.NONE, 0, 0, Distribution.EMPTY, 0, 0);

  TaskTotals plus(TaskTotals o) {
    return new TaskTotals(
        created + o.created,
        ended + o.ended,
        leftovers + o.leftovers,
        aliveNs + o.aliveNs,
        runningNs + o.runningNs,
        heldNs + o.heldNs,
        waitingNs + o.waitingNs,
        blocking.plus(o.blocking),
        readyNs + o.readyNs,
        suspended.plus(o.suspended),
        ioWaits + o.ioWaits,
        steps + o.steps,
        stepLengths.plus(o.stepLengths),
        disorder + o.disorder,
        lateReady + o.lateReady);
  }

  /// What came after `o`; tasks that had ended by then do not count.
  TaskTotals minus(TaskTotals o) {
    return new TaskTotals(
        created - o.ended,
        ended - o.ended,
        o.created - o.ended,
        aliveNs - o.aliveNs,
        runningNs - o.runningNs,
        heldNs - o.heldNs,
        waitingNs - o.waitingNs,
        blocking.minus(o.blocking),
        readyNs - o.readyNs,
        suspended.minus(o.suspended),
        ioWaits - o.ioWaits,
        steps - o.steps,
        stepLengths.minus(o.stepLengths),
        disorder - o.disorder,
        lateReady - o.lateReady);
  }

  /// Sums up many tasks without a new record for each.
  static final class Sum {
    private final long[] blocking = new long[Reason.values().length];
    private final long[] suspended = new long[blocking.length];
    private int count;
    private long alive;
    private long running;
    private long held;
    private long waiting;
    private long ready;
    private long steps;
    private long disorder;
    private long lateReady;

    void add(TaskSnapshot task) {
      count++;
      alive += task.aliveNs();
      running += task.runningNs();
      held += task.heldNs();
      waiting += task.waitingNs();
      ready += task.readyNs();
      steps += task.steps();
      disorder += task.disorder();
      lateReady += task.lateReady();
      for (Reason reason : Reason.values()) {
        blocking[reason.ordinal()] += task.blocking().get(reason);
        suspended[reason.ordinal()] += task.suspended().get(reason);
      }
    }

    /// The sums of live tasks, which count as created already.
    TaskTotals totals(boolean allEnded) {
      return new TaskTotals(
          0,
          allEnded ? count : 0,
          0,
          alive,
          running,
          held,
          waiting,
          ByReason.of(blocking),
          ready,
          ByReason.of(suspended),
          0, // their loop has counted them
          steps,
          Distribution.EMPTY,
          disorder,
          lateReady);
    }
  }
}
