package toy.value;

/// Whether a value is true.
public final class Truth {
  private Truth() {}

  public static boolean of(Object value, Callbacks calls) {
    throw new UnsupportedOperationException();
  }
}
