package toy.value;

import java.math.BigInteger;

/// Arithmetic of ints: `Long` where the value fits 64 bits, `BigInteger` only where it does not.
/// Operands are `Long` or `BigInteger`; a bool must have become a `Long` before.
final class Integers {
  private Integers() {}

  /// Products of operands longer than this are split, so that a long one polls (about 1 ms for one
  /// part).
  private static final int SPLIT_BITS = 1 << 18;

  /// Products of bits that take some milliseconds.
  private static final double SHORT_POWER = 1e10;

  /// `BigInteger` overflows at 2^31 bits.
  static final long MAX_BITS = Integer.MAX_VALUE - 64;

  static BigInteger big(Object value) {
    return value instanceof Long n ? BigInteger.valueOf(n) : (BigInteger) value;
  }

  static Object normalize(BigInteger value) {
    return value.bitLength() < 64 ? (Object) value.longValue() : value;
  }

  static Object binary(Operator op, Object a, Object b, Callbacks calls) {
    if (a instanceof Long x && b instanceof Long y) {
      return binary(op, (long) x, (long) y, calls);
    }
    BigInteger x = big(a);
    BigInteger y = big(b);
    return switch (op) {
      case ADD -> normalize(x.add(y));
      case SUB -> normalize(x.subtract(y));
      case MUL -> normalize(multiply(x, y, calls));
      case DIV -> divideBig(x, y);
      case FLOORDIV -> floorDivMod(x, y, "integer division or modulo by zero")[0];
      case MOD -> floorDivMod(x, y, "integer modulo by zero")[1];
      case POW -> power(a, b, calls);
      case BITAND -> normalize(x.and(y));
      case BITOR -> normalize(x.or(y));
      case BITXOR -> normalize(x.xor(y));
      case SHL -> shiftLeft(a, b);
      case SHR -> shiftRight(a, b);
    };
  }

  static Object binary(Operator op, long x, long y, Callbacks calls) {
    return switch (op) {
      case ADD -> add(x, y);
      case SUB -> subtract(x, y);
      case MUL -> multiply(x, y);
      case DIV -> divide(x, y);
      case FLOORDIV -> floorDiv(x, y);
      case MOD -> floorMod(x, y);
      case POW -> power(x, y, calls);
      case BITAND -> x & y;
      case BITOR -> x | y;
      case BITXOR -> x ^ y;
      case SHL -> shiftLeft(x, y);
      case SHR -> shiftRight(x, y);
    };
  }

  static Object add(long x, long y) {
    long r = x + y;
    if (((x ^ r) & (y ^ r)) < 0) {
      return BigInteger.valueOf(x).add(BigInteger.valueOf(y));
    }
    return r;
  }

  static Object subtract(long x, long y) {
    long r = x - y;
    if (((x ^ y) & (x ^ r)) < 0) {
      return BigInteger.valueOf(x).subtract(BigInteger.valueOf(y));
    }
    return r;
  }

  static Object multiply(long x, long y) {
    long low = x * y;
    if (Math.multiplyHigh(x, y) != low >> 63) {
      return BigInteger.valueOf(x).multiply(BigInteger.valueOf(y));
    }
    return low;
  }

  static Object floorDiv(long x, long y) {
    if (y == 0) {
      throw zeroDivision("integer division or modulo by zero");
    }
    if (y == -1) {
      return subtract(0, x);
    }
    return Math.floorDiv(x, y);
  }

  static Object floorMod(long x, long y) {
    if (y == 0) {
      throw zeroDivision("integer modulo by zero");
    }
    return Math.floorMod(x, y);
  }

  static Object divide(long x, long y) {
    if (y == 0) {
      throw zeroDivision("division by zero");
    }
    if (isExact(x) && isExact(y)) {
      return (double) x / (double) y;
    }
    return divideBig(BigInteger.valueOf(x), BigInteger.valueOf(y));
  }

  static ToyError zeroDivision(String message) {
    return new ToyError(Types.ZERO_DIVISION_ERROR, message);
  }

  /// Whether a double holds the value exactly because it is small.
  private static boolean isExact(long x) {
    return x >= -(1L << 53) && x <= 1L << 53;
  }

