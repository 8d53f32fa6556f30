package toy.lib;

import java.util.Arrays;
import toy.gil.Reason;
import toy.sched.SleepAwait;
import toy.sched.Task;
import toy.sched.ToThread;
import toy.sched.Units;
import toy.sched.WaitFor;
import toy.value.Compare;
import toy.value.Comparison;
import toy.value.ToyDict;
import toy.value.ToyList;
import toy.value.ToySet;
import toy.value.ToyTuple;
import toy.value.Truth;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The module `asyncio`.
final class AsyncioModule {
  private AsyncioModule() {}

  static void fill(Table t) {
    t.define("run", "(coroutine): runs it on this thread's event loop", Units::run);
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
    t.define("current_task", "(): the task that runs, or None", Units::currentTask);
    t.define("all_tasks", "(): the tasks of this loop that have not ended", AsyncioModule::all);
    t.value("Task", Task.TYPE);
    t.value("CancelledError", Types.CANCELLED_ERROR);
    t.value("TimeoutError", Types.TIMEOUT_ERROR);
  }

  private static Object sleep(Fiber f, Object[] args) {
    boolean now = Truth.of(Compare.compare(Comparison.LE, args[0], 0L, f), f);
    long nanos = now ? 0 : Concurrency.nanos(Arguments.real(args[0], f));
    return new SleepAwait("asyncio.sleep", Reason.SLEEP, nanos, Arguments.orNone(args[1]));
  }

  private static Object createTask(Fiber f, Object[] args) {
    String name = Arguments.given(args[1]) ? Arguments.string(args[1], "name") : null;
    return Units.createTask(f, args[0], name);
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
    for (Task task : Units.allTasks(f)) {
      all.add(task, f);
    }
    return all;
  }
}
