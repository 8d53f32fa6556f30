package toy.vm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import toy.value.Callbacks;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyIterator;
import toy.value.Types;

/// A generator: a frame that is entered again and again. Guarded by its VM's GIL; where there is
/// none, by a claim: who wants to run it takes that first, and gives it back when nothing of the
/// generator will be touched any more.
public final class Generator extends ToyIterator {
  private static final VarHandle CLAIMS;

  static {
    try {
      CLAIMS = MethodHandles.lookup().findVarHandle(Generator.class, "claims", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  enum State {
    FRESH,
    SUSPENDED,
    RUNNING,
    DONE
  }

  final Frame frame;
  final Handling handling = new Handling();
  State state = State.FRESH;

  @SuppressWarnings("unused") // through CLAIMS
  private int claims; // 0, or 1 while a thread of a VM without a GIL is at it

  /// What the last run of the frame returned, once it is done.
  private Object returned = None.NONE;

  Generator(Frame frame) {
    this.frame = frame;
    frame.owner = this;
  }

  public String name() {
    return frame.code.function.name;
  }

  @Override
  public @Nullable Object next(Callbacks calls) {
    return resume((Fiber) calls, None.NONE, null);
  }

  /// Runs to the next `yield`: gives its value, or null when the generator has returned
  /// ([#returned]).
  public @Nullable Object resume(Fiber f, Object sent, @Nullable ToyError thrown) {
    if (f.runtime == null) {
      return step(f, sent, thrown);
    }
    claim(f);
    try {
      return step(f, sent, thrown);
    } finally {
      release();
    }
  }

  /// Where there is no GIL: refuses a generator that another thread, or this one, is at. The others
  /// must not see its state, which may be about to change.
  void claim(Fiber f) {
    if (f.runtime != null && !CLAIMS.compareAndSet(this, 0, 1)) {
      throw ToyError.valueError("generator already executing");
    }
  }

  /// Where there is no GIL: the frame has been left. Not for a frame of kind BASE, whose generator
  /// [#resume] releases.
  void release() {
    CLAIMS.setRelease(this, 0);
  }

  private @Nullable Object step(Fiber f, Object sent, @Nullable ToyError thrown) {
    if (state == State.DONE) {
      if (thrown != null) {
        throw thrown;
      }
      returned = None.NONE; // told once, by the StopIteration of the return
      return null;
    }
    if (state == State.FRESH && thrown != null) {
      state = State.DONE; // nothing of its body runs
      throw thrown;
    }
    if (state == State.FRESH && sent != None.NONE) {
      throw ToyError.typeError("can't send non-None value to a just-started generator");
    }
    f.enter();
    try {
      begin(f, sent, thrown != null);
      return run(f, thrown);
    } finally {
      f.leave();
    }
  }

  private @Nullable Object run(Fiber f, @Nullable ToyError thrown) {
    frame.kind = Frame.Return.BASE;
    try {
      Object value =
          thrown == null
              ? Interpreter.enter(f, frame)
              : Interpreter.enterThrowing(f, frame, thrown);
      if (state == State.DONE) {
        returned = value;
        return null;
      }
      return value;
    } finally {
      if (state == State.RUNNING) {
        state = State.DONE;
      }
    }
  }

  /// Marks the generator as running and gives `sent` to the `yield` where it stands.
  void begin(Fiber f, Object sent, boolean throwing) {
    if (state == State.RUNNING) {
      throw ToyError.valueError("generator already executing");
    }
    if (state == State.SUSPENDED && !throwing) {
      frame.registers[frame.code.words[frame.pc - 3]] = sent;
    }
    state = State.RUNNING;
    handling.resume(f);
  }

  /// The value of its `return`.
  public Object returned() {
    return returned;
  }

  public boolean isDone() {
    return state == State.DONE;
  }

  public boolean isRunning() {
    return state == State.RUNNING;
  }

  public boolean isFresh() {
    return state == State.FRESH;
  }

  /// Ends a generator that has not begun, without running it. Where there is no GIL it may just
  /// have begun; then its next `yield` is as good as any.
  public void finish() {
    state = State.DONE;
  }

  @Override
  public boolean isSafe() {
    return true;
  }

  @Override
  public ToyClass type() {
    return Types.GENERATOR;
  }
}
