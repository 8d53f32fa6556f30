package toy.lib;

import toy.sched.Tasks;
import toy.sched.ToyBarrier;
import toy.sched.Units;
import toy.value.Instance;
import toy.value.Iteration;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyList;
import toy.value.Truth;
import toy.value.Types;
import toy.vm.Closure;
import toy.vm.Fiber;
import toy.vm.Library;
import toy.vm.Library.Table;

/// The module `threading`: what is not written in Toy (threading.toy).
final class ThreadingModule {
  private ThreadingModule() {}

  static void register(Library library) {
    library.module("threading", ThreadingModule::fill);
  }

  private static void fill(Table t) {
    LockMethods.fillNames(t);
    fillHidden(t);
    t.value("ThreadError", Types.RUNTIME_ERROR);
    t.value("BrokenBarrierError", ToyBarrier.BROKEN);
    t.value("TIMEOUT_MAX", (double) (Long.MAX_VALUE / 1_000_000_000));
    t.define("get_native_id", "(): the number of the thread that runs", Units::currentIdent);
    t.variadic("stack_size", 0, 1, "([size]): 0, as the system has it", (_, _) -> 0L);
    t.define("current_thread", "(): the thread that runs", Units::currentThread);
    t.define("main_thread", "(): the first thread of this process", Units::mainThread);
    t.define("get_ident", "(): the number of the thread that runs", Units::currentIdent);
    t.define(
        "active_count",
        "(): how many threads of this process run",
        f -> (long) Units.threads(f).size());
    t.define(
        "enumerate",
        "(): the threads of this process that run",
        f -> ToyList.of(Units.threads(f).toArray()));
  }

  /// What the class Thread, which is written in Toy, needs.
  private static void fillHidden(Table t) {
    t.variadic("_start", 5, 5, "(thread, callee, args, kwargs, name)", ThreadingModule::start);
    t.define("_next_number", "()", f -> Units.nextThread(f));
    t.define("_name_of", "(callable)", (_, target) -> Units.nameOf(target));
    t.define("_await", "(handle, timeout)", ThreadingModule::await);
  }

  private static Object start(Fiber f, Object[] args) {
    Instance thread = (Instance) args[0];
    ToyDict keywords = args[3] instanceof ToyDict given && given.size() > 0 ? given : null;
    boolean daemon = Truth.of(java.util.Objects.requireNonNull(thread.get("_daemonic")), f);
    String name = Arguments.string(args[4], "name");
    Units.startThread(f, thread, args[1], Iteration.toList(args[2], f), keywords, name, daemon);
    return None.NONE;
  }

  /// Waits; as in Python it does not raise the thread's error, which is printed at the end then.
  static Object await(Fiber f, Object handle, Object timeout) {
    return HandleMethods.self(handle).await(f, Concurrency.deadline(f, timeout));
  }

  private static Object atExit(Fiber f, Object executor) {
    Units.atExit(f, executor);
    return None.NONE;
  }

  private static Object notAtExit(Fiber f, Object executor) {
    Units.notAtExit(f, executor);
    return None.NONE;
  }

  /// What `concurrent.futures`, which is written in Toy, needs.
  static void fillFutures(Table t) {
    t.define(
        "_promise",
        "(what)",
        (f, what) -> Tasks.promise(f, (String) what, toy.gil.Reason.JOIN, false));
    t.define("_await", "(promise, timeout)", ThreadingModule::await);
    t.define("_name_of", "(callable)", (_, target) -> Units.nameOf(target));
    t.define("_at_exit", "(executor)", ThreadingModule::atExit);
    t.define("_not_at_exit", "(executor)", ThreadingModule::notAtExit);
    t.define("_is_code", "(x)", (_, x) -> x instanceof Closure || x instanceof ToyClass);
    t.define("_cpu_count", "()", _ -> (long) Runtime.getRuntime().availableProcessors());
    t.value("_timeout_error", Types.TIMEOUT_ERROR);
    MultiprocessingModule.fillWorkers(t);
  }
}
