package toy.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// `+` and `*` on str, list and tuple.
final class Sequences {
  private Sequences() {}

  /// Whether `+` and `*` mean concatenation and repetition.
  static boolean isSequence(Object value) {
    return value instanceof String || value instanceof ToyList || value instanceof ToyTuple;
  }

  static @Nullable Object concat(Object a, Object b) {
    if (a instanceof ToyList x && b instanceof ToyList y) {
      return joined(x, y);
    }
    if (a instanceof ToyTuple x && b instanceof ToyTuple y) {
      return ToyTuple.of(join(x.items, x.size(), y.items, y.size()));
    }
    return null;
  }

  private static ToyList joined(ToyList a, ToyList b) {
    if (Sharing.isParallel()) {
      Object[] first = a.toArray();
      Object[] second = b.toArray();
      return ToyList.of(join(first, first.length, second, second.length));
    }
    return ToyList.of(join(a.array(), a.size(), b.array(), b.size()));
  }

  private static Object[] join(Object[] a, int m, Object[] b, int n) {
    Object[] joined = Arrays.copyOf(a, Sizes.items((long) m + n));
    System.arraycopy(b, 0, joined, m, n);
    return joined;
  }

  /// One operand is a sequence and the other an int, or null.
  static @Nullable Object repeat(Object a, Object b, Callbacks calls) {
    if (isSequence(b) && !isSequence(a)) {
      return repeat(b, a, calls);
    }
    if (!isSequence(a) || !Numbers.isInt(b)) {
      return null;
    }
    long times = times(Numbers.asInt(b));
    if (a instanceof String s) {
      if (s.isEmpty() || times == 0) {
        return "";
      }
      if (times > Long.MAX_VALUE / s.length()) {
        throw new ToyError(Types.OVERFLOW_ERROR, "repeated string is too long");
      }
      Sizes.text(times * s.length());
      return s.repeat((int) times);
    }
    if (a instanceof ToyList list) {
      if (Sharing.isParallel()) {
        Object[] items = list.toArray();
        return ToyList.of(repeat(items, items.length, times));
      }
      return ToyList.of(repeat(list.array(), list.size(), times));
    }
    return ToyTuple.of(repeat(((ToyTuple) a).items, ((ToyTuple) a).size(), times));
  }

  private static long times(Object count) {
    if (count instanceof Long n) {
      return Math.max(0, n);
    }
    throw new ToyError(Types.OVERFLOW_ERROR, "cannot fit 'int' into an index-sized integer");
  }

  static Object[] repeat(Object[] items, int size, long times) {
    if (size == 0 || times == 0) {
      return new Object[0];
    }
    int total = Sizes.items(times > Long.MAX_VALUE / size ? Long.MAX_VALUE : size * times);
    Object[] all = Arrays.copyOf(items, total);
    if (size == 1) {
      Arrays.fill(all, items[0]);
      return all;
    }
    for (int done = size; done < total; ) {
      int next = Math.min(done, total - done);
      System.arraycopy(all, 0, all, done, next);
      done += next;
    }
    return all;
  }

  /// `list += iterable` and `list *= int`; null for any other operator.
  static @Nullable Object inplace(Operator op, ToyList list, Object b, Callbacks calls) {
    if (op == Operator.ADD) {
      extend(list, b, calls);
      return list;
    }
    Object count = op == Operator.MUL ? Numbers.indexOrNull(b, calls) : null;
    if (count == null) {
      return null;
    }
    list.repeat(times(count));
    return list;
  }

  /// `list.extend(iterable)`: what an iterable gave before it failed stays, as in CPython.
  static void extend(ToyList list, Object iterable, Callbacks calls) {
    if (iterable instanceof ToyList other) {
      list.appendAll(other);
    } else if (iterable instanceof ToyTuple other) {
      list.appendAll(other.items, other.size());
    } else {
      Object iterator = Iteration.iterator(iterable, calls);
      int seen = 0;
      for (Object item = Iteration.next(iterator, calls);
          item != null;
          item = Iteration.next(iterator, calls)) {
        if ((++seen & Iteration.POLL_MASK) == 0) {
          calls.poll();
        }
        list.append(item);
      }
    }
  }
}
