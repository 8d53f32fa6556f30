package toy.syntax;

/// What stands between the quotes of a string literal, as the string it means.
final class Strings {
  private final Findings findings;

  /// Whether the literal at hand is of bytes, which have no escapes for characters past 255.
  private boolean isBytes;

  Strings(Findings findings) {
    this.findings = findings;
  }

  /// The value of a whole plain literal with prefix and quotes, which begins at `start`.
  String plain(String literal, int start) {
    int open = 0;
    while (literal.charAt(open) != '"' && literal.charAt(open) != '\'') {
      open++;
    }
    boolean isRaw =
        literal.substring(0, open).indexOf('r') >= 0
            || literal.substring(0, open).indexOf('R') >= 0;
    int quotes = literal.startsWith(literal.substring(open, open + 1).repeat(3), open) ? 3 : 1;
    String quote = literal.substring(open, open + quotes);
    int from = open + quotes;
    int to =
        literal.endsWith(quote) && literal.length() >= from + quotes
            ? literal.length() - quotes
            : literal.length();
    return decode(literal.substring(from, to), start + from, isRaw, false);
  }

  /// The bytes of a whole literal, as characters below 256.
  String bytes(String literal, int start) {
    for (int i = 0; i < literal.length(); i++) {
      if (literal.charAt(i) > 127) {
        findings.error(
            DiagnosticCode.BAD_STRING,
            "bytes can only contain ASCII literal characters",
            start + i,
            start + i + 1,
            "write `\\x` and two digits, or `\"…\".encode()`");
        return "";
      }
    }
    isBytes = true;
    String octets = plain(literal, start);
    isBytes = false;
    return octets;
  }

  /// The value of a stretch of an f-string's text: `{{` and `}}` are one brace each, but not in a
  /// format spec.
  String ofFString(String text, int start, boolean isRaw, boolean inSpec) {
    return decode(text, start, isRaw, !inSpec);
  }

  private String decode(String text, int start, boolean isRaw, boolean halveBraces) {
    if (text.indexOf('\\') < 0 && text.indexOf('\r') < 0 && !(halveBraces && hasBrace(text))) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\' && !isRaw && i + 1 < text.length()) {
        i = escape(text, i, start, out);
      } else if (halveBraces && (c == '{' || c == '}')) {
        out.append(c);
        i += i + 1 < text.length() && text.charAt(i + 1) == c ? 2 : 1;
      } else if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        i++;
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  private static boolean hasBrace(String text) {
    return text.indexOf('{') >= 0 || text.indexOf('}') >= 0;
  }

  /// Decodes the escape at `at`, and returns the index after it.
  private int escape(String text, int at, int start, StringBuilder out) {
    char c = text.charAt(at + 1);
    switch (isBytes && (c == 'u' || c == 'U' || c == 'N') ? ' ' : c) {
      case '\n' -> {}
      case '\r' -> {
        return at + 2 < text.length() && text.charAt(at + 2) == '\n' ? at + 3 : at + 2;
      }
      case '\\', '\'', '"' -> out.append(c);
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'v' -> out.append('\u000B');
      case 'x' -> {
        return hex(text, at, 2, start, out);
      }
      case 'u' -> {
        return hex(text, at, 4, start, out);
      }
      case 'U' -> {
        return hex(text, at, 8, start, out);
      }
      case 'N' -> {
        return named(text, at, start, out);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        return octal(text, at, out);
      }
      default -> {
        findings.warning(
            DiagnosticCode.UNKNOWN_ESCAPE,
            "`\\"
                + text.substring(at + 1, text.offsetByCodePoints(at + 1, 1))
                + "` is no escape: the backslash stays",
            start + at,
            start + at + 2,
            "write `\\\\` for one backslash, or put `r` before the string");
        out.append('\\');
        return at + 1;
      }
    }
    return at + 2;
  }

  private int hex(String text, int at, int digits, int start, StringBuilder out) {
    int end = at + 2;
    while (end < text.length()
        && end < at + 2 + digits
        && Character.digit(text.charAt(end), 16) >= 0
        && text.charAt(end) < 128) {
      end++;
    }
    int value =
        end == at + 2 + digits ? Integer.parseUnsignedInt(text.substring(at + 2, end), 16) : -1;
    if (!Character.isValidCodePoint(value)) {
      findings.error(
          DiagnosticCode.BAD_STRING,
          end < at + 2 + digits
              ? "`\\" + text.charAt(at + 1) + "` needs " + digits + " hexadecimal digits"
              : "there is no character with this number",
          start + at,
          start + end,
          "write `\\\\` if a backslash is meant");
      return end;
    }
    out.appendCodePoint(value);
    return end;
  }

  private int octal(String text, int at, StringBuilder out) {
    int end = at + 1;
    int value = 0;
    while (end < text.length()
        && end < at + 4
        && text.charAt(end) >= '0'
        && text.charAt(end) <= '7') {
      value = value * 8 + text.charAt(end) - '0';
      end++;
    }
    out.append((char) (isBytes ? value & 255 : value));
    return end;
  }

  private int named(String text, int at, int start, StringBuilder out) {
    int close = at + 2 < text.length() && text.charAt(at + 2) == '{' ? text.indexOf('}', at) : -1;
    if (close < 0) {
      findings.error(
          DiagnosticCode.BAD_STRING,
          "`\\N` needs a character's name in braces",
          start + at,
          start + at + 2,
          "for example `\\N{BULLET}`; write `\\\\` if a backslash is meant");
      return at + 2;
    }
    try {
      out.appendCodePoint(Character.codePointOf(text.substring(at + 3, close)));
    } catch (IllegalArgumentException _) {
      findings.error(
          DiagnosticCode.BAD_STRING, "no character has this name", start + at, start + close + 1);
    }
    return close + 1;
  }
}
