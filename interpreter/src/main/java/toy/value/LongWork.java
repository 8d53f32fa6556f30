package toy.value;

import java.util.function.Supplier;

/// Work that Java does in one piece, where nobody can poll: arithmetic of huge ints. If it may take
/// long, the Java thread that runs the program has it done beside itself and polls meanwhile; where
/// it is stopped, the work goes on to its end and is dropped. On other threads it is simply done.
public final class LongWork {
  /// Products of words of 32 bits that take some 10 ms.
  private static final double SHORT = 1e7;

  /// A Java thread that runs a program.
  public interface Worker {
    /// Gives what `work` gives, and throws what it throws, or what a stop, a limit or an interrupt
    /// throws before that.
    <T> T beside(Supplier<T> work);

    /// As [Callbacks#poll], of what runs on this thread.
    void poll();
  }

  private LongWork() {}

  /// As [Callbacks#poll], where there are no callbacks at hand.
  public static void poll() {
    if (Thread.currentThread() instanceof Worker worker) {
      worker.poll();
    }
  }

  /// Whether an operation that takes as many products of words as two numbers of `x` and `y` bits
  /// have pairs of words would keep somebody waiting.
  public static boolean isLong(long x, long y) {
    return (x / Integer.SIZE + 1.0) * (y / Integer.SIZE + 1.0) > SHORT;
  }

  /// The result of `work`, which takes as [#isLong] says.
  public static <T> T run(long x, long y, Supplier<T> work) {
    return isLong(x, y) && Thread.currentThread() instanceof Worker worker
        ? worker.beside(work)
        : work.get();
  }
}
