package toy.value;

import org.jspecify.annotations.Nullable;

/// Set algebra: the operators on sets, dict views and dicts, and what the methods of the same
/// meaning share with them.
public final class SetOperations {
  private SetOperations() {}

  /// Null where the operands are not of the kinds that know the operator.
  static @Nullable Object binary(Operator op, Object a, Object b, Callbacks calls) {
    if (a instanceof Counter x && b instanceof Counter y) {
      return x.combine(op, y, calls);
    }
    if (a instanceof ToyDict x && b instanceof ToyDict y) {
      if (op != Operator.BITOR) {
        return null;
      }
      // A dict that is more than a dict gives its kind to the result.
      ToyDict union = x.type() == Types.DICT ? y.blank() : x.blank();
      union.update(x, calls);
      union.update(y, calls);
      return union;
    }
    if (a instanceof SetValue x && b instanceof SetValue) {
      return combine(op, x, b, calls);
    }
    // A view takes any iterable on its other side.
    if (a instanceof DictView view && view.isSetLike() && (isSetLike(b) || isIterable(b))) {
      return combine(op, ToySet.of(a, calls), b, calls);
    }
    if (b instanceof DictView view && view.isSetLike() && (isSetLike(a) || isIterable(a))) {
      return combine(op, ToySet.of(a, calls), b, calls);
    }
    return null;
  }

  static boolean isSetLike(Object value) {
    return value instanceof SetValue || value instanceof DictView view && view.isSetLike();
  }

  private static boolean isIterable(Object value) {
    return value instanceof ToyList
        || value instanceof ToyTuple
        || value instanceof ToyDict
        || value instanceof DictView
        || value instanceof String
        || value instanceof ToyRange;
  }

  private static @Nullable Object combine(Operator op, SetValue a, Object b, Callbacks calls) {
    return switch (op) {
      case BITOR -> union(a, b, calls);
      case BITAND -> intersection(a, b, calls);
      case SUB -> difference(a, b, calls);
      case BITXOR -> symmetricDifference(a, b, calls);
      default -> null;
    };
  }

  public static SetValue union(SetValue a, Object iterable, Callbacks calls) {
    SetValue result = a.copy();
    result.addAll(iterable, calls);
    return result;
  }

  /// The items of `a` that are in `iterable` too, in `a`'s order.
  public static SetValue intersection(SetValue given, Object iterable, Callbacks calls) {
    int moved = given.moves;
    SetValue a = given.steady();
    SetValue other = asSet(iterable, calls);
    SetValue result = a.fresh();
    for (int e = a.nextEntry(0); e >= 0; e = a.nextEntry(e + 1)) {
      Object item = a.keyAt(e);
      int hash = a.hashAt(e);
      if (other.holds(item, hash, calls) && result.find(item, hash, calls) < 0) {
        result.insert(item, hash);
      }
      checkSame(given, moved, item);
    }
    return result;
  }

  public static SetValue difference(SetValue given, Object iterable, Callbacks calls) {
    int moved = given.moves;
    SetValue a = given.steady();
    SetValue other = asSet(iterable, calls);
    SetValue result = a.fresh();
    for (int e = a.nextEntry(0); e >= 0; e = a.nextEntry(e + 1)) {
      Object item = a.keyAt(e);
      int hash = a.hashAt(e);
      if (!other.holds(item, hash, calls) && result.find(item, hash, calls) < 0) {
        result.insert(item, hash);
      }
      checkSame(given, moved, item);
    }
    return result;
  }

  public static SetValue symmetricDifference(SetValue a, Object iterable, Callbacks calls) {
    SetValue other = asSet(iterable, calls);
    SetValue result = difference(a, other, calls);
    result.addAll(difference(other, a, calls), calls);
    return result;
  }

  private static void checkSame(HashTable table, int moved, Object item) {
    if (table.hasMoved(moved, item, "__eq__")) {
      throw ToyError.runtimeError("Set changed size during iteration");
    }
  }

  /// The iterable itself where it is a set, else a set of its items.
  public static SetValue asSet(Object iterable, Callbacks calls) {
    return iterable instanceof SetValue set ? set : ToySet.of(iterable, calls);
  }

