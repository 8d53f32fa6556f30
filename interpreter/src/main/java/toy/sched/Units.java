package toy.sched;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.gil.Policy;
import toy.gil.Reason;
import toy.ledger.Snapshot;
import toy.syntax.DiagnosticCode;
import toy.value.Instance;
import toy.value.None;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.Types;
import toy.vm.Coroutine;
import toy.vm.Fiber;
import toy.vm.Model;
import toy.vm.Request;
import toy.vm.ToyThread;
import toy.vm.Waitable;

/// What natives ask about units and do with them. Every call comes from the thread that runs the
/// fiber, with the GIL.
public final class Units {
  private Units() {}

  private static VmThread thread(Fiber f) {
    return (VmThread) f.thread;
  }

  // ---- the account

  /// The account of all VMs now.
  public static Snapshot snapshot(Fiber f) {
    return thread(f).process.snapshot(f);
  }

  /// The machine's warnings so far.
  public static List<Warning> warnings(Fiber f) {
    return thread(f).process.machine.warnings().all();
  }

  // ---- tasks and loops

  /// `run(c)`: a task on this thread's loop, stepped to its end; then the tasks spawned since are
  /// cancelled.
  public static Object run(Fiber f, Object awaitable) {
    VmThread thread = thread(f);
    if (thread.stepping != null) {
      ToyError error =
          ToyError.runtimeError(
              "run() cannot be called from inside a task, whose loop runs already: `await` it");
      error.value().code = DiagnosticCode.NESTED_RUN.code();
      throw error;
    }
    if (!(awaitable instanceof Coroutine || awaitable instanceof Pending)) {
      throw ToyError.valueError(
          "a coroutine was expected, got " + toy.value.Text.repr(awaitable, f));
    }
    EventLoop loop = thread.makeLoop();
    boolean outer = loop.isRunning();
    List<Task> before = loop.tasks();
    loop.running(true);
    try {
      Task task = Spawner.task(f, thread, awaitable, null);
      Driver.drive(thread, f, new TopWait(loop, task));
      return task.result(f);
    } finally {
      cancelSince(f, thread, before);
      loop.running(outer);
    }
  }

  private static void cancelSince(Fiber f, VmThread thread, List<Task> before) {
    if (thread.isStopped()) {
      return;
    }
    List<Task> since = new ArrayList<>(thread.makeLoop().tasks());
    since.removeAll(before);
    if (!since.isEmpty()) {
      Ending.cancelAndStep(thread, f, since);
    }
  }

  /// `asyncio.create_task`.
  public static Task createTask(Fiber f, Object awaitable, @Nullable String name) {
    VmThread thread = thread(f);
    requireLoop(thread);
    return Spawner.task(f, thread, awaitable, name);
  }

  private static EventLoop requireLoop(VmThread thread) {
    EventLoop loop = thread.loop;
    if (loop == null || !loop.isRunning()) {
      throw ToyError.runtimeError("no running event loop: start one with run(…)");
    }
    return loop;
  }

  /// `gather`: coroutines become tasks.
  public static Gathering gather(Fiber f, Object[] awaitables, boolean returnErrors) {
    VmThread thread = thread(f);
    EventLoop loop = requireLoop(thread);
    List<Handle> units = new ArrayList<>(awaitables.length);
    for (Object awaitable : awaitables) {
      units.add(
          awaitable instanceof Handle handle ? handle : Spawner.task(f, thread, awaitable, null));
    }
    return new Gathering(loop, units, returnErrors);
  }

  /// A future of this thread, see [Promise].
  public static Promise promise(Fiber f, String what, Reason reason, boolean endsWithItsTask) {
    return new Promise(thread(f), f.place(), what, reason, endsWithItsTask);
  }

  /// `call_soon` and `call_later` of this thread's loop.
  ///
  /// @param deadline a reading of the clock; [Request#NEVER] for its next turn
  public static LoopCall call(Fiber f, long deadline, Object function, Object[] args) {
    EventLoop loop = thread(f).makeLoop();
    LoopCall call = new LoopCall(loop, function, args);
    if (deadline == Request.NEVER) {
      call.soon();
    } else {
      loop.start(call, deadline);
    }
    return call;
  }

  /// `call_soon_threadsafe` of the loop of the thread with that ident, from any thread of this VM.
  public static LoopCall callThere(Fiber f, long ident, Object function, Object[] args) {
    LoopCall call = new LoopCall(threadOf(f, ident).makeLoop(), function, args);
    call.post();
    return call;
  }

