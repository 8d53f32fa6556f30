package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.sched.Gathering;
import toy.sched.Group;
import toy.sched.Handle;
import toy.sched.LoopCall;
import toy.sched.ProcessQueue;
import toy.sched.Ready;
import toy.sched.Tasks;
import toy.sched.Timeout;
import toy.sched.ToyQueue;
import toy.sched.Units;
import toy.value.Iteration;
import toy.value.None;
import toy.value.Text;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Truth;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library;
import toy.vm.Library.Table;
import toy.vm.Request;

/// The built-in names around threads, processes and tasks, and the tables of their types.
final class Concurrency {
  private Concurrency() {}

  static void install(Library library) {
    library
        .builtins()
        .group(
            Concurrency::fillBuiltins,
            "join",
            "run",
            "gather",
            "timeout",
            "Lock",
            "RLock",
            "Semaphore",
            "BoundedSemaphore",
            "Event",
            "Condition",
            "Barrier",
            "Queue",
            "ProcessQueue",
            "Pipe",
            "pool",
            "__group__",
            "cpu",
            "fetch",
            "input");
    HandleMethods.register(library);
    ReportBlock.install(library);
    LockMethods.register(library);
    QueueMethods.register(library);
    library.type(Group.TYPE, Concurrency::fillGroup);
    library.type(Timeout.TYPE, Concurrency::fillTimeout);
    library.type(LoopCall.TYPE, AsyncioModule::fillCall);
    library.module("time", Concurrency::fillTime);
    library.module("sys", Concurrency::fillSys);
    library.module("os", Concurrency::fillOs);
    library.module("asyncio", AsyncioModule::fill);
    ResourceModule.register(library);
    ThreadingModule.register(library);
    HttpExchange.register(library);
    library.module("concurrent", _ -> {});
    library.module("concurrent.futures", ThreadingModule::fillFutures);
    MultiprocessingModule.register(library);
  }

  private static void fillBuiltins(Table t) {
    t.keyworded(
        "join",
        "handle, timeout=",
        "(handle or list, timeout=None): waits for the end; results, or the error",
        Concurrency::join);
    t.define("run", "(coroutine): runs it on this thread's event loop", Tasks::run);
    t.keyworded(
        "gather",
        "*awaitables, return_exceptions=",
        "(*awaitables): awaits them all; a list of their results",
        Concurrency::gather);
    t.define("timeout", "(seconds): with it, cancels what takes longer", Concurrency::timeout);
    LockMethods.fillNames(t);
    t.value("Queue", ToyQueue.TYPE);
    t.value("ProcessQueue", ProcessQueue.TYPE);
    t.keyworded(
        "Pipe",
        "duplex=",
        "(duplex=True): two connected ends for two processes",
        MultiprocessingModule::pipe);
    t.keyworded(
        "pool",
        "model, n=",
        "(\"thread\"|\"process\"|\"task\", n): n units that take one call after another",
        Concurrency::pool);
    t.define("__group__", "(): what `group { … }` makes", _ -> new Group());
    t.keyworded(
        "cpu", "ms, native=", "(ms, native=False): keeps the processor busy", Concurrency::cpu);
    Fetch.fill(t);
    t.variadic("input", 0, 1, "([prompt]): a line of the standard input", Concurrency::input);
  }

  private static Object pool(Fiber f, Object[] args) {
    Object make = f.getAttribute(f.vm.importModule(f, "concurrent.futures"), "_pool");
    return f.call(make, args[0], Arguments.orNone(args[1]));
  }

  private static Object input(Fiber f, Object[] args) {
    String line = f.vm.host.readLine(f, args.length == 0 ? "" : Text.str(args[0], f));
    if (line == null) {
      throw new ToyError(Types.EOF_ERROR, "EOF when reading a line");
    }
    return line;
  }

  // ---- arguments

  /// A time-out in seconds as a deadline; None is no deadline.
  static long deadline(Fiber f, @Nullable Object seconds) {
    if (seconds == null || !Arguments.given(seconds)) {
      return Request.NEVER;
    }
    return Units.deadline(f, Math.max(0, Arguments.real(seconds, f)));
  }

  /// Seconds as ns; -1 for None.
  static long nanosOrNever(Fiber f, @Nullable Object seconds) {
    if (seconds == null || !Arguments.given(seconds)) {
      return -1;
    }
    return nanos(Math.max(0, Arguments.real(seconds, f)));
  }

  static long nanos(double seconds) {
    return (long) Math.min(seconds * 1e9, Long.MAX_VALUE / 4.0);
  }

  static boolean flag(Fiber f, @Nullable Object value, boolean otherwise) {
    return value == null ? otherwise : Truth.of(value, f);
  }

  // ---- built-in functions

  private static Object join(Fiber f, Object[] args) {
    long deadline = deadline(f, args[1]);
    if (args[0] instanceof Handle handle) {
      return handle.join(f, deadline);
    }
    if (!(args[0] instanceof ToyList || args[0] instanceof ToyTuple)) {
      throw Units.notJoinable(args[0]);
    }
    ToyList results = new ToyList();
    for (Object item : Iteration.toArray(args[0], f)) {
      results.append(Units.handle(item).join(f, deadline));
    }
    return results;
  }

