package toy.value;

import java.math.BigInteger;
import java.util.Locale;

/// `format(value, spec)` of str, int and float, with CPython 3.11's results and messages.
final class Format {
  private Format() {}

  static String ofString(String value, String spec) {
    FormatSpec f = FormatSpec.parse(spec, "str", '<', 's');
    if (f.type() != 's') {
      throw unknown(f.type(), "str");
    }
    if (f.sign() != 0) {
      throw ToyError.valueError(
          (f.sign() == ' ' ? "Space" : "Sign") + " not allowed in string format specifier");
    }
    if (f.coerceZero()) {
      throw ToyError.valueError(
          "Negative zero coercion (z) not allowed in string format specifier");
    }
    if (f.alternate()) {
      throw ToyError.valueError("Alternate form (#) not allowed in string format specifier");
    }
    if (f.align() == '=') {
      throw ToyError.valueError("'=' alignment not allowed in string format specifier");
    }
    String text = value;
    if (f.precision() >= 0 && f.precision() < Strings.length(value)) {
      text = value.substring(0, Strings.offset(value, f.precision()));
    }
    return f.pad(text, 0);
  }

  private static ToyError unknown(char type, String typeName) {
    return ToyError.valueError(
        "Unknown format code '" + type + "' for object of type '" + typeName + "'");
  }

  /// `value` is a `Long` or a `BigInteger`; `typeName` is `int` or `bool`.
  static String ofInt(Object value, String spec, String typeName) {
    FormatSpec f = FormatSpec.parse(spec, typeName, '>', 'd');
    return switch (f.type()) {
      case 'd', 'n', 'b', 'o', 'x', 'X' -> integer(value, f);
      case 'c' -> character(value, f);
      case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> floating(Numbers.toDouble(value), f);
      default -> throw unknown(f.type(), typeName);
    };
  }

  private static void checkInteger(FormatSpec f) {
    if (f.precision() >= 0) {
      throw ToyError.valueError("Precision not allowed in integer format specifier");
    }
    if (f.coerceZero()) {
      throw ToyError.valueError(
          "Negative zero coercion (z) not allowed in integer format specifier");
    }
  }

  private static String character(Object value, FormatSpec f) {
    checkInteger(f);
    if (f.sign() != 0) {
      throw ToyError.valueError("Sign not allowed with integer format specifier 'c'");
    }
    if (f.alternate()) {
      throw ToyError.valueError("Alternate form (#) not allowed with integer format specifier 'c'");
    }

    if (value instanceof BigInteger) {
      throw new ToyError(Types.OVERFLOW_ERROR, "Python int too large to convert to C long");
    }
    return f.pad(characterOf(value), 0);
  }

  /// `chr(value)` with the message of a format.
  static String characterOf(Object value) {
    if (value instanceof Long c && c >= 0 && c <= Character.MAX_CODE_POINT) {
      return Strings.of((int) (long) c);
    }
    throw new ToyError(Types.OVERFLOW_ERROR, "%c arg not in range(0x110000)");
  }

  private static String integer(Object value, FormatSpec f) {
    checkInteger(f);
    String digits = digits(value, f.type());
    boolean negative = digits.startsWith("-");
    String prefix = f.alternate() && f.type() != 'd' && f.type() != 'n' ? "0" + f.type() : "";
    return number(negative, prefix, negative ? digits.substring(1) : digits, "", f);
  }

  /// An int in the base of a type `b o x X` or in decimal, with a minus sign where it is negative.
  static String digits(Object value, char type) {
    int radix =
        switch (type) {
          case 'b' -> 2;
          case 'o' -> 8;
          case 'x', 'X' -> 16;
          default -> 10;
        };
    String text =
        value instanceof Long n
            ? Long.toString(n, radix)
            : radix == 10
                ? Text.decimal((BigInteger) value)
                : BinaryDigits.of((BigInteger) value, radix);
    return type == 'X' ? text.toUpperCase(Locale.ROOT) : text;
  }

