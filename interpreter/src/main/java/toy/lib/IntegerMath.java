package toy.lib;

import java.math.BigInteger;
import toy.value.LongWork;
import toy.value.Numbers;
import toy.value.Sizes;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The functions of `math` on ints.
final class IntegerMath {
  private IntegerMath() {}

  private interface Binary {
    BigInteger apply(Fiber f, BigInteger a, BigInteger b);
  }

  static void fill(Table t) {
    t.variadic(
        "gcd",
        0,
        -1,
        "(*ints): the greatest common divisor",
        (f, a) -> fold(f, a, BigInteger.ZERO, (_, x, y) -> Numbers.gcd(x, y)));
    t.variadic(
        "lcm",
        0,
        -1,
        "(*ints): the least common multiple",
        (f, a) -> fold(f, a, BigInteger.ONE, IntegerMath::lcm));
    t.define("factorial", "(n): 1 * 2 * … * n", IntegerMath::factorial);
    t.define("comb", "(n, k): ways to choose k of n", IntegerMath::comb);
    t.variadic("perm", 1, 2, "(n, k=None): ways to choose k of n in order", IntegerMath::perm);
    t.define("isqrt", "(n): the whole part of the square root", IntegerMath::isqrt);
  }

  private static Object fold(Fiber f, Object[] args, BigInteger start, Binary op) {
    BigInteger result = start;
    for (Object arg : args) {
      result = op.apply(f, result, Arguments.big(Arguments.integer(arg, f)));
    }
    return Numbers.normalize(result.abs());
  }

  private static BigInteger lcm(Fiber f, BigInteger a, BigInteger b) {
    if (a.signum() == 0 || b.signum() == 0) {
      return BigInteger.ZERO;
    }
    BigInteger common = Numbers.gcd(a, b);
    BigInteger part = LongWork.run(a.bitLength(), common.bitLength(), () -> a.divide(common));
    return Numbers.multiply(part, b, f);
  }

  private static Object factorial(Fiber f, Object value) {
    Object n = Arguments.integer(value, f);
    if (Arguments.big(n).signum() < 0) {
      throw ToyError.valueError("factorial() not defined for negative values");
    }
    if (!(n instanceof Long count) || count > Integer.MAX_VALUE) {
      throw new ToyError(
          Types.OVERFLOW_ERROR, "factorial() argument should not exceed " + Integer.MAX_VALUE);
    }
    if (count > 20) { // Stirling
      Sizes.bits((long) (count * (Math.log(count) - 1) / Math.log(2)));
    }
    return Numbers.normalize(product(f, 1, count));
  }

  /// `from + 1` to `to` multiplied: by halves, so that the factors are of about the same length.
  private static BigInteger product(Fiber f, long from, long to) {
    if (to - from <= 8) {
      BigInteger result = BigInteger.ONE;
      for (long i = from + 1; i <= to; i++) {
        result = result.multiply(BigInteger.valueOf(i));
      }
      return result;
    }
    f.poll();
    long middle = (from + to) >>> 1;
    return Numbers.multiply(product(f, from, middle), product(f, middle, to), f);
  }

  private static BigInteger natural(Fiber f, Object value, String name) {
    BigInteger n = Arguments.big(Arguments.integer(value, f));
    if (n.signum() < 0) {
      throw ToyError.valueError(name + " must be a non-negative integer");
    }
    return n;
  }

  private static Object comb(Fiber f, Object a, Object b) {
    BigInteger n = natural(f, a, "n");
    BigInteger k = natural(f, b, "k");
    if (k.compareTo(n) > 0) {
      return 0L;
    }
    k = k.min(n.subtract(k));
    BigInteger result = BigInteger.ONE;
    long turns = count(k);
    for (long i = 1; i <= turns; i++) {
      BigInteger more = Numbers.multiply(result, n.subtract(BigInteger.valueOf(turns - i)), f);
      result = more.divide(BigInteger.valueOf(i));
      if ((i & 63) == 0) {
        f.poll();
      }
    }
    return Numbers.normalize(result);
  }

  private static long count(BigInteger k) {
    if (k.bitLength() > 31) {
      throw new ToyError(
          Types.OVERFLOW_ERROR, "min(n - k, k) must not exceed " + Integer.MAX_VALUE);
    }
    return k.longValue();
  }

  private static Object perm(Fiber f, Object[] args) {
    if (args.length == 1 || !Arguments.given(args[1])) {
      return factorial(f, args[0]);
    }
    BigInteger n = natural(f, args[0], "n");
    BigInteger k = natural(f, args[1], "k");
    if (k.compareTo(n) > 0) {
      return 0L;
    }
    BigInteger result = BigInteger.ONE;
    long turns = count(k);
    for (long i = 0; i < turns; i++) {
      result = Numbers.multiply(result, n.subtract(BigInteger.valueOf(i)), f);
      if ((i & 63) == 0) {
        f.poll();
      }
    }
    return Numbers.normalize(result);
  }

  private static Object isqrt(Fiber f, Object value) {
    BigInteger n = Arguments.big(Arguments.integer(value, f));
    if (n.signum() < 0) {
      throw ToyError.valueError("isqrt() argument must be nonnegative");
    }
    return Numbers.normalize(LongWork.run(n.bitLength(), n.bitLength(), n::sqrt));
  }
}
