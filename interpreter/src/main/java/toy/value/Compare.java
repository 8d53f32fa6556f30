package toy.value;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// What the comparison operators do, with CPython 3.11's rules and messages. Nested data is bounded
/// by the nesting count.
public final class Compare {
  private Compare() {}

  /// The result is whatever a user's method gives, a bool otherwise.
  public static Object compare(Comparison op, Object a, Object b, Callbacks calls) {
    if (a instanceof Long x && b instanceof Long y) {
      return op.holds(Long.compare(x, y));
    }
    if (a instanceof String s && b instanceof String t) {
      return switch (op) {
        case EQ -> s.equals(t);
        case NE -> !s.equals(t);
        default -> op.holds(Strings.compare(s, t));
      };
    }
    Object result = null;
    if (a instanceof NamedTuple || b instanceof NamedTuple) {
      // A tuple has a `__ne__` of its own: it is not the opposite of another `__eq__`.
      result = NamedTuple.operator(op.method, op.reflected, a, b, calls);
    }
    if (result != null) {
      return result;
    }
    if (Special.isOpaque(a) || Special.isOpaque(b)) {
      result = bySpecial(op, a, b, calls);
    } else {
      result = builtin(op, a, b, calls);
    }
    if (result != null) {
      return result;
    }
    return switch (op) {
      case EQ -> identical(a, b);
      case NE -> !identical(a, b);
      case LT, LE, GT, GE -> throw unordered(op, a, b);
    };
  }

  /// The error for operands without an order.
  public static ToyError unordered(Comparison op, Object a, Object b) {
    return ToyError.typeError(
        "'"
            + op.text
            + "' not supported between instances of '"
            + Special.typeName(a)
            + "' and '"
            + Special.typeName(b)
            + "'");
  }

  /// Whether `a == b` is true.
  public static boolean equal(Object a, Object b, Callbacks calls) {
    Object result = compare(Comparison.EQ, a, b, calls);
    return result instanceof Boolean r ? r : Truth.of(result, calls);
  }

  /// Whether `a < b` is true.
  public static boolean less(Object a, Object b, Callbacks calls) {
    Object result = compare(Comparison.LT, a, b, calls);
    return result instanceof Boolean r ? r : Truth.of(result, calls);
  }

  /// `is`. Scalars have no identity here: they are compared by type and value, floats by their
  /// bits.
  public static boolean identical(@Nullable Object a, @Nullable Object b) {
    if (a == b) {
      return true;
    }
    if (a == null || b == null || a.getClass() != b.getClass()) {
      return false;
    }
    if (a instanceof Double x) {
      return b instanceof Double y && sameBits(x, y);
    }
    if (a instanceof ToyTuple x) {
      return x.size() == 0 && b instanceof ToyTuple y && y.size() == 0;
    }
    return (a instanceof Long
            || a instanceof String
            || a instanceof Boolean
            || a instanceof BigInteger)
        && a.equals(b);
  }

  private static boolean sameBits(double x, double y) {
    return Double.doubleToRawLongBits(x) == Double.doubleToRawLongBits(y);
  }

  /// Identical or equal: how containers compare their items.
  public static boolean same(Object a, Object b, Callbacks calls) {
    return identical(a, b) || equal(a, b, calls);
  }

  /// Of two values of this package; null where they do not know each other.
  private static @Nullable Object builtin(Comparison op, Object a, Object b, Callbacks calls) {
    if (a instanceof Double x && b instanceof Double y) {
      return doubles(op, x, y);
    }
    if (Numbers.isNumber(a)) {
      return Numbers.isNumber(b) ? (Object) numbers(op, a, b) : null;
    }
    if (a instanceof ToyList && b instanceof ToyList
        || a instanceof ToyTuple && b instanceof ToyTuple) {
      return lists(op, a, b, calls);
    }
    if (a instanceof Counter x && b instanceof Counter y) {
      return x.compare(op, y, calls);
    }
    if (a instanceof ToyDict x && b instanceof ToyDict y) {
      return dicts(op, x, y, calls);
    }
    if (SetOperations.isSetLike(a) && SetOperations.isSetLike(b)) {
      return sets(op, a, b, calls);
    }
    if (a instanceof ToyRange x && b instanceof ToyRange y) {
      return ranges(op, x, y);
    }
    if (a instanceof ToySlice x && b instanceof ToySlice y) {
      return compare(op, parts(x), parts(y), calls);
    }
    if (a instanceof BoundMethod x && b instanceof BoundMethod y) {
      boolean equal = x.function == y.function && identical(x.self, y.self);
      return op == Comparison.EQ ? (Object) equal : op == Comparison.NE ? !equal : null;
    }
    return null;
  }

  private static boolean doubles(Comparison op, double x, double y) {
    return switch (op) {
      case LT -> x < y;
      case LE -> x <= y;
      case GT -> x > y;
      case GE -> x >= y;
      case EQ -> x == y;
      case NE -> x != y;
    };
  }

  private static boolean numbers(Comparison op, Object a, Object b) {
    if (a instanceof Double x) {
      return Double.isNaN(x) ? op == Comparison.NE : op.holds(-order(Numbers.asInt(b), x));
    }
    if (b instanceof Double y) {
      return Double.isNaN(y) ? op == Comparison.NE : op.holds(order(Numbers.asInt(a), y));
    }
    Object x = Numbers.asInt(a);
    Object y = Numbers.asInt(b);
    if (x instanceof Long m && y instanceof Long n) {
      return op.holds(Long.compare(m, n));
    }
    return op.holds(Integers.big(x).compareTo(Integers.big(y)));
  }

