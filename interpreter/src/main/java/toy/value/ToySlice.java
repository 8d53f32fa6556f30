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

  /// Clips the slice as CPython's `PySlice_AdjustIndices` does.
  public Range of(long length, Callbacks calls) {
    long by = step == None.NONE ? 1 : Numbers.sliceIndex(step, calls);
    if (by == 0) {
      throw ToyError.valueError("slice step cannot be zero");
    }
    by = Math.max(by, -Long.MAX_VALUE);
    boolean down = by < 0;
    long from =
        start == None.NONE
            ? (down ? length - 1 : 0)
            : clip(Numbers.sliceIndex(start, calls), length, down);
    long to =
        stop == None.NONE
            ? (down ? -1 : length)
            : clip(Numbers.sliceIndex(stop, calls), length, down);
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