  private static VmThread threadOf(Fiber f, long ident) {
    return thread(f).process.threads().stream()
        .filter(t -> ident(t) == ident)
        .findFirst()
        .orElseThrow(() -> ToyError.runtimeError("Event loop is closed"));
  }

  /// Starts a task of `coroutine` on the loop of the thread with that ident, from any thread of
  /// this VM; a promise of its result.
  public static Promise post(Fiber f, long ident, Object coroutine) {
    VmThread thread = threadOf(f, ident);
    Promise promise = promise(f, "a task of another thread", Reason.JOIN, false);
    EventLoop loop = thread.makeLoop();
    loop.arrived(new Posted(loop, coroutine, promise), loop.clock().nanos());
    return promise;
  }

  /// A coroutine on its way to a loop.
  private record Posted(EventLoop loop, Object coroutine, Promise promise) implements LoopWaiter {
    @Override
    public void wake(long at) {
      Task task = Spawner.task(loop.thread.fiber, loop.thread, coroutine, null);
      task.awaited = true;
      task.completion.watch(end -> promise.follow(task));
    }
  }

  /// Coroutines become tasks.
  public static Handle unit(Fiber f, Object awaitable) {
    return awaitable instanceof Handle handle ? handle : createTask(f, awaitable, null);
  }

  public static Finished finished(Fiber f, List<Handle> units, long nanos) {
    return new Finished(requireLoop(thread(f)), units, nanos);
  }

  public static Shield shield(Fiber f, Object awaitable) {
    return new Shield(unit(f, awaitable));
  }

  /// For an `asyncio.TaskGroup` that is entered.
  public static Siblings siblings(Fiber f) {
    return new Siblings(requireLoop(thread(f)), f.task instanceof Task task ? task : null);
  }

  /// Whether this thread steps a loop, so that tasks can be spawned on it.
  public static boolean hasRunningLoop(Fiber f) {
    EventLoop loop = thread(f).loop;
    return loop != null && loop.isRunning();
  }

  /// The task whose step runs, or None.
  public static Object currentTask(Fiber f) {
    return f.task instanceof Task task ? task : None.NONE;
  }

  /// The tasks of this thread's loop that have not ended.
  public static List<Task> allTasks(Fiber f) {
    EventLoop loop = thread(f).loop;
    return loop == null ? List.of() : loop.tasks();
  }

  /// Whether a native that can block or be awaited should give something to await.
  public static boolean canAwait(Fiber f) {
    return thread(f).forTask || f.canAwait();
  }

  // ---- threads

  /// `threading.Thread(…).start()`: `face` is that Thread.
  public static ThreadHandle startThread(
      Fiber f,
      Instance face,
      Object callee,
      ToyList args,
      @Nullable ToyDict keywords,
      String name,
      boolean daemon) {
    return Spawner.thread(f, faced(face, callee, args, keywords, name, daemon));
  }

  /// `multiprocessing.Process(…).start()`: `face` is what the program calls the process by.
  public static ProcessHandle startProcess(
      Fiber f,
      Instance face,
      Object callee,
      ToyList args,
      @Nullable ToyDict keywords,
      String name,
      boolean daemon) {
    return Spawner.process(f, faced(face, callee, args, keywords, name, daemon));
  }

  private static Spawner.Call faced(
      Instance face,
      Object callee,
      ToyList args,
      @Nullable ToyDict keywords,
      String name,
      boolean daemon) {
    return new Spawner.Call(
        callee, args, keywords, new SpawnOptions(name, daemon, false, null, face));
  }

  /// What messages and the names of units call a function.
  public static String nameOf(Object callee) {
    return Spawner.nameOf(callee);
  }

  /// The number of the next thread that is given no name.
  public static long nextThread(Fiber f) {
    return thread(f).process.nextThread();
  }

  /// What the program calls the thread that runs by: its Thread, else its handle.
  public static Object currentThread(Fiber f) {
    return face(thread(f));
  }

  /// `threading.enumerate()`: the threads of this VM that have not ended.
  public static List<Object> threads(Fiber f) {
    List<Object> all = new ArrayList<>();
    for (VmThread thread : thread(f).process.threads()) {
      ThreadHandle handle = thread.handle();
      if (handle == null || !handle.isDone()) {
        all.add(face(thread));
      }
    }
    return all;
  }

  public static Object mainThread(Fiber f) {
    return face(thread(f).process.main());
  }

  private static Object face(VmThread thread) {
    ThreadHandle handle = thread.handle();
    return handle != null ? handle.face : thread.face();
  }

  public static long currentIdent(Fiber f) {
    return ident(thread(f));
  }

