package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.ledger.Times;
import toy.sched.Handle;
import toy.sched.MainThread;
import toy.sched.ProcessHandle;
import toy.sched.Promise;
import toy.sched.Task;
import toy.sched.Tasks;
import toy.sched.ThreadHandle;
import toy.sched.Units;
import toy.value.Callbacks;
import toy.value.ExceptionValue;
import toy.value.HasRepr;
import toy.value.None;
import toy.value.Text;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library;
import toy.vm.Library.Table;

/// Methods of what `spawn` returns. One set for all models: only the word after `spawn` changes.
final class HandleMethods {
  private HandleMethods() {}

  private static final ToyClass STATS = ToyClass.builtin("stats", Types.OBJECT);

  /// `h.stats`, as it was when it was asked for.
  private record Stats(Times times) implements HasRepr {
    @Override
    public String repr(Callbacks calls) {
      return "<stats held=%.3f waiting=%.3f released=%.3f>"
          .formatted(times.heldNs() / 1e9, times.waitingNs() / 1e9, times.released().total() / 1e9);
    }

    @Override
    public ToyClass type() {
      return STATS;
    }
  }

  static void register(Library library) {
    library.type(ThreadHandle.TYPE, HandleMethods::fillThread);
    library.type(ProcessHandle.TYPE, HandleMethods::fillProcess);
    library.type(Task.TYPE, HandleMethods::fillTask);
    library.type(Promise.TYPE, HandleMethods::fillPromise);
    library.type(MainThread.TYPE, HandleMethods::fillMainThread);
    library.type(STATS, HandleMethods::fillStats);
  }

  static Handle self(Object value) {
    if (value instanceof Handle handle) {
      return handle;
    }
    throw Arguments.wrongSelf("handle", value);
  }

  private static void fill(Table t) {
    t.property("name", (_, self) -> self(self).name());
    t.property("stats", (f, self) -> new Stats(self(self).times(f)));
    t.define("done", "(): whether it has ended", (_, self) -> self(self).isDone());
    t.keyworded(
        "result",
        "self, timeout=",
        "(timeout=None): waits for the end; the result, or the error",
        HandleMethods::result);
    t.keyworded("join", "self, timeout=", "(timeout=None): as result", HandleMethods::result);
    t.variadic("cancel", 1, 2, "([message]): ends a task or a process", HandleMethods::cancel);
    t.define("cancelled", "(): whether it was cancelled", (_, self) -> self(self).isCancelled());
    t.define("exception", "(): its error, or None", HandleMethods::exception);
  }

  private static Object result(Fiber f, Object[] args) {
    return self(args[0]).join(f, Concurrency.deadline(f, args[1]));
  }

  private static Object cancel(Fiber f, Object[] args) {
    return self(args[0]).cancel(f, args.length > 1 ? args[1] : null);
  }

  private static Object exception(Fiber f, Object self) {
    Handle handle = self(self);
    if (!handle.isDone()) {
      throw handle instanceof Task
          ? Promise.invalid("Exception is not set.")
          : ToyError.runtimeError(handle.name() + " has not ended yet");
    }
    try {
      handle.result(f);
      return None.NONE;
    } catch (ToyError e) {
      if (handle.isCancelled()) {
        throw e;
      }
      return e.value();
    }
  }

  private static void fillThread(Table t) {
    fill(t);
    t.property("ident", (_, self) -> ((ThreadHandle) self(self)).ident());
    t.property("native_id", (_, self) -> ((ThreadHandle) self(self)).ident());
    t.property("daemon", (_, self) -> ((ThreadHandle) self(self)).isDaemon());
    t.define("is_alive", "(): whether it runs", (_, self) -> !self(self).isDone());
  }

  private static void fillProcess(Table t) {
    fill(t);
    t.property("pid", (_, self) -> ((ProcessHandle) self(self)).pid());
    t.define("is_alive", "(): whether it runs", (_, self) -> !self(self).isDone());
    t.property("exitcode", (_, self) -> (long) ((ProcessHandle) self(self)).exitCode());
    t.define("terminate", "(): ends it", (f, self) -> terminate(f, self));
  }

  private static Object terminate(Fiber f, Object self) {
    self(self).cancel(f, null);
    return None.NONE;
  }

