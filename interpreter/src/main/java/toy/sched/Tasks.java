package toy.sched;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.syntax.DiagnosticCode;
import toy.value.None;
import toy.value.ToyError;
import toy.vm.Coroutine;
import toy.vm.Fiber;
import toy.vm.Request;

/// What natives ask about the event loop of their thread and its tasks, and do with them. Every
/// call comes from the thread that runs the fiber, with the GIL.
public final class Tasks {
  private Tasks() {}

  private static VmThread thread(Fiber f) {
    return (VmThread) f.thread;
  }

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
        .filter(t -> Units.ident(t) == ident)
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
}
