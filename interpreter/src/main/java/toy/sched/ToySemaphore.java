package toy.sched;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import toy.gil.Reason;
import toy.value.Callbacks;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;
import toy.vm.ToyThread;

/// `threading.Semaphore` and `BoundedSemaphore`. It barges as [ToyLock] does: a release of n wakes
/// the n that have waited longest, who try again; whoever comes first has it. Guarded by itself.
public final class ToySemaphore implements Primitive, Primitive.Wait {
  public static final ToyClass TYPE = ToyClass.builtin("threading", "Semaphore", Types.OBJECT);
  public static final ToyClass BOUNDED = ToyClass.builtin("threading", "BoundedSemaphore", TYPE);

  private final ToyClass type;
  private final long bound;
  private final Deque<ToyThread> waiters = new ArrayDeque<>(0);
  private long value;

  /// @param type [#TYPE], or [#BOUNDED]: more than `value` releases are an error then
  public ToySemaphore(ToyClass type, long value) {
    if (value < 0) {
      throw ToyError.valueError("semaphore initial value must be >= 0");
    }
    this.type = type;
    this.value = value;
    this.bound = type == BOUNDED ? value : Long.MAX_VALUE;
  }

  /// Whether it was had before the deadline.
  public boolean acquire(Fiber f, long deadline, boolean blocking) {
    return tryTake(f.thread)
        || blocking
            && Boolean.TRUE.equals(
                f.vm.scheduler.perform(f, new Request.Wait(Reason.LOCK, this, deadline)));
  }

  public void release(long n) {
    if (n < 1) {
      throw ToyError.valueError("n must be one or more");
    }
    synchronized (this) {
      if (n > bound - value) {
        throw ToyError.valueError("Semaphore released too many times");
      }
      value += n;
      wake(n);
    }
  }

  private void wake(long n) {
    Iterator<ToyThread> next = waiters.iterator();
    for (long i = 0; i < n && next.hasNext(); i++) {
      next.next().unpark();
    }
  }

  @Override
  public synchronized boolean tryTake(ToyThread waiter) {
    if (value == 0) {
      return false;
    }
    value--;
    return true;
  }

  @Override
  public synchronized void enlist(ToyThread waiter) {
    waiters.add(waiter);
  }

  /// It may have been woken and now gives up, or was not among the first and came in between.
  @Override
  public synchronized void withdraw(ToyThread waiter) {
    waiters.remove(waiter);
    wake(value);
  }

  @Override
  public Primitive primitive() {
    return this;
  }

  @Override
  public String describe() {
    return "a semaphore";
  }

  @Override
  public String kind() {
    return type.name();
  }

  @Override
  public synchronized String state() {
    return value + " left";
  }

  @Override
  public synchronized List<ToyThread> waiting() {
    return List.copyOf(waiters);
  }

  @Override
  public synchronized String repr(Callbacks calls) {
    String of = type == BOUNDED ? "/" + bound : "";
    return "<threading." + type.name() + ": value=" + value + of + ">";
  }

  @Override
  public ToyClass type() {
    return type;
  }
}
