package toy.gil;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The lock's algorithm as a pure state machine: who may take it, until when to wait, when to ask
/// for it, who must park. It is told the time (ns) and never blocks; whoever drives it carries out
/// what it says.
///
/// The rules are those of `take_gil` and `drop_gil` in CPython's `Python/ceval_gil.c` (3.2 to
/// 3.12): a waiter waits for one interval, anew after every wake-up; if it timed out, the lock is
/// held and nobody switched meanwhile, it asks for a drop; a free lock goes to whoever takes it
/// first; and whoever lets go of a lock that was asked for parks until another has taken it.
/// [Policy] varies them.
///
/// Not thread-safe: all calls are made under one mutex, or by one thread.
public final class GilCore {
  /// What [#wakeAt] says when there is nothing to wake for but a signal.
  public static final long NEVER = Long.MAX_VALUE;

  /// After so many acquires by others no newcomer goes before a waiter.
  private static final int PATIENCE = 10_000;

  private final ArrayDeque<GilThread> queue = new ArrayDeque<>(); // the longest waiter first
  private final boolean parallel; // there is no lock
  private Policy policy;
  private @Nullable GilThread lastHolder;
  private int holders;
  private int waiters;
  private boolean requested;
  private boolean closed;
  private long holdSince;
  private long switchNumber; // CPython's: it counts the first acquire too
  private long asks; // waiters that came to ask, whether or not a request was pending

  private long acquires;
  private long forced;
  private long voluntary;
  private long exits;
  private long switches;
  private long requests;
  private long honoured;

  /// A free lock.
  public GilCore(Policy policy) {
    this.policy = policy;
    this.parallel = policy.isParallel();
  }

  /// Gives `t` the lock if it may have it now. Taking it answers a pending request.
  public boolean tryTake(GilThread t, long now) {
    if (!mayTake(t)) {
      return false;
    }
    t.countAcquire();
    acquires++;
    holders++;
    holdSince = now;
    if (lastHolder != t) {
      if (lastHolder != null) {
        switches++;
      }
      switchNumber++;
      lastHolder = t;
    }
    requested = false;
    stopWaiting(t);
    return true;
  }

  private boolean mayTake(GilThread t) {
    if (holders > 0) {
      return parallel;
    }
    return !inTurn() || queue.isEmpty() || queue.peekFirst() == t;
  }

  /// `t` waits for the lock from now on. A thread that waits does so until it has it, or it is
  /// closed.
  public void want(GilThread t, long now) {
    t.waiting = true;
    t.since = acquires;
    t.asked = NEVER;
    t.dropped = false;
    waiters++;
    queue.addLast(t);
    restart(t, now);
  }

  /// Begins the interval of a waiter anew.
  public void restart(GilThread t, long now) {
    t.seenSwitches = switchNumber;
    t.deadline = now + policy.intervalNanos();
  }

  /// The reading at which the waiter `t` has to wake up if nothing wakes it before, or [#NEVER].
  public long wakeAt(GilThread t) {
    return switch (policy.trigger()) {
      case TIMEOUT -> t.deadline;
      case QUANTUM ->
          holders > 0 && !requested && queue.peekFirst() == t
              ? holdSince + policy.intervalNanos()
              : NEVER;
      case CHECKPOINTS, NEVER -> NEVER;
    };
  }

  /// The waiter `t` woke up, for whatever cause, and could not take the lock. True when the holder
  /// is now to be asked for it; either way a new interval begins.
  public boolean woke(GilThread t, long now) {
    t.countWake();
    boolean ask =
        switch (policy.trigger()) {
          case TIMEOUT -> now - t.deadline >= 0 && holders > 0 && switchNumber == t.seenSwitches;
          case QUANTUM -> {
            long at = wakeAt(t);
            yield at != NEVER && now - at >= 0;
          }
          case CHECKPOINTS, NEVER -> false;
        };
    restart(t, now);
    if (ask) {
      if (t.asked == NEVER) {
        t.asked = asks++;
      }
      ask();
    }
    return ask;
  }

  /// The waiter to wake when the lock has become free; null when nobody waits. It need not be the
  /// one that takes it, except [in turn][#inTurn].
  ///
  /// Where anyone may take it, CPython leaves this to `pthread_cond_signal`, which promises no
  /// order. In glibc a waiter that has just asked is as a rule not yet asleep again and takes the
  /// signal from the sleepers; but how often is a race, which varies with the machine and its load.
  /// If the sleepers always win, a newcomer overtakes all that wait; if those who ask always win,
  /// it may wait for ever, since each switch sets its interval back. Here is what real runs come to
  /// on average: waiters that came during an earlier hold are before those of a later one, and
  /// among those of the same hold the one that asked first. So a newcomer beside k threads that
  /// compute waits for about k + 1 intervals, and nobody starves.
  public @Nullable GilThread next() {
    GilThread first = queue.peekFirst();
    if (first == null || inTurn()) {
      return first;
    }
    return policy.forcedSwitch() ? firstToAsk(first) : newcomer(first);
  }

