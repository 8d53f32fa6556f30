package toy.gil;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The lock of one VM for real threads: it does what [GilCore] says, with one mutex and its
/// conditions (CPython has two mutexes; one gives the same behaviour and puts all stamps under one
/// lock). Each thread waits on a condition of its own, so that it is the core that says who is
/// woken, and not the order in which they happened to fall asleep.
///
/// Each thread of the VM [attaches][#attach] once and passes its [GilThread] to every call.
/// Acquiring blocks and is deaf to `Thread.interrupt` (the flag is kept): a thread that stopped
/// waiting would leave the holder that it asked parked for ever. Every transition is told to the
/// thread's [Transitions] under the mutex with one clock reading, and the readings of one lock
/// never go back.
public final class RealGil {
  private static final long LATE_NS = 100_000; // of a timed wait: the timer's slack, and to wake up
  private static final long LET_IN_NS = 50_000; // about what it takes to wake up

  private final ReentrantLock mutex = new ReentrantLock(); // unfair on purpose: barging is the rule
  private final Condition switched = mutex.newCondition(); // a forced park may be over
  private final Clock clock;
  private final Breaker breaker;
  private final @Nullable RuntimeLock runtime;
  private final GilCore core; // guarded by mutex
  private final List<LongConsumer> cuts = new ArrayList<>(); // guarded by mutex
  private int parked; // guarded by mutex
  private long last = Long.MIN_VALUE; // ns, guarded by mutex
  private int switchEvery; // read and written by the holder
  private int count; // checkpoints since the last full count; the holder's

  /// A free lock that obeys `policy` and asks for drops through `breaker`.
  public RealGil(Policy policy, Clock clock, Breaker breaker) {
    this.core = new GilCore(policy);
    this.clock = clock;
    this.breaker = breaker;
    this.runtime = policy.isParallel() ? new RuntimeLock() : null;
    applyCounting(policy);
  }

  /// A new thread of this lock; `account` is told of its transitions.
  public GilThread attach(Transitions account) {
    return new GilThread(account, mutex.newCondition());
  }

  /// Blocks until `t` holds the lock.
  ///
  /// @throws GilClosed when the lock is closed; `t` has then ended
  public void acquire(GilThread t) {
    mutex.lock();
    try {
      long now = now();
      if (core.closed()) {
        turnAway(t, now);
      }
      if (core.tryTake(t, now)) {
        afterTake(t, now);
        return;
      }
      core.want(t, now);
      t.account.wanting(now);
      awaitLock(t);
    } finally {
      mutex.unlock();
    }
  }

