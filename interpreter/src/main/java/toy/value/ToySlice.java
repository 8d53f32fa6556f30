package toy.value;

/// `start:stop:step`; each part is a value, [None#NONE] where it was left out. Immutable.
public final class ToySlice implements ToyObject {
  public final Object start;
  public final Object stop;
  public final Object step;

  public ToySlice(Object start, Object stop, Object step) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }

  @Override
  public ToyClass type() {
    return Types.SLICE;
  }

  /// The slice applied to a sequence of `length` items: `count` items, the first at `start`, `step`
  /// apart; none at or beyond `stop`, which may stand before `start` where there are none.
  public record Range(long start, long stop, long step, long count) {}

  /// The slice applied to a sequence whose length no callback can change.
  public Range of(long length, Callbacks calls) {
    return plain(calls).of(length);
  }

  /// The slice with its parts asked for their `__index__`, as CPython's `PySlice_Unpack` does:
  /// applying it calls nothing back.
  ToySlice plain(Callbacks calls) {
    Object by = plain(step, calls);
    if (by instanceof Long n && n == 0) {
      throw ToyError.valueError("slice step cannot be zero");
    }
    Object from = plain(start, calls);
    Object to = plain(stop, calls);
    return by == step && from == start && to == stop ? this : new ToySlice(from, to, by);
  }

  private static Object plain(Object part, Callbacks calls) {
    return part == None.NONE || part instanceof Long
        ? part
        : (Object) Numbers.sliceIndex(part, calls);
  }

  /// Clips a plain slice as CPython's `PySlice_AdjustIndices` does.
  Range of(long length) {
    long by = step == None.NONE ? 1 : Math.max((Long) step, -Long.MAX_VALUE);
    boolean down = by < 0;
    long from = start == None.NONE ? (down ? length - 1 : 0) : clip((Long) start, length, down);
    long to = stop == None.NONE ? (down ? -1 : length) : clip((Long) stop, length, down);
    long count;
    if (down) {
      count = to < from ? (from - to - 1) / -by + 1 : 0;
    } else {
      count = from < to ? (to - from - 1) / by + 1 : 0;
    }
    return new Range(from, to, by, count);
  }

  private static long clip(long at, long length, boolean down) {
    if (at < 0) {
      at += length;
      return at < 0 ? (down ? -1 : 0) : at;
    }
    return at >= length ? (down ? length - 1 : length) : at;
  }
}
