package toy.sched;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import toy.gil.Clock;
import toy.vm.Request;

/// Where one thread waits for anything but the GIL. Units are woken through it and never by
/// `Thread.interrupt`, which would close the channels that the thread reads (measured).
///
/// As long as something is watched in the thread's selector it waits there: then whatever wakes it
/// ends the selection, and what sockets bring is seen when it comes, also while a blocking call
/// stops the thread's loop.
final class Parker {
  private static final int IDLE = 0;
  private static final int SIGNALLED = 1;
  private static final int STUCK = 2;

  private final Clock clock;
  private final Progress progress;
  private final Runnable onDeadlock;
  private final Runnable onStuck;
  private final AtomicInteger state = new AtomicInteger(IDLE);
  private volatile Thread owner;
  private volatile @Nullable Poller poller; // made by the owner
  private volatile boolean selecting;
  private volatile int parks; // without a deadline; by the owner

  Parker(Clock clock, Progress progress, Runnable onDeadlock) {
    this(clock, progress, onDeadlock, () -> {});
  }

  /// @param onDeadlock called on the parking thread when nobody is left who could wake it
  /// @param onStuck called on the parking thread when it has parked without a deadline, and others
  ///   can still go on
  Parker(Clock clock, Progress progress, Runnable onDeadlock, Runnable onStuck) {
    this.clock = clock;
    this.progress = progress;
    this.onDeadlock = onDeadlock;
    this.onStuck = onStuck;
    this.owner = Thread.currentThread();
  }

  /// The thread that parks here; before it starts.
  void owner(Thread thread) {
    owner = thread;
  }

  /// Makes the owner look again. What it looks at must have changed before.
  void unpark() {
    if (state.getAndSet(SIGNALLED) == STUCK) {
      progress.more();
    }
    LockSupport.unpark(owner);
    if (selecting && Thread.currentThread() != owner) {
      wakeSelector();
    }
  }

  /// As [#unpark], by the owner, for what its selector has seen; where the owner is stuck in a
  /// blocking call that does not free it.
  void noticed() {
    state.compareAndSet(IDLE, SIGNALLED);
  }

  private void wakeSelector() {
    Poller at = poller;
    if (at != null) {
      at.wakeup();
    }
  }

  /// The owner's selector, made when first asked for. By the owner.
  Poller poller() throws IOException {
    Poller made = poller;
    if (made == null) {
      made = new Poller(clock);
      poller = made;
    }
    return made;
  }

  /// Looks what the owner's sockets have brought, without waiting. By the owner.
  void poll() {
    Poller at = poller;
    if (at != null && (at.isWatching() || at.isStale())) {
      at.select(0);
    }
  }

  /// Whether the owner, or a task of its loop, waits for a socket.
  boolean isWatching() {
    Poller at = poller;
    return at != null && at.isWatching();
  }

  /// `watcher` gives up.
  void forget(Endpoint endpoint, Poller.Watcher watcher) {
    Poller at = poller;
    if (at != null) {
      at.unwatch(endpoint, watcher);
    }
  }

  /// The owner ends.
  void close() {
    Poller at = poller;
    if (at != null) {
      at.close();
    }
  }

  /// Waits once, until the next signal at the latest.
  ///
  /// @param nanos [Long#MAX_VALUE]: without end
  private void pause(long nanos) {
    Poller at = poller;
    if (at != null && at.isStale()) {
      at.select(0);
      if (state.get() == SIGNALLED) {
        return; // by what was seen just now: that gives no permit for a park
      }
    }
    if (at == null || !at.isWatching()) {
      if (nanos == Long.MAX_VALUE) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, nanos);
      }
      return;
    }
    selecting = true; // before the look at the state: a signal sees this, or is seen
    try {
      if (state.get() != SIGNALLED) {
        at.select(nanos);
      }
    } finally {
      selecting = false;
    }
  }

  /// Parks the owner until it is signalled or the clock reads `deadline`. May return early. With
  /// [Request#NEVER] the thread no longer counts as one that can go on.
  void park(long deadline) {
    if (deadline != Request.NEVER) {
      awaitSignal(deadline);
    } else {
      parkForGood();
    }
    state.set(IDLE); // what a signal stood for is looked at after this
  }

  private void parkForGood() {
    parks++;
    if (state.compareAndSet(IDLE, STUCK)) {
      if (progress.less()) {
        onDeadlock.run();
      } else {
        onStuck.run();
      }
      while (state.get() == STUCK) {
        pause(Long.MAX_VALUE);
      }
    }
  }

  /// Whether the owner is parked without a deadline and has not been signalled. Whoever sees that
  /// sees all that the owner has written before.
  boolean isStuck() {
    return state.get() == STUCK;
  }

  /// How often the owner has parked without a deadline: the number of the park that [#isStuck]
  /// speaks of, where it is read before and after.
  int parks() {
    return parks;
  }

  /// As [#park] without a deadline, for a thread that something outside the machine can wake.
  void parkOpenly() {
    while (state.get() != SIGNALLED) {
      pause(Long.MAX_VALUE);
    }
    state.set(IDLE);
  }

  /// Parks the owner for as short as the system can: about its timer's slack.
  void nap() {
    LockSupport.parkNanos(this, 1);
  }

  private void awaitSignal(long deadline) {
    while (state.get() != SIGNALLED) {
      long left = deadline - clock.nanos();
      if (left <= 0) {
        return;
      }
      pause(left);
    }
  }
}
