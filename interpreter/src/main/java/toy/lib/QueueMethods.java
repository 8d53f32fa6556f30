package toy.lib;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import toy.sched.ProcessQueue;
import toy.sched.ToyQueue;
import toy.sched.Units;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library;
import toy.vm.Library.Table;
import toy.vm.Request;

/// The module `queue` and the methods of its queues.
final class QueueMethods {
  private QueueMethods() {}

  static void register(Library library) {
    library.module("queue", QueueMethods::fillModule);
    library.type(ToyQueue.TYPE, QueueMethods::fill);
    library.type(
        ToyQueue.LAST_IN, t -> maker(t, ToyQueue.LAST_IN, "items for others, last in first out"));
    library.type(
        ToyQueue.LEAST, t -> maker(t, ToyQueue.LEAST, "items for others, the least one first"));
    library.type(ToyQueue.SIMPLE, QueueMethods::fillSimple);
  }

  private static void fillModule(Table t) {
    t.value("Queue", ToyQueue.TYPE);
    t.value("LifoQueue", ToyQueue.LAST_IN);
    t.value("PriorityQueue", ToyQueue.LEAST);
    t.value("SimpleQueue", ToyQueue.SIMPLE);
    t.value("Empty", Types.QUEUE_EMPTY);
    t.value("Full", Types.QUEUE_FULL);
  }

  private static void maker(Table t, ToyClass type, String what) {
    t.value("__doc__", type.name() + "(maxsize=0): " + what);
    t.keyworded(
        "__new__",
        "cls, maxsize=",
        "(maxsize=0): holds at most so many items; 0: any number",
        (f, args) -> new ToyQueue(type, args[1] == null ? 0 : Arguments.count(args[1], f)));
  }

  private static void fill(Table t) {
    maker(t, ToyQueue.TYPE, "items for other threads, first in first out");
    fillCommon(t);
    t.property("maxsize", (_, self) -> (long) queue(self).maxsize());
    t.define("full", "(): whether there is no room", (_, self) -> queue(self).isFull());
    t.define("task_done", "(): one item has been dealt with", QueueMethods::taskDone);
    t.define("join", "(): waits until all have been dealt with", QueueMethods::join);
  }

  private static void fillSimple(Table t) {
    t.value("__doc__", "SimpleQueue(): items for other threads, without a bound");
    t.variadic("__new__", 1, 1, "(): an empty queue", (_, _) -> new ToyQueue(ToyQueue.SIMPLE, 0));
    fillCommon(t);
  }

  private static void fillCommon(Table t) {
    t.keyworded(
        "put",
        "self, item, block=, timeout=",
        "(item, block=True, timeout=None): waits for room",
        QueueMethods::put);
    t.keyworded(
        "get",
        "self, block=, timeout=",
        "(block=True, timeout=None): waits for an item",
        QueueMethods::get);
    t.define("put_nowait", "(item): raises Full without room", QueueMethods::putNow);
    t.define(
        "get_nowait",
        "(): raises Empty without an item",
        (f, self) -> get(f, queue(self), Request.NEVER, false));
    t.define("qsize", "(): how many items", (_, self) -> (long) queue(self).size());
    t.define("empty", "(): whether there are none", (_, self) -> queue(self).size() == 0);
  }

