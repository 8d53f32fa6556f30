package toy.sched;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import toy.gil.Policy;
import toy.gil.Reason;
import toy.gil.RuntimeLock;
import toy.ledger.ForeignAccount;
import toy.ledger.Model;
import toy.syntax.DiagnosticCode;
import toy.value.BoundMethod;
import toy.value.ExceptionValue;
import toy.value.Instance;
import toy.value.None;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.Types;
import toy.vm.Closure;
import toy.vm.Coroutine;
import toy.vm.Fiber;
import toy.vm.ModuleValue;
import toy.vm.Native;
import toy.vm.Request;
import toy.vm.Unwind;
import toy.wire.Frame;

/// Starts units. Arguments have been evaluated by the spawner.
final class Spawner {
  /// What the new unit is to run.
  record Call(Object callee, ToyList args, @Nullable ToyDict keywords, SpawnOptions options) {
    /// A thread begins inside the runtime, where there is no GIL: what is free does not stay there,
    /// or `spawn thread cpu(60)` would keep all others out.
    Object run(Fiber f) {
      RuntimeLock runtime = ((VmThread) f.thread).process.gil.runtime();
      boolean goesOut = callee instanceof Native n && n.isFree() && f.thread.leaveRuntime(runtime);
      try {
        return keywords == null
            ? f.call(callee, args.toArray())
            : f.callKeywords(callee, args.toArray(), keywords);
      } finally {
        if (goesOut) {
          f.thread.enterRuntime(runtime);
        }
      }
    }
  }

  private Spawner() {}

  // ---- threads

  /// `spawn thread`: returns when the child has taken the lock once, as CPython's `Thread.start`
  /// does.
  static ThreadHandle thread(Fiber f, Call call) {
    refuseAsync(call.callee(), DiagnosticCode.IS_ASYNC, "thread");
    VmThread parent = (VmThread) f.thread;
    VmProcess process = parent.process;
    Machine machine = process.machine;
    machine.limiter().alive().starts(Limit.THREADS, parent, f);
    long now = machine.clock().nanos();
    Fiber.Place place = f.place();
    String name = call.options().name();
    VmThread child =
        new VmThread(
            process,
            process.account.thread(
                name == null
                    ? "Thread-" + process.nextThread() + " (" + nameOf(call.callee()) + ")"
                    : name,
                Model.THREAD,
                place == null ? null : place.text(),
                now),
            call.options().daemon(),
            parent.entryNow(),
            parent.budget());
    ThreadHandle handle = new ThreadHandle(child, place);
    handle.awaited = call.options().awaited();
    child.handle(handle);
    Instance face = call.options().face();
    if (face != null) {
      handle.face = face;
      handle.tellsAtOnce = true;
      face.put("_handle", handle);
    }
    try {
      child.start(() -> runThread(child, handle, call, parent));
    } catch (OutOfMemoryError _) {
      machine.limiter().alive().ended(Limit.THREADS);
      throw ToyError.runtimeError("can't start new thread");
    }
    process.spawned(handle);
    parent.release(Reason.START);
    while (!child.hasStarted()) {
      parent.parker.park(Request.NEVER);
    }
    parent.enter();
    return handle;
  }

  private static void runThread(VmThread t, ThreadHandle handle, Call call, VmThread parent) {
    Object result = null;
    ExceptionValue error = null;
    try {
      try {
        t.enter();
      } finally {
        t.started();
        parent.unpark();
      }
      result = call.run(t.fiber);
    } catch (ToyError e) {
      error = e.value();
    } catch (Unwind e) {
      t.process.machine.stopping().unwound(e);
    } catch (Throwable e) {
      t.process.machine.stopping().bug(e);
    }
    if (error != null && error.type().isSubclassOf(Types.SYSTEM_EXIT)) {
      error = null; // as in CPython: it ends the thread, silently
      result = None.NONE;
    }
    if (error != null) {
      Traces.crossed(error, handle, call);
      if (!hooked(t.fiber, handle, error)) {
        t.process.failed(handle, t.fiber, error);
      }
    }
    t.dropTasks();
    t.exit();
    long now = t.process.machine.clock().nanos();
    if (error != null) {
      handle.completion.fail(error, false, now);
    } else if (result != null) {
      handle.completion.succeed(result, now);
    } else {
      handle.completion.fail(Task.cancelledError(handle.label() + " was stopped"), true, now);
    }
  }

