package toy.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/// Arithmetic of floats, by the algorithms of CPython's `floatobject.c` wherever C and Java differ.
final class Floats {
  private Floats() {}

  static Object binary(Operator op, double x, double y) {
    return switch (op) {
      case ADD -> x + y;
      case SUB -> x - y;
      case MUL -> x * y;
      case DIV -> divide(x, y);
      case FLOORDIV -> floorDiv(x, y, "float floor division by zero");
      case MOD -> floorMod(x, y, "float modulo");
      case POW -> power(x, y);
      case BITAND, BITOR, BITXOR, SHL, SHR -> Singleton.NOT_IMPLEMENTED;
    };
  }

  static double divide(double x, double y) {
    if (y == 0) {
      throw Integers.zeroDivision("float division by zero");
    }
    return x / y;
  }

  /// `float_floor_div`.
  static double floorDiv(double x, double y, String whenZero) {
    double mod = floorMod(x, y, whenZero);
    if (Double.isNaN(mod)) {
      return Double.NaN;
    }
    double rest = x % y;
    double div = (x - rest) / y;
    if (rest != 0 && y < 0 != rest < 0) {
      div -= 1.0;
    }
    if (div == 0) {
      return Math.copySign(0.0, x / y);
    }
    double floor = Math.floor(div);
    return div - floor > 0.5 ? floor + 1.0 : floor;
  }

  static double floorMod(double x, double y, String whenZero) {
    if (y == 0) {
      throw Integers.zeroDivision(whenZero);
    }
    double mod = x % y;
    if (mod == 0) {
      return Math.copySign(0.0, y);
    }
    return y < 0 != mod < 0 ? mod + y : mod;
  }

  /// C's `pow` where Java's differs (a base of 1 or -1), with Python's errors. There are no complex
  /// numbers here.
  static double power(double x, double y) {
    if (x == 1.0 || y == 0.0) {
      return 1.0;
    }
    if (x == -1.0 && Double.isInfinite(y)) {
      return 1.0;
    }
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return Double.NaN;
    }
    if (x == 0.0 && y < 0 && !Double.isInfinite(y)) {
      throw Integers.zeroDivision("0.0 cannot be raised to a negative power");
    }
    if (x < 0 && !Double.isInfinite(x) && !Double.isInfinite(y) && y != Math.rint(y)) {
      throw ToyError.valueError(
          "a negative number to a fractional power is a complex number, which Toy does not have");
    }
    double result = Math.pow(x, y);
    if (Double.isInfinite(result) && !Double.isInfinite(x) && !Double.isInfinite(y)) {
      throw new ToyError(
          new ExceptionValue(
              Types.OVERFLOW_ERROR, ToyTuple.of(34L, "Numerical result out of range")));
    }
    return result;
  }

  /// The order of an int and a float, exactly; must not be asked for nan.
  static int compare(long x, double y) {
    if (y >= 0x1p63) {
      return -1;
    }
    if (y < -0x1p63) {
      return 1;
    }
    long whole = (long) y;
    return x != whole ? Long.compare(x, whole) : Double.compare(0.0, y - whole + 0.0);
  }

  static int compare(BigInteger x, double y) {
    if (Double.isInfinite(y)) {
      return y > 0 ? -1 : 1;
    }
    // Such an int is beyond 2^63, where a float of about its size has no fraction.
    return x.compareTo(new BigDecimal(y).toBigInteger());
  }
}
