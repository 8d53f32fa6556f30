package toy.lib;

import java.math.BigInteger;
import java.util.function.DoubleUnaryOperator;
import toy.value.Numbers;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The module `math`: functions of floats; those of ints stand in [IntegerMath].
final class MathModule {
  private MathModule() {}

  static void fill(Table t) {
    t.value("pi", Math.PI).value("e", Math.E).value("tau", 2 * Math.PI);
    t.value("inf", Double.POSITIVE_INFINITY).value("nan", Double.NaN);
    fillUnary(t);
    t.define("ceil", "(x): the next int up", (f, x) -> whole(f, x, "__ceil__"));
    t.define("floor", "(x): the next int down", (f, x) -> whole(f, x, "__floor__"));
    t.define("trunc", "(x): the int without the fraction", (f, x) -> whole(f, x, "__trunc__"));
    t.define("pow", "(x, y): x ** y as floats", MathModule::pow);
    t.define(
        "atan2",
        "(y, x): the angle of the point (x, y)",
        (f, y, x) -> Math.atan2(Arguments.real(y, f), Arguments.real(x, f)));
    t.define(
        "copysign",
        "(x, y): x with the sign of y",
        (f, x, y) -> Math.copySign(Arguments.real(x, f), Arguments.real(y, f)));
    t.define("fmod", "(x, y): the remainder with the sign of x", MathModule::fmod);
    t.define(
        "remainder", "(x, y): the distance from the nearest multiple of y", MathModule::remainder);
    t.define(
        "nextafter",
        "(x, y): the next float from x towards y",
        (f, x, y) -> Math.nextAfter(Arguments.real(x, f), Arguments.real(y, f)));
    t.define("ldexp", "(x, i): x * 2 ** i", MathModule::ldexp);
    t.define("frexp", "(x): the pair (m, e) with x == m * 2 ** e", MathModule::frexp);
    t.define("modf", "(x): the pair (fraction, whole part)", MathModule::modf);
    t.variadic("log", 1, 2, "(x[, base]): the logarithm, natural without a base", MathModule::log);
    t.define("log2", "(x): the logarithm to base 2", (f, x) -> log2(f, x));
    t.define("log10", "(x): the logarithm to base 10", (f, x) -> log(f, x, Math::log10));
    t.keyworded(
        "isclose",
        "a, b, *, rel_tol=, abs_tol=",
        "(a, b, *, rel_tol=1e-09, abs_tol=0.0): whether they are nearly equal",
        MathModule::isClose);
    t.define(
        "isfinite",
        "(x): whether it is neither infinite nor nan",
        (f, x) -> Double.isFinite(Arguments.real(x, f)));
    t.define(
        "isinf", "(x): whether it is infinite", (f, x) -> Double.isInfinite(Arguments.real(x, f)));
    t.define(
        "isnan", "(x): whether it is not a number", (f, x) -> Double.isNaN(Arguments.real(x, f)));
    Sums.fill(t);
    SpecialMath.fill(t);
    IntegerMath.fill(t);
  }

  private static void fillUnary(Table t) {
    unary(t, "sqrt", "the square root", Math::sqrt);
    unary(t, "cbrt", "the cube root", Math::cbrt);
    unary(t, "exp", "e ** x", Math::exp);
    unary(t, "exp2", "2 ** x", x -> Math.pow(2, x));
    unary(t, "expm1", "e ** x - 1", Math::expm1);
    unary(t, "log1p", "the natural logarithm of 1 + x", Math::log1p);
    unary(t, "sin", "the sine of an angle in radians", Math::sin);
    unary(t, "cos", "the cosine of an angle in radians", Math::cos);
    unary(t, "tan", "the tangent of an angle in radians", Math::tan);
    unary(t, "asin", "the angle with a sine", Math::asin);
    unary(t, "acos", "the angle with a cosine", Math::acos);
    unary(t, "atan", "the angle with a tangent", Math::atan);
    unary(t, "sinh", "the hyperbolic sine", Math::sinh);
    unary(t, "cosh", "the hyperbolic cosine", Math::cosh);
    unary(t, "tanh", "the hyperbolic tangent", Math::tanh);
    unary(t, "asinh", "the inverse hyperbolic sine", MathModule::asinh);
    unary(t, "acosh", "the inverse hyperbolic cosine", MathModule::acosh);
    unary(t, "atanh", "the inverse hyperbolic tangent", MathModule::atanh);
    unary(t, "fabs", "the absolute value as a float", Math::abs);
    unary(t, "degrees", "radians as degrees", x -> x * (180.0 / Math.PI));
    unary(t, "radians", "degrees as radians", x -> x * (Math.PI / 180.0));
    unary(t, "ulp", "the distance to the next float", Math::ulp);
  }

