package toy.ledger;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import toy.gil.GilThread;
import toy.gil.Reason;
import toy.gil.Transitions;

/// The account of one thread: one open interval of (state, unit, since), and the sums of the closed
/// ones.
///
/// The unit is the task whose step the thread runs, or the thread itself. The lock's transitions
/// come under the mutex of the VM's lock; steps begin and end on the thread itself while it holds
/// the lock. So everything here is written under the mutex or by the holder, and may be read by who
/// has both.
public final class ThreadAccount implements Transitions {
  private enum State {
    NEW,
    WAITING,
    HOLDING,
    RELEASED,
    DEAD
  }

  private static final int REASONS = Reason.values().length;

  private final VmAccount vm;
  private final String id;
  private final String name;
  private final Model model;
  private final @Nullable String spawnedAt;
  private final long spawnedNs;
  private final LoopAccount loop = new LoopAccount();
  private GilThread gilThread;

  private State state = State.NEW;
  private Reason reason = Reason.SLEEP; // of the released state
  private @Nullable TaskAccount unit;
  private long since;
  private long aliveFrom;
  private long endedNs;

  // The whole thread, and the part of it that is no task's.
  private long held;
  private long waiting;
  private final long[] released = new long[REASONS];
  private long ownHeld;
  private long ownWaiting;
  private final long[] ownReleased = new long[REASONS];
  private long tasks;

  private final long[] releases = new long[REASONS];
  private @Nullable Histogram waits; // made at the first wait: most threads of a program never wait
  private long unfinishedWait; // of a thread that was turned away
  private long disorder; // transitions that its state does not allow
  private long cpuNs = -1;
  private @Nullable LongConsumer beforeCut;

  @SuppressWarnings("NullAway.Init") // bound before anybody sees it
  ThreadAccount(
      VmAccount vm,
      String id,
      String name,
      Model model,
      @Nullable String spawnedAt,
      long spawnedNs) {
    this.vm = vm;
    this.id = id;
    this.name = name;
    this.model = model;
    this.spawnedAt = spawnedAt;
    this.spawnedNs = spawnedNs;
  }

  void bind(GilThread thread) {
    gilThread = thread;
  }

  @Override
  public void wanting(long now) {
    vm.record(id, null, Recorder.Kind.WANTING, null, now);
    enter(State.WAITING, state == State.NEW || state == State.RELEASED, now);
  }

  @Override
  public void taken(long now) {
    vm.record(id, null, Recorder.Kind.TAKEN, null, now);
    if (state == State.WAITING) {
      if (waits == null) {
        waits = new Histogram();
      }
      waits.add(now - since);
    }
    boolean legal = state == State.NEW || state == State.RELEASED || state == State.WAITING;
    enter(State.HOLDING, legal, now);
  }

  @Override
  public void dropped(long now) {
    vm.record(id, null, Recorder.Kind.DROPPED, null, now);
    enter(State.WAITING, state == State.HOLDING, now);
  }

  @Override
  public void released(@Nullable Reason why, long now) {
    if (why == null) {
      vm.record(id, null, Recorder.Kind.ENDED, null, now);
      if (state == State.WAITING && !vm.hasEnded()) {
        unfinishedWait += now - since;
      }
      boolean legal = state != State.DEAD && (state != State.RELEASED || vm.gil().core().closed());
      enter(State.DEAD, legal, now);
      endedNs = now;
      return;
    }
    vm.record(id, null, Recorder.Kind.RELEASED, why, now);
    releases[why.ordinal()]++;
    enter(State.RELEASED, state == State.HOLDING, now);
    reason = why;
  }

  private void enter(State next, boolean legal, long now) {
    if (vm.hasEnded()) {
      return; // a daemon thread that is turned away later than its VM's end ended with it
    }
    if (!legal) {
      disorder++;
    }
    vm.advance(now);
    if (state == State.NEW) {
      aliveFrom = now;
      since = now;
      vm.started(this, now);
    } else {
      close(now);
    }
    if (state == State.HOLDING) {
      vm.letGo(next == State.WAITING);
    } else if (state == State.WAITING) {
      vm.waits(-1);
    }
    state = next;
    if (next == State.HOLDING) {
      vm.took(this);
    } else if (next == State.WAITING) {
      vm.waits(1);
    }
  }

  /// Closes the open interval at `now` and opens the next one there.
  private void close(long now) {
    long d = now - since;
    if (d < 0) {
      vm.wentBack();
    }
    since = now;
    TaskAccount task = unit;
    if (task != null) {
      tasks += d;
    }
    // No switch: on an enum it reads a table first, and this is the hottest code of the ledger.
    if (state == State.HOLDING) {
      held += d;
      if (task == null) {
        ownHeld += d;
      } else {
        task.held(d);
      }
    } else if (state == State.WAITING) {
      waiting += d;
      if (task == null) {
        ownWaiting += d;
      } else {
        task.waiting(d);
      }
    } else if (state == State.RELEASED) {
      released[reason.ordinal()] += d;
      if (task == null) {
        ownReleased[reason.ordinal()] += d;
      } else {
        task.blocking(reason, d);
      }
    } else {
      disorder++;
    }
  }

  /// From `now` on the thread's time is charged to `task`, or to itself. By the thread, as the
  /// holder.
  void unit(@Nullable TaskAccount task, long now) {
    close(now);
    unit = task;
  }

