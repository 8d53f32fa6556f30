package toy.lib;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import toy.gil.Reason;
import toy.sched.Finished;
import toy.sched.Handle;
import toy.sched.LoopCall;
import toy.sched.Promise;
import toy.sched.Siblings;
import toy.sched.SleepAwait;
import toy.sched.Task;
import toy.sched.Tasks;
import toy.sched.ToThread;
import toy.sched.Units;
import toy.sched.WaitFor;
import toy.value.Compare;
import toy.value.Comparison;
import toy.value.Instance;
import toy.value.Iteration;
import toy.value.None;
import toy.value.ToyDict;
import toy.value.ToyList;
import toy.value.ToySet;
import toy.value.ToyTuple;
import toy.value.Truth;
import toy.value.Types;
import toy.vm.Awaitable;
import toy.vm.Closure;
import toy.vm.Coroutine;
import toy.vm.Fiber;
import toy.vm.Library.Table;
import toy.vm.Request;

/// The module `asyncio`.
final class AsyncioModule {
  private AsyncioModule() {}

  static void fill(Table t) {
    t.define("run", "(coroutine): runs it on this thread's event loop", Tasks::run);
    t.keyworded(
        "sleep",
        "delay, result=",
        "(seconds, result=None): to be awaited; only its task waits",
        AsyncioModule::sleep);
    t.keyworded(
        "create_task",
        "coroutine, *, name=",
        "(coroutine, name=None): starts it at the next await",
        AsyncioModule::createTask);
    t.keyworded(
        "gather",
        "*awaitables, return_exceptions=",
        "(*awaitables): awaits them all; a list of their results",
        Concurrency::gather);
    t.keyworded(
        "wait_for",
        "awaitable, timeout",
        "(awaitable, seconds): cancels what takes longer, and raises TimeoutError",
        (f, args) -> new WaitFor(f, args[0], Concurrency.nanosOrNever(f, args[1])));
    t.keyworded(
        "to_thread",
        "function, /, *args, **keywords",
        "(function, …): to be awaited; runs it on a thread of its own",
        AsyncioModule::toThread);
    t.define("timeout", "(seconds): with it, cancels what takes longer", Concurrency::timeout);
    t.define("timeout_at", "(when): with it, cancels what takes longer", Concurrency::timeoutAt);
    t.define("current_task", "(): the task that runs, or None", Tasks::currentTask);
    t.define("all_tasks", "(): the tasks of this loop that have not ended", AsyncioModule::all);
    t.value("Future", Promise.TYPE);
    t.value("InvalidStateError", Promise.INVALID_STATE);
    t.value("Task", Task.TYPE);
    t.value("TimerHandle", LoopCall.TYPE);
    fillHidden(t);
    t.value("CancelledError", Types.CANCELLED_ERROR);
    t.value("TimeoutError", Types.TIMEOUT_ERROR);
  }

  /// What the part of the module that is written in Toy needs.
  private static void fillHidden(Table t) {
    t.define("_future", "(what, reason)", AsyncioModule::future);
    t.define("_turn", "(lock)", AsyncioModule::turn);
    t.define("_finished", "(handles, timeout)", AsyncioModule::finished);
    t.define("_close", "(finished)", (_, finished) -> close(finished));
    t.define("_shield", "(awaitable)", Tasks::shield);
    t.define("_unit", "(awaitable)", Tasks::unit);
    t.define("_siblings", "()", Tasks::siblings);
    t.define("_add", "(siblings, task)", AsyncioModule::add);
    t.define("_abort", "(siblings)", AsyncioModule::abort);
    t.define("_leave", "(siblings)", (_, group) -> ((Siblings) group).leave());
    t.define("_left", "(siblings)", (_, s) -> ToyList.of(((Siblings) s).left().toArray()));
    t.define("_failed", "(siblings)", (_, s) -> ToyList.of(((Siblings) s).failed().toArray()));
    t.variadic("_call", 3, 3, "(delay, f, args)", AsyncioModule::call);
    t.variadic("_call_there", 3, 3, "(ident, f, args)", AsyncioModule::callThere);
    t.define("_post", "(ident, coroutine)", AsyncioModule::post);
    t.define("_has_loop", "()", Tasks::hasRunningLoop);
    t.define("_is_awaitable", "(x)", (_, x) -> x instanceof Awaitable || x instanceof Coroutine);
    t.define("_is_coroutine", "(x)", (_, x) -> x instanceof Coroutine);
    t.define("_is_async", "(f)", (_, x) -> x instanceof Closure c && c.isAsync());
  }