  /// The quotient rounded once, to the nearest double and half to even.
  private static Object divideBig(BigInteger x, BigInteger y) {
    if (y.signum() == 0) {
      throw zeroDivision("division by zero");
    }
    if (x.signum() == 0) {
      return y.signum() < 0 ? -0.0 : 0.0;
    }
    // 65 bits or more, but no bit below the least subnormal.
    int shift = Math.min(66 - x.bitLength() + y.bitLength(), 1074);
    BigInteger dividend = shift > 0 ? x.abs().shiftLeft(shift) : x.abs();
    BigInteger divisor = shift < 0 ? y.abs().shiftLeft(-shift) : y.abs();
    BigInteger[] parts = divideAndRemainder(dividend, divisor);
    BigInteger quotient = parts[0];
    if (shift == 1074 && quotient.bitLength() < 53) {
      int half = parts[1].shiftLeft(1).compareTo(divisor);
      if (half > 0 || half == 0 && quotient.testBit(0)) {
        quotient = quotient.add(BigInteger.ONE);
      }
    } else if (parts[1].signum() != 0) {
      // One bit stands for all that follow.
      quotient = quotient.shiftLeft(2).setBit(0);
      shift += 2;
    }
    double result = Math.scalb(quotient.doubleValue(), -shift);
    if (Double.isInfinite(result)) {
      throw new ToyError(Types.OVERFLOW_ERROR, "integer division result too large for a float");
    }
    return x.signum() * y.signum() < 0 ? -result : result;
  }

  private static BigInteger[] divideAndRemainder(BigInteger x, BigInteger y) {
    int quotient = Math.max(0, x.bitLength() - y.bitLength());
    return LongWork.run(quotient, y.bitLength(), () -> x.divideAndRemainder(y));
  }

  private static BigInteger mod(BigInteger x, BigInteger m) {
    int quotient = Math.max(0, x.bitLength() - m.bitLength());
    return LongWork.run(quotient, m.bitLength(), () -> x.mod(m));
  }

  /// The greatest common divisor.
  static BigInteger gcd(BigInteger x, BigInteger y) {
    return LongWork.run(x.bitLength(), y.bitLength(), () -> x.gcd(y));
  }

  /// Quotient and remainder, both normalized; the remainder has the divisor's sign.
  static Object[] floorDivMod(BigInteger x, BigInteger y, String whenZero) {
    if (y.signum() == 0) {
      throw zeroDivision(whenZero);
    }
    BigInteger[] parts = divideAndRemainder(x, y);
    if (parts[1].signum() != 0 && parts[1].signum() != y.signum()) {
      parts[0] = parts[0].subtract(BigInteger.ONE);
      parts[1] = parts[1].add(y);
    }
    return new Object[] {normalize(parts[0]), normalize(parts[1])};
  }