  private static void fillPromise(Table t) {
    t.variadic(
        "__new__",
        1,
        1,
        "(): somebody will set its result",
        (f, _) -> Tasks.promise(f, "a future", Reason.EVENT, true));
    t.define("done", "(): whether it has a result or an error", (_, self) -> self(self).isDone());
    t.define("result", "(): the result, or the error", (f, self) -> promise(self).value(f));
    t.define("exception", "(): its error, or None", HandleMethods::promised);
    t.define("set_result", "(value): what who awaits it gets", HandleMethods::setResult);
    t.define("set_exception", "(error): what it raises", HandleMethods::setException);
    t.variadic("cancel", 1, 2, "([message]): cancels it", HandleMethods::cancel);
    t.define("cancelled", "(): whether it was cancelled", (_, self) -> self(self).isCancelled());
    t.define("add_done_callback", "(f): f(future) is called then", HandleMethods::callBack);
    t.define("remove_done_callback", "(f): how often it was there", HandleMethods::notCallBack);
  }

  private static Promise promise(Object self) {
    if (self instanceof Promise promise) {
      return promise;
    }
    throw Arguments.wrongSelf("Future", self);
  }

  private static Object promised(Fiber f, Object self) {
    if (!promise(self).isDone()) {
      throw Promise.invalid("Exception is not set.");
    }
    return exception(f, self);
  }

  private static Object setResult(Fiber f, Object self, Object value) {
    promise(self).succeed(value);
    return None.NONE;
  }

  private static Object setException(Fiber f, Object self, Object error) {
    Object made = error instanceof ToyClass ? f.call(error) : error;
    if (!(made instanceof ExceptionValue e)) {
      throw ToyError.typeError("exception must be an exception, not " + Arguments.typeName(error));
    }
    promise(self).fail(e);
    return None.NONE;
  }

  private static Object callBack(Fiber f, Object self, Object callback) {
    self(self).addCallback(f, callback);
    return None.NONE;
  }

  private static Object notCallBack(Fiber f, Object self, Object callback) {
    return (long) self(self).removeCallback(callback);
  }

  private static void fillTask(Table t) {
    fill(t);
    t.define("add_done_callback", "(f): f(task) is called then", HandleMethods::callBack);
    t.define("remove_done_callback", "(f): how often it was there", HandleMethods::notCallBack);
    t.define("get_name", "(): its name", (_, self) -> self(self).name());
    t.define("set_name", "(name): it is called that", HandleMethods::rename);
    t.define(
        "cancelling",
        "(): how often it was told to cancel",
        (_, self) -> (long) ((Task) self).cancelling());
    t.define(
        "uncancel",
        "(): one cancel has been dealt with; how many are left",
        (_, self) -> (long) ((Task) self).uncancel());
  }

  private static Object rename(Fiber f, Object self, Object name) {
    ((Task) self(self)).rename(Text.str(name, f));
    return None.NONE;
  }

  private static void fillMainThread(Table t) {
    t.property("name", (_, self) -> ((MainThread) self).name());
    t.property("ident", (_, self) -> ((MainThread) self).ident());
    t.property("native_id", (_, self) -> ((MainThread) self).ident());
    t.property("daemon", (_, _) -> false);
    t.define("getName", "(): its name", (_, self) -> ((MainThread) self).name());
    t.define("isDaemon", "(): False", (_, _) -> false);
    t.variadic("join", 1, 2, "(timeout=None): waits for its end", HandleMethods::joinMain);
    t.define("is_alive", "(): True", (_, _) -> true);
  }

  private static Object joinMain(Fiber f, Object[] args) {
    throw ToyError.runtimeError(
        Units.currentThread(f) == args[0]
            ? "cannot join current thread"
            : "the main thread ends when the others have: to wait for it would never end");
  }

  private static void fillStats(Table t) {
    figure(t, "held", null);
    figure(t, "waiting", null);
    figure(t, "released", null);
    for (Reason reason : Reason.values()) {
      figure(t, reason.key(), reason);
    }
  }

  private static void figure(Table t, String name, @Nullable Reason reason) {
    t.property(name, (_, self) -> nanos(((Stats) self).times, name, reason) / 1e9);
    t.property(name + "_ns", (_, self) -> nanos(((Stats) self).times, name, reason));
  }

  private static long nanos(Times times, String name, @Nullable Reason reason) {
    if (reason != null) {
      return times.released().get(reason);
    }
    return switch (name) {
      case "held" -> times.heldNs();
      case "waiting" -> times.waitingNs();
      default -> times.released().total();
    };
  }
}
