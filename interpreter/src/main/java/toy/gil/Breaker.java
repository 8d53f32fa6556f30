package toy.gil;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// One word per VM that running code looks at in every checkpoint; zero means "go on".
///
/// Any thread may set and clear bits. They change by atomic read-modify-write only: a plain store
/// of zero would lose a bit that another thread sets at that moment. They are read opaquely,
/// because HotSpot hoists a plain read out of a loop; an opaque read costs as much as a plain one.
public final class Breaker {
  /// A waiter asks the holder to drop the lock.
  public static final int DROP_REQUEST = 1;

  /// `KeyboardInterrupt` is to be raised in the main fiber.
  public static final int INTERRUPT = 1 << 1;

  /// All threads of the VM unwind without running code of the program.
  public static final int STOP = 1 << 2;

  /// A limit was reached.
  public static final int LIMIT = 1 << 3;

  /// The line at which the holder is now is to be charged.
  public static final int LINE_SAMPLE = 1 << 4;

  /// Checkpoints are counted (`--switch-every`): every one of them takes the slow path.
  public static final int COUNTING = 1 << 5;

  /// Somebody outside the VM waits for a cut of its account.
  public static final int SNAPSHOT = 1 << 6;

  /// Something was posted that the running step should see.
  public static final int INBOX = 1 << 7;

  /// Checkpoints are counted against a limit: every one of them takes the slow path.
  public static final int STEPS = 1 << 8;

  private static final VarHandle WORD;

  static {
    try {
      WORD = MethodHandles.lookup().findVarHandle(Breaker.class, "word", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // through WORD
  private int word;

  /// All bits.
  public int get() {
    return (int) WORD.getOpaque(this);
  }

  /// Whether any of `bits` is set.
  public boolean any(int bits) {
    return (get() & bits) != 0;
  }

  /// Sets `bits` and returns the bits before.
  public int set(int bits) {
    return (int) WORD.getAndBitwiseOr(this, bits);
  }

  /// Clears `bits` and returns the bits before.
  public int clear(int bits) {
    return (int) WORD.getAndBitwiseAnd(this, ~bits);
  }
}
