package toy.value;

/// A range of 64-bit integers. Immutable.
public final class ToyRange implements ToyObject {
  public final long start;
  public final long stop;
  public final long step;
  private final long length;

  /// Throws ValueError for a step of 0, OverflowError for more items than a 64-bit integer counts.
  public ToyRange(long start, long stop, long step) {
    if (step == 0) {
      throw ToyError.valueError("range() arg 3 must not be zero");
    }
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.length = count(start, stop, step);
  }

  private static long count(long start, long stop, long step) {
    if (step > 0 ? start >= stop : start <= stop) {
      return 0;
    }
    // The distance is read as unsigned: it may need all 64 bits.
    long distance = step > 0 ? stop - start : start - stop;
    long by = step > 0 ? step : -step;
    long count = Long.divideUnsigned(distance - 1, by) + 1;
    if (count < 0) {
      throw new ToyError(Types.OVERFLOW_ERROR, "Python int too large to convert to C ssize_t");
    }
    return count;
  }

  public long length() {
    return length;
  }

  /// The item at `0 <= at < length()`.
  public long get(long at) {
    return start + at * step;
  }

  public boolean contains(long value) {
    if (step > 0 ? value < start || value >= stop : value > start || value <= stop) {
      return false;
    }
    long distance = step > 0 ? value - start : start - value;
    return Long.remainderUnsigned(distance, step > 0 ? step : -step) == 0;
  }

  @Override
  public ToyClass type() {
    return Types.RANGE;
  }
}
