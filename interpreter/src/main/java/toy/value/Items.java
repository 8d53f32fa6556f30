package toy.value;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// What subscripts, `del x[…]`, `in` and `len` do, with CPython 3.11's rules and messages. Slices
/// are [Slices]'.
public final class Items {
  private Items() {}

  /// `container[key]`.
  public static Object get(Object container, Object key, Callbacks calls) {
    if (container instanceof ToyList list) {
      if (key instanceof Long at) {
        Object item = itemOf(list, at);
        if (item != null) {
          return item;
        }
      }
      return fromList(list, key, calls);
    }
    if (container instanceof ToyDict dict) {
      Object value = dict.get(key, calls);
      if (value == null) {
        value = dict.missingItem(key, calls);
      }
      if (value == null) {
        throw ToyError.keyError(key);
      }
      return value;
    }
    if (container instanceof String text) {
      return fromString(text, key, calls);
    }
    if (container instanceof ToyTuple tuple) {
      return fromTuple(tuple, key, calls);
    }
    return container instanceof ToyRange range
        ? fromRange(range, key, calls)
        : bySpecial(container, key, calls);
  }

  private static Object fromList(ToyList list, Object key, Callbacks calls) {
    if (key instanceof ToySlice slice) {
      return Slices.get(list, slice, calls);
    }
    long at = position(key, "list indices must be integers or slices, not ", calls);
    Object item = itemOf(list, at);
    if (item == null) {
      throw ToyError.indexError("list index out of range");
    }
    return item;
  }

  /// The item at a position as Python counts it, or null.
  public static @Nullable Object itemOf(ToyList list, long at) {
    long i = at < 0 ? at + list.size() : at;
    return i == (int) i ? list.at((int) i) : null;
  }

  private static Object fromTuple(ToyTuple tuple, Object key, Callbacks calls) {
    if (key instanceof ToySlice slice) {
      return Slices.get(tuple, slice, calls);
    }
    long at = position(key, "tuple indices must be integers or slices, not ", calls);
    return tuple.items[checked(at, tuple.size(), "tuple index out of range")];
  }

  private static Object fromString(String text, Object key, Callbacks calls) {
    if (key instanceof Long at && at >= 0 && at < text.length() && Strings.isSimple(text)) {
      return Strings.of(text.charAt((int) (long) at));
    }
    int length = Strings.length(text);
    if (key instanceof ToySlice slice) {
      return Strings.slice(text, slice.of(length, calls));
    }
    Object index = Numbers.indexOrNull(key, calls);
    if (index == null) {
      throw ToyError.typeError(
          "string indices must be integers, not '" + Special.typeName(key) + "'");
    }
    return Strings.at(text, checked(sized(index), length, "string index out of range"));
  }

  private static Object fromRange(ToyRange range, Object key, Callbacks calls) {
    if (key instanceof ToySlice slice) {
      return Slices.get(range, slice, calls);
    }
    Object index = Numbers.indexOrNull(key, calls);
    if (index == null) {
      throw ToyError.typeError(
          "range indices must be integers or slices, not " + Special.typeName(key));
    }
    if (index instanceof Long at) {
      long i = at < 0 ? at + range.length() : at;
      if (i >= 0 && i < range.length()) {
        return range.get(i);
      }
    }
    throw ToyError.indexError("range object index out of range");
  }

  private static Object bySpecial(Object container, Object key, Callbacks calls) {
    Object callee = Special.of(container, "__getitem__", calls);
    if (callee == null) {
      throw lacks(container, "is not subscriptable");
    }
    return calls.call(callee, key);
  }

  private static ToyError lacks(Object container, String what) {
    return ToyError.typeError(
        container instanceof ToyClass type
            ? "type '" + type.name() + "' " + what
            : "'" + Special.typeName(container) + "' object " + what);
  }

  private static long position(Object key, String wrongType, Callbacks calls) {
    Object index = Numbers.indexOrNull(key, calls);
    if (index == null) {
      throw ToyError.typeError(wrongType + Special.typeName(key));
    }
    return sized(index);
  }

  private static long sized(Object index) {
    if (index instanceof Long n) {
      return n;
    }
    throw ToyError.indexError("cannot fit 'int' into an index-sized integer");
  }

  private static int checked(long at, int size, String outOfRange) {
    long i = at < 0 ? at + size : at;
    if (i < 0 || i >= size) {
      throw ToyError.indexError(outOfRange);
    }
    return (int) i;
  }

  /// `container[key] = value`.
  public static void set(Object container, Object key, Object value, Callbacks calls) {
    if (container instanceof ToyList list) {
      if (key instanceof Long at && at == (int) (long) at && list.put((int) (long) at, value)) {
        return;
      }
      if (key instanceof ToySlice slice) {
        Slices.set(list, slice, value, calls);
        return;
      }
      long at = position(key, "list indices must be integers or slices, not ", calls);
      list.set(checked(at, list.size(), "list assignment index out of range"), value);
    } else if (container instanceof ToyDict dict) {
      dict.put(key, value, calls);
    } else {
      Object callee = Special.of(container, "__setitem__", calls);
      if (callee == null) {
        throw lacks(container, "does not support item assignment");
      }
      calls.call(callee, key, value);
    }
  }