  /// Takes the awaitables themselves, as asyncio's, or one list of them.
  static Gathering gather(Fiber f, Object[] args) {
    Object[] awaitables = ((ToyTuple) args[0]).items;
    if (awaitables.length == 1
        && (awaitables[0] instanceof ToyList || awaitables[0] instanceof ToyTuple)) {
      awaitables = Iteration.toArray(awaitables[0], f);
    }
    return Tasks.gather(f, awaitables, flag(f, args[1], false));
  }

  static Object timeout(Fiber f, Object seconds) {
    return new Timeout(deadline(f, seconds));
  }

  private static Object cpu(Fiber f, Object[] args) {
    double ms = Arguments.real(args[0], f);
    Units.hold(f, nanos(Math.max(0, ms) / 1000), !flag(f, args[1], false));
    return None.NONE;
  }

  // ---- methods

  private static void fillGroup(Table t) {
    t.define("wait", "", (f, self, error) -> ((Group) self).waiting(f, error));
    t.define("join", "", (f, self, error) -> ((Group) self).join(f, error));
  }

  private static void fillTimeout(Table t) {
    t.define("__enter__", "(): the time begins", (f, self) -> ((Timeout) self).enter(f));
    t.variadic(
        "__exit__",
        4,
        4,
        "(*error): TimeoutError if it was over",
        (f, args) -> ((Timeout) args[0]).exit(f, args[2]));
    t.define("__aenter__", "", (f, self) -> new Ready(((Timeout) self).enter(f)));
    t.variadic("__aexit__", 4, 4, "", (f, args) -> new Ready(((Timeout) args[0]).exit(f, args[2])));
    t.define("when", "(): when it is over, or None", (_, self) -> when((Timeout) self));
    t.define(
        "reschedule",
        "(when): it is over then",
        (f, self, at) -> reschedule(f, (Timeout) self, at));
    t.define("expired", "(): whether the time was over", (_, self) -> ((Timeout) self).isExpired());
  }

  /// `asyncio.timeout_at(when)`: by the loop's time.
  static Object timeoutAt(Fiber f, Object when) {
    return new Timeout(reading(f, when));
  }

  private static long reading(Fiber f, Object when) {
    return Arguments.given(when) ? nanos(Arguments.real(when, f)) : Request.NEVER;
  }

  private static Object when(Timeout timeout) {
    return timeout.deadline() == Request.NEVER ? None.NONE : timeout.deadline() / 1e9;
  }

  private static Object reschedule(Fiber f, Timeout timeout, Object when) {
    timeout.reschedule(reading(f, when));
    return None.NONE;
  }

  // ---- what modules of others have of these

  private static void fillTime(Table t) {
    t.define("sleep", "(seconds): releases the lock meanwhile", Concurrency::sleep);
    t.define(
        "thread_time", "(): seconds of processor time of this thread", f -> Units.cpuTime(f) / 1e9);
    t.define(
        "process_time", "(): seconds of processor time of it all", _ -> Units.processTime() / 1e9);
    t.define("thread_time_ns", "(): nanoseconds of processor time", Units::cpuTime);
  }

  private static Object sleep(Fiber f, Object seconds) {
    double s = Arguments.real(seconds, f);
    if (s < 0) {
      throw ToyError.valueError("sleep length must be non-negative");
    }
    f.vm.scheduler.perform(f, new Request.Sleep(nanos(s)));
    return None.NONE;
  }

  private static void fillSys(Table t) {
    t.define(
        "getswitchinterval",
        "(): seconds that a thread waits before it asks for the lock",
        f -> Units.policy(f).intervalNanos() / 1e9);
    t.define("setswitchinterval", "(seconds): changes it", Concurrency::setSwitchInterval);
    t.define(
        "getswitchevery",
        "(): as set by setswitchevery",
        f -> (long) Units.policy(f).switchEvery());
    t.define(
        "setswitchevery",
        "(n): the holder drops the lock at every n-th checkpoint; 0: by time again",
        Concurrency::setSwitchEvery);
  }

  private static Object setSwitchInterval(Fiber f, Object seconds) {
    double s = Arguments.real(seconds, f);
    if (s <= 0) {
      throw ToyError.valueError("switch interval must be strictly positive");
    }
    Units.setPolicy(f, Units.policy(f).withInterval(Math.max(1, nanos(s))));
    return None.NONE;
  }

  private static Object setSwitchEvery(Fiber f, Object n) {
    int every = Arguments.count(n, f);
    if (every < 0) {
      throw ToyError.valueError("the number of checkpoints must not be negative");
    }
    Units.setPolicy(f, Units.policy(f).withSwitchEvery(every));
    return None.NONE;
  }

  private static void fillOs(Table t) {
    t.define("getpid", "(): the number of this process", Units::pid);
  }
}
