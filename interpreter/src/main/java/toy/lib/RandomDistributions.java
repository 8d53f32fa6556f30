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
        "gammavariate",
        "alpha, beta",
        "(alpha, beta): Gamma distributed",
        (f, r, a) -> gamma(r, Arguments.real(a[0], f), Arguments.real(a[1], f)));
    d.define(
        "betavariate",
        "alpha, beta",
        "(alpha, beta): Beta distributed",
        (f, r, a) -> beta(r, Arguments.real(a[0], f), Arguments.real(a[1], f)));
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

  /// As CPython: for alpha above 1 by R. C. H. Cheng, "The generation of Gamma variables with
  /// non-integral shape parameters" (1977), below by Ahrens and Dieter's algorithm GS (1974).
  private static double gamma(RandomValue r, double alpha, double beta) {
    if (alpha <= 0.0 || beta <= 0.0) {
      throw ToyError.valueError("gammavariate: alpha and beta must be > 0.0");
    }
    if (alpha == 1.0) {
      return -Math.log(1.0 - r.twister.real()) * beta;
    }
    return alpha > 1.0 ? cheng(r, alpha) * beta : ahrensDieter(r, alpha) * beta;
  }

  private static double cheng(RandomValue r, double alpha) {
    double ainv = Math.sqrt(2.0 * alpha - 1.0);
    double b = alpha - Math.log(4.0);
    double c = alpha + ainv;
    while (true) {
      double u1 = r.twister.real();
      if (!(1e-7 < u1 && u1 < 0.9999999)) {
        continue;
      }
      double u2 = 1.0 - r.twister.real();
      double v = Math.log(u1 / (1.0 - u1)) / ainv;
      double x = alpha * Math.exp(v);
      double z = u1 * u1 * u2;
      double d = b + c * v - x;
      if (d + 1.0 + Math.log(4.5) - 4.5 * z >= 0.0 || d >= Math.log(z)) {
        return x;
      }
    }
  }

  private static double ahrensDieter(RandomValue r, double alpha) {
    while (true) {
      double u = r.twister.real();
      double b = (Math.E + alpha) / Math.E;
      double p = b * u;
      double x = p <= 1.0 ? Math.pow(p, 1.0 / alpha) : -Math.log((b - p) / alpha);
      double u1 = r.twister.real();
      if (p > 1.0 ? u1 <= Math.pow(x, alpha - 1.0) : u1 <= Math.exp(-x)) {
        return x;
      }
    }
  }

  private static Object beta(RandomValue r, double alpha, double beta) {
    double y = gamma(r, alpha, 1.0);
    return y == 0.0 ? 0.0 : y / (y + gamma(r, beta, 1.0));
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