  public static boolean isSubset(SetValue given, SetValue b, Callbacks calls) {
    int moved = given.moves;
    SetValue a = given.steady();
    if (a.size > b.size) {
      return false;
    }
    for (int e = a.nextEntry(0); e >= 0; e = a.nextEntry(e + 1)) {
      Object item = a.keyAt(e);
      if (!b.holds(item, a.hashAt(e), calls)) {
        return false;
      }
      checkSame(given, moved, item);
    }
    return true;
  }

  /// `target op= iterable`, of `&`, `-` and `^`.
  public static void change(Operator op, SetValue target, Object iterable, Callbacks calls) {
    if (Sharing.isParallel()) {
      oneByOne(op, target, asSet(iterable, calls), calls);
    } else if (combine(op, target, iterable, calls) instanceof SetValue result) {
      target.become(result);
    }
  }

  /// Where other threads run: what they add or remove meanwhile is not undone.
  private static void oneByOne(Operator op, SetValue target, SetValue other, Callbacks calls) {
    boolean keeps = op == Operator.BITAND;
    SetValue all = keeps ? target.steady() : other.steady();
    for (int e = all.nextEntry(0); e >= 0; e = all.nextEntry(e + 1)) {
      Object item = all.keyAt(e);
      int hash = all.hashAt(e);
      boolean gone =
          keeps && other.holds(item, hash, calls) || target.removeHashed(item, hash, calls);
      if (!gone && op == Operator.BITXOR) {
        target.addHashed(item, hash, calls);
      }
    }
  }

  static @Nullable Object inplace(Operator op, HashTable a, Object b, Callbacks calls) {
    if (a instanceof Counter x && b instanceof Counter y) {
      return x.combineInPlace(op, y, calls);
    }
    if (a instanceof ToyDict dict) {
      if (op != Operator.BITOR) {
        return null;
      }
      updateDict(dict, b, calls);
      return dict;
    }
    if (!isSetLike(b) || !(a instanceof SetValue set)) {
      return null;
    }
    if (op == Operator.BITOR) {
      set.addAll(b, calls);
      return set;
    }
    if (op != Operator.BITAND && op != Operator.SUB && op != Operator.BITXOR) {
      return null;
    }
    change(op, set, b, calls);
    return set;
  }

  /// The dict that `source` is or derives from; null where it is none or its class iterates in a
  /// way of its own, for then it has to be asked by `keys()`, as in CPython.
  public static @Nullable ToyDict plainDict(Object source) {
    return Derived.plain(source) instanceof ToyDict dict
            && (dict == source || Special.attribute(Types.of(source), "__iter__") == null)
        ? dict
        : null;
  }

  /// `dict.update(source)`: another dict, an object with `keys()`, or an iterable of pairs.
  public static void updateDict(ToyDict dict, Object source, Callbacks calls) {
    if (plainDict(source) instanceof ToyDict other) {
      dict.update(other, calls);
      return;
    }
    Object keys = Special.of(source, "keys", calls);
    if (keys != null) {
      Object[] names = Iteration.toArray(calls.call(keys), calls);
      for (Object name : names) {
        dict.put(name, Items.get(source, name, calls), calls);
      }
      return;
    }
    Object iterator = Iteration.iterator(source, calls);
    long at = 0;
    int seen = 0;
    for (Object item = Iteration.next(iterator, calls);
        item != null;
        item = Iteration.next(iterator, calls)) {
      if ((++seen & Iteration.POLL_MASK) == 0) {
        calls.poll();
      }
      Object[] pair = pair(item, at++, calls);
      dict.put(pair[0], pair[1], calls);
    }
  }

  private static Object[] pair(Object item, long at, Callbacks calls) {
    Object[] pair;
    try {
      pair = Iteration.toArray(item, calls);
    } catch (ToyError e) {
      if (e.value().type() != Types.TYPE_ERROR) {
        throw e;
      }
      throw ToyError.typeError(
          "cannot convert dictionary update sequence element #" + at + " to a sequence");
    }
    if (pair.length != 2) {
      throw ToyError.valueError(
          "dictionary update sequence element #"
              + at
              + " has length "
              + pair.length
              + "; 2 is required");
    }
    return pair;
  }
}
