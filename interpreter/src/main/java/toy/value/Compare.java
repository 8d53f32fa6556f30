package toy.value;

import org.jspecify.annotations.Nullable;

/// What the comparison operators do.
public final class Compare {
  private Compare() {}

  public static Object compare(Comparison op, Object a, Object b, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static boolean equal(Object a, Object b, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static boolean less(Object a, Object b, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static boolean identical(@Nullable Object a, @Nullable Object b) {
    throw new UnsupportedOperationException();
  }

  public static boolean same(Object a, Object b, Callbacks calls) {
    throw new UnsupportedOperationException();
  }
}
