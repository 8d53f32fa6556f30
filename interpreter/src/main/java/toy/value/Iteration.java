package toy.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The iterator protocol: of this package's values, of user classes, and the old one by
/// `__getitem__`.
public final class Iteration {
  /// A native polls once in so many items.
  public static final int POLL_MASK = 0xFFF;

  private Iteration() {}

  /// `iter(iterable)`.
  public static Object iterator(Object iterable, Callbacks calls) {
    if (iterable instanceof ToyList list) {
      return new ListIterator(list);
    }
    if (iterable instanceof ToyRange range) {
      return new RangeIterator(range.start, range.length(), range.step);
    }
    if (iterable instanceof ToyIterator) {
      return iterable;
    }
    if (iterable instanceof ToyTuple tuple) {
      return new ArrayIterator(tuple.items);
    }
    if (iterable instanceof String text) {
      return new StringIterator(text);
    }
    if (iterable instanceof HashTable table) {
      return new TableIterator(table, DictView.Kind.KEYS, false);
    }
    if (iterable instanceof DictView view) {
      return new TableIterator(view.dict, view.kind, false);
    }
    return bySpecial(iterable, calls);
  }

  private static Object bySpecial(Object iterable, Callbacks calls) {
    Object callee = Special.of(iterable, "__iter__", calls);
    if (callee == null) {
      if (Special.of(iterable, "__getitem__", calls) != null) {
        return new IndexIterator(iterable);
      }
      throw notIterable(iterable);
    }
    if (callee == None.NONE) {
      throw notIterable(iterable);
    }
    Object iterator = calls.call(callee);
    if (!isIterator(iterator, calls)) {
      throw ToyError.typeError(
          "iter() returned non-iterator of type '" + Special.typeName(iterator) + "'");
    }
    return iterator;
  }

  private static ToyError notIterable(Object value) {
    return ToyError.typeError("'" + Special.typeName(value) + "' object is not iterable");
  }

  /// Whether `next` can be asked of the value.
  public static boolean isIterator(Object value, Callbacks calls) {
    return value instanceof ToyIterator || Special.of(value, "__next__", calls) != null;
  }

  /// The next item of what [#iterator] gave, or null at the end.
  public static @Nullable Object next(Object iterator, Callbacks calls) {
    if (iterator instanceof ToyIterator i) {
      return Sharing.isParallel() && !i.isSafe() ? calls.next(i) : i.next(calls);
    }
    Object callee = Special.of(iterator, "__next__", calls);
    if (callee == null) {
      throw ToyError.typeError("'" + Special.typeName(iterator) + "' object is not an iterator");
    }
    try {
      return calls.call(callee);
    } catch (ToyError e) {
      if (e.value().type().isSubclassOf(Types.STOP_ITERATION)) {
        return null;
      }
      throw e;
    }
  }

  /// `reversed(sequence)`.
  public static Object reversed(Object sequence, Callbacks calls) {
    if (sequence instanceof ToyRange range) {
      return reversed(range);
    }
    if (sequence instanceof ToyDict dict) {
      return new TableIterator(dict, DictView.Kind.KEYS, true);
    }
    if (sequence instanceof DictView view) {
      return new TableIterator(view.dict, view.kind, true);
    }
    if (sequence instanceof String text) {
      return new StringIterator(new StringBuilder(text).reverse().toString());
    }
    if (sequence instanceof ToyList || sequence instanceof ToyTuple) {
      return new IndexIterator(sequence, Items.length(sequence, calls));
    }
    Object callee = Special.of(sequence, "__reversed__", calls);
    if (callee != null) {
      return calls.call(callee);
    }
    if (Special.of(sequence, "__getitem__", calls) == null) {
      throw ToyError.typeError("'" + Special.typeName(sequence) + "' object is not reversible");
    }
    return new IndexIterator(sequence, Items.length(sequence, calls));
  }

  private static RangeIterator reversed(ToyRange range) {
    long n = range.length();
    return new RangeIterator(n == 0 ? range.start : range.get(n - 1), n, -range.step);
  }

  /// `list(iterable)`, always a new list.
  public static ToyList toList(Object iterable, Callbacks calls) {
    Object[] items = toArray(iterable, calls);
    return new ToyList(items, items.length);
  }

  /// The items in an array that nobody else has.
  public static Object[] toArray(Object iterable, Callbacks calls) {
    if (iterable instanceof ToyList list) {
      return list.toArray();
    }
    if (iterable instanceof ToyTuple tuple) {
      return tuple.items.clone();
    }
    Object source = Sharing.isParallel() ? steady(iterable) : iterable;
    Object iterator = iterator(source, calls);
    Object[] items = new Object[Sizes.items(sizeHint(source, calls))];
    int n = 0;
    for (Object item = next(iterator, calls); item != null; item = next(iterator, calls)) {
      if (n == items.length) {
        items = Arrays.copyOf(items, Sizes.grown(n + 1L, Math.max(8L, n + (long) (n >> 1))));
      }
      items[n++] = item;
      if ((n & 0xFFFF) == 0) {
        calls.poll();
      }
    }
    return n == items.length ? items : Arrays.copyOf(items, n);
  }

  /// A dict, a view or a set as it is now.
  private static Object steady(Object iterable) {
    if (iterable instanceof HashTable table) {
      return table.steady();
    }
    return iterable instanceof DictView view
        ? new DictView(view.dict.steady(), view.kind)
        : iterable;
  }

  /// As CPython, which makes room beforehand: a `__len__` of a wrong value is an error here too,
  /// one of a wrong type is not.
  private static void askLength(Object iterable, Callbacks calls) {
    Object callee = Special.of(iterable, "__len__", calls);
    if (callee == null) {
      return;
    }
    try {
      Items.checkedLength(calls.call(callee), calls);
    } catch (ToyError e) {
      if (!e.value().type().isSubclassOf(Types.TYPE_ERROR)) {
        throw e;
      }
    }
  }

  private static int sizeHint(Object iterable, Callbacks calls) {
    if (iterable instanceof Instance) {
      askLength(iterable, calls);
      return 8;
    }
    if (iterable instanceof HashTable table) {
      return table.size();
    }
    if (iterable instanceof ToyRange range) {
      return Math.min(Sizes.items(range.length()), 1 << 20);
    }
    return iterable instanceof DictView view ? view.dict.size() : 8;
  }
}
