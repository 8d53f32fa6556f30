package toy.lib;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import toy.value.Derived;
import toy.value.None;
import toy.value.Numbers;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;

/// Arguments of natives as Java values, with CPython's words where they are of the wrong type.
final class Arguments {
  /// Natives that loop poll once in so many turns, which is well below 10 ms.
  static final int POLL_MASK = 0xFFF;

  private Arguments() {}

  /// The name of the value's class, for messages.
  static String typeName(Object value) {
    return Types.of(value).inMessages();
  }

  /// Whether an optional argument was given; None means that it was not.
  static boolean given(@Nullable Object value) {
    return value != null && value != None.NONE;
  }

  /// As [#typeName]; Argument Clinic says `None` for None.
  static String nameOrNone(Object value) {
    return value == None.NONE ? "None" : typeName(value);
  }

  static Object orNone(@Nullable Object value) {
    return value == null ? None.NONE : value;
  }

  /// A str; `what` begins the message, such as `strip arg`.
  static String string(Object value, String what) {
    if (Derived.plain(value) instanceof String s) {
      return s;
    }
    throw ToyError.typeError(what + " must be str, not " + nameOrNone(value));
  }

  /// An int of any size, or what has `__index__`.
  static Object integer(Object value, Fiber f) {
    return Numbers.index(value, f);
  }

  /// An int that fits 64 bits.
  static long number(Object value, Fiber f) {
    if (value instanceof Long n) {
      return n;
    }
    if (integer(value, f) instanceof Long n) {
      return n;
    }
    throw new ToyError(Types.OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
  }

  /// An int clipped to Java's `int`, for widths and counts.
  static int count(Object value, Fiber f) {
    return Math.clamp(number(value, f), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  static BigInteger big(Object integer) {
    return integer instanceof Long n ? BigInteger.valueOf(n) : (BigInteger) integer;
  }

  /// A float, or what can be made one.
  static double real(Object value, Fiber f) {
    if (Derived.plain(value) instanceof Double d) {
      return d;
    }
    if (Numbers.isInt(value)) {
      return Numbers.toDouble(value);
    }
    Object method = f.special(value, "__float__");
    if (method != null) {
      if (f.call(method) instanceof Double d) {
        return d;
      }
      throw ToyError.typeError(typeName(value) + ".__float__ returned non-float");
    }
    if (f.special(value, "__index__") != null) {
      return Numbers.toDouble(integer(value, f));
    }
    throw ToyError.typeError("must be real number, not " + typeName(value));
  }

  /// The error for a method that was called on another class's value.
  static ToyError wrongSelf(String type, Object self) {
    return ToyError.typeError(
        "descriptor requires a '" + type + "' object but received a '" + typeName(self) + "'");
  }
}
