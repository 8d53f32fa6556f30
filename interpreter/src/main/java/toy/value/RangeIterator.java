package toy.value;

import org.jspecify.annotations.Nullable;

/// Iterates over a range. `sum` reads and writes the fields itself.
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
    return next();
  }

  /// As the other, for it calls nothing back.
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
