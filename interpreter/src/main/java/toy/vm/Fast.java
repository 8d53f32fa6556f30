package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.value.Compare;
import toy.value.Items;
import toy.value.None;
import toy.value.Strings;
import toy.value.ToyDict;
import toy.value.ToyList;

/// The bodies of quickened instructions: the result, or null where the operands are not what the
/// instruction assumes.
final class Fast {
  private Fast() {}

  static @Nullable Object add(Object x, Object y) {
    if (x instanceof Long a && y instanceof Long b) {
      long m = a;
      long n = b;
      long s = m + n;
      return ((m ^ s) & (n ^ s)) < 0 ? null : (Object) s;
    }
    return null;
  }

  static @Nullable Object sub(Object x, Object y) {
    if (x instanceof Long a && y instanceof Long b) {
      long m = a;
      long n = b;
      long s = m - n;
      return ((m ^ n) & (m ^ s)) < 0 ? null : (Object) s;
    }
    return null;
  }

  static @Nullable Object mul(Object x, Object y) {
    if (x instanceof Long a && y instanceof Long b) {
      long m = a;
      long n = b;
      long low = m * n;
      return Math.multiplyHigh(m, n) == low >> 63 ? (Object) low : null;
    }
    return null;
  }

  static @Nullable Object floorDiv(Object x, Object y) {
    if (x instanceof Long a && y instanceof Long b) {
      long n = b;
      return n == 0 || n == -1 ? null : (Object) Math.floorDiv((long) a, n);
    }
    return null;
  }

  static @Nullable Object mod(Object x, Object y) {
    if (x instanceof Long a && y instanceof Long b) {
      long n = b;
      return n == 0 ? null : (Object) Math.floorMod((long) a, n);
    }
    return null;
  }

  static @Nullable Object and(Object x, Object y) {
    return x instanceof Long a && y instanceof Long b ? (Object) (a & b) : null;
  }

  static @Nullable Object addF(Object x, Object y) {
    if (x instanceof Double a && y instanceof Double b) {
      return (Object) (a + b);
    }
    return addMixed(x, y);
  }

  private static @Nullable Object addMixed(Object x, Object y) {
    return isMixed(x, y) ? (Object) (mixed(x) + mixed(y)) : null;
  }

  static @Nullable Object subF(Object x, Object y) {
    if (x instanceof Double a && y instanceof Double b) {
      return (Object) (a - b);
    }
    return subMixed(x, y);
  }

  private static @Nullable Object subMixed(Object x, Object y) {
    return isMixed(x, y) ? (Object) (mixed(x) - mixed(y)) : null;
  }

  static @Nullable Object mulF(Object x, Object y) {
    if (x instanceof Double a && y instanceof Double b) {
      return (Object) (a * b);
    }
    return mulMixed(x, y);
  }

  private static @Nullable Object mulMixed(Object x, Object y) {
    return isMixed(x, y) ? (Object) (mixed(x) * mixed(y)) : null;
  }

  static @Nullable Object divF(Object x, Object y) {
    if (x instanceof Double a && y instanceof Double b) {
      double d = b;
      return d == 0 ? null : (Object) (a / d);
    }
    if (x instanceof Long a && y instanceof Long b) {
      return quotient(a, b);
    }
    return isMixed(x, y) && mixed(y) != 0 ? (Object) (mixed(x) / mixed(y)) : null;
  }

  /// The quotient of two ints that are doubles exactly; then the division rounds once, as it must.
  private static @Nullable Object quotient(long a, long b) {
    return b != 0 && isExact(a) && isExact(b) ? (Object) ((double) a / (double) b) : null;
  }

  private static boolean isExact(long n) {
    return n >= -(1L << 53) && n <= 1L << 53;
  }

  /// Whether one operand is a float and the other an int.
  static boolean isMixed(Object x, Object y) {
    return x instanceof Double && y instanceof Long || x instanceof Long && y instanceof Double;
  }

  private static double mixed(Object number) {
    return number instanceof Long n ? (double) (long) n : (Double) number;
  }

  static @Nullable Object item(Object container, Object key) {
    if (container instanceof ToyList list && key instanceof Long k) {
      return Items.itemOf(list, k);
    }
    return null;
  }

  static @Nullable Object value(Object container, Object key, Fiber f) {
    return container instanceof ToyDict dict ? dict.get(key, f) : null;
  }

  static @Nullable Object character(Object text, Object key) {
    return text instanceof String s
            && key instanceof Long at
            && at >= 0
            && at < s.length()
            && Strings.isSimple(s)
        ? Strings.of(s.charAt((int) (long) at))
        : null;
  }

  /// `is`, where one operand is mostly None.
  static boolean is(Object x, Object y) {
    return x == y || y != None.NONE && Compare.identical(x, y);
  }

  static boolean setItem(Object container, Object key, Object value) {
    if (container instanceof ToyList list && key instanceof Long k) {
      long at = k;
      return at == (int) at && list.put((int) at, value);
    }
    return false;
  }
}