  private static void unary(Table t, String name, String doc, DoubleUnaryOperator op) {
    t.define(name, "(x): " + doc, (f, x) -> checked(op, Arguments.real(x, f)));
  }

  /// CPython's rule: nan out of a number is a domain error, infinity out of a finite number is one
  /// too where the function has a pole there, else a range error.
  private static double checked(DoubleUnaryOperator op, double x) {
    double result = op.applyAsDouble(x);
    if (Double.isNaN(result) && !Double.isNaN(x)) {
      throw domain();
    }
    if (Double.isInfinite(result) && Double.isFinite(x)) {
      throw Math.abs(x) <= 1 ? domain() : range();
    }
    return result;
  }

  static ToyError domain() {
    return ToyError.valueError("math domain error");
  }

  private static ToyError range() {
    return new ToyError(Types.OVERFLOW_ERROR, "math range error");
  }

  /// By the formulas of fdlibm's `s_asinh.c`.
  private static double asinh(double x) {
    double a = Math.abs(x);
    if (!Double.isFinite(x) || a < 0x1p-28) {
      return x;
    }
    double result;
    if (a > 0x1p28) {
      result = Math.log(a) + Math.log(2);
    } else if (a > 2) {
      result = Math.log(2 * a + 1 / (Math.sqrt(x * x + 1) + a));
    } else {
      result = Math.log1p(a + x * x / (1 + Math.sqrt(1 + x * x)));
    }
    return Math.copySign(result, x);
  }

  /// By the formulas of fdlibm's `e_acosh.c`.
  private static double acosh(double x) {
    if (x < 1) {
      return Double.NaN;
    }
    if (x >= 0x1p28) {
      return Math.log(x) + Math.log(2);
    }
    if (x > 2) {
      return Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
    }
    double t = x - 1;
    return Math.log1p(t + Math.sqrt(2 * t + t * t));
  }

  /// By the formulas of fdlibm's `e_atanh.c`.
  private static double atanh(double x) {
    double a = Math.abs(x);
    if (a < 0x1p-28) {
      return x;
    }
    double t = a + a;
    double result = a < 0.5 ? 0.5 * Math.log1p(t + t * a / (1 - a)) : 0.5 * Math.log1p(t / (1 - a));
    return Math.copySign(result, x);
  }

  // ---- to ints

  private static Object whole(Fiber f, Object x, String method) {
    if (Numbers.isInt(x)) {
      return Arguments.integer(x, f);
    }
    if (!(x instanceof Double)) {
      Object special = f.special(x, method);
      if (special != null) {
        return f.call(special);
      }
      if (method.equals("__trunc__")) {
        throw ToyError.typeError(
            "type " + Arguments.typeName(x) + " doesn't define __trunc__ method");
      }
    }
    double d = Arguments.real(x, f);
    return Numbers.fromDouble(
        switch (method) {
          case "__ceil__" -> Math.ceil(d);
          case "__floor__" -> Math.floor(d);
          default -> d;
        });
  }

  // ---- two arguments

  private static Object pow(Fiber f, Object a, Object b) {
    double x = Arguments.real(a, f);
    double y = Arguments.real(b, f);
    if (x == 1 || y == 0 || x == -1 && Double.isInfinite(y)) {
      return 1.0;
    }
    double result = Math.pow(x, y);
    boolean finite = Double.isFinite(x) && Double.isFinite(y);
    if (finite && (Double.isNaN(result) || x == 0 && y < 0)) {
      throw domain();
    }
    if (finite && Double.isInfinite(result)) {
      throw range();
    }
    return result;
  }

  private static Object fmod(Fiber f, Object a, Object b) {
    double x = Arguments.real(a, f);
    double y = Arguments.real(b, f);
    double result = x % y;
    if (Double.isNaN(result) && !Double.isNaN(x) && !Double.isNaN(y)) {
      throw domain();
    }
    return result;
  }

  private static Object remainder(Fiber f, Object a, Object b) {
    double x = Arguments.real(a, f);
    double y = Arguments.real(b, f);
    double result = Math.IEEEremainder(x, y);
    if (Double.isNaN(result) && !Double.isNaN(x) && !Double.isNaN(y)) {
      throw domain();
    }
    return result;
  }

