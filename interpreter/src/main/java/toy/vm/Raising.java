package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.value.ExceptionValue;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Types;

/// `raise`, `except` and `assert`.
final class Raising {
  private Raising() {}

  static ToyError raise(Fiber f, Frame frame, int pc, Object what, @Nullable Object cause) {
    frame.pc = pc;
    ExceptionValue exception = exception(f, what, "exceptions must derive from BaseException");
    if (cause != null) {
      exception.suppressContext = true;
      exception.cause =
          cause == None.NONE
              ? null
              : exception(f, cause, "exception causes must derive from BaseException");
    }
    if (f.handled != null && f.handled != exception) {
      handledWhileRaised(exception, f.handled);
    }
    return new ToyError(exception);
  }

  /// Sets the context, and breaks the chain where it would come back to the exception; as
  /// `_PyErr_SetObject` of CPython 3.11 does, also in that a cycle of others ends the search.
  private static void handledWhileRaised(ExceptionValue exception, ExceptionValue handled) {
    ExceptionValue at = handled;
    ExceptionValue slow = handled;
    boolean step = false;
    ExceptionValue next = at.context;
    while (next != null && next != exception) {
      at = next;
      // Without a GIL another thread may cut the chain behind this one.
      slow = step && slow.context != null ? slow.context : slow;
      step = !step;
      next = at == slow ? null : at.context;
    }
    if (next != null) {
      at.context = null;
    }
    exception.context = handled;
  }

  private static ExceptionValue exception(Fiber f, Object what, String refusal) {
    if (what instanceof ExceptionValue e) {
      return e;
    }
    if (what instanceof ToyClass c
        && c.isSubclassOf(Types.BASE_EXCEPTION)
        && f.call(c) instanceof ExceptionValue made) {
      return made;
    }
    throw ToyError.typeError(refusal);
  }

  static ToyError again(Object exception) {
    return new ToyError((ExceptionValue) exception);
  }

  static ToyError current(Fiber f) {
    if (f.handled == null) {
      return ToyError.runtimeError("No active exception to reraise");
    }
    return new ToyError(f.handled);
  }

  static Object matches(Object exception, Object wanted) {
    return matches(((ExceptionValue) exception).type(), wanted);
  }

  private static boolean matches(ToyClass type, Object wanted) {
    if (!(wanted instanceof ToyTuple alternatives)) {
      return isBelow(type, wanted);
    }
    boolean any = false;
    for (Object alternative : alternatives.items) {
      any |= isBelow(type, alternative); // CPython too looks at all, and at no tuple in the tuple
    }
    return any;
  }

  private static boolean isBelow(ToyClass type, Object wanted) {
    if (wanted instanceof ToyClass c && c.isSubclassOf(Types.BASE_EXCEPTION)) {
      return type.isSubclassOf(c);
    }
    throw ToyError.typeError(
        "catching classes that do not inherit from BaseException is not allowed");
  }

  /// Begins a handler; gives what has to be restored at its end.
  static Object enter(Fiber f, Frame frame, Object exception) {
    Handling handling = Handling.of(frame.owner);
    ExceptionValue before = handling == null ? f.handled : handling.before(f);
    f.handled = (ExceptionValue) exception;
    return before == null ? None.NONE : before;
  }

  /// Ends a handler. One that was run because of a limit does not end it, however it is left.
  static void leave(Fiber f, Frame frame, Object before) {
    boolean isLimit = f.handled != null && f.handled.type() == Types.LIMIT_REACHED;
    Handling handling = Handling.of(frame.owner);
    ExceptionValue restored = before instanceof ExceptionValue e ? e : null;
    if (handling == null) {
      f.handled = restored;
    } else {
      handling.restore(f, restored);
    }
    if (isLimit) {
      throw Unwinder.limitReached();
    }
  }

  static ToyError assertion(@Nullable Object message) {
    return new ToyError(
        new ExceptionValue(
            Types.ASSERTION_ERROR, message == null ? ToyTuple.EMPTY : ToyTuple.of(message)));
  }
}
