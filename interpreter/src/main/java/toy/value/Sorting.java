package toy.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `list.sort`: a stable merge sort over natural runs. It accepts any order, also nan's and that of
/// a `__lt__` which contradicts itself (`java.util`'s throws on these), and whatever happens the
/// list holds the same items after it.
public final class Sorting {
  /// Shorter runs are made this long by insertion.
  private static final int MIN_RUN = 16;

  /// Comparisons of built-in values between two polls.
  private static final int POLL_MASK = 0x3FFF;

  /// How two keys are compared: by a shortcut where all are of one type.
  private enum Order {
    INTS,
    FLOATS,
    SIMPLE_STRINGS,
    ANY
  }

  private final Object[] keys;

  /// The items, where they are not the keys.
  private final Object @Nullable [] values;

  private final Callbacks calls;
  private final Order order;
  private Object[] spareKeys = new Object[0];
  private Object[] spareValues = new Object[0];
  private int comparisons;

  private Sorting(Object[] keys, Object @Nullable [] values, int size, Callbacks calls) {
    this.keys = keys;
    this.values = values;
    this.calls = calls;
    this.order = orderOf(keys, size);
  }

  /// Sorts the list by `<` of its items, or of what `key` gives for each. The list is empty
  /// meanwhile where code of the program may run; ValueError if that changed it.
  public static void sort(
      ToyList list, @Nullable Object givenKey, boolean reverse, Callbacks calls) {
    Object key = givenKey == None.NONE ? null : givenKey;
    if (Sharing.isParallel() && key == null && list.sortAlone(reverse, calls)) {
      return;
    }
    ToyList taken = list.take();
    boolean modified;
    try {
      sort(taken.array(), taken.size(), key, reverse, calls);
    } finally {
      modified = list.takeBack(taken);
    }
    if (modified) {
      throw ToyError.valueError("list modified during sort");
    }
  }

  /// Sorts items by keys that are known, the largest first; equal ones keep their order.
  static void sortDown(Object[] items, Object[] keys, Callbacks calls) {
    Sorting sorting = new Sorting(keys, items, items.length, calls);
    sorting.reverse(items.length);
    sorting.run(items.length);
    sorting.reverse(items.length);
  }