  private static int order(Object integer, double y) {
    return integer instanceof Long x
        ? Floats.compare((long) x, y)
        : Floats.compare((BigInteger) integer, y);
  }

  private static ToyTuple parts(ToySlice slice) {
    return ToyTuple.of(slice.start, slice.stop, slice.step);
  }

  private static int sizeOf(Object sequence) {
    return sequence instanceof ToyList list ? list.size() : ((ToyTuple) sequence).size();
  }

  /// Null beyond the end.
  private static @Nullable Object itemOf(Object sequence, int at) {
    if (sequence instanceof ToyList list) {
      return list.at(at);
    }
    Object[] items = ((ToyTuple) sequence).items;
    return at < items.length ? items[at] : null;
  }

  /// Two lists or two tuples; a callback may change a list, so sizes are read again for each item.
  private static Object lists(Comparison op, Object a, Object b, Callbacks calls) {
    boolean equality = op == Comparison.EQ || op == Comparison.NE;
    if (equality && sizeOf(a) != sizeOf(b)) {
      return op == Comparison.NE;
    }
    calls.enter();
    try {
      for (int i = 0; ; i++) {
        Object x = itemOf(a, i);
        Object y = itemOf(b, i);
        if (x == null || y == null) {
          break;
        }
        if (!same(x, y, calls)) {
          return equality ? (Object) (op == Comparison.NE) : compare(op, x, y, calls);
        }
      }
    } finally {
      calls.leave();
    }
    return op.holds(Integer.compare(sizeOf(a), sizeOf(b)));
  }

  private static @Nullable Object dicts(Comparison op, ToyDict a, ToyDict b, Callbacks calls) {
    return switch (op) {
      case EQ -> dictsEqual(a, b, calls);
      case NE -> !dictsEqual(a, b, calls);
      case LT, LE, GT, GE -> null;
    };
  }

  private static boolean dictsEqual(ToyDict given, ToyDict b, Callbacks calls) {
    ToyDict a = given.steady();
    if (a.size() != b.size()
        || a instanceof OrderedDict x && b instanceof OrderedDict y && !x.hasOrderOf(y, calls)) {
      return false;
    }
    calls.enter();
    try {
      for (int e = a.nextEntry(0); e >= 0; e = a.nextEntry(e + 1)) {
        Object mine = a.valueAt(e);
        Object other = b.getHashed(a.keyAt(e), a.hashAt(e), calls);
        if (other == null || !same(mine, other, calls)) {
          return false;
        }
      }
    } finally {
      calls.leave();
    }
    return true;
  }

  private static SetValue asSet(Object value, Callbacks calls) {
    return SetOperations.asSet(value, calls);
  }

  private static boolean sets(Comparison op, Object a, Object b, Callbacks calls) {
    calls.enter(); // an item may be a frozenset
    try {
      return sets(op, asSet(a, calls), asSet(b, calls), calls);
    } finally {
      calls.leave();
    }
  }

  private static boolean sets(Comparison op, SetValue a, SetValue b, Callbacks calls) {
    return switch (op) {
      case EQ -> a.size() == b.size() && SetOperations.isSubset(a, b, calls);
      case NE -> a.size() != b.size() || !SetOperations.isSubset(a, b, calls);
      case LE -> SetOperations.isSubset(a, b, calls);
      case LT -> a.size() < b.size() && SetOperations.isSubset(a, b, calls);
      case GE -> SetOperations.isSubset(b, a, calls);
      case GT -> b.size() < a.size() && SetOperations.isSubset(b, a, calls);
    };
  }

  private static @Nullable Object ranges(Comparison op, ToyRange a, ToyRange b) {
    boolean equal =
        a.length() == b.length()
            && (a.length() == 0 || a.start == b.start && (a.length() == 1 || a.step == b.step));
    return switch (op) {
      case EQ -> equal;
      case NE -> !equal;
      case LT, LE, GT, GE -> null;
    };
  }

  /// Asks the methods of the operands' classes; a subclass's reflected method goes first.
  private static @Nullable Object bySpecial(Comparison op, Object a, Object b, Callbacks calls) {
    ToyClass left = Types.of(a);
    ToyClass right = Types.of(b);
    boolean rightFirst = left != right && right.isSubclassOf(left);
    if (rightFirst) {
      Object result = ask(op, op.reflected, b, a, calls);
      if (result != null) {
        return result;
      }
    }
    Object result = ask(op, op.method, a, b, calls);
    if (result == null && !rightFirst) {
      result = ask(op, op.reflected, b, a, calls);
    }
    return result;
  }

  /// Without a `__ne__`, a class that has `__eq__` gives its opposite.
  private static @Nullable Object ask(
      Comparison op, String method, Object a, Object b, Callbacks calls) {
    Object result = Special.call(a, method, b, calls);
    if (result == null && op == Comparison.NE && Special.of(a, "__ne__", calls) == null) {
      Object equal = Special.call(a, "__eq__", b, calls);
      return equal == null ? null : (Object) !Truth.of(equal, calls);
    }
    return result;
  }
}
