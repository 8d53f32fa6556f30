package toy.ledger;

import org.jspecify.annotations.Nullable;
import toy.gil.Reason;

/// The account of one task: ready, running or suspended, and within its steps what its loop's
/// thread was.
///
/// Written by a holder of the VM's lock, the steps by the loop's thread. One reading at a step
/// boundary ends one step and begins the next: the caller passes the same `now` to [#suspend] or
/// [#end] of the one task and to [#begin] of the other. There may be a million of these, so sums by
/// reason get an array only with the second reason.
public final class TaskAccount {
  /// For [#suspend]: it is not known when the task will be ready.
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  private enum State {
    READY,
    RUNNING,
    SUSPENDED,
    ENDED
  }

  private final ThreadAccount thread;
  private final int number;
  private final @Nullable String name;
  private final @Nullable Object spawnedAt; // its text is the place
  private final long createdNs;
  @Nullable TaskAccount previous; // in the chain of the loop's live tasks
  @Nullable TaskAccount next;

  private State state = State.READY;
  private Reason reason =
      Reason.SLEEP; // of the suspension, and the only one so far if there is no array
  private int steps;
  private int disorder;
  private int lateReady;
  private long since;
  private long deadline = NO_DEADLINE;
  private long running;
  private long held;
  private long waiting;
  private long ready;
  private long suspendedOnce; // all suspensions were for suspendedFor
  private @Nullable Reason suspendedFor;
  private long @Nullable [] suspended;
  private long @Nullable [] blocking;

  TaskAccount(ThreadAccount thread, @Nullable String name, @Nullable Object spawnedAt, long now) {
    this.thread = thread;
    this.name = name;
    this.spawnedAt = spawnedAt;
    this.createdNs = now;
    this.since = now;
    this.number = thread.loop().add(this);
    record(Recorder.Kind.TASK_CREATED, null, now);
  }

  /// A step begins: from `now` on the loop's thread runs for this task. If it became ready by a
  /// later reading than the one that its loop has at hand, from then on.
  public void begin(long now) {
    long from = Math.max(now, since);
    record(Recorder.Kind.STEP, null, from);
    leave(State.READY, from);
    state = State.RUNNING;
    steps++;
    thread.unit(this, from);
  }

  /// The step ends because the task awaits something.
  ///
  /// @param deadline the reading at which a timer makes it ready, or [#NO_DEADLINE]
  public void suspend(Reason why, long deadline, long now) {
    record(Recorder.Kind.SUSPENDED, why, now);
    leave(State.RUNNING, now);
    thread.unit(null, now);
    state = State.SUSPENDED;
    reason = why;
    this.deadline = deadline;
    if ((why == Reason.IO || why == Reason.SLEEP) && deadline > now) {
      thread.loop().ioWait();
    }
  }

  /// The task can run since `at`: the reading of the event itself (a timer's deadline, what the
  /// completer read), not of its discovery. Never before the suspension; nothing if it is ready
  /// already.
  public void ready(long at) {
    record(Recorder.Kind.READY, null, at);
    if (state != State.SUSPENDED) {
      if (state == State.ENDED) {
        disorder++;
      }
      return;
    }
    long from = Math.max(at, since);
    if (from > Math.max(deadline, since)) {
      lateReady++;
    }
    leave(State.SUSPENDED, from);
    state = State.READY;
  }

  /// The task has ended, in a step or without one.
  public void end(long now) {
    record(Recorder.Kind.TASK_ENDED, null, now);
    if (state == State.ENDED) {
      disorder++;
      return;
    }
    if (state == State.RUNNING) {
      thread.unit(null, now);
    }
    leave(state, now);
    state = State.ENDED;
    thread.loop().remove(this);
  }

  private void leave(State expected, long now) {
    long d = now - since;
    if (state != expected || d < 0) {
      disorder++;
    }
    since = now;
    switch (state) {
      case READY -> ready += d;
      case RUNNING -> {
        running += d;
        thread.loop().step(d);
      }
      case SUSPENDED -> suspended(reason, d);
      case ENDED -> {}
    }
  }

  private void suspended(Reason why, long d) {
    if (suspended != null) {
      suspended[why.ordinal()] += d;
    } else if (suspendedFor == null || suspendedFor == why) {
      suspendedFor = why;
      suspendedOnce += d;
    } else {
      suspended = new long[Reason.values().length];
      suspended[suspendedFor.ordinal()] = suspendedOnce;
      suspended[why.ordinal()] += d;
    }
  }

