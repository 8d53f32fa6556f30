package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.value.ExceptionValue;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyObject;
import toy.value.ToyTuple;
import toy.value.Types;

/// What a call of an `async def` with a `yield` makes: a frame that is entered by each `await` of a
/// [Step]. Its frame stands above the awaiting one while it runs, so that its own `await`s suspend
/// the whole chain. Guarded by its VM's GIL.
public final class AsyncGenerator implements ToyObject {
  final Frame frame;
  final Handling handling = new Handling();
  volatile Generator.State state = Generator.State.FRESH;

  AsyncGenerator(Frame frame) {
    this.frame = frame;
    frame.owner = this;
  }

  public String name() {
    return frame.code.function.name;
  }

  public String qualifiedName() {
    return frame.code.function.qualifiedName;
  }

  public boolean isRunning() {
    return state == Generator.State.RUNNING;
  }

  static ToyError ended() {
    return new ToyError(new ExceptionValue(Types.STOP_ASYNC_ITERATION, ToyTuple.EMPTY));
  }

  @Override
  public ToyClass type() {
    return Types.ASYNC_GENERATOR;
  }

  /// What `__anext__`, `asend`, `athrow` and `aclose` give: awaited, it runs the generator to its
  /// next `yield`.
  public static final class Step implements ToyObject {
    private final AsyncGenerator generator;
    private final String method;
    private final Object sent;
    private final @Nullable ToyError thrown;
    private boolean used;

    /// @param method the one that made it
    public Step(AsyncGenerator generator, String method, Object sent, @Nullable ToyError thrown) {
      this.generator = generator;
      this.method = method;
      this.sent = sent;
      this.thrown = thrown;
    }

    private boolean closes() {
      return method.equals("aclose");
    }

    /// The frame that goes on: the generator's, or `frame` where it has ended already.
    Frame begin(Fiber f, Frame frame, int destination) {
      boolean entered = f.enterRuntime(); // two threads may be at it
      try {
        return claim(f, frame, destination);
      } finally {
        f.leaveRuntime(entered);
      }
    }

    private Frame claim(Fiber f, Frame frame, int destination) {
      if (used) {
        throw ToyError.runtimeError(
            "cannot reuse already awaited "
                + (thrown == null ? "__anext__()/asend()" : "aclose()/athrow()"));
      }
      AsyncGenerator g = generator;
      if (g.isRunning()) {
        String word = method.equals("__anext__") ? "anext" : method;
        throw ToyError.runtimeError(word + "(): asynchronous generator is already running");
      }
      used = true;
      Frame own = g.frame;
      boolean fresh = g.state == Generator.State.FRESH;
      if (fresh && thrown == null && sent != None.NONE) {
        throw ToyError.typeError("can't send non-None value to a just-started async generator");
      }
      if (g.state == Generator.State.DONE || fresh && thrown != null) {
        g.state = Generator.State.DONE;
        if (!closes()) {
          throw fresh && thrown != null ? thrown : ended();
        }
        frame.registers[destination] = None.NONE;
        return frame;
      }
      if (!fresh && thrown == null) {
        own.registers[own.code.words[own.pc - 3]] = sent;
      }
      g.state = Generator.State.RUNNING;
      g.handling.resume(f);
      own.kind = closes() ? Frame.Return.ASYNC_CLOSE : Frame.Return.ASYNC_STEP;
      own.destination = destination;
      Calls.link(f, own, frame);
      if (thrown != null) {
        throw thrown; // in the frame that is on top by now
      }
      return own;
    }

    @Override
    public ToyClass type() {
      return thrown == null ? Types.ASYNC_GENERATOR_ASEND : Types.ASYNC_GENERATOR_ATHROW;
    }
  }
}
