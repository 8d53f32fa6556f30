package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.value.ExceptionValue;

/// What a generator is handling, apart from what its caller is: a `yield` in an `except` must not
/// give the caller's next error a context, and the next caller's is not the first one's. Guarded by
/// its VM's GIL.
final class Handling {
  /// What the caller was handling when it resumed the generator.
  private @Nullable ExceptionValue outer;

  /// What the generator itself was handling at its last `yield`.
  private @Nullable ExceptionValue own;

  static @Nullable Handling of(@Nullable Object owner) {
    return switch (owner) {
      case Generator g -> g.handling;
      case AsyncGenerator g -> g.handling;
      case null, default -> null;
    };
  }

  void resume(Fiber f) {
    outer = f.handled;
    if (own != null) {
      f.handled = own;
    }
  }

  void suspend(Fiber f) {
    own = f.handled == outer ? null : f.handled;
    end(f);
  }

  void end(Fiber f) {
    f.handled = outer;
    outer = null;
  }

  /// What a handler of the generator restores at its end; null for the caller's own.
  @Nullable ExceptionValue before(Fiber f) {
    return f.handled == outer ? null : f.handled;
  }

  void restore(Fiber f, @Nullable ExceptionValue before) {
    f.handled = before == null ? outer : before;
  }
}