  private static Object shiftLeft(Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return shiftLeft((long) x, (long) y);
    }
    if (big(b).signum() < 0) {
      throw ToyError.valueError("negative shift count");
    }
    if (a instanceof Long x && x == 0) {
      return 0L;
    }
    if (!(b instanceof Long count)) {
      Sizes.bits(Long.MAX_VALUE);
      throw new ToyError(Types.OVERFLOW_ERROR, "too many digits in integer");
    }
    return shiftBig(big(a), count);
  }

  static Object shiftLeft(long x, long count) {
    if (count < 0) {
      throw ToyError.valueError("negative shift count");
    }
    if (count < 63 && (x << count) >> count == x) {
      return x << count;
    }
    return x == 0 ? (Object) 0L : shiftBig(BigInteger.valueOf(x), count);
  }

  private static Object shiftBig(BigInteger x, long count) {
    Sizes.bits(Math.max(count, x.bitLength() + count));
    if (x.bitLength() + count > MAX_BITS || count > MAX_BITS) {
      throw new ToyError(Types.MEMORY_ERROR, "");
    }
    return normalize(x.shiftLeft((int) count));
  }

  private static Object shiftRight(Object a, Object b) {
    BigInteger x = big(a);
    if (big(b).signum() < 0) {
      throw ToyError.valueError("negative shift count");
    }
    if (!(b instanceof Long count) || count >= x.bitLength()) {
      return x.signum() < 0 ? -1L : 0L;
    }
    return normalize(x.shiftRight(count.intValue()));
  }

  static Object shiftRight(long x, long count) {
    if (count < 0) {
      throw ToyError.valueError("negative shift count");
    }
    return x >> Math.min(count, 63);
  }

  private static Object power(Object a, Object b, Callbacks calls) {
    if (b instanceof Long exponent) {
      return powerBig(big(a), exponent, calls);
    }
    if (big(b).signum() < 0) {
      return Floats.power(Numbers.toDouble(a), Numbers.toDouble(b));
    }
    return powerBig(big(a), Long.MAX_VALUE - (big(b).testBit(0) ? 0 : 1), calls);
  }

  static Object power(long x, long exponent, Callbacks calls) {
    if (exponent == 2) {
      return multiply(x, x);
    }
    if (exponent < 0 || exponent > 63) {
      return powerBig(BigInteger.valueOf(x), exponent, calls);
    }
    long result = 1;
    long base = x;
    for (long e = exponent; ; ) {
      if ((e & 1) != 0) {
        if (Math.multiplyHigh(result, base) != result * base >> 63) {
          return powerBig(BigInteger.valueOf(x), exponent, calls);
        }
        result *= base;
      }
      e >>= 1;
      if (e == 0) {
        return result;
      }
      if (Math.multiplyHigh(base, base) != base * base >> 63) {
        return powerBig(BigInteger.valueOf(x), exponent, calls);
      }
      base *= base;
    }
  }

  private static Object powerBig(BigInteger x, long exponent, Callbacks calls) {
    if (exponent < 0) {
      return Floats.power(Numbers.toDouble(normalize(x)), (double) exponent);
    }
    if (x.signum() == 0) {
      return exponent == 0 ? 1L : 0L;
    }
    if (x.abs().equals(BigInteger.ONE)) {
      return x.signum() < 0 && (exponent & 1) != 0 ? -1L : 1L;
    }
    long bits = x.abs().bitLength() - 1L;
    Sizes.bits(exponent > Long.MAX_VALUE / bits ? Long.MAX_VALUE : bits * exponent);
    if (exponent > MAX_BITS || bits * exponent > MAX_BITS) {
      throw new ToyError(Types.MEMORY_ERROR, "");
    }
    // The power of two is a shift at the end, as BigInteger.pow does it; the rest by squaring from
    // the left.
    int twos = x.getLowestSetBit();
    BigInteger odd = x.shiftRight(twos);
    BigInteger result = BigInteger.ONE;
    for (int bit = 63 - Long.numberOfLeadingZeros(exponent); bit >= 0; bit--) {
      calls.poll();
      result = multiply(result, result, calls);
      if ((exponent >> bit & 1) != 0) {
        result = multiply(result, odd, calls);
      }
    }
    if (twos == 0) {
      return normalize(result);
    }
    return result.signum() < 0
        ? Arith.negate(shiftBig(result.negate(), twos * exponent))
        : shiftBig(result, twos * exponent);
  }

  /// Karatsuba's product above [#SPLIT_BITS], with a poll for each part; `BigInteger`'s own below.
  static BigInteger multiply(BigInteger x, BigInteger y, Callbacks calls) {
    int longer = Math.max(x.bitLength(), y.bitLength());
    int shorter = Math.min(x.bitLength(), y.bitLength());
    if (longer <= SPLIT_BITS || shorter <= 64) {
      return x.multiply(y);
    }
    Sizes.bits((long) x.bitLength() + y.bitLength());
    if ((long) x.bitLength() + y.bitLength() > MAX_BITS) {
      throw new ToyError(Types.MEMORY_ERROR, "");
    }
    calls.poll();
    int half = longer / 2;
    BigInteger x1 = x.shiftRight(half);
    BigInteger x0 = x.subtract(x1.shiftLeft(half));
    BigInteger y1 = y.shiftRight(half);
    BigInteger y0 = y.subtract(y1.shiftLeft(half));
    BigInteger high = multiply(x1, y1, calls);
    BigInteger low = multiply(x0, y0, calls);
    BigInteger middle = multiply(x1.add(x0), y1.add(y0), calls).subtract(high).subtract(low);
    return high.shiftLeft(half).add(middle).shiftLeft(half).add(low);
  }

  /// As [BigInteger#modPow], with polls where that one would take long.
  private static BigInteger powerOf(
      BigInteger base, BigInteger exponent, BigInteger m, Callbacks calls) {
    double work = (double) exponent.bitLength() * m.bitLength() * m.bitLength();
    if (work <= SHORT_POWER) {
      return base.modPow(exponent, m);
    }
    BigInteger result = BigInteger.ONE.mod(m);
    for (int bit = exponent.bitLength() - 1; bit >= 0; bit--) {
      calls.poll();
      result = mod(multiply(result, result, calls), m);
      if (exponent.testBit(bit)) {
        result = mod(multiply(result, base, calls), m);
      }
    }
    return result;
  }

  /// `pow(x, exponent, modulus)`.
  static Object power(BigInteger x, BigInteger exponent, BigInteger modulus, Callbacks calls) {
    if (modulus.signum() == 0) {
      throw ToyError.valueError("pow() 3rd argument cannot be 0");
    }
    BigInteger m = modulus.abs();
    BigInteger base = x;
    if (exponent.signum() < 0) {
      if (!gcd(x, m).equals(BigInteger.ONE)) {
        throw ToyError.valueError("base is not invertible for the given modulus");
      }
      base = LongWork.run(m.bitLength(), m.bitLength(), () -> x.modInverse(m));
    }
    BigInteger result = powerOf(mod(base, m), exponent.abs(), m, calls);
    if (modulus.signum() < 0 && result.signum() != 0) {
      result = result.add(modulus);
    }
    return normalize(result);
  }
}