  private static Object future(Fiber f, Object what, Object reason) {
    return Tasks.promise(f, (String) what, Reason.valueOf((String) reason), true);
  }

  private static Object turn(Fiber f, Object lock) {
    return Tasks.promise(f, "asyncio.Lock", Reason.LOCK, true).of((Instance) lock);
  }

  private static Object finished(Fiber f, Object handles, Object timeout) {
    List<Handle> units = new ArrayList<>();
    for (Object handle : Iteration.toArray(handles, f)) {
      units.add(HandleMethods.self(handle));
    }
    return Tasks.finished(f, units, Concurrency.nanosOrNever(f, timeout));
  }

  private static Object call(Fiber f, Object[] args) {
    boolean soon = args[0] == None.NONE;
    long deadline =
        soon ? Request.NEVER : Units.deadline(f, Math.max(0, Arguments.real(args[0], f)));
    return Tasks.call(f, deadline, args[1], Iteration.toArray(args[2], f));
  }

  private static Object callThere(Fiber f, Object[] args) {
    Object[] items = Iteration.toArray(args[2], f);
    return Tasks.callThere(f, Arguments.number(args[0], f), args[1], items);
  }

  static void fillCall(Table t) {
    t.define("cancel", "(): it will not be called", (_, self) -> cancelCall((LoopCall) self));
    t.define("cancelled", "(): whether it was", (_, self) -> ((LoopCall) self).isCancelled());
    t.define("when", "(): by the loop's time", (_, self) -> ((LoopCall) self).when() / 1e9);
  }

  private static Object cancelCall(LoopCall call) {
    call.cancel();
    return None.NONE;
  }

  /// Starts a task on the loop of another thread; a future of what it will give.
  private static Object post(Fiber f, Object ident, Object coroutine) {
    return Tasks.post(f, Arguments.number(ident, f), coroutine);
  }

  private static Object close(Object finished) {
    ((Finished) finished).close();
    return None.NONE;
  }

  private static Object add(Fiber f, Object siblings, Object task) {
    ((Siblings) siblings).add((Task) task);
    return task;
  }

  private static Object abort(Fiber f, Object siblings) {
    ((Siblings) siblings).abort(f);
    return None.NONE;
  }

  private static Object sleep(Fiber f, Object[] args) {
    boolean now = Truth.of(Compare.compare(Comparison.LE, args[0], 0L, f), f);
    long nanos = now ? 0 : Concurrency.nanos(Arguments.real(args[0], f));
    return new SleepAwait("asyncio.sleep", Reason.SLEEP, nanos, Arguments.orNone(args[1]));
  }

  private static Object createTask(Fiber f, Object[] args) {
    String name = Arguments.given(args[1]) ? Arguments.string(args[1], "name") : null;
    return Tasks.createTask(f, args[0], name);
  }

  private static Object toThread(Fiber f, Object[] args) {
    Object[] items = ((ToyTuple) args[1]).items;
    ToyDict keywords = (ToyDict) args[2];
    return new ToThread(
        f,
        args[0],
        ToyList.of(Arrays.copyOf(items, items.length)),
        keywords.size() == 0 ? null : keywords);
  }

  private static Object all(Fiber f) {
    ToySet all = new ToySet();
    for (Task task : Tasks.allTasks(f)) {
      all.add(task, f);
    }
    return all;
  }
}
