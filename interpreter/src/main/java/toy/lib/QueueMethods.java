package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.sched.ToyQueue;
import toy.sched.Units;
import toy.value.None;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;
import toy.vm.Request;

/// The module `queue` and the methods of its queues.
final class QueueMethods {
  private QueueMethods() {}

  static void fillModule(Table t) {
    t.value("Queue", ToyQueue.TYPE);
    t.value("Empty", Types.QUEUE_EMPTY);
    t.value("Full", Types.QUEUE_FULL);
  }

  static void fill(Table t) {
    t.value("__doc__", "Queue(maxsize=0): items for other threads, first in first out");
    t.keyworded(
        "__new__",
        "cls, maxsize=",
        "(maxsize=0): holds at most so many items; 0: any number",
        (f, args) -> new ToyQueue(args[1] == null ? 0 : Arguments.count(args[1], f)));
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
        (f, self) -> queue(self).get(f, Request.NEVER, false));
    t.define("qsize", "(): how many items", (_, self) -> (long) queue(self).size());
    t.define("empty", "(): whether there are none", (_, self) -> queue(self).size() == 0);
    t.define("full", "(): whether there is no room", (_, self) -> queue(self).isFull());
    t.define("task_done", "(): one item has been dealt with", QueueMethods::taskDone);
    t.define("join", "(): waits until all have been dealt with", QueueMethods::join);
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
    queue(args[0]).put(f, args[1], deadline(f, args[3]), blocking);
    return None.NONE;
  }

  private static Object putNow(Fiber f, Object self, Object item) {
    queue(self).put(f, item, Request.NEVER, false);
    return None.NONE;
  }

  private static Object get(Fiber f, Object[] args) {
    boolean blocking = Concurrency.flag(f, args[1], true);
    return queue(args[0]).get(f, deadline(f, args[2]), blocking);
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