  /// Whether the program has a `threading.excepthook` of its own, which then deals with the error.
  private static boolean hooked(Fiber f, ThreadHandle handle, ExceptionValue error) {
    ModuleValue threading = f.vm.modules.get("threading");
    if (!handle.tellsAtOnce || threading == null) {
      return false;
    }
    Object hook = threading.get("excepthook");
    Object usual = threading.get("__excepthook__");
    if (hook == null || usual == null || hook == usual) {
      return false;
    }
    try {
      f.call(f.getAttribute(threading, "_call_hook"), hook, handle.face, error);
      return true;
    } catch (ToyError e) {
      handle.home.failed(handle, f, e.value());
      return true;
    }
  }

  // ---- tasks

  /// `spawn task`: the task starts at the spawner's next await.
  static Task task(Fiber f, Call call) {
    VmThread thread = (VmThread) f.thread;
    if (thread.loop == null || !thread.loop.isRunning()) {
      throw ToyError.runtimeError(
          "there is no event loop on this thread for a task to run on: start one with run(…)");
    }
    Object awaitable;
    Object callee = call.callee() instanceof BoundMethod m ? m.function : call.callee();
    if (callee instanceof Native) {
      awaitable = callForTask(thread, f, call);
    } else if (callee instanceof Closure c && c.isAsync()) {
      awaitable = call.run(f);
    } else {
      throw notAsync(callee);
    }
    Task task = task(f, thread, awaitable, call.options().name());
    task.awaited = call.options().awaited();
    return task;
  }

  private static Object callForTask(VmThread thread, Fiber f, Call call) {
    boolean outer = thread.forTask;
    thread.forTask = true;
    try {
      return call.run(f);
    } finally {
      thread.forTask = outer;
    }
  }

  /// `asyncio.create_task`: a task of `awaitable` on the thread's loop.
  static Task task(Fiber f, VmThread thread, Object awaitable, @Nullable String name) {
    Coroutine coroutine = awaitable instanceof Coroutine c ? c : null;
    Pending source = awaitable instanceof Pending p ? p : null;
    if (coroutine == null && source == null) {
      throw ToyError.typeError(
          "a coroutine was expected, got "
              + Types.of(awaitable).name()
              + ": is the function async?");
    }
    if (coroutine != null) {
      coroutine.start(f);
    }
    EventLoop loop = thread.makeLoop();
    Machine machine = thread.process.machine;
    machine.limiter().alive().starts(Limit.TASKS, thread, f);
    machine.roster().countSpawn();
    return new Task(loop, coroutine, source, name, f.place(), loop.clock().nanos());
  }

  private static ToyError notAsync(Object callee) {
    String name = nameOf(callee);
    ToyError error =
        ToyError.typeError(
            "'"
                + name
                + "' is not async: use `spawn thread "
                + name
                + "(…)`, or make it `async def`");
    error.value().code = DiagnosticCode.NOT_ASYNC.code();
    return error;
  }

  static void refuseAsync(Object callee, DiagnosticCode code, String model) {
    Object function = callee instanceof BoundMethod m ? m.function : callee;
    if (function instanceof Closure c && c.isAsync()) {
      String name = nameOf(callee);
      ToyError error =
          ToyError.typeError(
              "'"
                  + name
                  + "' is async: use `spawn task "
                  + name
                  + "(…)`, or give the "
                  + model
                  + " a function that calls run("
                  + name
                  + "(…))");
      error.value().code = code.code();
      throw error;
    }
  }

  /// What messages and names call a callee.
  static String nameOf(Object callee) {
    return switch (callee) {
      case Closure c -> c.function.name;
      case BoundMethod m -> nameOf(m.function);
      case Native n -> n.name();
      case toy.value.ToyClass c -> c.name();
      default -> Types.of(callee).name();
    };
  }

  // ---- processes

  /// `spawn process`. What it needs is packed here, under the spawner's lock; the spawner does not
  /// wait.
  static ProcessHandle process(Fiber f, Call call) {
    refuseAsync(call.callee(), DiagnosticCode.IS_ASYNC, "process");
    Options options = ((VmThread) f.thread).process.machine.options();
    Boolean os = call.options().os();
    return (os == null ? options.osProcesses() : os) ? osProcess(f, call) : vmProcess(f, call);
  }