  /// Whether comparing these calls nothing: numbers, strings, and tuples of them.
  static boolean isPlain(Object[] items, int size) {
    for (int i = 0; i < size; i++) {
      Object item = items[i];
      boolean plain =
          item instanceof ToyTuple tuple && !(item instanceof NamedTuple)
              ? isPlain(tuple.items, tuple.items.length)
              : Numbers.isNumber(item) || item instanceof String;
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  static void sort(
      Object[] items, int size, @Nullable Object key, boolean reverse, Callbacks calls) {
    Object[] keys = items;
    if (key != null) {
      keys = new Object[size];
      for (int i = 0; i < size; i++) {
        keys[i] = calls.call(key, items[i]);
      }
    }
    Sorting sorting = new Sorting(keys, key == null ? null : items, size, calls);
    if (key == null && sorting.order == Order.INTS && size > MIN_RUN) {
      sortInts(items, size, calls);
      if (reverse) {
        reverse(items, size);
      }
      return;
    }
    // Reversing before and after keeps equal items in their order.
    if (reverse) {
      sorting.reverse(size);
    }
    try {
      sorting.run(size);
    } finally {
      if (reverse) {
        sorting.reverse(size);
      }
    }
  }

  private void reverse(int size) {
    reverse(keys, size);
    if (values != null) {
      reverse(values, size);
    }
  }

  static void reverse(Object[] items, int size) {
    turn(items, 0, size);
  }

  /// Equal ints cannot be told apart, so any sort is stable.
  private static void sortInts(Object[] items, int size, Callbacks calls) {
    long[] plain = new long[size];
    for (int i = 0; i < size; i++) {
      plain[i] = (Long) items[i];
    }
    int chunk = 1 << 16;
    for (int from = 0; from < size; from += chunk) {
      Arrays.sort(plain, from, Math.min(size, from + chunk));
      calls.poll();
    }
    long[] other = size > chunk ? new long[size] : plain;
    for (long width = chunk; width < size; width *= 2) {
      for (long from = 0; from < size; from += 2 * width) {
        int middle = (int) Math.min(size, from + width);
        merge(plain, (int) from, middle, (int) Math.min(size, from + 2 * width), other);
        calls.poll();
      }
      long[] swap = plain;
      plain = other;
      other = swap;
    }
    for (int i = 0; i < size; i++) {
      items[i] = plain[i];
    }
  }

  private static void merge(long[] from, int start, int middle, int end, long[] to) {
    int i = start;
    int j = middle;
    for (int k = start; k < end; k++) {
      to[k] = j >= end || i < middle && from[i] <= from[j] ? from[i++] : from[j++];
    }
  }

  private static Order orderOf(Object[] keys, int size) {
    if (size == 0) {
      return Order.ANY;
    }
    Order order = Order.ANY;
    if (keys[0] instanceof Long) {
      order = Order.INTS;
    } else if (keys[0] instanceof Double) {
      order = Order.FLOATS;
    } else if (keys[0] instanceof String) {
      order = Order.SIMPLE_STRINGS;
    }
    Class<?> type = keys[0].getClass();
    for (int i = 0; i < size && order != Order.ANY; i++) {
      Object key = keys[i];
      if (key.getClass() != type
          || order == Order.SIMPLE_STRINGS && !Strings.isSimple((String) key)) {
        order = Order.ANY;
      }
    }
    return order;
  }

  private boolean less(Object a, Object b) {
    if ((++comparisons & POLL_MASK) == 0) {
      calls.poll();
    }
    return switch (order) {
      case INTS -> (Long) a < (Long) b;
      case FLOATS -> (Double) a < (Double) b;
      case SIMPLE_STRINGS -> ((String) a).compareTo((String) b) < 0;
      case ANY -> Compare.less(a, b, calls);
    };
  }

  private void run(int size) {
    int[] ends = new int[size / MIN_RUN + 2];
    int runs = 0;
    for (int from = 0; from < size; ) {
      int end = naturalRun(from, size);
      if (end - from < MIN_RUN) {
        int wanted = Math.min(size, from + MIN_RUN);
        insertionSort(from, end, wanted);
        end = wanted;
      }
      ends[runs++] = end;
      from = end;
    }
    while (runs > 1) {
      int kept = 0;
      int start = 0;
      for (int r = 0; r < runs; r += 2) {
        int end = ends[r];
        if (r + 1 < runs) {
          merge(start, end, ends[r + 1]);
          end = ends[r + 1];
        }
        ends[kept++] = end;
        start = end;
      }
      runs = kept;
    }
  }

  /// Where the run that begins at `from` ends; a strictly falling one is turned round.
  private int naturalRun(int from, int size) {
    int end = from + 1;
    if (end >= size) {
      return size;
    }
    if (less(keys[end], keys[end - 1])) {
      end++;
      while (end < size && less(keys[end], keys[end - 1])) {
        end++;
      }
      turn(keys, from, end);
      if (values != null) {
        turn(values, from, end);
      }
      return end;
    }
    end++;
    while (end < size && !less(keys[end], keys[end - 1])) {
      end++;
    }
    return end;
  }

  private static void turn(Object[] items, int from, int end) {
    for (int i = from, j = end - 1; i < j; i++, j--) {
      Object kept = items[i];
      items[i] = items[j];
      items[j] = kept;
    }
  }

  /// Binary insertion of `sorted .. end` into `from .. sorted`. Nothing is moved before its place
  /// is known.
  private void insertionSort(int from, int sorted, int end) {
    for (int i = sorted; i < end; i++) {
      Object key = keys[i];
      int low = from;
      int high = i;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (less(key, keys[middle])) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      shift(keys, low, i);
      if (values != null) {
        shift(values, low, i);
      }
    }
  }

  private static void shift(Object[] items, int to, int from) {
    Object moved = items[from];
    System.arraycopy(items, to, items, to + 1, from - to);
    items[to] = moved;
  }

  private void merge(int start, int middle, int end) {
    if (!less(keys[middle], keys[middle - 1])) {
      return;
    }
    int left = middle - start;
    if (spareKeys.length < left) {
      spareKeys = new Object[Math.max(left, 64)];
      spareValues = values == null ? spareKeys : new Object[spareKeys.length];
    }
    System.arraycopy(keys, start, spareKeys, 0, left);
    if (values != null) {
      System.arraycopy(values, start, spareValues, 0, left);
    }
    int i = 0;
    int j = middle;
    int k = start;
    try {
      while (i < left && j < end) {
        boolean right = less(keys[j], spareKeys[i]);
        keys[k] = right ? keys[j] : spareKeys[i];
        if (values != null) {
          values[k] = right ? values[j] : spareValues[i];
        }
        i += right ? 0 : 1;
        j += right ? 1 : 0;
        k++;
      }
    } finally {
      // The gap is just as wide as what is left of the left run: no item is lost when a comparison
      // throws.
      System.arraycopy(spareKeys, i, keys, k, left - i);
      if (values != null) {
        System.arraycopy(spareValues, i, values, k, left - i);
      }
    }
  }
}
