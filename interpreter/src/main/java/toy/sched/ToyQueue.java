package toy.sched;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyObject;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;
import toy.vm.ToyThread;
import toy.vm.Waitable;

/// `queue.Queue(maxsize)`. Items, waiters and the count of unfinished work are guarded by this
/// object; nothing blocks under that lock. Each change wakes the longest of those whom it may
/// concern.
public final class ToyQueue implements ToyObject {
  public static final ToyClass TYPE = ToyClass.builtin("Queue", Types.OBJECT);

  private final int capacity;
  private final Deque<Object> items = new ArrayDeque<>();
  private final Deque<ToyThread> getters = new ArrayDeque<>(0);
  private final Deque<ToyThread> putters = new ArrayDeque<>(0);
  private final Deque<ToyThread> joiners = new ArrayDeque<>(0);
  private long unfinished;

  /// @param capacity 0 or less: no bound
  public ToyQueue(int capacity) {
    this.capacity = capacity <= 0 ? Integer.MAX_VALUE : capacity;
  }

  /// `put`; raises Full where there is no room before the deadline.
  public void put(Fiber f, Object item, long deadline, boolean blocking) {
    Put put = new Put(item);
    if (!put.tryTake(f.thread) && !(blocking && waitFor(f, put, deadline))) {
      throw new ToyError(new toy.value.ExceptionValue(Types.QUEUE_FULL, toy.value.ToyTuple.EMPTY));
    }
  }

  /// `get`; raises Empty where nothing comes before the deadline.
  public Object get(Fiber f, long deadline, boolean blocking) {
    Get get = new Get();
    if (!get.tryTake(f.thread) && !(blocking && waitFor(f, get, deadline))) {
      throw new ToyError(new toy.value.ExceptionValue(Types.QUEUE_EMPTY, toy.value.ToyTuple.EMPTY));
    }
    return java.util.Objects.requireNonNull(get.item);
  }

  /// `join`: until every item that was put has been reported done.
  public void join(Fiber f) {
    Done done = new Done();
    if (!done.tryTake(f.thread)) {
      waitFor(f, done, Request.NEVER);
    }
  }

  private static boolean waitFor(Fiber f, Waitable on, long deadline) {
    return Boolean.TRUE.equals(
        f.vm.scheduler.perform(f, new Request.Wait(Reason.QUEUE, on, deadline)));
  }

  public void taskDone() {
    synchronized (this) {
      if (unfinished == 0) {
        throw ToyError.valueError("task_done() called too many times");
      }
      unfinished--;
      if (unfinished == 0) {
        joiners.forEach(ToyThread::unpark);
      }
    }
  }

  public synchronized int size() {
    return items.size();
  }

  public synchronized boolean isFull() {
    return items.size() >= capacity;
  }

  /// The threads that wait for an item, for room or for the end of its work, the longest of each
  /// first.
  synchronized List<ToyThread> waiting() {
    List<ToyThread> all = new ArrayList<>(getters);
    all.addAll(putters);
    all.addAll(joiners);
    return all;
  }

  private static void wakeFirst(Deque<ToyThread> waiters) {
    ToyThread first = waiters.peek();
    if (first != null) {
      first.unpark();
    }
  }

  /// One wait of one thread. Who leaves wakes the next, in case it had been woken for nothing.
  private abstract class Wait implements Waitable {
    abstract Deque<ToyThread> line();

    @Override
    public void enlist(ToyThread waiter) {
      synchronized (ToyQueue.this) {
        line().add(waiter);
      }
    }

    @Override
    public void withdraw(ToyThread waiter) {
      synchronized (ToyQueue.this) {
        line().remove(waiter);
        wakeFirst(line());
      }
    }
  }

  private final class Get extends Wait {
    @Nullable Object item;

    @Override
    Deque<ToyThread> line() {
      return getters;
    }

    @Override
    public boolean tryTake(ToyThread waiter) {
      synchronized (ToyQueue.this) {
        item = items.poll();
        if (item != null) {
          wakeFirst(putters);
        }
        return item != null;
      }
    }

    @Override
    public String describe() {
      return "an item of an empty queue";
    }
  }

  private final class Put extends Wait {
    private final Object item;

    Put(Object item) {
      this.item = item;
    }

    @Override
    Deque<ToyThread> line() {
      return putters;
    }

    @Override
    public boolean tryTake(ToyThread waiter) {
      synchronized (ToyQueue.this) {
        if (items.size() >= capacity) {
          return false;
        }
        items.add(item);
        unfinished++;
        wakeFirst(getters);
        return true;
      }
    }

    @Override
    public String describe() {
      return "room in a full queue";
    }
  }

  private final class Done extends Wait {
    @Override
    Deque<ToyThread> line() {
      return joiners;
    }

    @Override
    public boolean tryTake(ToyThread waiter) {
      synchronized (ToyQueue.this) {
        return unfinished == 0;
      }
    }

    @Override
    public String describe() {
      return "the end of a queue's work";
    }
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
