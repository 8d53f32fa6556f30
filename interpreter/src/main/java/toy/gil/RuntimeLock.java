package toy.gil;

import java.util.concurrent.locks.ReentrantLock;

/// What guards the interpreter's own parts where there is no global lock (policy `none`): threads
/// run code of the program at once, but one at a time is inside the runtime.
///
/// CPython's free-threaded build has the same thing for extensions that do not say that they are
/// safe without a lock: it goes back to one lock for them. Here every native call is made under
/// this lock but those whose definition says otherwise, and it is given up wherever a GIL would be:
/// before a wait, and before a native calls back into code of the program.
///
/// Order: this one before the mutex of [RealGil], never after it. Nothing is waited for under it.
/// Not reentrant on purpose: a thread knows whether it is inside.
public final class RuntimeLock {
  /// What is done under it mostly takes less than a microsecond, a park fifty.
  private static final int SPINS = 200;

  private final ReentrantLock lock = new ReentrantLock();

  /// Whether the calling thread, which is outside, has it by now, without a park.
  public boolean tryLock() {
    for (int i = 0; i < SPINS; i++) {
      if (!lock.isLocked() && lock.tryLock()) {
        return true;
      }
    }
    return false;
  }

  /// Blocks until the calling thread, which is outside, has it.
  public void lock() {
    if (!tryLock()) {
      lock.lock();
    }
  }

  /// The calling thread, which has it, goes out.
  public void unlock() {
    lock.unlock();
  }
}
