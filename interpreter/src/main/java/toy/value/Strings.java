package toy.value;

/// A str is a Java `String`, whose characters Toy counts as code points. `codePointCount` costs
/// nothing on a string that the JVM keeps as Latin-1; a string without surrogates is indexed
/// directly.
public final class Strings {
  private Strings() {}

  private static final String[] LATIN1 = latin1();

  private static String[] latin1() {
    String[] all = new String[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = String.valueOf((char) i);
    }
    return all;
  }

  /// The str of one character.
  public static String of(int codePoint) {
    return codePoint < 256 ? LATIN1[codePoint] : Character.toString(codePoint);
  }

  /// `len(s)`.
  public static int length(String s) {
    return s.codePointCount(0, s.length());
  }

  /// Whether each `char` is a character, so that indices of both kinds agree.
  public static boolean isSimple(String s) {
    return s.codePointCount(0, s.length()) == s.length();
  }

  /// The Java index of the character at `0 <= at <= length(s)`.
  public static int offset(String s, int at) {
    return isSimple(s) ? at : s.offsetByCodePoints(0, at);
  }

  /// The character index of a Java index.
  public static int index(String s, int offset) {
    return s.codePointCount(0, offset);
  }

  static String at(String s, int at) {
    return of(isSimple(s) ? s.charAt(at) : s.codePointAt(s.offsetByCodePoints(0, at)));
  }

  /// The order by code points; `compareTo` orders by UTF-16 units, where surrogates come before
  /// U+E000.
  public static int compare(String a, String b) {
    if (isSimple(a) && isSimple(b)) {
      return a.compareTo(b);
    }
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      char c = a.charAt(i);
      char d = b.charAt(i);
      if (c != d) {
        boolean high = Character.isSurrogate(c);
        return high == Character.isSurrogate(d)
            ? c - d
            : astral(a, i, c, high) - astral(b, i, d, !high);
      }
    }
    return a.length() - b.length();
  }

  private static int astral(String s, int at, char c, boolean surrogate) {
    return surrogate ? s.codePointAt(at) : c;
  }

  /// The characters of a slice.
  static String slice(String s, ToySlice.Range range) {
    int count = (int) range.count();
    if (range.step() == 1) {
      return s.substring(offset(s, (int) range.start()), offset(s, (int) range.start() + count));
    }
    StringBuilder out = new StringBuilder(count);
    if (isSimple(s)) {
      for (int i = 0; i < count; i++) {
        out.append(s.charAt((int) (range.start() + i * range.step())));
      }
    } else {
      int[] points = s.codePoints().toArray();
      for (int i = 0; i < count; i++) {
        out.appendCodePoint(points[(int) (range.start() + i * range.step())]);
      }
    }
    return out.toString();
  }

  /// Whether `str.isspace` is true of the character (Unicode's bidirectional types WS, B, S, and
  /// category Zs).
  public static boolean isSpace(int c) {
    if (c < 128) {
      return c == ' ' || c >= 9 && c <= 13 || c >= 28 && c <= 31;
    }
    return c == 0x85 || Character.isSpaceChar(c);
  }

  /// `s.strip()`.
  public static String strip(String s) {
    int from = 0;
    int to = s.length();
    while (from < to && isSpace(s.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(s.charAt(to - 1))) {
      to--;
    }
    return s.substring(from, to);
  }
}
