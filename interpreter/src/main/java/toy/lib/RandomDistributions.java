package toy.lib;

import toy.value.ToyError;
import toy.vm.Fiber;

/// The functions of `random` that give floats of a distribution.
final class RandomDistributions {
  private RandomDistributions() {}

  /// `NV_MAGICCONST` of `random.py`.
  private static final double NORMAL = 4 * Math.exp(-0.5) / Math.sqrt(2.0);

  static void define(RandomModule.Definer d) {
    d.define(
        "uniform",
        "a, b",
        "(a, b): a float from a to b",
        (f, r, a) -> {
          double low = Arguments.real(a[0], f);
          return low + (Arguments.real(a[1], f) - low) * r.twister.real();
        });
    d.define(
        "triangular",
        "low=, high=, mode=",
        "(low=0.0, high=1.0, mode=None): triangular",
        RandomDistributions::triangular);
    d.define(
        "gauss",
        "mu=, sigma=",
        "(mu=0.0, sigma=1.0): normally distributed",
        RandomDistributions::gauss);
    d.define(
        "normalvariate",
        "mu=, sigma=",
        "(mu=0.0, sigma=1.0): normally distributed",
        (f, r, a) -> normal(f, r, a));
    d.define(
        "lognormvariate",
        "mu, sigma",
        "(mu, sigma): the logarithm is normal",
        (f, r, a) -> Math.exp(normal(f, r, a)));
    d.define(
        "expovariate",
        "lambd",
        "(lambd): exponentially distributed",
        (f, r, a) -> -Math.log(1.0 - r.twister.real()) / nonZero(Arguments.real(a[0], f)));
    d.define(
        "paretovariate",
        "alpha",
        "(alpha): Pareto distributed",
        (f, r, a) -> Math.pow(1.0 - r.twister.real(), -1.0 / nonZero(Arguments.real(a[0], f))));
    d.define(
        "weibullvariate",
        "alpha, beta",
        "(alpha, beta): Weibull distributed",
        (f, r, a) ->
            Arguments.real(a[0], f)
                * Math.pow(
                    -Math.log(1.0 - r.twister.real()), 1.0 / nonZero(Arguments.real(a[1], f))));
  }

  private static double nonZero(double x) {
    if (x == 0) {
      throw new ToyError(toy.value.Types.ZERO_DIVISION_ERROR, "float division by zero");
    }
    return x;
  }

  private static double or(Object[] args, int which, double otherwise, Fiber f) {
    return Arguments.given(args[which]) ? Arguments.real(args[which], f) : otherwise;
  }

  private static Object triangular(Fiber f, RandomValue r, Object[] args) {
    double low = or(args, 0, 0.0, f);
    double high = or(args, 1, 1.0, f);
    double u = r.twister.real();
    if (low == high && Arguments.given(args[2])) {
      return low;
    }
    double c = Arguments.given(args[2]) ? (or(args, 2, 0, f) - low) / (high - low) : 0.5;
    if (u > c) {
      return high + (low - high) * Math.sqrt((1.0 - u) * (1.0 - c));
    }
    return low + (high - low) * Math.sqrt(u * c);
  }

  private static Object gauss(Fiber f, RandomValue r, Object[] args) {
    double z = r.nextGauss;
    r.nextGauss = Double.NaN;
    if (Double.isNaN(z)) {
      double angle = r.twister.real() * (2.0 * Math.PI);
      double radius = Math.sqrt(-2.0 * Math.log(1.0 - r.twister.real()));
      z = Math.cos(angle) * radius;
      r.nextGauss = Math.sin(angle) * radius;
    }
    return or(args, 0, 0.0, f) + z * or(args, 1, 1.0, f);
  }

  private static double normal(Fiber f, RandomValue r, Object[] args) {
    while (true) {
      double u1 = r.twister.real();
      double u2 = 1.0 - r.twister.real();
      double z = NORMAL * (u1 - 0.5) / u2;
      if (z * z / 4.0 <= -Math.log(u2)) {
        return or(args, 0, 0.0, f) + z * or(args, 1, 1.0, f);
      }
    }
  }
}
