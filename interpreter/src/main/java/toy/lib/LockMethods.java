package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.sched.ToyBarrier;
import toy.sched.ToyCondition;
import toy.sched.ToyEvent;
import toy.sched.ToyLock;
import toy.sched.ToySemaphore;
import toy.sched.Units;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Truth;
import toy.vm.Fiber;
import toy.vm.Library;
import toy.vm.Library.Table;
import toy.vm.Request;

/// The classes on which threads wait for each other, but for the queues: built-in names of Toy, and
/// of the module `threading`.
final class LockMethods {
  private LockMethods() {}

  static void register(Library library) {
    library.type(ToyLock.TYPE, t -> fillLock(t, ToyLock.TYPE));
    library.type(ToyLock.REENTRANT, t -> fillLock(t, ToyLock.REENTRANT));
    library.type(ToySemaphore.TYPE, LockMethods::fillSemaphore);
    library.type(ToySemaphore.BOUNDED, t -> makeSemaphore(t, ToySemaphore.BOUNDED));
    library.type(ToyEvent.TYPE, LockMethods::fillEvent);
    library.type(ToyCondition.TYPE, LockMethods::fillCondition);
    library.type(ToyBarrier.TYPE, LockMethods::fillBarrier);
  }

  static void fillNames(Table t) {
    t.value("Lock", ToyLock.TYPE);
    t.value("RLock", ToyLock.REENTRANT);
    t.value("Semaphore", ToySemaphore.TYPE);
    t.value("BoundedSemaphore", ToySemaphore.BOUNDED);
    t.value("Event", ToyEvent.TYPE);
    t.value("Condition", ToyCondition.TYPE);
    t.value("Barrier", ToyBarrier.TYPE);
  }

  // ---- Lock and RLock

  private static void fillLock(Table t, ToyClass type) {
    boolean plain = type == ToyLock.TYPE;
    t.free();
    t.value(
        "__doc__",
        plain
            ? "Lock(): a lock, free; one thread at a time has it"
            : "RLock(): a lock that the thread which has it can take again");
    t.variadic("__new__", 1, 1, "(): a lock, free", (_, _) -> new ToyLock(type));
    t.keyworded(
        "acquire",
        "self, blocking=, timeout=",
        "(blocking=True, timeout=-1): takes it; whether it could be had",
        LockMethods::acquire);
    t.define("release", "(): frees it", (f, self) -> release(f, self));
    if (plain) {
      t.define("locked", "(): whether somebody has it", (_, self) -> lock(self).isLocked());
    }
    t.define("__enter__", "(): acquires it", (f, self) -> lock(self).enter(f));
    t.variadic("__exit__", 4, 4, "(*error): releases it", (f, args) -> release(f, args[0]));
  }

  private static ToyLock lock(Object self) {
    if (self instanceof ToyLock lock) {
      return lock;
    }
    throw Arguments.wrongSelf("lock", self);
  }

  private static Object acquire(Fiber f, Object[] args) {
    return acquire(f, lock(args[0]), args[1], args[2]);
  }

  private static Object acquire(
      Fiber f, ToyLock lock, @Nullable Object block, @Nullable Object timeout) {
    boolean blocking = Concurrency.flag(f, block, true);
    double seconds = timeout == null ? -1 : Arguments.real(timeout, f);
    if (!blocking && seconds != -1) {
      throw ToyError.valueError("can't specify a timeout for a non-blocking call");
    }
    if (seconds < 0 && seconds != -1) {
      throw ToyError.valueError("timeout value must be positive");
    }
    long deadline = seconds < 0 ? Request.NEVER : Units.deadline(f, seconds);
    return lock.acquire(f, deadline, blocking);
  }

  private static Object release(Fiber f, Object self) {
    lock(self).release(f);
    return None.NONE;
  }

  // ---- Semaphore and BoundedSemaphore

  private static void makeSemaphore(Table t, ToyClass type) {
    String more = type == ToySemaphore.BOUNDED ? ", and no more after a release" : "";
    t.value("__doc__", type.name() + "(value=1): so many threads at a time have it" + more);
    t.keyworded(
        "__new__",
        "cls, value=",
        "(value=1): so many can acquire it at once",
        (f, args) -> new ToySemaphore(type, args[1] == null ? 1 : Arguments.count(args[1], f)));
  }

  private static void fillSemaphore(Table t) {
    makeSemaphore(t, ToySemaphore.TYPE);
    t.keyworded(
        "acquire",
        "self, blocking=, timeout=",
        "(blocking=True, timeout=None): one less; whether it could be had",
        LockMethods::acquireSemaphore);
    t.keyworded("release", "self, n=", "(n=1): n more", LockMethods::releaseSemaphore);
    t.define(
        "__enter__",
        "(): acquires it",
        (f, self) -> semaphore(self).acquire(f, Request.NEVER, true));
    t.variadic(
        "__exit__",
        4,
        4,
        "(*error): releases it",
        (f, args) -> releaseSemaphore(f, new Object[] {args[0], 1L}));
  }

  private static ToySemaphore semaphore(Object self) {
    if (self instanceof ToySemaphore semaphore) {
      return semaphore;
    }
    throw Arguments.wrongSelf("Semaphore", self);
  }

  private static Object acquireSemaphore(Fiber f, Object[] args) {
    boolean blocking = Concurrency.flag(f, args[1], true);
    if (!blocking && Arguments.given(args[2])) {
      throw ToyError.valueError("can't specify timeout for non-blocking acquire");
    }
    return semaphore(args[0]).acquire(f, Concurrency.deadline(f, args[2]), blocking);
  }