  /// The waiting thread `t` waits until it has the lock. The mutex is held.
  private void awaitLock(GilThread t) {
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= awaitFree(t, core.wakeAt(t));
        long now = now();
        if (core.closed()) {
          turnAway(t, now);
        }
        if (core.tryTake(t, now)) {
          afterTake(t, now);
          return;
        }
        if (core.woke(t, now)) {
          breaker.set(Breaker.DROP_REQUEST);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// `t` waits to be woken until the reading `wakeAt`; true when an interrupt ended the wait.
  private boolean awaitFree(GilThread t, long wakeAt) {
    if (wakeAt == GilCore.NEVER) {
      t.free().awaitUninterruptibly();
      return false;
    }
    try {
      long left = wakeAt - now();
      while (left > 0 && !t.free().await(left - early(left), TimeUnit.NANOSECONDS)) {
        left = wakeAt - now();
      }
      return false;
    } catch (InterruptedException _) {
      return true;
    }
  }

  /// By how much to aim before the end of a wait of `left` ns, so that it ends when it should; who
  /// is woken too early waits for the rest.
  private static long early(long left) {
    return Math.min(LATE_NS, left / 8);
  }

  private void afterTake(GilThread t, long now) {
    t.account.taken(now);
    if (breaker.any(Breaker.DROP_REQUEST)) {
      breaker.clear(Breaker.DROP_REQUEST);
    }
    if (parked > 0) {
      switched.signalAll();
    }
    if (core.inTurn()) {
      wake(core.next()); // the new first in the queue begins to watch this hold
    }
  }

  private void turnAway(GilThread t, long now) {
    core.turnAway(t);
    t.account.released(null, now);
    throw new GilClosed();
  }

  /// The holder `t` gives the lock up for `reason`. If it was asked for the lock, it parks until
  /// another thread has taken it.
  public void release(GilThread t, Reason reason) {
    mutex.lock();
    try {
      long now = now();
      boolean park = core.release(t, reason);
      t.account.released(reason, now);
      afterRelease(now);
      if (park) {
        park(t);
      }
    } finally {
      mutex.unlock();
    }
  }

  private void afterRelease(long now) {
    wake(core.next());
    if (!cuts.isEmpty()) {
      serveCuts(now);
    }
  }

  private static void wake(@Nullable GilThread t) {
    if (t != null) {
      t.free().signal();
    }
  }

  private void wakeAll() {
    core.forEachWaiter(RealGil::wake);
  }

  private void park(GilThread t) {
    parked++;
    while (!core.parkIsOver(t)) {
      switched.awaitUninterruptibly();
    }
    parked--;
  }

  /// The slow path of a checkpoint of the holder `t`: serves those who wait for a cut, counts if
  /// checkpoints are counted, and drops the lock and takes it back if it was asked for. True when
  /// it did that, so that the caller looks at the world anew.
  ///
  /// @throws GilClosed when the lock was closed meanwhile; `t` has then ended
  public boolean checkpoint(GilThread t) {
    boolean full = false;
    if (switchEvery > 0 && ++count >= switchEvery) {
      count = 0;
      full = true;
    }
    if (!full && !breaker.any(Breaker.DROP_REQUEST | Breaker.SNAPSHOT)) {
      return false;
    }
    mutex.lock();
    try {
      if (!cuts.isEmpty()) {
        serveCuts(now());
      }
      boolean drop = full ? core.countIsFull(t) : core.requested();
      if (drop) {
        dropAndTakeBack(t);
      }
      return drop;
    } finally {
      mutex.unlock();
    }
  }

  private void dropAndTakeBack(GilThread t) {
    long now = now();
    boolean park = core.drop(t, now);
    t.account.dropped(now);
    afterRelease(now);
    if (park) {
      park(t);
    } else if (core.newcomerIsNext()) {
      letIn();
    } else if (core.waiters() > 1) {
      // Without a forced switch the drop is CPython 2's release and acquire: the lock goes to who
      // wakes between the two calls, while the first of them tells the waiter.
      mutex.unlock();
      mutex.lock();
    }
    now = now();
    if (core.closed()) {
      turnAway(t, now);
    }
    if (core.tryTake(t, now)) {
      afterTake(t, now);
      return;
    }
    core.restart(t, now); // CPython's interval begins after the park
    awaitLock(t);
  }

  /// Waits a moment for the newcomer that was woken: CPython 2 does not, but the operating system
  /// runs who has slept at once, in place of the thread that woke it.
  private void letIn() {
    parked++;
    try {
      switched.awaitNanos(LET_IN_NS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      parked--;
    }
  }

  /// Where there is no lock: the holder `t` goes inside the [runtime][#runtime]. While it has to
  /// wait for that, its account says so: as if the lock that there is not were taken from it.
  public void enterRuntime(GilThread t) {
    RuntimeLock inside = runtime;
    if (inside == null || inside.tryLock()) {
      return;
    }
    underMutex(now -> {
      core.drop(t, now);
      t.account.dropped(now);
      return null;
    });
    inside.lock();
    underMutex(now -> {
      core.tryTake(t, now);
      t.account.taken(now);
      return null;
    });
  }

  /// The holder `t` lets the lock go for good.
  public void exit(GilThread t) {
    underMutex(now -> {
      core.exit(t);
      t.account.released(null, now);
      afterRelease(now);
      return null;
    });
  }

  /// Closes the lock for a VM's finalisation: every thread that waits for it, or will want it, gets
  /// [GilClosed]; parked ones go on. The holder, if there is one, keeps it until it exits.
  public void close() {
    mutex.lock();
    try {
      core.close();
      serveCuts(now());
      breaker.clear(Breaker.DROP_REQUEST);
      wakeAll();
      switched.signalAll();
    } finally {
      mutex.unlock();
    }
  }

  /// Calls `f` under the mutex with one reading. For the holder: what it reads is consistent. For
  /// others: so is all but what the holder writes without the mutex. `f` may not call this lock.
  public <T extends @Nullable Object> T underMutex(LongFunction<T> f) {
    mutex.lock();
    try {
      return f.apply(now());
    } finally {
      mutex.unlock();
    }
  }

  /// Calls `cut` once, under the mutex, with one reading, at a moment when what the holder writes
  /// without the mutex is not being written: here and now if nobody holds the lock, else by the
  /// holder at its next checkpoint or release. For callers that do not hold it; one that holds
  /// another VM's lock must give that up before it waits for the cut, else two VMs could wait for
  /// each other. `cut` may not call this lock.
  ///
  /// Where there is no lock, what is written without the mutex is written under the [#runtime]
  /// lock, which is taken for the cut.
  ///
  /// Once the lock is closed nobody is waited for: a holder that has not left by then is in the
  /// middle of something that does not end.
  public void whenQuiet(LongConsumer cut) {
    RuntimeLock inside = runtime;
    if (inside != null && !isClosed()) {
      inside.lock();
      try {
        underMutex(now -> {
          cut.accept(now);
          return null;
        });
      } finally {
        inside.unlock();
      }
      return;
    }
    mutex.lock();
    try {
      if (core.holders() == 0 || core.closed()) {
        cut.accept(now());
      } else {
        cuts.add(cut);
        breaker.set(Breaker.SNAPSHOT);
      }
    } finally {
      mutex.unlock();
    }
  }

  private boolean isClosed() {
    return underMutex(_ -> core.closed());
  }

  private void serveCuts(long now) {
    for (LongConsumer cut : cuts) {
      cut.accept(now);
    }
    cuts.clear();
    breaker.clear(Breaker.SNAPSHOT);
  }

  /// Changes the rules; for the holder. Whether there is a lock at all cannot change.
  public void setPolicy(Policy policy) {
    mutex.lock();
    try {
      core.setPolicy(policy);
      applyCounting(policy);
      wakeAll(); // by other rules they wait for other moments
    } finally {
      mutex.unlock();
    }
  }

  private void applyCounting(Policy policy) {
    switchEvery = policy.switchEvery();
    count = 0;
    if (switchEvery > 0) {
      breaker.set(Breaker.COUNTING);
    } else {
      breaker.clear(Breaker.COUNTING);
    }
  }

  /// What guards the runtime where there is no lock; null where there is one.
  public @Nullable RuntimeLock runtime() {
    return runtime;
  }

  /// The state machine, to be read under the mutex only.
  public GilCore core() {
    return core;
  }

  /// The word through which the holder is asked.
  public Breaker breaker() {
    return breaker;
  }

  private long now() {
    last = Math.max(last, clock.nanos());
    return last;
  }
}
