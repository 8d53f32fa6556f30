package toy.sched;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
import toy.gil.Reason;
import toy.value.Callbacks;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;
import toy.vm.ToyThread;

/// `threading.Lock` and `RLock`, which its owner can take again. It barges: a release frees it and
/// wakes the longest waiter, which tries again without the GIL; whoever comes first has it. Handing
/// it over instead was 60 times slower for a tight `with lock` beside another thread (measured).
/// What can be had at once takes no request and does not release the GIL.
public final class ToyLock implements Primitive, Primitive.Wait {
  public static final ToyClass TYPE = ToyClass.builtin("lock", Types.OBJECT);
  public static final ToyClass REENTRANT = ToyClass.builtin("RLock", Types.OBJECT);

  private final boolean reentrant;

  private final AtomicBoolean locked = new AtomicBoolean();
  private final Deque<ToyThread> waiters = new ArrayDeque<>(0); // guarded by itself
  private volatile boolean awaited; // there are waiters

  // Who holds it and where it was taken, for deadlock messages; written by the holder.
  private @Nullable ToyThread owner;
  private @Nullable FunctionCode takenIn;
  private int takenAt;
  private boolean scoped; // taken by a `with`, whose end releases it
  private int depth; // how often its owner has taken it, where it may take it again

  /// @param type [#TYPE] or [#REENTRANT]
  public ToyLock(ToyClass type) {
    reentrant = type == REENTRANT;
  }

  /// `acquire`: whether the lock was had before the deadline.
  ///
  /// @param deadline a reading of the scheduler's clock, [Request#NEVER], or the past for a try
  public boolean acquire(Fiber f, long deadline, boolean blocking) {
    if (reentrant && owner == f.thread) { // only a thread itself can find itself here
      depth++;
      return true;
    }
    boolean taken = locked.compareAndSet(false, true);
    if (!taken && blocking) {
      taken =
          Boolean.TRUE.equals(
              f.vm.scheduler.perform(f, new Request.Wait(Reason.LOCK, this, deadline)));
    }
    if (taken) {
      if (reentrant) {
        ((VmThread) f.thread).ownLocks++;
      }
      owner = f.thread;
      takenIn = f.function();
      takenAt = f.position();
      depth = 1;
    }
    return taken;
  }

  /// `with lock`: its end will release it.
  public boolean enter(Fiber f) {
    acquire(f, Request.NEVER, true);
    scoped = true;
    return true;
  }

  /// Who alone can release it, while somebody has it: the owner of an RLock, and whoever has a Lock
  /// for the length of a `with`. Any other Lock can be released by any thread. To be trusted where
  /// that thread is seen parked before this is called.
  @Nullable VmThread soleReleaser() {
    VmThread by = owner();
    return reentrant || scoped ? by : null;
  }

  public void release(Fiber f) {
    if (reentrant) {
      if (owner != f.thread) {
        throw ToyError.runtimeError("cannot release un-acquired lock");
      }
      if (--depth > 0) {
        return;
      }
    }
    free();
  }

  private void free() {
    if (!locked.get()) {
      throw ToyError.runtimeError("release unlocked lock");
    }
    if (reentrant && owner instanceof VmThread by) {
      by.ownLocks--;
    }
    owner = null;
    takenIn = null;
    scoped = false;
    locked.set(false);
    wakeNext();
  }

  public boolean isLocked() {
    return locked.get();
  }

  /// Whether `f` holds it; of one that has no owner, whether anybody does.
  boolean isHeld(Fiber f) {
    return reentrant ? owner == f.thread : isLocked();
  }

  /// Frees it however often it was taken; how often that was. By its holder.
  int releaseAll() {
    int times = depth;
    free();
    return times;
  }

  /// Whether its holder will release it at the end of a `with`.
  boolean isScoped() {
    return scoped;
  }

  /// Takes it as often as [#releaseAll] has freed it.
  void acquireAgain(Fiber f, int times, boolean inScope) {
    acquire(f, Request.NEVER, true);
    depth = times;
    scoped = inScope;
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

  @Override
  public List<ToyThread> waiting() {
    synchronized (waiters) {
      return List.copyOf(waiters);
    }
  }

  @Override
  public @Nullable VmThread owner() {
    return (VmThread) owner;
  }

  @Override
  public Fiber.@Nullable Place takenAt() {
    FunctionCode in = takenIn;
    return in == null ? null : Fiber.place(in, takenAt);
  }

  @Override
  public Primitive primitive() {
    return this;
  }

  @Override
  public String kind() {
    return reentrant ? "RLock" : "Lock";
  }

  @Override
  public String state() {
    return isLocked() ? "locked" : "free";
  }

  @Override
  public String describe() {
    return reentrant ? "an RLock" : "a lock";
  }

  @Override
  public String repr(Callbacks calls) {
    String state = isLocked() ? "locked" : "unlocked";
    VmThread by = owner();
    return reentrant
        ? "<"
            + state
            + " _thread.RLock object owner="
            + (by == null ? 0 : Units.ident(by))
            + " count="
            + (by == null ? 0 : depth)
            + ">"
        : "<" + state + " _thread.lock object>";
  }

  @Override
  public ToyClass type() {
    return reentrant ? REENTRANT : TYPE;
  }
}
