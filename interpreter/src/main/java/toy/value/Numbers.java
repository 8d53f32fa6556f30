package toy.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Numbers from and to other values: indices, conversions between int and float, rounding. Parsing
/// is [NumberParser]'s.
public final class Numbers {
  private Numbers() {}

  /// Whether the value is an int or a bool.
  public static boolean isInt(Object value) {
    return value instanceof Long || value instanceof Boolean || value instanceof BigInteger;
  }

  /// Whether the value is an int, a bool or a float.
  public static boolean isNumber(Object value) {
    return isInt(value) || value instanceof Double;
  }

  /// An int as it is, a bool as 0 or 1. Only for what [#isInt] is true of.
  public static Object asInt(Object value) {
    return value instanceof Boolean b ? (Object) (b ? 1L : 0L) : value;
  }

  /// A `Long` wherever the value fits one.
  public static Object normalize(BigInteger value) {
    return Integers.normalize(value);
  }

  /// An int (`Long` or `BigInteger`) as a `BigInteger`.
  public static BigInteger asBig(Object integer) {
    return Integers.big(asInt(integer));
  }

  /// An int, a bool, or what `__index__` gives; null for any other value.
  public static @Nullable Object indexOrNull(Object value, Callbacks calls) {
    if (isInt(value)) {
      return asInt(value);
    }
    if (value instanceof Derived heir && isInt(heir.core)) {
      return asInt(heir.core); // an int is its own index, whatever its class says
    }
    Object callee = Special.of(value, "__index__", calls);
    if (callee == null) {
      return null;
    }
    Object result = calls.call(callee);
    if (!isInt(result)) {
      throw ToyError.typeError(
          "__index__ returned non-int (type " + Special.typeName(result) + ")");
    }
    return asInt(result);
  }

  /// An int of any size, from an int or `__index__`; TypeError `'str' object cannot be interpreted
  /// as an integer`.
  public static Object index(Object value, Callbacks calls) {
    Object result = indexOrNull(value, calls);
    if (result == null) {
      throw ToyError.typeError(
          "'" + Special.typeName(value) + "' object cannot be interpreted as an integer");
    }
    return result;
  }

  /// An int of 64 bits, by [#index]; OverflowError beyond.
  public static long asLong(Object value, Callbacks calls) {
    if (value instanceof Long n) {
      return n;
    }
    if (index(value, calls) instanceof Long n) {
      return n;
    }
    throw new ToyError(Types.OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
  }

  /// A part of a slice: clipped to 64 bits instead of an error.
  public static long sliceIndex(Object value, Callbacks calls) {
    if (value instanceof Long n) {
      return n;
    }
    Object result = indexOrNull(value, calls);
    if (result == null) {
      throw ToyError.typeError(
          "slice indices must be integers or None or have an __index__ method");
    }
    if (result instanceof Long n) {
      return n;
    }
    return ((BigInteger) result).signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  /// `int(text, base)`; ValueError as CPython's.
  public static Object parseInt(String text, long base) {
    return NumberParser.parseInt(text, base);
  }

  /// `float(text)`; ValueError as CPython's.
  public static double parseFloat(String text) {
    return NumberParser.parseFloat(text);
  }

  /// `int(b"12", base)`: as of the text with these characters, which are ASCII if it is a number.
  public static Object parseInt(ToyBytes bytes, long base) {
    try {
      return NumberParser.parseInt(ascii(bytes), base);
    } catch (ToyError e) {
      throw bytes.size() > NumberParser.MAX_DIGITS
          ? e
          : ToyError.valueError(
              "invalid literal for int() with base " + base + ": " + bytes.repr());
    }
  }

  public static double parseFloat(ToyBytes bytes) {
    try {
      return NumberParser.parseFloat(ascii(bytes));
    } catch (ToyError _) {
      throw ToyError.valueError("could not convert string to float: " + bytes.repr());
    }
  }

  /// Without what is a space or a digit in a text, but not in bytes.
  private static String ascii(ToyBytes bytes) {
    return bytes.octets().replaceAll("[^\\x00-\\x1b\\x20-\\x7e]", "?");
  }

  /// An int, bool or float as a double; OverflowError for an int beyond its range.
  public static double toDouble(Object number) {
    if (number instanceof Double d) {
      return d;
    }
    Object integer = asInt(number);
    if (integer instanceof Long n) {
      return n;
    }
    double d = ((BigInteger) integer).doubleValue();
    if (Double.isInfinite(d)) {
      throw new ToyError(Types.OVERFLOW_ERROR, "int too large to convert to float");
    }
    return d;
  }

  /// The float's value towards zero as an int: `int(value)`.
  public static Object fromDouble(double value) {
    if (Math.abs(value) < 0x1p63) {
      return (long) value;
    }
    if (Double.isNaN(value)) {
      throw ToyError.valueError("cannot convert float NaN to integer");
    }
    if (Double.isInfinite(value)) {
      throw new ToyError(Types.OVERFLOW_ERROR, "cannot convert float infinity to integer");
    }
    return normalize(new BigDecimal(value).toBigInteger());
  }

  /// `round(number)` or `round(number, digits)`: half to even of the exact value.
  public static Object round(Object number, @Nullable Object digits, Callbacks calls) {
    if (digits == null || digits == None.NONE) {
      if (number instanceof Double d) {
        return fromDouble(Math.rint(d));
      }
      return isInt(number) ? asInt(number) : calls.call(roundMethod(number, calls));
    }
    if (number instanceof Double d) {
      return round(d, asLong(digits, calls));
    }
    return isInt(number)
        ? roundInt(asInt(number), asLong(digits, calls))
        : calls.call(roundMethod(number, calls), digits);
  }

  private static Object roundMethod(Object number, Callbacks calls) {
    Object callee = Special.of(number, "__round__", calls);
    if (callee == null) {
      throw ToyError.typeError(
          "type " + Special.typeName(number) + " doesn't define __round__ method");
    }
    return callee;
  }

  private static double round(double value, long digits) {
    if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
      return value;
    }
    // Beyond these a double has no more digits, or none that count (CPython's NDIGITS_MAX and
    // NDIGITS_MIN).
    if (digits > 323) {
      return value;
    }
    if (digits < -308) {
      return Math.copySign(0.0, value);
    }
    double rounded =
        new BigDecimal(value).setScale((int) digits, RoundingMode.HALF_EVEN).doubleValue();
    if (Double.isInfinite(rounded)) {
      throw new ToyError(Types.OVERFLOW_ERROR, "rounded value too large to represent");
    }
    return rounded == 0 ? Math.copySign(0.0, value) : rounded;
  }

  private static Object roundInt(Object number, long digits) {
    if (digits >= 0) {
      return number;
    }
    BigInteger value = Integers.big(number);
    // A decimal digit takes more than three bits: with so many digits cut off, nothing is left.
    if (-digits > value.bitLength() / 3 + 1L) {
      return 0L;
    }
    int bits = value.bitLength();
    return normalize(
        LongWork.run(
            bits,
            bits,
            () ->
                new BigDecimal(value)
                    .setScale((int) digits, RoundingMode.HALF_EVEN)
                    .toBigIntegerExact()));
  }

  /// The greatest common divisor, which is not negative.
  public static BigInteger gcd(BigInteger x, BigInteger y) {
    return Integers.gcd(x, y);
  }

  /// The product, with polls where it takes long.
  public static BigInteger multiply(BigInteger x, BigInteger y, Callbacks calls) {
    return Integers.multiply(x, y, calls);
  }
}
