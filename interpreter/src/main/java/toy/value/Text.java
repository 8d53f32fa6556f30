package toy.value;

/// Values as text.
public final class Text {
  private Text() {}

  public static String repr(Object value, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static String str(Object value, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static String ascii(Object value, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static String format(Object value, String spec, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static String percent(String format, Object args, Callbacks calls) {
    throw new UnsupportedOperationException();
  }
}
