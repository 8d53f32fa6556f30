package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
import toy.compile.Opcodes;
import toy.value.ExceptionValue;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Types;

/// From a Java throwable in the dispatch loop to the frame that handles it. The one place where
/// other throwables than [ToyError] become Toy errors.
@SuppressWarnings("NullAway") // a frame that is not BASE has a parent
final class Unwinder {
  private Unwinder() {}

  /// The frame that goes on, its pc at the handler; rethrows past the frame of kind BASE.
  ///
  /// @param pc past the instruction of `frame` that failed
  static Frame unwind(Fiber f, Frame frame, int pc, Throwable thrown) {
    if (thrown == Reenter.COMPILED) {
      return frame;
    }
    dropAbove(f, frame);
    ToyError error = toyError(f, thrown, f.top == null ? frame : f.top);
    ExceptionValue exception = error.value();
    boolean isLimit = exception.type() == Types.LIMIT_REACHED;
    if (exception.trace == null && exception.context == null && f.handled != exception) {
      exception.context = f.handled;
    }
    // An error that rises while a frame is being entered or left belongs to the frame that is on
    // top by then.
    boolean moved = f.top != null && f.top != frame;
    Frame at = moved ? f.top : frame;
    int past = Math.max(4, moved ? at.pc : pc);
    while (true) {
      int where = past - 4;
      if (at.code.function.code[where] != Opcodes.RERAISE) {
        exception.trace = trace(at.code.function, where, exception.trace);
      }
      FunctionCode.Handler handler = handler(at.code.function, where, isLimit);
      if (handler != null) {
        at.registers[handler.register()] = exception;
        at.pc = handler.handler();
        f.top = at;
        return at;
      }
      Frame parent = at.parent;
      f.top = parent;
      if (at.owner instanceof Generator g) {
        g.state = Generator.State.DONE;
        g.handling.end(f);
        error = notStopIteration("generator", error);
        exception = error.value();
        at.parent = null;
        if (at.kind != Frame.Return.BASE) {
          g.release();
        }
      } else if (at.owner instanceof Coroutine) {
        error = notStopIteration("coroutine", error);
        exception = error.value();
      }
      if (at.owner instanceof AsyncGenerator g) {
        at.parent = null;
        g.handling.end(f);
        g.state = Generator.State.DONE;
        if (at.kind == Frame.Return.ASYNC_CLOSE && isClosed(exception)) {
          parent.registers[at.destination] = toy.value.None.NONE;
          return parent;
        }
        error = leaveAsync(error);
        exception = error.value();
      }
      if (at.kind == Frame.Return.BASE) {
        if (isLimit) {
          throw new Unwind(Unwind.Kind.LIMIT, 0); // natives do not take it for an error
        }
        throw error;
      }
      if (at.kind == Frame.Return.NEXT && exception.type().isSubclassOf(Types.STOP_ITERATION)) {
        return parent;
      }
      at = parent;
      past = parent.pc;
    }
  }

  /// Where the Java stack was full, a run of the dispatch loop that a native began has ended
  /// without unwinding its frames: they still stand above `frame`.
  private static void dropAbove(Fiber f, Frame frame) {
    Frame base = null;
    Frame at = f.top;
    while (at != null && at != frame) {
      base = at.kind == Frame.Return.BASE ? at : base;
      at = at.parent;
    }
    if (at == null || base == null) {
      return;
    }
    for (Frame dead = f.top; dead != base.parent; dead = dead.parent) {
      Calls.abandon(f, dead);
    }
    f.top = base.parent;
  }

  /// A StopIteration that leaves the body would look like its end.
  private static ToyError notStopIteration(String what, ToyError error) {
    return error.value().type().isSubclassOf(Types.STOP_ITERATION)
        ? instead(what + " raised StopIteration", error)
        : error;
  }

  private static boolean isClosed(ExceptionValue exception) {
    return exception.type().isSubclassOf(Types.GENERATOR_EXIT)
        || exception.type().isSubclassOf(Types.STOP_ASYNC_ITERATION);
  }

  private static ToyError leaveAsync(ToyError error) {
    return error.value().type().isSubclassOf(Types.STOP_ASYNC_ITERATION)
        ? instead("async generator raised StopAsyncIteration", error)
        : notStopIteration("async generator", error);
  }

  private static ToyError instead(String message, ToyError error) {
    ToyError instead = ToyError.runtimeError(message);
    instead.value().cause = error.value();
    instead.value().context = error.value();
    instead.value().suppressContext = true;
    instead.value().trace = error.value().trace;
    return instead;
  }

  private static ExceptionValue.Trace trace(
      FunctionCode function, int pc, ExceptionValue.@Nullable Trace inner) {
    int span = pc / 2;
    return new ExceptionValue.Trace(
        function.qualifiedName,
        function.source,
        function.spans[span],
        function.spans[span + 1],
        null,
        inner);
  }

  private static FunctionCode.@Nullable Handler handler(
      FunctionCode function, int pc, boolean isLimit) {
    for (FunctionCode.Handler h : function.handlers) {
      if (pc >= h.start() && pc < h.end() && !(isLimit && h.catches())) {
        return h;
      }
    }
    return null;
  }

  /// Maps what Java threw. What is not an error of the program leaves the fiber at once.
  private static ToyError toyError(Fiber f, Throwable thrown, Frame top) {
    return switch (thrown) {
      case ToyError e -> e;
      case StackOverflowError _ ->
          new ToyError(Types.RECURSION_ERROR, "maximum recursion depth exceeded");
      case OutOfMemoryError _ -> outOfMemory(f, top);
      case Unwind u when u.kind() == Unwind.Kind.LIMIT -> limitReached();
      case NegativeArraySizeException _ -> new ToyError(Types.MEMORY_ERROR, "out of memory");
      case RuntimeException e -> {
        leave(f, top);
        throw e;
      }
      case Error e -> {
        leave(f, top);
        throw e;
      }
      default -> throw new IllegalStateException(thrown);
    };
  }

  private static ToyError outOfMemory(Fiber f, Frame top) {
    try {
      f.vm.scheduler.outOfMemory(f);
    } catch (ToyError e) {
      return e;
    } catch (Unwind e) {
      if (e.kind() != Unwind.Kind.LIMIT) {
        leave(f, top);
        throw e;
      }
    }
    return limitReached();
  }

  /// What `finally` blocks see of a limit.
  static ToyError limitReached() {
    return new ToyError(new ExceptionValue(Types.LIMIT_REACHED, ToyTuple.EMPTY));
  }

  /// Drops the frames down to the caller of the innermost BASE frame.
  private static void leave(Fiber f, Frame top) {
    Frame at = top;
    while (at != null && at.kind != Frame.Return.BASE) {
      at = at.parent;
    }
    f.top = at == null ? null : at.parent;
  }
}