  void held(long d) {
    held += d;
  }

  void waiting(long d) {
    waiting += d;
  }

  void blocking(Reason why, long d) {
    if (blocking == null) {
      blocking = new long[Reason.values().length];
    }
    blocking[why.ordinal()] += d;
  }

  /// How long (ns) the task has held the lock up to `now`. By a holder of the lock.
  public long heldNanos(long now) {
    return state == State.RUNNING ? thread.heldNanos(now) : held;
  }

  /// The task's times, as its row shows them: released is suspended or blocking. By any holder of
  /// the lock.
  public Times times() {
    return thread
        .vm()
        .gil()
        .underMutex(now -> {
          TaskSnapshot cut = cut(now, false);
          ByReason released = cut.suspended().plus(cut.blocking());
          return new Times(cut.heldNs(), cut.waitingNs(), released);
        });
  }

  /// What the task does at `now`, for who looks on where a cut could be made. A timer that is due
  /// but that the loop has not seen counts as seen.
  public UnitNow now(long now) {
    boolean due = state == State.SUSPENDED && deadline <= now;
    long open = Math.max(0, now - (due ? Math.max(deadline, since) : since));
    if (due) {
      return new UnitNow(UnitNow.State.READY, null, open, held, waiting);
    }
    return switch (state) {
      case READY -> new UnitNow(UnitNow.State.READY, null, open, held, waiting);
      case RUNNING -> {
        Times in = thread.open(now);
        yield new UnitNow(
            UnitNow.State.RUNNING, null, open, held + in.heldNs(), waiting + in.waitingNs());
      }
      case SUSPENDED -> new UnitNow(UnitNow.State.SUSPENDED, reason, open, held, waiting);
      case ENDED -> new UnitNow(UnitNow.State.ENDED, null, open, held, waiting);
    };
  }

  TaskSnapshot cut(long now, boolean vmEnded) {
    long d = state == State.ENDED ? 0 : now - since;
    Times open = state == State.RUNNING ? thread.open(now) : Times.ZERO;
    long[] blocked = new long[Reason.values().length];
    long[] waited = new long[blocked.length];
    addReasons(blocked, waited);
    if (state == State.SUSPENDED) {
      waited[reason.ordinal()] += d;
    }
    return new TaskSnapshot(
        id(),
        name(),
        thread.id(),
        spawnedAt == null ? null : spawnedAt.toString(),
        alive() + d,
        running + (state == State.RUNNING ? d : 0),
        held + open.heldNs(),
        waiting + open.waitingNs(),
        ByReason.of(blocked).plus(open.released()),
        ready + (state == State.READY ? d : 0),
        ByReason.of(waited),
        steps,
        vmEnded || state == State.ENDED,
        disorder,
        lateReady,
        false);
  }

  /// Adds the closed figures by reason to the two arrays.
  void addReasons(long[] blockingSums, long[] suspendedSums) {
    for (int i = 0; i < blockingSums.length; i++) {
      if (blocking != null) {
        blockingSums[i] += blocking[i];
      }
      if (suspended != null) {
        suspendedSums[i] += suspended[i];
      }
    }
    if (suspended == null && suspendedFor != null) {
      suspendedSums[suspendedFor.ordinal()] += suspendedOnce;
    }
  }

  private void record(Recorder.Kind kind, @Nullable Reason why, long at) {
    if (thread.vm().recorder != null) {
      thread.vm().record(thread.id(), thread.id() + "." + number, kind, why, at);
    }
  }

  /// From its creation to the end of its last closed interval.
  long alive() {
    return since - createdNs;
  }

  long created() {
    return createdNs;
  }

  long running() {
    return running;
  }

  long closedHeld() {
    return held;
  }

  long closedWaiting() {
    return waiting;
  }

  long closedReady() {
    return ready;
  }

  int steps() {
    return steps;
  }

  int disorder() {
    return disorder;
  }

  int lateReady() {
    return lateReady;
  }

  /// `T0.3`: the third task of thread T0 of its VM.
  public String id() {
    return thread.id() + "." + number;
  }

  /// What the program calls it; `Task-n` if it did not say.
  public String name() {
    return name == null ? "Task-" + number : name;
  }
}
