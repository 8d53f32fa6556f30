package toy.value;

import org.jspecify.annotations.Nullable;

/// The iterator protocol.
public final class Iteration {
  private Iteration() {}

  public static Object iterator(Object iterable, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static @Nullable Object next(Object iterator, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static Object reversed(Object sequence, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static ToyList toList(Object iterable, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static Object[] toArray(Object iterable, Callbacks calls) {
    throw new UnsupportedOperationException();
  }
}