  /// `multiprocessing.Queue`.
  static void fillProcessQueue(Table t) {
    t.value("__doc__", "Queue(maxsize=0): data for other processes, first in first out");
    t.keyworded(
        "__new__",
        "cls, maxsize=",
        "(maxsize=0): holds at most so many items; 0: any number",
        (f, args) -> new ProcessQueue(args[1] == null ? 0 : Arguments.count(args[1], f)));
    t.keyworded(
        "put",
        "self, obj, block=, timeout=",
        "(obj, block=True, timeout=None)",
        QueueMethods::send);
    t.keyworded(
        "get", "self, block=, timeout=", "(block=True, timeout=None)", QueueMethods::receive);
    t.define(
        "put_nowait",
        "(obj): raises Full without room",
        (f, self, item) -> send(f, new Object[] {self, item, false, None.NONE}));
    t.define(
        "get_nowait",
        "(): raises Empty without an item",
        (f, self) -> processes(self).get(f, 0, false));
    t.define("qsize", "(): how many items", (f, self) -> processes(self).size(f));
    t.define("empty", "(): whether there are none", (f, self) -> processes(self).size(f) == 0);
    t.define("full", "(): whether there is no room", (f, self) -> processes(self).isFull(f));
    t.define("cancel_join_thread", "(): there is no thread to wait for", (_, _) -> None.NONE);
    t.define("close", "(): nothing more will be put", (_, _) -> None.NONE);
    t.define("join_thread", "(): there is no thread to wait for", (_, _) -> None.NONE);
  }

  private static ProcessQueue processes(Object self) {
    if (self instanceof ProcessQueue queue) {
      return queue;
    }
    throw Arguments.wrongSelf("Queue", self);
  }

  private static Object send(Fiber f, Object[] args) {
    boolean blocking = Concurrency.flag(f, args[2], true);
    processes(args[0]).put(f, args[1], blocking ? deadline(f, args[3]) : 0, blocking);
    return None.NONE;
  }

  private static Object receive(Fiber f, Object[] args) {
    boolean blocking = Concurrency.flag(f, args[1], true);
    return processes(args[0]).get(f, blocking ? deadline(f, args[2]) : 0, blocking);
  }

  private static ToyQueue queue(Object self) {
    if (self instanceof ToyQueue queue) {
      return queue;
    }
    throw Arguments.wrongSelf("Queue", self);
  }

  private static long deadline(Fiber f, @Nullable Object timeout) {
    if (timeout == null || !Arguments.given(timeout)) {
      return Request.NEVER;
    }
    double seconds = Arguments.real(timeout, f);
    if (seconds < 0) {
      throw ToyError.valueError("'timeout' must be a non-negative number");
    }
    return Units.deadline(f, seconds);
  }

  private static Object put(Fiber f, Object[] args) {
    boolean blocking = Concurrency.flag(f, args[2], true);
    return put(f, queue(args[0]), args[1], blocking ? deadline(f, args[3]) : 0, blocking);
  }

  private static Object putNow(Fiber f, Object self, Object item) {
    return put(f, queue(self), item, Request.NEVER, false);
  }

  private static Object put(Fiber f, ToyQueue queue, Object item, long deadline, boolean blocking) {
    if (queue.type() != ToyQueue.LEAST) {
      queue.put(f, item, deadline, blocking);
      return None.NONE;
    }
    queue.reserve(f, deadline, blocking);
    try {
      ordered(f, queue, () -> HeapModule.push(f, queue.heap, item));
    } catch (ToyError e) {
      queue.giveBack();
      throw e;
    }
    queue.publish();
    return None.NONE;
  }

  private static Object get(Fiber f, Object[] args) {
    boolean blocking = Concurrency.flag(f, args[1], true);
    return get(f, queue(args[0]), blocking ? deadline(f, args[2]) : 0, blocking);
  }

  private static Object get(Fiber f, ToyQueue queue, long deadline, boolean blocking) {
    Object item = queue.get(f, deadline, blocking);
    return queue.type() == ToyQueue.LEAST
        ? ordered(f, queue, () -> HeapModule.pop(f, queue.heap))
        : item;
  }

  /// Changes the heap of a PriorityQueue: the items compare by code that may switch threads.
  private static Object ordered(Fiber f, ToyQueue queue, Supplier<Object> change) {
    queue.mutex.acquire(f, Request.NEVER, true);
    try {
      return change.get();
    } finally {
      queue.mutex.release(f);
    }
  }

  private static Object taskDone(Fiber f, Object self) {
    queue(self).taskDone();
    return None.NONE;
  }

  private static Object join(Fiber f, Object self) {
    queue(self).join(f);
    return None.NONE;
  }
}
