package toy.value;

import java.util.Arrays;

/// Slices of lists, tuples and ranges: reading, assigning, deleting.
final class Slices {
  private Slices() {}

  static ToyList get(ToyList list, ToySlice slice, Callbacks calls) {
    return list.slice(slice.plain(calls));
  }

  static ToyTuple get(ToyTuple tuple, ToySlice slice, Callbacks calls) {
    return ToyTuple.of(pick(tuple.items, slice.of(tuple.size(), calls)));
  }

  static ToyRange get(ToyRange range, ToySlice slice, Callbacks calls) {
    ToySlice.Range r = slice.of(range.length(), calls);
    return new ToyRange(
        range.start + r.start() * range.step,
        range.start + r.stop() * range.step,
        stepOf(range.step, r.step()));
  }

  /// The product of the steps, or what is as good where it needs more than 64 bits: there is one
  /// item at most.
  private static long stepOf(long a, long b) {
    long step = a * b;
    if (Math.multiplyHigh(a, b) == step >> 63) {
      return step;
    }
    return a < 0 == b < 0 ? Long.MAX_VALUE : -Long.MAX_VALUE;
  }

  static Object[] pick(Object[] items, ToySlice.Range r) {
    int count = (int) r.count();
    int start = (int) r.start();
    if (r.step() == 1) {
      return Arrays.copyOfRange(items, start, start + count);
    }
    Object[] part = new Object[count];
    for (int i = 0; i < count; i++) {
      part[i] = items[(int) (start + i * r.step())];
    }
    return part;
  }

  static void set(ToyList list, ToySlice slice, Object value, Callbacks calls) {
    Object[] added;
    if (value instanceof ToyList || value instanceof ToyTuple || canIterate(value, calls)) {
      added = Iteration.toArray(value, calls);
    } else {
      throw ToyError.typeError(
          isPlain(slice)
              ? "can only assign an iterable"
              : "must assign iterable to extended slice");
    }
    list.assign(slice.plain(calls), added);
  }

  private static boolean isPlain(ToySlice slice) {
    return slice.step == None.NONE || slice.step instanceof Long n && n == 1;
  }

  private static boolean canIterate(Object value, Callbacks calls) {
    return value instanceof String
        || value instanceof HashTable
        || value instanceof ToyRange
        || value instanceof DictView
        || value instanceof ToyIterator
        || Special.of(value, "__iter__", calls) != null
        || Special.of(value, "__getitem__", calls) != null;
  }

  static void delete(ToyList list, ToySlice slice, Callbacks calls) {
    list.delete(slice.plain(calls));
  }
}
