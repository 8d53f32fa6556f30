package toy.value;

/// Asks, before much memory is taken in one piece, whether it may be. Where that is refused nothing
/// has been taken yet. Who decides is the Java thread that runs the program, for only it knows the
/// program's limits; on other threads everything is allowed that a JVM can make.
public final class Sizes {
  /// So much is never asked for.
  private static final int FREE = 64;

  /// The most elements or characters that a JVM is sure to make.
  private static final int MOST = Integer.MAX_VALUE - 8;

  /// Of an item in an array of references.
  private static final int REFERENCE = 4;

  /// A Java thread that runs a program.
  public interface Bound {
    /// Returns where something of that size may be made; throws where a limit of the program or the
    /// JVM's heap is too small.
    void admit(long elements, long bytes);

    /// The most elements that one thing may have.
    long mostElements();
  }

  private Sizes() {}

  /// An array of so many items.
  public static int items(long count) {
    return admitted(count, REFERENCE);
  }

  /// A string of so many characters, or bytes.
  public static int text(long count) {
    return admitted(count, 1);
  }

  /// An int of so many bits.
  public static void bits(long count) {
    long bytes = count / Byte.SIZE;
    if (bytes > FREE && Thread.currentThread() instanceof Bound bound) {
      bound.admit(bytes, bytes);
    }
  }

  /// As [#items] for an array that grows; gives the room to make, from `wanted` to `roomy`.
  public static int grown(long wanted, long roomy) {
    if (wanted <= FREE) {
      return (int) roomy;
    }
    if (Thread.currentThread() instanceof Bound bound) {
      bound.admit(wanted, wanted * REFERENCE);
      return checked(Math.max(wanted, Math.min(roomy, bound.mostElements())), wanted);
    }
    return checked(roomy, wanted);
  }

  private static int checked(long roomy, long wanted) {
    if (wanted > MOST) {
      throw new ToyError(Types.MEMORY_ERROR, "");
    }
    return (int) Math.min(roomy, MOST);
  }

  private static int admitted(long count, int bytesEach) {
    if (count > FREE) {
      if (Thread.currentThread() instanceof Bound bound) {
        bound.admit(count, count > Long.MAX_VALUE / bytesEach ? Long.MAX_VALUE : count * bytesEach);
      }
      if (count > MOST) {
        throw new ToyError(Types.MEMORY_ERROR, "");
      }
    }
    return (int) count;
  }
}