  /// The reading at which the open interval began: no step boundary may lie before it.
  long since() {
    return since;
  }

  /// Opens the account of a new task of this thread's loop, ready from `now` on. By a holder of the
  /// lock.
  ///
  /// @param taskName null for `Task-n`, made when it is asked for
  public TaskAccount task(@Nullable String taskName, @Nullable Object taskSpawnedAt, long now) {
    return new TaskAccount(this, taskName, taskSpawnedAt, now);
  }

  /// How long (ns) the thread's unit has held the lock up to `now`: the task whose step it runs, or
  /// the thread itself. By the thread, as the holder.
  public long heldNanos(long now) {
    TaskAccount task = unit;
    long closed = task == null ? ownHeld : task.closedHeld();
    return state == State.HOLDING ? closed + Math.max(0, now - since) : closed;
  }

  /// The times of the thread as a unit, its tasks' steps not included. By any holder of the lock.
  public Times times() {
    return vm.gil().underMutex(now -> own(Math.max(now, since)));
  }

  private Times own(long now) {
    Times closed = new Times(ownHeld, ownWaiting, ByReason.of(ownReleased));
    return unit == null ? closed.plus(open(now)) : closed;
  }

  /// The open interval as times, up to `now`.
  Times open(long now) {
    long d = now - since;
    return switch (state) {
      case HOLDING -> new Times(d, 0, ByReason.NONE);
      case WAITING -> new Times(0, d, ByReason.NONE);
      case RELEASED -> new Times(0, 0, ByReason.NONE.plus(reason, d));
      case NEW, DEAD -> Times.ZERO;
    };
  }

  /// Sets the processor time (ns) that the thread has used since it first wanted the lock; by the
  /// thread, just before it ends.
  public void cpu(long ns) {
    cpuNs = ns;
  }

  /// What the thread does at `now`, for who looks on under the mutex of the VM's lock. All exact
  /// but the sums of a thread that holds the lock and steps tasks: they may miss its last step.
  public UnitNow now(long now) {
    long open = Math.max(0, now - since);
    long holding = held + (state == State.HOLDING ? open : 0);
    long wanting = waiting + (state == State.WAITING ? open : 0);
    return switch (state) {
      case NEW -> new UnitNow(UnitNow.State.STARTING, null, now - spawnedNs, 0, 0);
      case HOLDING -> new UnitNow(UnitNow.State.HOLDING, null, open, holding, wanting);
      case WAITING -> new UnitNow(UnitNow.State.WAITING, null, open, holding, wanting);
      case RELEASED -> new UnitNow(UnitNow.State.RELEASED, reason, open, holding, wanting);
      case DEAD -> new UnitNow(UnitNow.State.ENDED, null, open, holding, wanting);
    };
  }

  /// `hook` is called with the reading of every cut before it is made, to tell the loop's tasks of
  /// events that have happened but that the loop has not seen yet. It runs where the cut runs.
  public void beforeCut(LongConsumer hook) {
    beforeCut = hook;
  }

  void beforeCut(long now) {
    if (beforeCut != null) {
      beforeCut.accept(now);
    }
  }

  ThreadSnapshot cut(long now, long originNs, boolean vmEnded) {
    boolean begun = state != State.NEW;
    Times open = begun ? open(now) : Times.ZERO;
    Times whole = new Times(held, waiting, ByReason.of(released)).plus(open);
    // Who still holds the lock was stuck when the VM ended without it.
    boolean ended = state == State.DEAD || vmEnded && state != State.HOLDING;
    long aliveTo = state == State.DEAD ? endedNs : now;
    long[] voluntary = new long[REASONS];
    for (Reason r : Reason.values()) {
      voluntary[r.ordinal()] = gilThread.voluntary(r);
    }
    return new ThreadSnapshot(
        id,
        name,
        model,
        spawnedAt,
        begun ? aliveFrom - originNs : 0,
        begun ? aliveFrom - spawnedNs : now - spawnedNs,
        begun ? aliveTo - aliveFrom : 0,
        whole,
        own(now),
        tasks + (unit == null ? 0 : open.total()),
        cpuNs,
        ended,
        state == State.HOLDING ? 1 : 0,
        gilThread.acquires(),
        gilThread.forced(),
        gilThread.exits(),
        ByReason.of(voluntary),
        ByReason.of(releases),
        gilThread.requests(),
        gilThread.waits(),
        gilThread.wakes(),
        waits == null ? Distribution.EMPTY : waits.snapshot(),
        unfinishedWait + open.waitingNs(),
        disorder,
        false);
  }

  TaskTotals cutTasks(long now, boolean vmEnded) {
    return loop.cut(now, vmEnded);
  }

  LoopAccount loop() {
    return loop;
  }

  VmAccount vm() {
    return vm;
  }

  /// The thread as its lock knows it.
  public GilThread gilThread() {
    return gilThread;
  }

  /// `T0`, `T1`, … within its VM.
  public String id() {
    return id;
  }

  /// What the program calls it.
  public String name() {
    return name;
  }

  /// How it came to be.
  public Model model() {
    return model;
  }

  /// Where the `spawn` stands, `file:line`; null for a thread that nobody spawned.
  public @Nullable String spawnedAt() {
    return spawnedAt;
  }
}
