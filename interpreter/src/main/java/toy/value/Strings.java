package toy.value;

/// Strings by code points.
public final class Strings {
  private Strings() {}

  public static String of(int codePoint) {
    throw new UnsupportedOperationException();
  }

  public static int length(String s) {
    throw new UnsupportedOperationException();
  }

  public static int compare(String a, String b) {
    throw new UnsupportedOperationException();
  }
}
