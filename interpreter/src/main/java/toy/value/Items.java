package toy.value;

/// What subscripts, `in` and `len` do.
public final class Items {
  private Items() {}

  public static Object get(Object container, Object key, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static void set(Object container, Object key, Object value, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static void delete(Object container, Object key, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static boolean contains(Object container, Object item, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static long length(Object value, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static boolean search(Object iterator, Object item, Callbacks calls) {
    throw new UnsupportedOperationException();
  }
}
