package toy.lib;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import toy.value.Arith;
import toy.value.Iteration;
import toy.value.Operator;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The functions of `math` that add or multiply many numbers.
final class Sums {
  private Sums() {}

  static void fill(Table t) {
    t.define("fsum", "(iterable): the exact sum, rounded once", Sums::fsum);
    t.keyworded(
        "prod",
        "iterable, /, *, start=",
        "(iterable, *, start=1): the product of the items",
        Sums::prod);
    t.variadic(
        "hypot",
        0,
        -1,
        "(*coordinates): the distance from the origin",
        (f, a) -> norm(reals(f, a)));
    t.define("dist", "(p, q): the distance of two points", Sums::dist);
  }

  private static double[] reals(Fiber f, Object[] values) {
    double[] reals = new double[values.length];
    for (int i = 0; i < reals.length; i++) {
      reals[i] = Arguments.real(values[i], f);
    }
    return reals;
  }

  private static Object prod(Fiber f, Object[] args) {
    Object product = args[1] == null ? (Object) 1L : args[1];
    Object iterator = Iteration.iterator(args[0], f);
    int turns = 0;
    for (Object item = Iteration.next(iterator, f);
        item != null;
        item = Iteration.next(iterator, f)) {
      product = Arith.binary(Operator.MUL, product, item, f);
      if ((++turns & 63) == 0) {
        f.poll();
      }
    }
    return product;
  }

  private static Object dist(Fiber f, Object p, Object q) {
    double[] a = reals(f, Iteration.toArray(p, f));
    double[] b = reals(f, Iteration.toArray(q, f));
    if (a.length != b.length) {
      throw ToyError.valueError("both points must have the same number of dimensions");
    }
    for (int i = 0; i < a.length; i++) {
      a[i] -= b[i];
    }
    return norm(a);
  }

  /// Rounded once, as CPython's compensated `vector_norm` nearly always is.
  private static double norm(double[] vector) {
    boolean finite = true;
    BigDecimal sum = BigDecimal.ZERO;
    for (double x : vector) {
      if (Double.isInfinite(x)) {
        return Double.POSITIVE_INFINITY;
      }
      finite &= !Double.isNaN(x);
      if (finite) {
        BigDecimal exact = new BigDecimal(x);
        sum = sum.add(exact.multiply(exact));
      }
    }
    if (!finite) {
      return Double.NaN;
    }
    return sum.sqrt(new MathContext(40)).doubleValue();
  }

  /// Shewchuk's algorithm, as CPython's `math_fsum`: partial sums that do not overlap.
  private static Object fsum(Fiber f, Object iterable) {
    double[] partials = new double[32];
    int n = 0;
    double special = 0;
    double infinities = 0;
    Object iterator = Iteration.iterator(iterable, f);
    int turns = 0;
    for (Object item = Iteration.next(iterator, f);
        item != null;
        item = Iteration.next(iterator, f)) {
      double x = Arguments.real(item, f);
      if (!Double.isFinite(x)) {
        infinities += Double.isInfinite(x) ? x : 0;
        special += x;
        continue;
      }
      int kept = 0;
      for (int j = 0; j < n; j++) {
        double y = partials[j];
        double large = Math.abs(x) < Math.abs(y) ? y : x;
        double small = large == x ? y : x;
        double high = large + small;
        double low = small - (high - large);
        if (low != 0) {
          partials[kept++] = low;
        }
        x = high;
      }
      if (!Double.isFinite(x)) {
        throw new ToyError(Types.OVERFLOW_ERROR, "intermediate overflow in fsum");
      }
      if (kept == partials.length) {
        partials = Arrays.copyOf(partials, kept * 2);
      }
      partials[kept++] = x;
      n = kept;
      if ((++turns & Arguments.POLL_MASK) == 0) {
        f.poll();
      }
    }
    if (special != 0) {
      if (Double.isNaN(infinities)) {
        throw ToyError.valueError("-inf + inf in fsum");
      }
      return special;
    }
    return total(partials, n);
  }

  /// Adds the partials from the largest down and corrects the rounding of a tie.
  private static double total(double[] partials, int n) {
    if (n == 0) {
      return 0.0;
    }
    double high = partials[--n];
    double low = 0;
    while (n > 0) {
      double x = high;
      double y = partials[--n];
      high = x + y;
      low = y - (high - x);
      if (low != 0) {
        break;
      }
    }
    if (n > 0 && (low < 0 && partials[n - 1] < 0 || low > 0 && partials[n - 1] > 0)) {
      double y = low * 2;
      double x = high + y;
      if (y == x - high) {
        high = x;
      }
    }
    return high;
  }
}
