package toy.value;

/// `repr` and `ascii` of a str: CPython's choice of quotes and escapes.
public final class StringText {
  private StringText() {}

  public static String repr(String s) {
    return quote(s, false);
  }

  /// With every character beyond ASCII escaped, if so wished.
  static String quote(String s, boolean ascii) {
    char quote = s.indexOf('\'') >= 0 && s.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder(s.length() + 2).append(quote);
    for (int i = 0; i < s.length(); ) {
      int c = s.codePointAt(i);
      i += Character.charCount(c);
      if (c == quote || c == '\\') {
        out.append('\\').append((char) c);
      } else if (c >= ' ' && c < 127) {
        out.append((char) c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c == '\r') {
        out.append("\\r");
      } else if (c == '\t') {
        out.append("\\t");
      } else if (!ascii && c > 127 && isPrintable(c)) {
        out.appendCodePoint(c);
      } else {
        escape(c, out);
      }
    }
    return out.append(quote).toString();
  }

  static void escape(int c, StringBuilder out) {
    int width = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    out.append(width == 2 ? "\\x" : width == 4 ? "\\u" : "\\U");
    String hex = Integer.toHexString(c);
    out.repeat('0', width - hex.length()).append(hex);
  }

  /// `str.isprintable` of one character: no control, format, surrogate, private or unassigned one,
  /// no separator but the space.
  public static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
