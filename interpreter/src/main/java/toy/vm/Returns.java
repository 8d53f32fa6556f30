package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.value.None;
import toy.value.Singleton;
import toy.value.ToyError;
import toy.value.Types;

/// How a frame gives its value back, and how it waits.
@SuppressWarnings("NullAway") // a frame that is not BASE has a parent
final class Returns {
  private Returns() {}

  /// RETURN from a frame that is not STORE: the parent that goes on, or null where the loop is
  /// left.
  static @Nullable Frame returned(Fiber f, Frame frame, Object value) {
    Frame parent = frame.parent;
    f.top = parent;
    if (frame.owner instanceof Generator g) {
      g.handling.end(f);
      g.state = Generator.State.DONE;
      if (frame.kind != Frame.Return.BASE) {
        g.release();
      }
    } else if (frame.owner instanceof AsyncGenerator g) {
      g.handling.end(f);
      g.state = Generator.State.DONE;
    }
    switch (frame.kind) {
      case BASE -> {
        return null;
      }
      case STORE -> parent.registers[frame.destination] = value;
      case INIT -> {
        if (value != None.NONE) {
          throw ToyError.typeError(
              "__init__() should return None, not '" + Types.of(value).name() + "'");
        }
        parent.registers[frame.destination] = frame.owner;
      }
      case OPERATOR ->
          parent.registers[frame.destination] =
              value == Singleton.NOT_IMPLEMENTED
                  ? Operators.afterNotImplemented(f, parent, parent.pc)
                  : value;
      case NEXT -> goRound(f, parent, frame.destination, value);
      case DELEGATE -> Delegation.end(parent, value);
      case ASYNC_STEP -> throw AsyncGenerator.ended();
      case ASYNC_CLOSE -> parent.registers[frame.destination] = None.NONE;
      case DROP, GENERATOR -> {}
    }
    return parent;
  }

  private static void goRound(Fiber f, Frame parent, int destination, Object value) {
    parent.registers[destination] = value;
    parent.pc = parent.code.words[parent.pc - 1];
    Loops.poll(f);
  }

  /// YIELD: the frame that goes on, or null where the loop is left with the value.
  static @Nullable Frame yielded(Fiber f, Frame frame, Object value) {
    for (Frame at = frame; ; ) {
      Frame parent = at.parent;
      at.parent = null;
      f.top = parent;
      if (at.owner instanceof AsyncGenerator generator) {
        generator.handling.suspend(f);
        boolean closing = at.kind == Frame.Return.ASYNC_CLOSE;
        int destination = at.destination;
        generator.state = Generator.State.SUSPENDED; // from here on another thread may enter it
        if (closing) {
          throw ToyError.runtimeError("async generator ignored GeneratorExit");
        }
        parent.registers[destination] = value;
        return parent;
      }
      Generator generator = (Generator) at.owner;
      generator.state = Generator.State.SUSPENDED;
      generator.handling.suspend(f);
      Frame.Return kind = at.kind;
      if (kind == Frame.Return.BASE) {
        return null;
      }
      int destination = at.destination;
      generator.release(); // from here on another thread may enter it
      if (kind != Frame.Return.DELEGATE) {
        goRound(f, parent, destination, value);
        return parent;
      }
      at = parent;
    }
  }

  private static @Nullable Object perform(Fiber f, Request request) {
    boolean entered = f.enterRuntime();
    try {
      return f.vm.scheduler.perform(f, request);
    } finally {
      f.leaveRuntime(entered);
    }
  }

  /// AWAIT: the frame that goes on, `frame` itself where the value was there, null where the fiber
  /// is suspended.
  static @Nullable Frame await(Fiber f, Frame frame, int destination, Object awaited) {
    if (awaited instanceof Coroutine coroutine) {
      coroutine.start(f);
      coroutine.frame.kind = Frame.Return.STORE;
      coroutine.frame.destination = destination;
      return Calls.link(f, coroutine.frame, frame);
    }
    if (awaited instanceof AsyncGenerator.Step step) {
      return step.begin(f, frame, destination);
    }
    if (!(awaited instanceof Awaitable awaitable)) {
      throw ToyError.typeError(
          "object " + Types.of(awaited).name() + " can't be used in 'await' expression");
    }
    Object value = perform(f, new Request.Await(awaitable));
    if (value == Scheduler.SUSPENDED) {
      return null;
    }
    frame.registers[destination] = value;
    return frame;
  }
}
