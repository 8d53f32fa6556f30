package toy.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;

/// The account of all tasks of one thread's loop: the sums of those that have ended, a chain of
/// those that live, and the first ones for rows of their own. Written by holders of the lock.
final class LoopAccount {
  private static final int REASONS = Reason.values().length;

  private final List<TaskAccount> first = new ArrayList<>();
  private @Nullable Histogram steps; // made at the first step: most threads have no tasks
  private @Nullable TaskAccount live;
  private int created;
  private int ended;
  private long ioWaits; // of all tasks, also of live ones

  // Sums over ended tasks.
  private long alive;
  private long running;
  private long held;
  private long waiting;
  private final long[] blocking = new long[REASONS];
  private long ready;
  private final long[] suspended = new long[REASONS];
  private long stepsOfEnded;
  private long disorder;
  private long lateReady;

  /// Adds a task and returns its number.
  int add(TaskAccount task) {
    task.next = live;
    if (live != null) {
      live.previous = task;
    }
    live = task;
    if (first.size() < VmAccount.EACH) {
      first.add(task);
    }
    return ++created;
  }

  void step(long ns) {
    if (steps == null) {
      steps = new Histogram();
    }
    steps.add(ns);
  }

  /// A task begins to await I/O or a sleep.
  void ioWait() {
    ioWaits++;
  }

  void remove(TaskAccount task) {
    if (task.previous == null) {
      live = task.next;
    } else {
      task.previous.next = task.next;
    }
    if (task.next != null) {
      task.next.previous = task.previous;
    }
    task.next = null;
    task.previous = null;
    ended++;
    alive += task.alive();
    running += task.running();
    held += task.closedHeld();
    waiting += task.closedWaiting();
    ready += task.closedReady();
    stepsOfEnded += task.steps();
    disorder += task.disorder();
    lateReady += task.lateReady();
    task.addReasons(blocking, suspended);
  }

  TaskTotals cut(long now, boolean vmEnded) {
    TaskTotals totals =
        new TaskTotals(
            created,
            ended,
            0,
            alive,
            running,
            held,
            waiting,
            ByReason.of(blocking),
            ready,
            ByReason.of(suspended),
            ioWaits,
            stepsOfEnded,
            steps == null ? Distribution.EMPTY : steps.snapshot(),
            disorder,
            lateReady);
    if (live == null) {
      return totals;
    }
    TaskTotals.Sum sum = new TaskTotals.Sum();
    for (TaskAccount task = live; task != null; task = task.next) {
      sum.add(task.cut(now, vmEnded));
    }
    return totals.plus(sum.totals(vmEnded));
  }

  List<TaskAccount> first() {
    return first;
  }
}
