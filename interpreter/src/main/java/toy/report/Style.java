package toy.report;

import java.util.List;

/// How text is to look.
///
/// @param colour whether escape sequences for colour may be used
/// @param unicode whether characters beyond ASCII may be used
/// @param width the number of columns that lines should keep to
/// @param atPrompt whether the reader can type `:why`
public record Style(boolean colour, boolean unicode, int width, boolean atPrompt) {
  private static final String INDENT = "   ";
  private static final String FROM = "·█░⇢×–≥≈—’→├└│─…";
  private static final String TO = "|#.>x->~-'>|`|-.";

  /// Text for a file or a pipe.
  public static Style plain() {
    return new Style(false, false, 80, false);
  }

  public String bold(String text) {
    return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  public String dim(String text) {
    return colour ? "\u001b[2m" + text + "\u001b[0m" : text;
  }

  /// `parts` on one line, or on several, indented, if they do not fit.
  public String wrap(List<String> parts, String separator) {
    StringBuilder text = new StringBuilder(" ");
    int column = 1;
    boolean first = true;
    for (String part : parts) {
      if (!first && column + separator.length() + part.length() > width) {
        text.append('\n').append(INDENT);
        column = INDENT.length();
        first = true;
      }
      text.append(first ? "" : separator).append(part);
      column += (first ? 0 : separator.length()) + part.length();
      first = false;
    }
    return text.append('\n').toString();
  }

  /// `text`, broken between words, but not within backquotes.
  public String wrapWords(String text) {
    return wrap(List.of(text.split(" (?=(?:[^`]*`[^`]*`)*[^`]*$)")), " ");
  }

  /// `text` without what the style does not allow. One column stays one column.
  public String fit(String text) {
    if (unicode) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int known = FROM.indexOf(c);
      out.append(known >= 0 ? TO.charAt(known) : c < 128 ? c : '?');
    }
    return out.toString();
  }
}
