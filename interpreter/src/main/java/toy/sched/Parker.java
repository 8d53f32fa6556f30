package toy.sched;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import toy.gil.Clock;
import toy.vm.Request;

/// Where one thread waits for anything but the GIL. Units are woken through it and never by
/// `Thread.interrupt`, which would close the channels that the thread reads (measured).
final class Parker {
  private static final int IDLE = 0;
  private static final int SIGNALLED = 1;
  private static final int STUCK = 2;

  private final Clock clock;
  private final Progress progress;
  private final Runnable onDeadlock;
  private final AtomicInteger state = new AtomicInteger(IDLE);
  private volatile Thread owner;

  /// @param onDeadlock called on the parking thread when nobody is left who could wake it
  Parker(Clock clock, Progress progress, Runnable onDeadlock) {
    this.clock = clock;
    this.progress = progress;
    this.onDeadlock = onDeadlock;
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
  }

  /// Parks the owner until it is signalled or the clock reads `deadline`. May return early. With
  /// [Request#NEVER] the thread no longer counts as one that can go on.
  void park(long deadline) {
    if (deadline != Request.NEVER) {
      awaitSignal(deadline);
    } else if (state.compareAndSet(IDLE, STUCK)) {
      if (progress.less()) {
        onDeadlock.run();
      }
      while (state.get() == STUCK) {
        LockSupport.park(this);
      }
    }
    state.set(IDLE); // what a signal stood for is looked at after this
  }

  /// As [#park] without a deadline, for a thread that something outside the machine can wake.
  void parkOpenly() {
    while (state.get() != SIGNALLED) {
      LockSupport.park(this);
    }
    state.set(IDLE);
  }

  private void awaitSignal(long deadline) {
    while (state.get() != SIGNALLED) {
      long left = deadline - clock.nanos();
      if (left <= 0) {
        return;
      }
      LockSupport.parkNanos(this, left);
    }
  }
}
