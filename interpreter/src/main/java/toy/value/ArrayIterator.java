package toy.value;

import org.jspecify.annotations.Nullable;

/// Iterates over items that do not change: those of a tuple.
public final class ArrayIterator extends ToyIterator {
  private final Object[] items;
  private int index;

  public ArrayIterator(Object[] items) {
    this.items = items;
  }

  @Override
  public @Nullable Object next(Callbacks calls) {
    if (Sharing.isParallel() && !isExclusive) {
      synchronized (this) {
        return step();
      }
    }
    return step();
  }

  private @Nullable Object step() {
    return index < items.length ? items[index++] : null;
  }

  @Override
  public boolean isSafe() {
    return true;
  }
}
