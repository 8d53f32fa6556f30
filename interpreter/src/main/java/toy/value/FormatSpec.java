package toy.value;

/// A format specification, `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`, as
/// CPython 3.11 reads it.
///
/// @param fill a code point
/// @param align one of `< > = ^`
/// @param sign one of `+ -` and space, or 0
/// @param width -1 where there is none; `precision` likewise
/// @param grouping `,` or `_`, or 0
/// @param type 0 where there is none
record FormatSpec(
    int fill,
    char align,
    char sign,
    boolean coerceZero,
    boolean alternate,
    int width,
    char grouping,
    int precision,
    char type) {

  /// `typeName` is the formatted value's, for messages; `defaultAlign` is `<` for text and `>` for
  /// numbers.
  static FormatSpec parse(String spec, String typeName, char defaultAlign, char defaultType) {
    return new Parser(spec, typeName).parse(defaultAlign, defaultType);
  }

  private static final class Parser {
    private final String spec;
    private final String typeName;
    private int at;

    Parser(String spec, String typeName) {
      this.spec = spec;
      this.typeName = typeName;
    }

    FormatSpec parse(char defaultAlign, char defaultType) {
      int fill = 0;
      char align = 0;
      if (!spec.isEmpty()) {
        int first = spec.codePointAt(0);
        int after = Character.charCount(first);
        if (after < spec.length() && isAlign(spec.charAt(after))) {
          fill = first;
          align = spec.charAt(after);
          at = after + 1;
        } else if (isAlign(spec.charAt(0))) {
          align = spec.charAt(at++);
        }
      }
      char sign = peek() == '+' || peek() == '-' || peek() == ' ' ? spec.charAt(at++) : 0;
      boolean coerceZero = take('z');
      boolean alternate = take('#');
      if (fill == 0 && take('0')) {
        fill = '0';
        align = align == 0 && defaultAlign == '>' ? '=' : align;
      }
      int width = number();
      char grouping = grouping();
      int precision = -1;
      if (take('.')) {
        precision = number();
        if (precision < 0) {
          throw ToyError.valueError("Format specifier missing precision");
        }
      }
      if (spec.length() - at > 1) {
        throw ToyError.valueError(
            "Invalid format specifier '" + spec + "' for object of type '" + typeName + "'");
      }
      char type = at < spec.length() ? spec.charAt(at) : defaultType;
      checkGrouping(grouping, type);
      return new FormatSpec(
          fill == 0 ? ' ' : fill,
          align == 0 ? defaultAlign : align,
          sign,
          coerceZero,
          alternate,
          width,
          grouping,
          precision,
          type);
    }

    private static boolean isAlign(char c) {
      return c == '<' || c == '>' || c == '=' || c == '^';
    }

    private char peek() {
      return at < spec.length() ? spec.charAt(at) : 0;
    }

    private boolean take(char c) {
      if (peek() != c || at >= spec.length()) {
        return false;
      }
      at++;
      return true;
    }

    private int number() {
      int from = at;
      long value = 0;
      while (Character.isDigit(peek())) {
        value = value * 10 + Character.digit(spec.charAt(at++), 10);
        if (value > Integer.MAX_VALUE) {
          throw ToyError.valueError("Too many decimal digits in format string");
        }
      }
      return at == from ? -1 : (int) value;
    }

    private char grouping() {
      char grouping = 0;
      if (take(',')) {
        grouping = ',';
      }
      if (take('_')) {
        if (grouping != 0) {
          throw both();
        }
        grouping = '_';
      }
      if (grouping == '_' && peek() == ',') {
        throw both();
      }
      return grouping;
    }

    private static ToyError both() {
      return ToyError.valueError("Cannot specify both ',' and '_'.");
    }

    private static void checkGrouping(char grouping, char type) {
      if (grouping == 0) {
        return;
      }
      boolean fits =
          switch (type) {
            case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0 -> true;
            case 'b', 'o', 'x', 'X' -> grouping == '_';
            default -> false;
          };
      if (!fits) {
        throw ToyError.valueError("Cannot specify '" + grouping + "' with '" + type + "'.");
      }
    }
  }

  /// The text aligned in the width; `=` puts the padding after the first `fixed` characters (sign
  /// and prefix).
  String pad(String text, int fixed) {
    int missing = width - Strings.length(text);
    if (missing <= 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(Sizes.text((long) text.length() + missing));
    int before =
        switch (align) {
          case '<' -> 0;
          case '^' -> missing / 2;
          default -> missing;
        };
    if (align == '=') {
      out.append(text, 0, fixed).repeat(fill, missing).append(text, fixed, text.length());
    } else {
      out.repeat(fill, before).append(text).repeat(fill, missing - before);
    }
    return out.toString();
  }
}