  /// A VM in this JVM.
  private static ProcessHandle vmProcess(Fiber f, Call call) {
    VmThread parent = (VmThread) f.thread;
    Machine machine = parent.process.machine;
    long created = machine.clock().nanos();
    Parcel parcel = Packer.pack(f, call, null);
    long packed = machine.clock().nanos();
    Fiber.Place place = f.place();
    machine.limiter().alive().starts(Limit.PROCESSES, parent, f);
    VmProcess child = machine.roster().make(parent.process, call.options().name(), created);
    child.account.copied(parcel.bytes(), packed - created);
    child.runs(nameOf(call.callee()));
    VmThread main =
        child.makeMain(
            place == null ? null : place.text(), created, parent.entryNow(), parent.budget());
    ProcessHandle handle = new ProcessHandle(child, place, parent.entryNow(), call.options());
    try {
      main.start(() -> runProcess(main, handle, parcel));
    } catch (OutOfMemoryError _) {
      machine.limiter().alive().ended(Limit.PROCESSES);
      machine.roster().ended(child);
      child.account.end();
      throw ToyError.runtimeError("can't start new thread");
    }
    parent.process.spawned(handle);
    return handle;
  }

  private static void runProcess(VmThread t, ProcessHandle handle, Parcel parcel) {
    Machine machine = t.process.machine;
    ProcessRun run =
        new ProcessRun(
            t,
            parcel,
            handle.label(),
            handle.spawnedAt,
            (f, error) -> handle.home.failed(handle, f, error),
            handle::exitCode);
    ProcessHandle.Outcome outcome = run.run();
    handle.ended();
    machine.roster().ended(t.process);
    machine.limiter().alive().ended(Limit.PROCESSES);
    long now = machine.clock().nanos();
    switch (outcome) {
      case ProcessHandle.Outcome.Returned returned -> handle.completion.succeed(returned, now);
      case ProcessHandle.Outcome.Raised raised -> handle.completion.failWith(raised, now);
      case null -> handle.completion.fail(ProcessHandle.terminated(handle.label()), true, now);
    }
  }

  /// A JVM of its own. What is packed is written to it by another thread.
  private static ProcessHandle osProcess(Fiber f, Call call) {
    VmThread parent = (VmThread) f.thread;
    Machine machine = parent.process.machine;
    long created = machine.clock().nanos();
    Parcel parcel = Packer.pack(f, call, Packer.Wire.DOWN);
    long packed = machine.clock().nanos();
    Fiber.Place place = f.place();
    machine.limiter().alive().starts(Limit.PROCESSES, parent, f);
    OsProcess process = new OsProcess(machine, connect(parent));
    Roster.Name name = machine.roster().name(call.options().name());
    ForeignAccount account =
        machine
            .ledger()
            .createForeign(
                name.text(), parent.process.account, parent.process.policy(), created, process);
    Birth birth =
        new Birth(
            account.id(),
            name.text(),
            name.isGiven(),
            nameOf(call.callee()),
            parent.process.account.id(),
            machine.ledger().originNs(),
            created,
            name.seeds(),
            call.options().face() != null,
            parent.process.name,
            place);
    ProcessHandle handle =
        new ProcessHandle(
            parent.process, process, birth, parent.entryNow(), parent.budget(), call.options());
    machine.roster().add(process, handle);
    parent.process.spawned(handle);
    if (parent.budget().isStopped()) {
      handle.stop();
    }
    Options options =
        machine
            .options()
            .withSeed(machine.host().seed())
            .withLimits(machine.limiter().forChild(parent.budget()));
    Policy policy = parent.process.policy();
    process.start(
        handle,
        account,
        () -> {
          long began = machine.clock().nanos();
          byte[] start = StartMessage.write(birth, options, policy, parcel, process.link());
          account.copied(start.length, packed - created);
          account.transported(machine.clock().nanos() - began);
          return new Frame(Frame.Kind.START, start);
        });
    return handle;
  }

  private static Connection connect(VmThread parent) {
    Connection.Starter starter = parent.process.machine.starter();
    parent.release(Reason.START);
    try {
      return starter.start();
    } catch (IOException e) {
      parent.process.machine.limiter().alive().ended(Limit.PROCESSES);
      throw new ToyError(Types.OS_ERROR, "cannot start a process: " + e.getMessage());
    } finally {
      parent.acquire();
    }
  }
}
