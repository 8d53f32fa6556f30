package toy.value;

import org.jspecify.annotations.Nullable;

/// Iterates over a range. The interpreter reads and writes the fields itself.
public final class RangeIterator extends ToyIterator {
  public long next;

  /// How many items are still to come.
  public long remaining;

  public final long step;

  public RangeIterator(long next, long remaining, long step) {
    this.next = next;
    this.remaining = remaining;
    this.step = step;
  }

  @Override
  public @Nullable Object next(Callbacks calls) {
    if (remaining == 0) {
      return null;
    }
    remaining--;
    long value = next;
    next = value + step;
    return value;
  }
}