  private static Object ldexp(Fiber f, Object a, Object b) {
    double x = Arguments.real(a, f);
    if (!Numbers.isInt(b)) {
      throw ToyError.typeError("Expected an int as second argument to ldexp.");
    }
    int by =
        Arguments.integer(b, f) instanceof Long n
            ? (int) Math.clamp(n, -5000L, 5000L)
            : ((BigInteger) b).signum() * 5000;
    // Down in two steps of which the first is exact: scalb rounds once at its end.
    double result = Math.scalb(x, by);
    if (Double.isInfinite(result) && Double.isFinite(x)) {
      throw range();
    }
    return result;
  }

  private static Object frexp(Fiber f, Object a) {
    double x = Arguments.real(a, f);
    if (x == 0 || !Double.isFinite(x)) {
      return ToyTuple.of(x, 0L);
    }
    boolean subnormal = Math.abs(x) < Double.MIN_NORMAL;
    int exponent = (subnormal ? Math.getExponent(x * 0x1p54) - 54 : Math.getExponent(x)) + 1;
    double mantissa = subnormal ? x * 0x1p54 : x;
    return ToyTuple.of(
        Math.scalb(mantissa, -(subnormal ? exponent + 54 : exponent)), (long) exponent);
  }

  private static Object modf(Fiber f, Object a) {
    double x = Arguments.real(a, f);
    if (Double.isInfinite(x)) {
      return ToyTuple.of(Math.copySign(0.0, x), x);
    }
    double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
    return ToyTuple.of(Math.copySign(x - whole, x), Math.copySign(whole, x));
  }

  // ---- logarithms

  private static Object log(Fiber f, Object[] args) {
    double natural = log(f, args[0], Math::log);
    if (args.length == 1) {
      return natural;
    }
    double base = log(f, args[1], Math::log);
    if (base == 0) {
      throw new ToyError(Types.ZERO_DIVISION_ERROR, "float division by zero");
    }
    return natural / base;
  }

  /// Of ints beyond floats too: `log(m) + log(2) * e` for an int `m * 2 ** e`, as CPython has it.
  private static double log(Fiber f, Object x, DoubleUnaryOperator op) {
    Object n = Numbers.isInt(x) ? Arguments.integer(x, f) : x;
    if (n instanceof BigInteger big && big.bitLength() > Double.MAX_EXPONENT) {
      if (big.signum() <= 0) {
        throw domain();
      }
      int exponent = big.bitLength();
      int cut = exponent - 64;
      double mantissa = Math.scalb(big.shiftRight(cut).doubleValue(), -64);
      return op.applyAsDouble(mantissa) + op.applyAsDouble(2.0) * exponent;
    }
    double d = Arguments.real(n, f);
    if (d <= 0) {
      throw domain();
    }
    return op.applyAsDouble(d);
  }

  private static Object log2(Fiber f, Object x) {
    double d = Numbers.isInt(x) ? 0 : Arguments.real(x, f);
    if (d > 0 && Double.isFinite(d)) {
      return log2(d);
    }
    return log(f, x, MathModule::log2);
  }

  /// Exact for powers of two.
  private static double log2(double d) {
    if (!Double.isFinite(d) || d < Double.MIN_NORMAL) {
      return Math.log(d) / Math.log(2);
    }
    int exponent = Math.getExponent(d);
    double mantissa = Math.scalb(d, -exponent);
    // Near 1 from below the two parts would cancel.
    if (mantissa > 1.4142135623730951) {
      mantissa /= 2;
      exponent++;
    }
    return exponent + Math.log(mantissa) / Math.log(2);
  }

  private static Object isClose(Fiber f, Object[] args) {
    double a = Arguments.real(args[0], f);
    double b = Arguments.real(args[1], f);
    double relative = args[2] == null ? 1e-9 : Arguments.real(args[2], f);
    double absolute = args[3] == null ? 0.0 : Arguments.real(args[3], f);
    if (relative < 0 || absolute < 0) {
      throw ToyError.valueError("tolerances must be non-negative");
    }
    if (a == b) {
      return true;
    }
    if (Double.isInfinite(a) || Double.isInfinite(b)) {
      return false;
    }
    double difference = Math.abs(b - a);
    return difference <= Math.abs(relative * b)
        || difference <= Math.abs(relative * a)
        || difference <= absolute;
  }
}
