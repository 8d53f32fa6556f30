package toy.lib;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import toy.value.Arith;
import toy.value.Derived;
import toy.value.None;
import toy.value.Numbers;
import toy.value.Operator;
import toy.value.Strings;
import toy.value.ToyBytes;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Methods of float.
final class FloatMethods {
  private FloatMethods() {}

  static void fill(Table t) {
    t.value("__doc__", "float(x=0.0): a number or text as a 64-bit floating-point number");
    t.variadic("__new__", 1, 2, "", FloatMethods::create);
    t.define("is_integer", "(): whether it has no fraction", FloatMethods::isInteger);
    t.define("as_integer_ratio", "(): the exact fraction", FloatMethods::ratio);
    t.define("hex", "(): exact hexadecimal text", (_, self) -> hex(self(self)));
    t.classMethod("fromhex", 2, 2, "(text): the float of what hex gave", FloatMethods::fromHex);
    t.define("conjugate", "(): itself", (_, self) -> self(self));
    t.property("real", (_, self) -> self(self));
    t.property("imag", (_, self) -> 0.0);
    t.special(FloatMethods::fillSpecial);
  }

  private static void fillSpecial(Table t) {
    t.define("__float__", "(): itself", (_, self) -> self(self));
    t.define("__int__", "(): without the fraction", (_, self) -> Numbers.fromDouble(self(self)));
    t.define("__trunc__", "(): without the fraction", (_, self) -> Numbers.fromDouble(self(self)));
    t.define(
        "__floor__", "(): the next int down", (_, s) -> Numbers.fromDouble(Math.floor(self(s))));
    t.define("__ceil__", "(): the next int up", (_, s) -> Numbers.fromDouble(Math.ceil(self(s))));
    t.define("__abs__", "(): the absolute value", (_, self) -> Math.abs(self(self)));
    t.define("__neg__", "(): -self", (f, self) -> Arith.neg(self(self), f));
    t.define("__pos__", "(): itself", (_, self) -> self(self));
    Protocols.divmod(t);
    t.variadic("__round__", 1, 2, "([ndigits]): rounded half to even", FloatMethods::round);
    Protocols.truth(Protocols.hash(Protocols.text(Protocols.comparisons(t, true))));
    Protocols.operators(
        t,
        Operator.ADD,
        Operator.SUB,
        Operator.MUL,
        Operator.DIV,
        Operator.FLOORDIV,
        Operator.MOD,
        Operator.POW);
  }

  private static double self(Object value) {
    if (value instanceof Double d) {
      return d;
    }
    throw Arguments.wrongSelf("float", value);
  }

  private static Object create(Fiber f, Object[] args) {
    if (args.length == 1) {
      return 0.0;
    }
    Object value = args[1];
    if (Derived.plain(value) instanceof String text) {
      return Numbers.parseFloat(text);
    }
    if (Octets.isLike(value)) {
      return Numbers.parseFloat(new ToyBytes(Octets.self(value)));
    }
    try {
      return Arguments.real(value, f);
    } catch (ToyError e) {
      if (e.value().type() != Types.TYPE_ERROR || f.special(value, "__float__") != null) {
        throw e;
      }
      throw ToyError.typeError(
          "float() argument must be a string or a real number, not '"
              + Arguments.typeName(value)
              + "'");
    }
  }

  private static Object isInteger(Fiber f, Object self) {
    double d = self(self);
    return !Double.isInfinite(d) && d == Math.rint(d);
  }

  private static Object ratio(Fiber f, Object self) {
    double d = self(self);
    if (Double.isNaN(d)) {
      throw ToyError.valueError("cannot convert NaN to integer ratio");
    }
    if (Double.isInfinite(d)) {
      throw new ToyError(Types.OVERFLOW_ERROR, "cannot convert Infinity to integer ratio");
    }
    BigDecimal exact = new BigDecimal(d);
    BigInteger numerator = exact.unscaledValue();
    BigInteger denominator = BigInteger.ONE;
    if (exact.scale() > 0) {
      denominator = BigInteger.TEN.pow(exact.scale());
      BigInteger common = numerator.gcd(denominator);
      numerator = numerator.divide(common);
      denominator = denominator.divide(common);
    } else {
      numerator = exact.toBigInteger();
    }
    return ToyTuple.of(Numbers.normalize(numerator), Numbers.normalize(denominator));
  }

  /// Always 13 hexadecimal digits after the point, as CPython's `float_hex`.
  private static String hex(double d) {
    if (Double.isNaN(d)) {
      return "nan";
    }
    String sign = Math.copySign(1.0, d) < 0 ? "-" : "";
    if (Double.isInfinite(d)) {
      return sign + "inf";
    }
    if (d == 0) {
      return sign + "0x0.0p+0";
    }
    long bits = Double.doubleToRawLongBits(d);
    boolean normal = Math.abs(d) >= Double.MIN_NORMAL;
    String digits = Long.toHexString(bits & 0xFFFFFFFFFFFFFL);
    int exponent = normal ? Math.getExponent(d) : Double.MIN_EXPONENT;
    return sign
        + (normal ? "0x1." : "0x0.")
        + "0".repeat(13 - digits.length())
        + digits
        + (exponent < 0 ? "p-" : "p+")
        + Math.abs(exponent);
  }

  private static Object fromHex(Fiber f, Object[] args) {
    if (!(args[1] instanceof String text)) {
      throw ToyError.typeError("bad argument type for built-in operation");
    }
    String body = Strings.strip(text).toLowerCase(Locale.ROOT);
    boolean negative = body.startsWith("-");
    if (negative || body.startsWith("+")) {
      body = body.substring(1);
    }
    double value;
    switch (body) {
      case "inf", "infinity" -> value = Double.POSITIVE_INFINITY;
      case "nan" -> value = Double.NaN;
      default -> {
        value = parseHex(body.startsWith("0x") ? body.substring(2) : body);
        if (Double.isInfinite(value)) {
          throw new ToyError(
              Types.OVERFLOW_ERROR, "hexadecimal value too large to represent as a float");
        }
      }
    }
    return negative ? -value : value;
  }

  private static double parseHex(String digits) {
    char first = digits.isEmpty() ? ' ' : digits.charAt(0);
    if (first == '.' || Character.digit(first, 16) >= 0) {
      try {
        return Double.parseDouble("0x" + (digits.indexOf('p') < 0 ? digits + "p0" : digits));
      } catch (NumberFormatException _) {
        // Falls through to Toy's own error.
      }
    }
    throw ToyError.valueError("invalid hexadecimal floating-point string");
  }

  private static Object round(Fiber f, Object[] args) {
    @Nullable Object digits = args.length > 1 && args[1] != None.NONE ? args[1] : null;
    return Numbers.round(self(args[0]), digits, f);
  }
}
