package toy.value;

import java.math.BigInteger;

/// `int(text, base)` and `float(text)`, with underscores, signs, spaces and Unicode's decimal
/// digits as CPython takes them.
final class NumberParser {
  private NumberParser() {}

  /// CPython 3.11's limit on digits in conversions between text and an int, unless the base is a
  /// power of two.
  static final int MAX_DIGITS = 4300;

  static Object parseInt(String text, long base) {
    if (base != 0 && (base < 2 || base > 36)) {
      throw ToyError.valueError("int() base must be >= 2 and <= 36, or 0");
    }
    String s = Strings.strip(text);
    boolean negative = s.startsWith("-");
    String digits = negative || s.startsWith("+") ? s.substring(1) : s;
    int radix = (int) base;
    int prefixed = prefixRadix(digits);
    if (prefixed != 0 && (radix == 0 || radix == prefixed)) {
      radix = prefixed;
      digits = digits.substring(2);
      digits = digits.startsWith("_") ? digits.substring(1) : digits;
    } else if (radix == 0) {
      radix = 10;
      if (digits.startsWith("0") && !digits.replace("_", "").replace("0", "").isEmpty()) {
        throw invalid(text, base);
      }
    }
    String plain = withoutUnderscores(digits, text, base);
    if (plain.length() > MAX_DIGITS && Integer.bitCount(radix) != 1) {
      throw ToyError.valueError(
          "Exceeds the limit ("
              + MAX_DIGITS
              + " digits) for integer string conversion: value has "
              + plain.length()
              + " digits; use sys.set_int_max_str_digits() to increase the limit");
    }
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.digit(c, radix) < 0 || c >= 128 && !Character.isDigit(c)) {
        throw invalid(text, base);
      }
    }
    Object value =
        plain.length() <= 12
            ? (Object) Long.parseLong(plain, radix)
            : Integers.normalize(
                plain.length() > MAX_DIGITS
                    ? BinaryDigits.parse(plain, radix)
                    : new BigInteger(plain, radix));
    return negative ? Arith.negate(value) : value;
  }

  private static int prefixRadix(String s) {
    if (s.length() < 2 || s.charAt(0) != '0') {
      return 0;
    }
    return switch (s.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 0;
    };
  }

  private static String withoutUnderscores(String digits, String text, long base) {
    if (digits.isEmpty()
        || digits.startsWith("_")
        || digits.endsWith("_")
        || digits.contains("__")) {
      throw invalid(text, base);
    }
    return digits.replace("_", "");
  }

  private static ToyError invalid(String text, long base) {
    return ToyError.valueError(
        "invalid literal for int() with base " + base + ": " + StringText.repr(text));
  }

  static double parseFloat(String text) {
    String s = Strings.strip(text);
    String unsigned = s.startsWith("-") || s.startsWith("+") ? s.substring(1) : s;
    double sign = s.startsWith("-") ? -1.0 : 1.0;
    switch (unsigned.toLowerCase(java.util.Locale.ROOT)) {
      case "inf", "infinity" -> {
        return sign * Double.POSITIVE_INFINITY;
      }
      case "nan" -> {
        return Double.NaN;
      }
      default -> {}
    }
    String plain = asciiFloat(unsigned);
    if (plain.isEmpty()) {
      throw ToyError.valueError("could not convert string to float: " + StringText.repr(text));
    }
    return sign * Double.parseDouble(plain);
  }

  /// The number in ASCII and without underscores, or "" where it is not `digits [. digits] [e
  /// [sign] digits]`.
  private static String asciiFloat(String s) {
    StringBuilder out = new StringBuilder(s.length());
    int at = digits(s, 0, out);
    boolean some = at > 0;
    if (at < s.length() && s.charAt(at) == '.') {
      out.append('.');
      int after = digits(s, at + 1, out);
      some |= after > at + 1;
      at = after;
    }
    if (!some) {
      return "";
    }
    if (at < s.length() && (s.charAt(at) == 'e' || s.charAt(at) == 'E')) {
      out.append('e');
      at++;
      if (at < s.length() && (s.charAt(at) == '+' || s.charAt(at) == '-')) {
        out.append(s.charAt(at++));
      }
      int after = digits(s, at, out);
      if (after == at) {
        return "";
      }
      at = after;
    }
    return at == s.length() ? out.toString() : "";
  }

  /// Copies a run of digits, in which an underscore may stand between two; gives where it ends.
  private static int digits(String s, int from, StringBuilder out) {
    int at = from;
    while (at < s.length()) {
      char c = s.charAt(at);
      if (c == '_' && at > from && at + 1 < s.length() && Character.isDigit(s.charAt(at + 1))) {
        at++;
        continue;
      }
      if (!Character.isDigit(c)) {
        return at;
      }
      out.append((char) ('0' + Character.digit(c, 10)));
      at++;
    }
    return at;
  }
}