  private static Object releaseSemaphore(Fiber f, @Nullable Object[] args) {
    Object n = args[1];
    semaphore(java.util.Objects.requireNonNull(args[0]))
        .release(n == null ? 1 : Arguments.count(n, f));
    return None.NONE;
  }

  // ---- Event

  private static void fillEvent(Table t) {
    t.value("__doc__", "Event(): a flag, not set, for which threads can wait");
    t.variadic("__new__", 1, 1, "(): not set", (_, _) -> new ToyEvent());
    t.define("is_set", "(): whether it is set", (_, self) -> event(self).isSet());
    t.define("isSet", "(): is_set", (_, self) -> event(self).isSet());
    t.define("set", "(): lets all who wait go on", (_, self) -> set(event(self)));
    t.define("clear", "(): not set any more", (_, self) -> clear(event(self)));
    t.keyworded(
        "wait",
        "self, timeout=",
        "(timeout=None): waits until it is set; whether it was",
        (f, args) -> event(args[0]).await(f, Concurrency.deadline(f, args[1])));
  }

  private static ToyEvent event(Object self) {
    if (self instanceof ToyEvent event) {
      return event;
    }
    throw Arguments.wrongSelf("Event", self);
  }

  private static Object set(ToyEvent event) {
    event.set();
    return None.NONE;
  }

  private static Object clear(ToyEvent event) {
    event.clear();
    return None.NONE;
  }

  // ---- Condition

  private static void fillCondition(Table t) {
    t.value("__doc__", "Condition(lock=None): threads that have its lock can wait and be notified");
    t.keyworded(
        "__new__",
        "cls, lock=",
        "(lock=None): over that lock, else an RLock of its own",
        LockMethods::make);
    t.keyworded(
        "acquire",
        "self, blocking=, timeout=",
        "(blocking=True, timeout=-1): takes its lock",
        (f, args) -> acquire(f, condition(args[0]).lock, args[1], args[2]));
    t.define("release", "(): frees its lock", (f, self) -> release(f, condition(self).lock));
    t.keyworded(
        "wait",
        "self, timeout=",
        "(timeout=None): frees the lock until a notify; whether one came",
        (f, args) -> condition(args[0]).await(f, Concurrency.deadline(f, args[1])));
    t.keyworded(
        "wait_for",
        "self, predicate, timeout=",
        "(predicate, timeout=None): waits until the predicate holds",
        LockMethods::waitFor);
    t.keyworded("notify", "self, n=", "(n=1): lets n of those who wait go on", LockMethods::tell);
    t.define("notify_all", "(): lets all who wait go on", LockMethods::tellAll);
    t.define("notifyAll", "(): notify_all", LockMethods::tellAll);
    t.define("__enter__", "(): takes its lock", (f, self) -> condition(self).lock.enter(f));
    t.variadic(
        "__exit__",
        4,
        4,
        "(*error): frees its lock",
        (f, args) -> release(f, condition(args[0]).lock));
  }

  private static ToyCondition condition(Object self) {
    if (self instanceof ToyCondition condition) {
      return condition;
    }
    throw Arguments.wrongSelf("Condition", self);
  }

  private static Object make(Fiber f, Object[] args) {
    if (!Arguments.given(args[1])) {
      return new ToyCondition(new ToyLock(ToyLock.REENTRANT));
    }
    if (args[1] instanceof ToyLock lock) {
      return new ToyCondition(lock);
    }
    throw ToyError.typeError(
        "Condition takes a Lock or an RLock, not " + Arguments.typeName(args[1]));
  }

  private static Object waitFor(Fiber f, Object[] args) {
    ToyCondition condition = condition(args[0]);
    long deadline = Concurrency.deadline(f, args[2]);
    while (true) {
      Object holds = f.call(args[1]);
      boolean late = deadline != Request.NEVER && f.vm.scheduler.clock().nanos() >= deadline;
      if (late || Truth.of(holds, f)) {
        return holds;
      }
      condition.await(f, deadline);
    }
  }

  private static Object tell(Fiber f, Object[] args) {
    condition(args[0]).notify(f, args[1] == null ? 1 : Arguments.count(args[1], f));
    return None.NONE;
  }

  private static Object tellAll(Fiber f, Object self) {
    condition(self).notify(f, Long.MAX_VALUE);
    return None.NONE;
  }

  // ---- Barrier

  private static void fillBarrier(Table t) {
    t.value("__doc__", "Barrier(parties): nobody passes before so many threads have come");
    t.keyworded(
        "__new__",
        "cls, parties, action=, timeout=",
        "(parties, action=None, timeout=None): for so many threads",
        (f, args) ->
            new ToyBarrier(
                Arguments.count(args[1], f),
                Arguments.orNone(args[2]),
                Concurrency.nanosOrNever(f, args[3])));
    t.keyworded(
        "wait",
        "self, timeout=",
        "(timeout=None): waits for the others; how many had come before",
        (f, args) ->
            barrier(args[0])
                .await(f, Arguments.given(args[1]) ? Concurrency.deadline(f, args[1]) : null));
    t.define("reset", "(): those who wait get BrokenBarrierError", (_, self) -> reset(self));
    t.define("abort", "(): broken from now on", (_, self) -> abort(self));
    t.property("parties", (_, self) -> barrier(self).parties);
    t.property("n_waiting", (_, self) -> barrier(self).arrived());
    t.property("broken", (_, self) -> barrier(self).isBroken());
  }

  private static ToyBarrier barrier(Object self) {
    if (self instanceof ToyBarrier barrier) {
      return barrier;
    }
    throw Arguments.wrongSelf("Barrier", self);
  }

  private static Object reset(Object self) {
    barrier(self).reset();
    return None.NONE;
  }

  private static Object abort(Object self) {
    barrier(self).abort();
    return None.NONE;
  }
}
