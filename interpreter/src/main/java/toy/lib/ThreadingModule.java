package toy.lib;

import toy.sched.ProcessQueue;
import toy.sched.ToyBarrier;
import toy.sched.Units;
import toy.value.Callbacks;
import toy.value.HasRepr;
import toy.value.Instance;
import toy.value.Iteration;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyList;
import toy.value.Truth;
import toy.value.Types;
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
  private static Object await(Fiber f, Object handle, Object timeout) {
    return HandleMethods.self(handle).await(f, Concurrency.deadline(f, timeout));
  }

  /// What `concurrent.futures`, which is written in Toy, needs.
  static void fillFutures(Table t) {
    t.define(
        "_promise",
        "(what)",
        (f, what) -> Units.promise(f, (String) what, toy.gil.Reason.JOIN, false));
    t.define("_await", "(promise, timeout)", ThreadingModule::await);
    t.define("_name_of", "(callable)", (_, target) -> Units.nameOf(target));
    t.define("_cpu_count", "()", _ -> (long) Runtime.getRuntime().availableProcessors());
    t.value("_timeout_error", Types.TIMEOUT_ERROR);
  }

  // ---- multiprocessing

  private static final ToyClass PROCESS = ToyClass.builtin("_CurrentProcess", Types.OBJECT);

  private record CurrentProcess(String name, long pid) implements HasRepr {
    @Override
    public String repr(Callbacks calls) {
      return "<Process name='" + name + "' pid=" + pid + " started>";
    }

    @Override
    public ToyClass type() {
      return PROCESS;
    }
  }

  static void fillMultiprocessing(Table t) {
    t.value("Queue", ProcessQueue.TYPE);
    t.define("_await", "(handle, timeout)", ThreadingModule::await);
    t.define("_has_error", "(handle)", (_, handle) -> HandleMethods.self(handle).hasError());
    t.define(
        "cpu_count",
        "(): how many processors there are",
        _ -> (long) Runtime.getRuntime().availableProcessors());
    t.define(
        "current_process",
        "(): the process that runs: its name and pid",
        f -> new CurrentProcess(Units.processName(f), Units.pid(f)));
  }

  static void registerProcess(Library library) {
    library.type(ProcessQueue.TYPE, QueueMethods::fillProcessQueue);
    library.type(
        PROCESS,
        t -> {
          t.property("name", (_, self) -> ((CurrentProcess) self).name);
          t.property("pid", (_, self) -> ((CurrentProcess) self).pid);
        });
  }
}
