package toy.value;

import org.jspecify.annotations.Nullable;

/// Iterates over a range. `sum` reads and writes the fields itself.
public final class RangeIterator extends ToyIterator {
  private static final int POLL_MASK = 0xFFFF;

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
    if ((remaining & POLL_MASK) == POLL_MASK) {
      calls.poll(); // a native may ask for all of a range of any length
    }
    return next();
  }

  /// As the other, without a poll.
  public @Nullable Object next() {
    if (Sharing.isParallel() && !isExclusive) {
      synchronized (this) {
        return step();
      }
    }
    return step();
  }

  private @Nullable Object step() {
    if (remaining <= 0) {
      return null;
    }
    remaining--;
    long value = next;
    next = value + step;
    return value;
  }

  @Override
  public boolean isSafe() {
    return true;
  }
}
