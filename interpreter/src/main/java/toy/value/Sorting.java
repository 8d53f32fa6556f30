package toy.value;

import org.jspecify.annotations.Nullable;

/// Our own stable merge sort.
public final class Sorting {
  private Sorting() {}

  public static void sort(ToyList list, @Nullable Object key, boolean reverse, Callbacks calls) {
    throw new UnsupportedOperationException();
  }
}
