package toy.lib;

import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// `gamma`, `lgamma`, `erf` and `erfc` of `math`: the first two by the Lanczos approximation of
/// CPython's `mathmodule.c` (N = 13, g = 6.024680040776729583740234375), the others by fdlibm's
/// `s_erf.c`.
final class SpecialMath {
  private SpecialMath() {}

  private static final double G = 6.024680040776729583740234375;
  private static final double[] NUMERATOR = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408
  };
  private static final double[] DENOMINATOR = {
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0
  };
  private static final double LOG_PI = 1.144729885849400174143427351353058711647;

  static void fill(Table t) {
    t.define(
        "gamma",
        "(x): the gamma function, (x - 1)! for ints",
        (f, x) -> gamma(Arguments.real(x, f)));
    t.define(
        "lgamma",
        "(x): the logarithm of the gamma function's absolute value",
        (f, x) -> logGamma(Arguments.real(x, f)));
    t.define("erf", "(x): the error function", SpecialMath::erf);
    t.define("erfc", "(x): 1 - erf(x)", SpecialMath::erfc);
  }

  private static double lanczosSum(double x) {
    double numerator = 0;
    double denominator = 0;
    // Either way round, so that no term overflows.
    if (x < 5) {
      for (int i = NUMERATOR.length - 1; i >= 0; i--) {
        numerator = numerator * x + NUMERATOR[i];
        denominator = denominator * x + DENOMINATOR[i];
      }
    } else {
      for (int i = 0; i < NUMERATOR.length; i++) {
        numerator = numerator / x + NUMERATOR[i];
        denominator = denominator / x + DENOMINATOR[i];
      }
    }
    return numerator / denominator;
  }

  /// sin(pi * x), exact at the multiples of a half.
  private static double sinPi(double x) {
    double y = Math.abs(x) % 2.0;
    double r =
        switch ((int) Math.round(2.0 * y)) {
          case 0 -> Math.sin(Math.PI * y);
          case 1 -> Math.cos(Math.PI * (y - 0.5));
          case 2 -> Math.sin(Math.PI * (1.0 - y));
          case 3 -> -Math.cos(Math.PI * (y - 1.5));
          default -> Math.sin(Math.PI * (y - 2.0));
        };
    return Math.copySign(1.0, x) * r;
  }

  private static ToyError range() {
    return new ToyError(Types.OVERFLOW_ERROR, "math range error");
  }

  private static double gamma(double x) {
    if (Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
      return x;
    }
    if (x == Double.NEGATIVE_INFINITY || x == 0) {
      throw MathModule.domain();
    }
    if (x == Math.floor(x)) {
      if (x < 0) {
        throw MathModule.domain();
      }
      if (x <= 23) {
        return factorialBelow((int) x);
      }
    }
    double a = Math.abs(x);
    if (a < 1e-20) {
      if (Double.isInfinite(1.0 / x)) {
        throw range();
      }
      return 1.0 / x;
    }
    if (a > 200) {
      if (x < 0) {
        return 0.0 / sinPi(x);
      }
      throw range();
    }
    double result = byLanczos(x, a);
    if (Double.isInfinite(result)) {
      throw range();
    }
    return result;
  }

  private static double factorialBelow(int n) {
    double product = 1;
    for (int i = 2; i < n; i++) {
      product *= i;
    }
    return product;
  }

  private static double byLanczos(double x, double a) {
    double y = a + G - 0.5;
    // What was lost in the sum, of the larger of its terms.
    double lost = a > G - 0.5 ? (y - a) - (G - 0.5) : (y - (G - 0.5)) - a;
    double z = lost * G / y;
    if (x < 0) {
      double r = -Math.PI / sinPi(a) / a * Math.exp(y) / lanczosSum(a);
      r -= z * r;
      if (a < 140) {
        return r / Math.pow(y, a - 0.5);
      }
      double root = Math.pow(y, a / 2.0 - 0.25);
      return r / root / root;
    }
    double r = lanczosSum(a) / Math.exp(y);
    r += z * r;
    if (a < 140) {
      return r * Math.pow(y, a - 0.5);
    }
    double root = Math.pow(y, a / 2.0 - 0.25);
    return r * root * root;
  }

  private static double logGamma(double x) {
    if (!Double.isFinite(x)) {
      return Double.isNaN(x) ? x : Double.POSITIVE_INFINITY;
    }
    if (x == Math.floor(x) && x <= 2) {
      if (x <= 0) {
        throw MathModule.domain();
      }
      return 0.0;
    }
    double a = Math.abs(x);
    if (a < 1e-20) {
      return -Math.log(a);
    }
    double r = Math.log(lanczosSum(a)) - G;
    r += (a - 0.5) * (Math.log(a + G - 0.5) - 1);
    if (x < 0) {
      r = LOG_PI - Math.log(Math.abs(sinPi(a))) - Math.log(a) - r;
    }
    if (Double.isInfinite(r)) {
      throw range();
    }
    return r;
  }

  // ---- the error function

  private static final double[] PP = {
    1.28379167095512558561e-01,
    -3.25042107247001499370e-01,
    -2.84817495755985104766e-02,
    -5.77027029648944159157e-03,
    -2.37630166566501626084e-05
  };
  private static final double[] QQ = {
    1.0,
    3.97917223959155352819e-01,
    6.50222499887672944485e-02,
    5.08130628187576562776e-03,
    1.32494738004321644526e-04,
    -3.96022827877536812320e-06
  };
  private static final double[] PA = {
    -2.36211856075265944077e-03, 4.14856118683748331666e-01, -3.72207876035701323847e-01,
    3.18346619901161753674e-01, -1.10894694282396677476e-01, 3.54783043256182359371e-02,
    -2.16637559486879084300e-03
  };
  private static final double[] QA = {
    1.0,
    1.06420880400844228286e-01,
    5.40397917702171048937e-01,
    7.18286544141962662868e-02,
    1.26171219808761642112e-01,
    1.36370839120290507362e-02,
    1.19844998467991074170e-02
  };
  private static final double[] RA = {
    -9.86494403484714822705e-03, -6.93858572707181764372e-01, -1.05586262253232909814e+01,
    -6.23753324503260060396e+01, -1.62396669462573470355e+02, -1.84605092906711035994e+02,
    -8.12874355063065934246e+01, -9.81432934416914548592e+00
  };
  private static final double[] SA = {
    1.0,
    1.96512716674392571292e+01,
    1.37657754143519042600e+02,
    4.34565877475229228821e+02,
    6.45387271733267880336e+02,
    4.29008140027567833386e+02,
    1.08635005541779435134e+02,
    6.57024977031928170135e+00,
    -6.04244152148580987438e-02
  };
  private static final double[] RB = {
    -9.86494292470009928597e-03, -7.99283237680523006574e-01, -1.77579549177547519889e+01,
    -1.60636384855821916062e+02, -6.37566443368389627722e+02, -1.02509513161107724954e+03,
    -4.83519191608651397019e+02
  };
  private static final double[] SB = {
    1.0,
    3.03380607434824582924e+01,
    3.25792512996573918826e+02,
    1.53672958608443695994e+03,
    3.19985821950859553908e+03,
    2.55305040643316442583e+03,
    4.74528541206955367215e+02,
    -2.24409524465858183362e+01
  };
  private static final double EFX = 1.28379167095512586316e-01;

  /// erf(1) rounded to 24 bits.
  private static final double ERX = 8.45062911510467529297e-01;

  private static double polynomial(double[] coefficients, double x) {
    double result = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      result = result * x + coefficients[i];
    }
    return result;
  }

  /// erfc(a) for 1.25 <= a < 28.
  private static double tail(double a) {
    double s = 1 / (a * a);
    double ratio =
        a < 1 / 0.35
            ? polynomial(RA, s) / polynomial(SA, s)
            : polynomial(RB, s) / polynomial(SB, s);
    double z = Double.longBitsToDouble(Double.doubleToRawLongBits(a) & 0xFFFFFFFF00000000L);
    return Math.exp(-z * z - 0.5625) * Math.exp((z - a) * (z + a) + ratio) / a;
  }

  private static Object erf(Fiber f, Object value) {
    double x = Arguments.real(value, f);
    double a = Math.abs(x);
    if (Double.isNaN(x)) {
      return x;
    }
    if (a < 0.84375) {
      return a < 0x1p-28 ? x + EFX * x : x + x * (polynomial(PP, x * x) / polynomial(QQ, x * x));
    }
    double result;
    if (a < 1.25) {
      result = ERX + polynomial(PA, a - 1) / polynomial(QA, a - 1);
    } else {
      result = a >= 6 ? 1 : 1 - tail(a);
    }
    return Math.copySign(result, x);
  }

  private static Object erfc(Fiber f, Object value) {
    double x = Arguments.real(value, f);
    double a = Math.abs(x);
    if (Double.isNaN(x)) {
      return x;
    }
    if (a < 0.84375) {
      double y = a < 0x1p-56 ? 0 : polynomial(PP, x * x) / polynomial(QQ, x * x);
      return x < 0.25 ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
    }
    if (a < 1.25) {
      double ratio = polynomial(PA, a - 1) / polynomial(QA, a - 1);
      return x >= 0 ? 1 - ERX - ratio : 1 + (ERX + ratio);
    }
    if (a >= 28) {
      return x > 0 ? 0.0 : 2.0;
    }
    return x > 0 ? tail(a) : 2 - tail(a);
  }
}
