package toy.lib;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import toy.sched.ThreadHandle;
import toy.sched.ToyBarrier;
import toy.sched.Units;
import toy.value.Callbacks;
import toy.value.HasRepr;
import toy.value.Iteration;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library;
import toy.vm.Library.Table;

/// The module `threading`: what Python programs use of it, over `spawn thread`.
final class ThreadingModule {
  private ThreadingModule() {}

  private static final ToyClass THREAD = ToyClass.builtin("Thread", Types.OBJECT);

  /// `threading.Thread`: a thread that is started later. Guarded by its VM's GIL.
  private static final class LateThread implements HasRepr {
    private final Object target;
    private final ToyList args;
    private final @Nullable ToyDict keywords;
    private @Nullable String name;
    private boolean daemon;
    private @Nullable ThreadHandle handle;

    LateThread(Object target, ToyList args, @Nullable ToyDict keywords) {
      this.target = target;
      this.args = args;
      this.keywords = keywords;
    }

    boolean isAlive() {
      return handle != null && !handle.isDone();
    }

    Object name() {
      return handle != null ? handle.name() : name != null ? name : "Thread";
    }

    @Override
    public String repr(Callbacks calls) {
      String state = handle == null ? "initial" : isAlive() ? "started" : "stopped";
      return "<Thread(" + name() + ", " + state + ")>";
    }

    @Override
    public ToyClass type() {
      return THREAD;
    }
  }

  static void register(Library library) {
    library.module("threading", ThreadingModule::fill);
    library.type(THREAD, ThreadingModule::fillThread);
  }

  private static void fill(Table t) {
    t.value("Thread", THREAD);
    LockMethods.fillNames(t);
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

  private static void fillThread(Table t) {
    t.keyworded(
        "__new__",
        "cls, group=, target=, name=, args=, kwargs=, *, daemon=",
        "(target, args=(), kwargs={}, name=None, daemon=False): a thread, not started yet",
        ThreadingModule::create);
    t.define("start", "(): starts it", ThreadingModule::start);
    t.keyworded(
        "join", "self, timeout=", "(timeout=None): waits for its end", ThreadingModule::join);
    t.define("is_alive", "(): whether it runs", (_, self) -> self(self).isAlive());
    t.property("name", (_, self) -> self(self).name(), ThreadingModule::setName);
    t.property("daemon", (_, self) -> self(self).daemon, ThreadingModule::setDaemon);
    t.property("ident", (_, self) -> ident(self(self)));
  }

  private static LateThread self(Object value) {
    if (value instanceof LateThread thread) {
      return thread;
    }
    throw Arguments.wrongSelf("Thread", value);
  }

  private static Object ident(LateThread self) {
    return self.handle == null ? None.NONE : self.handle.ident();
  }

  private static Object create(Fiber f, Object[] args) {
    ToyList positional = Arguments.given(args[4]) ? Iteration.toList(args[4], f) : new ToyList();
    ToyDict keywords = Arguments.given(args[5]) ? (ToyDict) args[5] : null;
    LateThread made = new LateThread(Arguments.orNone(args[2]), positional, keywords);
    if (Arguments.given(args[3])) {
      made.name = Arguments.string(args[3], "name");
    }
    made.daemon = Concurrency.flag(f, args[6], false);
    return made;
  }

  private static Object start(Fiber f, Object self) {
    LateThread thread = self(self);
    if (thread.handle != null) {
      throw ToyError.runtimeError("threads can only be started once");
    }
    ToyList args = ToyList.of(Arrays.copyOf(thread.args.items, thread.args.size));
    thread.handle =
        Units.startThread(f, thread.target, args, thread.keywords, thread.name, thread.daemon);
    return None.NONE;
  }

  /// Waits; as in Python it does not raise the thread's error, which is printed at the end then.
  private static Object join(Fiber f, Object[] args) {
    ThreadHandle handle = self(args[0]).handle;
    if (handle == null) {
      throw ToyError.runtimeError("cannot join thread before it is started");
    }
    handle.await(f, Concurrency.deadline(f, args[1]));
    return None.NONE;
  }

  private static Object setName(Fiber f, Object self, Object name) {
    self(self).name = Arguments.string(name, "name");
    return None.NONE;
  }

  private static Object setDaemon(Fiber f, Object self, Object daemon) {
    LateThread thread = self(self);
    if (thread.handle != null) {
      throw ToyError.runtimeError("cannot set daemon status of active thread");
    }
    thread.daemon = Concurrency.flag(f, daemon, false);
    return None.NONE;
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
    t.define(
        "current_process",
        "(): the process that runs: its name and pid",
        f -> new CurrentProcess(Units.processName(f), Units.pid(f)));
  }

  static void registerProcess(Library library) {
    library.type(
        PROCESS,
        t -> {
          t.property("name", (_, self) -> ((CurrentProcess) self).name);
          t.property("pid", (_, self) -> ((CurrentProcess) self).pid);
        });
  }
}
