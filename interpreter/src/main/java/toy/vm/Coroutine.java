package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.syntax.Source;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyObject;
import toy.value.Types;

/// What a call of an `async def` makes: a frame that has not run. It can be awaited, or wrapped
/// into a task, once. Guarded by its VM's GIL.
public final class Coroutine implements ToyObject {
  final Frame frame;
  boolean started; // by the VM

  /// Links of the scheduler's list of coroutines that nobody has started yet (for W301).
  public @Nullable Coroutine previous;

  public @Nullable Coroutine next;

  /// Where the call stands that made it.
  public final @Nullable Source madeIn;

  public final int madeAt;

  public final int madeEnd;

  Coroutine(Frame frame, @Nullable Source madeIn, int madeAt, int madeEnd) {
    this.frame = frame;
    this.madeIn = madeIn;
    this.madeAt = madeAt;
    this.madeEnd = madeEnd;
    frame.owner = this;
  }

  public String name() {
    return frame.code.function.name;
  }

  public String qualifiedName() {
    return frame.code.function.qualifiedName;
  }

  /// Claims the coroutine for the one who awaits it or makes a task of it.
  public void start(Fiber f) {
    if (!f.vm.startCoroutine(this)) {
      throw ToyError.runtimeError("cannot reuse already awaited coroutine");
    }
  }

  public boolean isStarted() {
    return started;
  }

  @Override
  public ToyClass type() {
    return Types.COROUTINE;
  }
}
