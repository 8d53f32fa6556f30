package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.value.Callbacks;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyIterator;
import toy.value.Types;

/// A generator: a frame that is entered again and again. Guarded by its VM's GIL.
public final class Generator extends ToyIterator {
  enum State {
    FRESH,
    SUSPENDED,
    RUNNING,
    DONE
  }

  final Frame frame;
  final Handling handling = new Handling();
  State state = State.FRESH;

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
    begin(f, sent, thrown != null);
    frame.kind = Frame.Return.BASE;
    f.enter();
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
      f.leave();
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

  /// Ends a generator that has not begun, without running it.
  public void finish() {
    state = State.DONE;
  }

  @Override
  public ToyClass type() {
    return Types.GENERATOR;
  }
}
