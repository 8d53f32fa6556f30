package toy.lib;

import toy.sched.PipeEnd;
import toy.sched.ProcessQueue;
import toy.sched.SharedCells;
import toy.sched.Units;
import toy.value.Callbacks;
import toy.value.HasRepr;
import toy.value.Instance;
import toy.value.Iteration;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyTuple;
import toy.value.Truth;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library;
import toy.vm.Library.Table;
import toy.vm.Request;

/// The module `multiprocessing`: what is not written in Toy (multiprocessing.toy), that is, what
/// several VMs share.
final class MultiprocessingModule {
  private static final ToyClass PROCESS = ToyClass.builtin("_CurrentProcess", Types.OBJECT);

  private MultiprocessingModule() {}

  static void register(Library library) {
    library.module("multiprocessing", MultiprocessingModule::fill);
    library.module("multiprocessing.pool", _ -> {});
    library.type(ProcessQueue.TYPE, QueueMethods::fillProcessQueue);
    library.type(PipeEnd.TYPE, MultiprocessingModule::fillConnection);
    library.type(SharedCells.TYPE, MultiprocessingModule::fillCells);
    library.type(
        PROCESS,
        t -> {
          t.property("name", (_, self) -> ((CurrentProcess) self).name);
          t.property("pid", (_, self) -> ((CurrentProcess) self).pid);
          t.property("ident", (_, self) -> ((CurrentProcess) self).pid);
          t.define("is_alive", "(): it runs", (_, _) -> true);
        });
  }

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

  private static void fill(Table t) {
    t.value("Queue", ProcessQueue.TYPE);
    t.variadic(
        "_start", 6, 6, "(face, callee, args, kwargs, name, daemon)", MultiprocessingModule::start);
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
    t.define("_parent", "()", MultiprocessingModule::parent);
    t.keyworded(
        "Pipe",
        "duplex=",
        "(duplex=True): two connected ends; without duplex the first one only receives",
        MultiprocessingModule::pipe);
    t.variadic("_tokens", 3, 3, "(kind, tokens, bound)", MultiprocessingModule::tokens);
    t.define("_beside", "(queue)", (f, queue) -> ((ProcessQueue) queue).beside(f));
    t.variadic("_take", 3, 3, "(tokens, block, timeout)", MultiprocessingModule::take);
    t.value("ProcessError", Types.PROCESS_ERROR);
    t.define("_cells", "(items)", (f, items) -> new SharedCells(Iteration.toArray(items, f)));
    t.define("_caller", "()", MultiprocessingModule::caller);
  }

  private static Object start(Fiber f, Object[] args) {
    return Units.startProcess(
        f,
        (Instance) args[0],
        args[1],
        Iteration.toList(args[2], f),
        args[3] instanceof ToyDict given && given.size() > 0 ? given : null,
        Arguments.string(args[4], "name"),
        Truth.of(args[5], f));
  }

  /// What process pools, which are written in Toy, need (concurrent.futures.toy).
  static void fillWorkers(Table t) {
    t.value("_ProcessQueue", ProcessQueue.TYPE);
    t.variadic("_announce", 3, 3, "(queue, handle, number)", MultiprocessingModule::announce);
  }

  private static Object announce(Fiber f, Object[] args) {
    ((ProcessQueue) args[0]).announce(HandleMethods.self(args[1]), Arguments.number(args[2], f));
    return None.NONE;
  }

  private static Object parent(Fiber f) {
    String name = Units.parentName(f);
    return name == null ? None.NONE : new CurrentProcess(name, Units.parentPid(f));
  }

  /// Who runs, among all threads of all processes.
  private static Object caller(Fiber f) {
    return ToyTuple.of(Units.pid(f), Units.currentIdent(f));
  }

  static Object pipe(Fiber f, Object[] args) {
    PipeEnd[] ends = PipeEnd.pair(f, Concurrency.flag(f, args[0], true));
    return ToyTuple.of(ends[0], ends[1]);
  }

  private static Object tokens(Fiber f, Object[] args) {
    return ProcessQueue.tokens(
        (String) args[0], Arguments.count(args[1], f), Arguments.count(args[2], f));
  }

  private static Object take(Fiber f, Object[] args) {
    boolean blocking = Concurrency.flag(f, args[1], true);
    long deadline = blocking ? Concurrency.deadline(f, args[2]) : 0;
    return ((ProcessQueue) args[0]).tryGet(f, deadline, blocking);
  }

  // ---- Connection

  private static void fillConnection(Table t) {
    t.value("__doc__", "Connection: an end of a Pipe");
    t.define("send", "(obj): sends a copy to the other end", MultiprocessingModule::send);
    t.define("recv", "(): waits for what the other end sent", (f, self) -> end(self).receive(f));
    t.keyworded(
        "poll",
        "self, timeout=",
        "(timeout=0.0): whether there is something to receive",
        MultiprocessingModule::poll);
    t.define("close", "(): nothing more is sent or received here", (_, self) -> close(self));
    t.define("__enter__", "()", (_, self) -> self);
    t.variadic("__exit__", 4, 4, "(*error): closes it", (_, args) -> close(args[0]));
    t.property("closed", (_, self) -> end(self).isClosed());
    t.property("readable", (_, self) -> end(self).isReadable());
    t.property("writable", (_, self) -> end(self).isWritable());
  }

  private static PipeEnd end(Object self) {
    if (self instanceof PipeEnd end) {
      return end;
    }
    throw Arguments.wrongSelf("Connection", self);
  }

  private static Object send(Fiber f, Object self, Object item) {
    end(self).send(f, item);
    return None.NONE;
  }

  private static Object poll(Fiber f, Object[] args) {
    if (args[1] == null) {
      return end(args[0]).poll(f, 0, false);
    }
    boolean forever = !Arguments.given(args[1]);
    long deadline = forever ? Request.NEVER : Concurrency.deadline(f, args[1]);
    return end(args[0]).poll(f, deadline, true);
  }

  private static Object close(Object self) {
    end(self).close();
    return None.NONE;
  }

  // ---- the memory of Value and Array; indices are checked in Toy

  private static void fillCells(Table t) {
    t.define(
        "get",
        "(index)",
        (f, self, index) -> ((SharedCells) self).get(f, Arguments.count(index, f)));
    t.variadic("set", 3, 3, "(index, number)", MultiprocessingModule::setCell);
    t.define("size", "()", (_, self) -> (long) ((SharedCells) self).size());
  }

  private static Object setCell(Fiber f, Object[] args) {
    ((SharedCells) args[0]).set(f, Arguments.count(args[1], f), args[2]);
    return None.NONE;
  }
}
