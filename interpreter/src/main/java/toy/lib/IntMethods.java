package toy.lib;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import toy.value.Arith;
import toy.value.Derived;
import toy.value.None;
import toy.value.Numbers;
import toy.value.Operator;
import toy.value.Sizes;
import toy.value.ToyBytes;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Truth;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Methods of int and bool.
final class IntMethods {
  private IntMethods() {}

  static void fillInt(Table t) {
    t.value("__doc__", "int(x=0, base=10): a number or text as a whole number of any size");
    t.keyworded("__new__", "cls, x=, /, base=", "", IntMethods::create);
    t.group(
        IntMethods::fillOwn,
        "bit_length",
        "bit_count",
        "conjugate",
        "as_integer_ratio",
        "real",
        "imag",
        "numerator",
        "denominator",
        "to_bytes",
        "from_bytes");
    t.special(IntMethods::fillSpecial);
  }

  private static void fillOwn(Table t) {
    t.define("bit_length", "(): bits of the absolute value", IntMethods::bitLength);
    t.define("bit_count", "(): ones in the absolute value", IntMethods::bitCount);
    t.define("conjugate", "(): itself", (_, self) -> self(self));
    t.define(
        "as_integer_ratio", "(): the pair (self, 1)", (_, self) -> ToyTuple.of(self(self), 1L));
    t.property("real", (_, self) -> self(self));
    t.property("imag", (_, self) -> 0L);
    t.property("numerator", (_, self) -> self(self));
    t.property("denominator", (_, self) -> 1L);
    t.keyworded(
        "to_bytes",
        "self, length=, byteorder=, *, signed=",
        "(length=1, byteorder='big', *, signed=False): as bytes",
        IntMethods::toBytes);
    t.classKeyworded(
        "from_bytes",
        "cls, bytes, byteorder=, *, signed=",
        "(bytes, byteorder='big', *, signed=False): the int that they are",
        IntMethods::fromBytes);
  }

  private static void fillSpecial(Table t) {
    t.define("__index__", "(): itself", (_, self) -> self(self));
    t.define("__int__", "(): itself", (_, self) -> self(self));
    t.define("__float__", "(): as a float", (_, self) -> Numbers.toDouble(self(self)));
    t.define("__abs__", "(): the absolute value", (f, self) -> Arith.abs(self(self), f));
    t.define("__neg__", "(): -self", (f, self) -> Arith.neg(self(self), f));
    t.define("__pos__", "(): itself", (_, self) -> self(self));
    t.define("__trunc__", "(): itself", (_, self) -> self(self));
    t.define("__floor__", "(): itself", (_, self) -> self(self));
    t.define("__ceil__", "(): itself", (_, self) -> self(self));
    Protocols.divmod(t);
    t.define("__invert__", "(): ~self", (f, self) -> Arith.invert(self(self), f));
    t.variadic("__round__", 1, 2, "([ndigits]): rounded", IntMethods::round);
    Protocols.truth(Protocols.hash(Protocols.text(Protocols.comparisons(t, true))));
    Protocols.operators(t, Operator.values());
    t.variadic(
        "__pow__",
        2,
        3,
        "(exp, mod=None): self ** exp, or self ** exp % mod",
        (f, a) ->
            a.length == 2
                ? Protocols.binary(f, Operator.POW, a[0], a[1])
                : Arith.power(a[0], Derived.plain(a[1]), Derived.plain(a[2]), f));
  }

  static void fillBool(Table t) {
    t.value("__doc__", "bool(x=False): True or False, the truth of a value");
    t.variadic("__new__", 1, 2, "", (f, a) -> a.length > 1 && Truth.of(a[1], f));
  }

  /// The int that a method was called on; a bool is one.
  private static Object self(Object value) {
    return switch (value) {
      case Long n -> n;
      case Boolean b -> b ? 1L : 0L;
      case BigInteger n -> n;
      default -> throw Arguments.wrongSelf("int", value);
    };
  }