  static String ofFloat(double value, String spec) {
    FormatSpec f = FormatSpec.parse(spec, "float", '>', '\0');
    return switch (f.type()) {
      case 'e', 'E', 'f', 'F', 'g', 'G', 'n', '%', 0 -> floating(value, f);
      default -> throw unknown(f.type(), "float");
    };
  }

  private static String floating(double value, FormatSpec f) {
    String text = magnitude(Math.abs(value), f.type(), f.precision(), f.alternate());
    boolean negative = Double.doubleToRawLongBits(value) < 0 && !Double.isNaN(value);
    if (negative && f.coerceZero() && isZero(text)) {
      negative = false;
    }
    int whole = 0;
    while (whole < text.length() && Character.isDigit(text.charAt(whole))) {
      whole++;
    }
    return number(negative, "", text.substring(0, whole), text.substring(whole), f);
  }

  private static boolean isZero(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 'e' || c == 'E') {
        return true;
      }
      if (c >= '1' && c <= '9' || c == 'i' || c == 'I') {
        return false;
      }
    }
    return true;
  }

  /// A float that is not negative, by a type `e E f F g G n %` or 0; six digits where none are
  /// given.
  static String magnitude(double value, char type, int digits, boolean alternate) {
    boolean upper = type == 'E' || type == 'F' || type == 'G';
    if (!Double.isFinite(value)) {
      String text = Double.isNaN(value) ? "nan" : "inf";
      return (upper ? text.toUpperCase(Locale.ROOT) : text) + (type == '%' ? "%" : "");
    }
    int precision = digits < 0 ? 6 : Sizes.text(digits);
    if (precision > ToyList.MAX_SIZE - 400) {
      throw new ToyError(Types.MEMORY_ERROR, "");
    }
    return switch (type) {
      case 'e', 'E' -> FloatText.exponential(value, precision, type, alternate);
      case 'f', 'F' -> FloatText.fixed(value, precision, alternate);
      case '%' -> percentage(value, precision, alternate);
      case 'g', 'n' -> FloatText.general(value, precision, 'e', alternate);
      case 'G' -> FloatText.general(value, precision, 'E', alternate);
      default ->
          digits < 0
              ? alternate ? withPoint(FloatText.repr(value)) : FloatText.repr(value)
              : FloatText.general(value, precision, 'e', alternate, true);
    };
  }

  private static String withPoint(String repr) {
    int at = repr.indexOf('e');
    return at < 0 || repr.indexOf('.') >= 0
        ? repr
        : repr.substring(0, at) + "." + repr.substring(at);
  }

  private static String percentage(double value, int precision, boolean alternate) {
    double scaled = value * 100;
    return (Double.isInfinite(scaled) ? "inf" : FloatText.fixed(scaled, precision, alternate))
        + "%";
  }

  /// Sign, prefix, grouped digits and what follows them, aligned; zeros that fill a grouped number
  /// are grouped too.
  private static String number(
      boolean negative, String prefix, String digits, String rest, FormatSpec f) {
    String sign = negative ? "-" : f.sign() == '+' || f.sign() == ' ' ? "" + f.sign() : "";
    String head = sign + prefix;
    String whole = digits;
    if (f.grouping() != 0 && !digits.isEmpty()) {
      int group = f.type() == 'b' || f.type() == 'o' || f.type() == 'x' || f.type() == 'X' ? 4 : 3;
      int least = 0;
      if (f.fill() == '0' && f.align() == '=') {
        least = f.width() - head.length() - rest.length();
      }
      whole = grouped(digits, group, f.grouping(), least);
    }
    return f.pad(head + whole + rest, head.length());
  }

  private static String grouped(String digits, int group, char separator, int least) {
    int count = digits.length();
    while (count + (count - 1) / group < least) {
      count++;
    }
    StringBuilder out = new StringBuilder(count + count / group);
    for (int i = 0; i < count; i++) {
      if (i > 0 && (count - i) % group == 0) {
        out.append(separator);
      }
      int at = i - (count - digits.length());
      out.append(at < 0 ? '0' : digits.charAt(at));
    }
    return out.toString();
  }
}