  static long ident(VmThread thread) {
    return Long.parseLong(thread.account.id().substring(1)) + 1;
  }

  /// ns that the thread has run on a processor.
  public static long cpuTime(Fiber f) {
    return thread(f).process.machine.cpuTime().ask();
  }

  /// ns that the whole JVM has run on processors, as far as the platform tells.
  public static long processTime() {
    return java.lang.ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(java.time.Duration::toNanos)
        .orElse(0L);
  }

  // ---- processes and the lock

  public static long pid(Fiber f) {
    VmProcess process = thread(f).process;
    return process.machine.pid(process.number);
  }

  /// `multiprocessing.current_process().name`.
  public static String processName(Fiber f) {
    return thread(f).process.name;
  }

  /// The name of the process that spawned this one, or null.
  public static @Nullable String parentName(Fiber f) {
    VmProcess process = thread(f).process;
    Birth birth = process.machine.birth();
    return process.parent != null ? process.parent.name : birth == null ? null : birth.parentName();
  }

  /// Its number. Only where it has a name.
  public static long parentPid(Fiber f) {
    VmProcess process = thread(f).process;
    VmProcess parent = process.parent;
    return parent == null
        ? java.lang.ProcessHandle.current().parent().map(java.lang.ProcessHandle::pid).orElse(0L)
        : process.machine.pid(parent.number);
  }

  /// `executor.shutdown()` is called before the VM's end, unless [#notAtExit] follows.
  public static void atExit(Fiber f, Object executor) {
    thread(f).process.atExit.add(executor);
  }

  public static void notAtExit(Fiber f, Object executor) {
    thread(f).process.atExit.removeIf(known -> known == executor);
  }

  /// The rules of this VM's lock.
  public static Policy policy(Fiber f) {
    return thread(f).process.policy();
  }

  public static void setPolicy(Fiber f, Policy policy) {
    thread(f).process.setPolicy(policy);
  }

  /// A number that depends on the machine's seed and on `key` alone.
  public static long chance(Fiber f, String key) {
    return thread(f).process.machine.host().chance(key);
  }

  /// Keeps the processor busy until the unit has held the lock for `nanos` more.
  ///
  /// @param checkpoints whether another thread may have the lock meanwhile, as with Toy code
  public static void hold(Fiber f, long nanos, boolean checkpoints) {
    VmThread thread = thread(f);
    var clock = f.vm.scheduler.clock();
    long until = thread.account.heldNanos(clock.nanos()) + nanos;
    while (thread.account.heldNanos(clock.nanos()) < until) {
      if (f.vm.breaker.get() != 0) {
        if (checkpoints) {
          RealScheduler.pass(f);
        } else {
          f.vm.scheduler.poll(f);
        }
      }
    }
  }

  // ---- sockets

  /// A channel of this VM, which closes it at its end.
  public static Endpoint endpoint(Fiber f, SelectableChannel channel) throws IOException {
    return new Endpoint(thread(f).process, channel);
  }

  /// Room to receive into for who does not wait, shared by all calls of the thread.
  public static ByteBuffer scratch(Fiber f) {
    return thread(f).scratch();
  }

  // ---- waiting

  /// The reading of the clock at which `seconds` from now are over.
  public static long deadline(Fiber f, double seconds) {
    double ns = seconds * 1e9;
    return ns >= Long.MAX_VALUE / 4.0 ? Request.NEVER : f.vm.scheduler.clock().nanos() + (long) ns;
  }

  /// `spawn` by a native: `pool("thread")` and its like.
  public static Object spawn(Fiber f, Model model, Object callee, ToyList args) {
    return f.vm.scheduler.spawn(f, model, callee, args, null, null, null);
  }

  /// What never comes, for who waits a fixed time: simulated I/O.
  public static Waitable nothing() {
    return Nothing.NOTHING;
  }

  private enum Nothing implements Waitable {
    NOTHING;

    @Override
    public boolean tryTake(ToyThread waiter) {
      return false;
    }

    @Override
    public void enlist(ToyThread waiter) {}

    @Override
    public void withdraw(ToyThread waiter) {}

    @Override
    public String describe() {
      return "simulated I/O";
    }
  }

  /// A handle to be joined.
  public static Handle handle(Object value) {
    if (value instanceof Handle handle) {
      return handle;
    }
    throw notJoinable(value);
  }

  /// What is not a handle cannot be joined.
  public static ToyError notJoinable(Object value) {
    return ToyError.typeError(
        "join takes a handle or a list of them, not "
            + Types.of(value).name()
            + (value instanceof Coroutine ? ": spawn it as a task first" : ""));
  }
}
