package toy.sched;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.value.Callbacks;
import toy.value.None;
import toy.value.Text;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;
import toy.vm.ToyThread;

/// The queues of the module `queue`, which differ in what `get` gives. Items, waiters and the count
/// of unfinished work are guarded by this object; nothing blocks under that lock. Each change wakes
/// the longest of those whom it may concern.
///
/// To order items can call Toy code, which cannot be done under that lock: a PriorityQueue keeps
/// them in [#heap], under a [lock][#mutex] of the program's kind, and queues a token for each here.
/// A put first [reserves][#reserve] room, then adds to the heap, then [publishes][#publish].
public final class ToyQueue implements Primitive {
  public static final ToyClass TYPE = ToyClass.builtin("Queue", Types.OBJECT);
  public static final ToyClass LAST_IN = ToyClass.builtin("LifoQueue", TYPE);
  public static final ToyClass LEAST = ToyClass.builtin("PriorityQueue", TYPE);
  public static final ToyClass SIMPLE = ToyClass.builtin("SimpleQueue", Types.OBJECT);

  /// What comes to stay as the last item: there is no more.
  static final Object END = new Object();

  private final ToyClass type;
  private final Face face;

  /// The items of a PriorityQueue.
  public final ToyList heap = new ToyList();

  public final ToyLock mutex = new ToyLock(ToyLock.TYPE);
  private final int capacity;
  private final Deque<Object> items = new ArrayDeque<>();
  private final Deque<ToyThread> getters = new ArrayDeque<>(0);
  private final Deque<ToyThread> putters = new ArrayDeque<>(0);
  private final Deque<ToyThread> joiners = new ArrayDeque<>(0);
  private boolean shared;
  private int reserved;
  private long unfinished;

  /// How messages and the account know a queue that serves as something else.
  ///
  /// @param kind as programs call it
  /// @param item what a `get` waits for
  /// @param reason why who waits is released
  record Face(String kind, String item, Reason reason) {}

  /// @param type one of the four here
  /// @param capacity 0 or less: no bound
  public ToyQueue(ToyClass type, int capacity) {
    this(type, capacity, new Face(type.name(), "an item of an empty queue", Reason.QUEUE));
  }

  ToyQueue(ToyClass type, int capacity, Face face) {
    this.type = type;
    this.face = face;
    this.capacity = capacity <= 0 ? Integer.MAX_VALUE : capacity;
  }

  /// Threads of several VMs come to it.
  ToyQueue shared() {
    shared = true;
    return this;
  }

  /// `put`; raises Full where there is no room before the deadline.
  public void put(Fiber f, Object item, long deadline, boolean blocking) {
    put(f, new Put(item), deadline, blocking);
  }

  /// Keeps room for one item, which [#publish] or [#giveBack] ends; raises Full as [#put].
  public void reserve(Fiber f, long deadline, boolean blocking) {
    put(f, new Put(null), deadline, blocking);
  }

  /// There is one more in the heap.
  public synchronized void publish() {
    reserved--;
    add(None.NONE);
  }

  /// What was to be put in the room that was reserved will not come.
  public synchronized void giveBack() {
    reserved--;
    wakeFirst(putters);
  }

  private void add(Object item) {
    if (type == LAST_IN) {
      items.addFirst(item);
    } else {
      items.addLast(item);
    }
    unfinished++;
    wakeFirst(getters);
  }

  /// For who is no thread of this JVM.
  Turn getting() {
    return new Get();
  }

  Turn putting(Object item) {
    return new Put(item);
  }

  /// For an item that stays where it is.
  Turn looking() {
    return new Look();
  }

  Reason reason() {
    return face.reason;
  }

  private void put(Fiber f, Put put, long deadline, boolean blocking) {
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

  private boolean waitFor(Fiber f, Primitive.Wait on, long deadline) {
    return Boolean.TRUE.equals(
        f.vm.scheduler.perform(f, new Request.Wait(face.reason, on, deadline)));
  }

  /// Puts it although there may be no room; for those who cannot wait.
  synchronized void force(Object item) {
    add(item);
  }

  /// Whether there is an item before the deadline; it stays there.
  boolean awaitItem(Fiber f, long deadline) {
    Look look = new Look();
    return look.tryTake(f.thread) || waitFor(f, look, deadline);
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

  /// 0: no bound.
  public int maxsize() {
    return capacity == Integer.MAX_VALUE ? 0 : capacity;
  }

  public synchronized int size() {
    return items.size();
  }

  public synchronized boolean isFull() {
    return items.size() + reserved >= capacity;
  }

  /// The threads that wait for an item, for room or for the end of its work, the longest of each
  /// first.
  @Override
  public synchronized List<ToyThread> waiting() {
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
  abstract class Turn implements Primitive.Wait {
    abstract Deque<ToyThread> line();

    boolean isShared() {
      return shared;
    }

    @Override
    public Primitive primitive() {
      return ToyQueue.this;
    }

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

  final class Get extends Turn {
    @Nullable Object item;

    @Override
    Deque<ToyThread> line() {
      return getters;
    }

    @Override
    public boolean tryTake(ToyThread waiter) {
      synchronized (ToyQueue.this) {
        item = items.peek() == END ? END : items.poll();
        if (item != null) {
          wakeFirst(putters);
        }
        return item != null;
      }
    }

    @Override
    public String describe() {
      return face.item;
    }
  }

  private final class Look extends Turn {
    @Override
    Deque<ToyThread> line() {
      return getters;
    }

    @Override
    public boolean tryTake(ToyThread waiter) {
      return size() > 0;
    }

    @Override
    public String describe() {
      return face.item;
    }
  }

  private final class Put extends Turn {
    private final @Nullable Object item;

    /// @param item null: room is all that is wanted
    Put(@Nullable Object item) {
      this.item = item;
    }

    @Override
    Deque<ToyThread> line() {
      return putters;
    }

    @Override
    public boolean tryTake(ToyThread waiter) {
      synchronized (ToyQueue.this) {
        if (isFull()) {
          return false;
        }
        if (item == null) {
          reserved++;
        } else {
          add(item);
        }
        return true;
      }
    }

    @Override
    public String describe() {
      return "room in a full queue";
    }
  }

  private final class Done extends Turn {
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
  public String kind() {
    return face.kind;
  }

  @Override
  public synchronized String state() {
    int size = items.size();
    return size + (size == 1 ? " item" : " items") + (isFull() ? ", full" : "");
  }

  @Override
  public String repr(Callbacks calls) {
    return Text.defaultRepr(this, calls);
  }

  @Override
  public ToyClass type() {
    return type;
  }
}