  private static Object create(Fiber f, Object[] args) {
    Object value = args[1] instanceof Derived d && d.core instanceof String ? d.core : args[1];
    if (args[2] != null) {
      long base = Arguments.number(args[2], f);
      if (value == null) {
        throw ToyError.typeError("int() missing string argument");
      }
      if (base != 0 && (base < 2 || base > 36)) {
        throw ToyError.valueError("int() base must be >= 2 and <= 36, or 0");
      }
      if (value instanceof String text) {
        return Numbers.parseInt(text, (int) base);
      }
      if (Octets.isLike(value)) {
        return Numbers.parseInt(new ToyBytes(Octets.self(value)), base);
      }
      throw ToyError.typeError("int() can't convert non-string with explicit base");
    }
    return switch (value) {
      case null -> 0L;
      case Long n -> n;
      case String text -> Numbers.parseInt(text, 10);
      case Double d -> Numbers.fromDouble(d);
      case Boolean b -> b ? 1L : 0L;
      case BigInteger n -> n;
      default ->
          Octets.isLike(value)
              ? Numbers.parseInt(new ToyBytes(Octets.self(value)), 10)
              : convert(f, value);
    };
  }

  private static Object convert(Fiber f, Object value) {
    for (String name : new String[] {"__int__", "__index__", "__trunc__"}) {
      Object method = f.special(value, name);
      if (method != null) {
        Object result = f.call(method);
        if (Numbers.isInt(result)) {
          return Arguments.integer(result, f);
        }
        throw ToyError.typeError(
            name + " returned non-int (type " + Arguments.typeName(result) + ")");
      }
    }
    throw ToyError.typeError(
        "int() argument must be a string, a bytes-like object or a real number, not '"
            + Arguments.typeName(value)
            + "'");
  }

  private static Object bitLength(Fiber f, Object self) {
    return self(self) instanceof Long n && n != Long.MIN_VALUE
        ? (Object) (64L - Long.numberOfLeadingZeros(Math.abs(n)))
        : (Object) (long) Arguments.big(self(self)).abs().bitLength();
  }

  private static Object bitCount(Fiber f, Object self) {
    return (long) Arguments.big(self(self)).abs().bitCount();
  }

  private static boolean isLittle(@Nullable Object order, String method) {
    String text =
        order == null ? "big" : Arguments.string(order, method + "() argument 'byteorder'");
    if (!text.equals("little") && !text.equals("big")) {
      throw ToyError.valueError("byteorder must be either 'little' or 'big'");
    }
    return text.equals("little");
  }

  private static Object toBytes(Fiber f, Object[] args) {
    int length = args[1] == null ? 1 : Arguments.count(args[1], f);
    boolean little = isLittle(args[2], "to_bytes");
    boolean signed = args[3] != null && Truth.of(args[3], f);
    BigInteger n = Arguments.big(self(args[0]));
    if (length < 0) {
      throw ToyError.valueError("length argument must be non-negative");
    }
    if (n.signum() < 0 && !signed) {
      throw new ToyError(Types.OVERFLOW_ERROR, "can't convert negative int to unsigned");
    }
    int bits = n.bitLength() + (signed && n.signum() != 0 ? 1 : 0);
    if (bits > 8L * length) {
      throw new ToyError(Types.OVERFLOW_ERROR, "int too big to convert");
    }
    byte[] digits = n.toByteArray();
    byte[] octets = new byte[Sizes.text(length)];
    for (int i = 0; i < length; i++) {
      int octet = i < digits.length ? digits[digits.length - 1 - i] : n.signum() < 0 ? -1 : 0;
      octets[little ? i : length - 1 - i] = (byte) octet;
    }
    return ToyBytes.of(octets);
  }

  private static Object fromBytes(Fiber f, Object[] args) {
    boolean little = isLittle(args[2], "from_bytes");
    boolean signed = args[3] != null && Truth.of(args[3], f);
    String octets = BytesMethods.octets(f, args[1], false);
    StringBuilder order = new StringBuilder(octets);
    byte[] bytes = new ToyBytes((little ? order.reverse() : order).toString()).toArray();
    if (bytes.length == 0) {
      return 0L;
    }
    return Numbers.normalize(signed ? new BigInteger(bytes) : new BigInteger(1, bytes));
  }

  private static Object round(Fiber f, Object[] args) {
    @Nullable Object digits = args.length > 1 && args[1] != None.NONE ? args[1] : null;
    return Numbers.round(self(args[0]), digits, f);
  }
}
