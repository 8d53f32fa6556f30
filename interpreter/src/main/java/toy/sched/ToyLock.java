package toy.sched;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
import toy.gil.Reason;
import toy.value.Callbacks;
import toy.value.HasRepr;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;
import toy.vm.ToyThread;
import toy.vm.Waitable;

/// `threading.Lock`. It barges: a release frees it and wakes the longest waiter, which tries again
/// without the GIL; whoever comes first has it. Handing it over instead was 60 times slower for a
/// tight `with lock` beside another thread (measured). What can be had at once takes no request and
/// does not release the GIL.
public final class ToyLock implements HasRepr, Waitable {
  public static final ToyClass TYPE = ToyClass.builtin("lock", Types.OBJECT);

  private final AtomicBoolean locked = new AtomicBoolean();
  private final Deque<ToyThread> waiters = new ArrayDeque<>(0); // guarded by itself
  private volatile boolean awaited; // there are waiters

  // Who holds it and where it was taken, for deadlock messages; written by the holder.
  private @Nullable ToyThread owner;
  private @Nullable FunctionCode takenIn;
  private int takenAt;

  /// `acquire`: whether the lock was had before the deadline.
  ///
  /// @param deadline a reading of the scheduler's clock, [Request#NEVER], or the past for a try
  public boolean acquire(Fiber f, long deadline, boolean blocking) {
    boolean taken = locked.compareAndSet(false, true);
    if (!taken && blocking) {
      taken =
          Boolean.TRUE.equals(
              f.vm.scheduler.perform(f, new Request.Wait(Reason.LOCK, this, deadline)));
    }
    if (taken) {
      owner = f.thread;
      takenIn = f.function();
      takenAt = f.position();
    }
    return taken;
  }

  public void release() {
    if (!locked.get()) {
      throw ToyError.runtimeError("release unlocked lock");
    }
    owner = null;
    takenIn = null;
    locked.set(false);
    wakeNext();
  }

  public boolean isLocked() {
    return locked.get();
  }

  private void wakeNext() {
    if (awaited) {
      ToyThread next;
      synchronized (waiters) {
        next = waiters.peek();
      }
      if (next != null) {
        next.unpark();
      }
    }
  }

  @Override
  public boolean tryTake(ToyThread waiter) {
    return !locked.get() && locked.compareAndSet(false, true);
  }

  @Override
  public void enlist(ToyThread waiter) {
    synchronized (waiters) {
      waiters.add(waiter);
      awaited = true;
    }
  }

  @Override
  public void withdraw(ToyThread waiter) {
    synchronized (waiters) {
      waiters.remove(waiter);
      awaited = !waiters.isEmpty();
    }
    if (!locked.get()) {
      wakeNext(); // it may have been woken and now gives up
    }
  }

  /// The threads that wait for it, the longest first.
  List<ToyThread> waiting() {
    synchronized (waiters) {
      return List.copyOf(waiters);
    }
  }

  /// Who holds it; null where nobody does.
  @Nullable VmThread owner() {
    return (VmThread) owner;
  }

  /// Where the owner took it.
  Fiber.@Nullable Place takenAt() {
    FunctionCode in = takenIn;
    return in == null ? null : Fiber.place(in, takenAt);
  }

  @Override
  public String describe() {
    return "a lock";
  }

  @Override
  public String repr(Callbacks calls) {
    return "<" + (isLocked() ? "locked" : "unlocked") + " _thread.lock object>";
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
