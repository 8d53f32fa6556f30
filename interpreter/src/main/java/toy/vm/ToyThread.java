package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.gil.RuntimeLock;

/// What the interpreter needs of the OS thread that it runs on. Touched by that thread alone.
public abstract class ToyThread {
  /// Natives, displays and callbacks nested on the Java stack.
  int nesting;

  /// Toy frames alive on this thread's current fiber are counted against the recursion limit.
  int depth;

  /// Whether it has the VM's [RuntimeLock]; false where there is none.
  boolean inRuntime;

  /// `T0`, or the name given to spawn.
  public abstract String name();

  /// Makes the thread look again at what it waits for. From any thread.
  public abstract void unpark();

  /// Goes inside the runtime. False where it is inside already, and where there is no such lock.
  public final boolean enterRuntime(@Nullable RuntimeLock lock) {
    if (lock == null || inRuntime) {
      return false;
    }
    awaitRuntime(lock);
    inRuntime = true;
    return true;
  }

  /// Blocks until the thread has the lock.
  protected void awaitRuntime(RuntimeLock lock) {
    lock.lock();
  }

  /// Goes out. False where it is out already, and where there is no such lock.
  public final boolean leaveRuntime(@Nullable RuntimeLock lock) {
    if (lock == null || !inRuntime) {
      return false;
    }
    inRuntime = false;
    lock.unlock();
    return true;
  }
}