  /// Whether a holder that lets go, but is not to park, should let a newcomer in.
  public boolean newcomerIsNext() {
    GilThread next = next();
    return next != null && !next.dropped && !inTurn() && !policy.forcedSwitch();
  }

  private GilThread firstToAsk(GilThread first) {
    GilThread next = first;
    for (GilThread t : queue) {
      if (t.since != first.since) {
        break;
      }
      if (t.asked < next.asked) {
        next = t;
      }
    }
    return next;
  }

  /// With CPython 2's lock it is the operating system that lets threads which sleep much run before
  /// those that compute: there a sleeper is as soon back beside four of these as beside one.
  private GilThread newcomer(GilThread first) {
    if (acquires - first.since < PATIENCE) {
      for (GilThread t : queue) {
        if (!t.dropped) {
          return t;
        }
      }
    }
    return first;
  }

  /// Calls `f` with each waiter, the longest first.
  void forEachWaiter(Consumer<GilThread> f) {
    queue.forEach(f);
  }

  private void ask() {
    if (!requested && lastHolder != null) {
      requested = true;
      requests++;
      lastHolder.countRequest();
    }
  }

  /// The holder `t` came to a checkpoint at which the policy's count was full. True when it has to
  /// drop the lock because another thread wants it.
  public boolean countIsFull(GilThread t) {
    if (waiters > 0 && !parallel) {
      ask();
    }
    return requested;
  }

  /// A forced drop by the holder `t`, which waits again from now on. True when it has to park
  /// first.
  public boolean drop(GilThread t, long now) {
    t.countForced();
    forced++;
    honoured++;
    boolean park = letGo();
    want(t, now);
    t.dropped = true;
    return park;
  }

  /// The holder `t` gives the lock up for `reason`. True when it has to park before it goes its
  /// way.
  public boolean release(GilThread t, Reason reason) {
    t.countVoluntary(reason);
    voluntary++;
    if (requested) {
      honoured++;
    }
    return letGo();
  }

  /// The holder `t` lets the lock go for good. It never parks.
  public void exit(GilThread t) {
    t.countExit();
    exits++;
    letGo();
  }

  private boolean letGo() {
    holders--;
    return requested && policy.forcedSwitch() && waiters > 0 && !closed;
  }

  /// Whether `t`, which was told to park, may go on: another thread has taken the lock, nobody else
  /// waits for it, or it is closed.
  public boolean parkIsOver(GilThread t) {
    return lastHolder != t || waiters == (t.waiting ? 1 : 0) || closed;
  }

  /// Closes the lock: whoever waits, or will want it, is to be turned away. The holder keeps it.
  public void close() {
    closed = true;
    requested = false;
  }

  /// The waiter `t` is turned away from a closed lock.
  public void turnAway(GilThread t) {
    stopWaiting(t);
  }

  private void stopWaiting(GilThread t) {
    if (t.waiting) {
      t.waiting = false;
      waiters--;
      queue.remove(t);
    }
  }

  /// Changes the rules from the next decision on; intervals that have begun run out as they began.
  /// Whether there is a lock at all cannot change.
  public void setPolicy(Policy next) {
    if (next.isParallel() != parallel) {
      throw new IllegalArgumentException("a live lock cannot be taken away, nor be put in");
    }
    policy = next;
  }

  /// The rules in force.
  public Policy policy() {
    return policy;
  }

  /// Whether only the [next][#next] waiter may take a free lock.
  public boolean inTurn() {
    return policy.winner() == Policy.Winner.FIRST;
  }

  /// How many threads hold the lock: 0 or 1, or more when there is no lock.
  public int holders() {
    return holders;
  }

  /// How many threads wait for it.
  public int waiters() {
    return waiters;
  }

  /// Whether a drop request is pending.
  public boolean requested() {
    return requested;
  }

  /// Whether it is closed.
  public boolean closed() {
    return closed;
  }

  /// All acquires, first ones included.
  public long acquires() {
    return acquires;
  }

  /// All forced drops.
  public long forced() {
    return forced;
  }

  /// All releases for a reason.
  public long voluntary() {
    return voluntary;
  }

  /// All releases for good.
  public long exits() {
    return exits;
  }

  /// Acquires by another thread than the one that held the lock before.
  public long switches() {
    return switches;
  }

  /// Drop requests.
  public long requests() {
    return requests;
  }

  /// Forced drops, and releases for a reason that a request was pending for.
  public long honoured() {
    return honoured;
  }
}