  /// `del container[key]`.
  public static void delete(Object container, Object key, Callbacks calls) {
    if (container instanceof ToyList list) {
      if (key instanceof ToySlice slice) {
        Slices.delete(list, slice, calls);
        return;
      }
      long at = position(key, "list indices must be integers or slices, not ", calls);
      if (list.remove(at) == null) {
        throw ToyError.indexError("list assignment index out of range");
      }
    } else if (container instanceof ToyDict dict) {
      if (dict.remove(key, calls) == null && !(dict instanceof Counter)) {
        throw ToyError.keyError(key);
      }
    } else {
      Object callee = Special.of(container, "__delitem__", calls);
      if (callee == null) {
        boolean sequence =
            (Sequences.isSequence(container)
                    || container instanceof SetValue
                    || container instanceof ToyRange
                    || container instanceof Instance)
                && Numbers.indexOrNull(key, calls) != null;
        throw lacks(
            container,
            sequence ? "doesn't support item deletion" : "does not support item deletion");
      }
      calls.call(callee, key);
    }
  }

  /// `item in container`.
  public static boolean contains(Object container, Object item, Callbacks calls) {
    if (container instanceof HashTable table) {
      if (item instanceof ToySet && table instanceof SetValue) {
        return contains(container, ToyFrozenSet.of(item, calls), calls);
      }
      return table.holds(item, HashTable.mix(Hash.of(item, calls)), calls);
    }
    if (container instanceof ToyList list) {
      return indexOf(list, item, 0, Long.MAX_VALUE, calls) >= 0;
    }
    if (container instanceof ToyTuple tuple) {
      return indexOf(tuple, item, calls) >= 0;
    }
    if (container instanceof String text) {
      if (item instanceof String part) {
        return TextSearch.first(text, part, 0, calls) >= 0;
      }
      throw ToyError.typeError(
          "'in <string>' requires string as left operand, not " + Special.typeName(item));
    }
    if (container instanceof ToyRange range) {
      return containsInRange(range, item, calls);
    }
    return container instanceof DictView view
        ? view.contains(item, calls)
        : containsBySpecial(container, item, calls);
  }

  /// Where the list first holds an equal item in `from .. to`, or -1.
  public static int indexOf(ToyList list, Object item, long from, long to, Callbacks calls) {
    for (int i = (int) Math.min(from, list.size()); i < to; i++) {
      Object other = list.at(i);
      if (other == null) {
        break;
      }
      if (Compare.same(other, item, calls)) {
        return i;
      }
    }
    return -1;
  }

  /// Where the tuple first holds an equal item, or -1.
  public static int indexOf(ToyTuple tuple, Object item, Callbacks calls) {
    Object[] items = tuple.items;
    for (int i = 0; i < items.length; i++) {
      if (Compare.same(items[i], item, calls)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean containsInRange(ToyRange range, Object item, Callbacks calls) {
    if (Numbers.isInt(item)) {
      return Numbers.asInt(item) instanceof Long n && range.contains(n);
    }
    if (item instanceof Double d) {
      return d == Math.rint(d) && Math.abs(d) < 0x1p63 && range.contains((long) (double) d);
    }
    return Special.isOpaque(item) && search(Iteration.iterator(range, calls), item, calls);
  }

  private static boolean containsBySpecial(Object container, Object item, Callbacks calls) {
    Object callee = Special.of(container, "__contains__", calls);
    if (callee != null) {
      return Truth.of(calls.call(callee, item), calls);
    }
    Object iterator;
    try {
      iterator = Iteration.iterator(container, calls);
    } catch (ToyError e) {
      if (e.value().type().isSubclassOf(Types.TYPE_ERROR)) {
        throw ToyError.typeError(
            "argument of type '" + Special.typeName(container) + "' is not iterable");
      }
      throw e;
    }
    return search(iterator, item, calls);
  }

  static boolean search(Object iterator, Object item, Callbacks calls) {
    int seen = 0;
    for (Object next = Iteration.next(iterator, calls);
        next != null;
        next = Iteration.next(iterator, calls)) {
      if ((++seen & Iteration.POLL_MASK) == 0) {
        calls.poll();
      }
      if (Compare.same(next, item, calls)) {
        return true;
      }
    }
    return false;
  }

  /// `len(value)`.
  public static long length(Object value, Callbacks calls) {
    if (value instanceof ToyList list) {
      return list.size();
    }
    if (value instanceof String text) {
      return Strings.length(text);
    }
    if (value instanceof HashTable table) {
      return table.size;
    }
    if (value instanceof ToyTuple tuple) {
      return tuple.size();
    }
    if (value instanceof ToyRange range) {
      return range.length();
    }
    if (value instanceof DictView view) {
      return view.dict.size;
    }
    Object callee = Special.of(value, "__len__", calls);
    if (callee == null) {
      throw ToyError.typeError("object of type '" + Special.typeName(value) + "' has no len()");
    }
    return checkedLength(calls.call(callee), calls);
  }

  /// What a `__len__` gave, as a length.
  static long checkedLength(Object result, Callbacks calls) {
    Object n = Numbers.index(result, calls);
    if (n instanceof Long length && length >= 0) {
      return length;
    }
    if (n instanceof BigInteger big && big.signum() > 0) {
      throw new ToyError(Types.OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer");
    }
    throw ToyError.valueError("__len__() should return >= 0");
  }
}
