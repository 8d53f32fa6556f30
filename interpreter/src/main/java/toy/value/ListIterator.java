package toy.value;

import org.jspecify.annotations.Nullable;

/// Iterates over a list by index, so that items appended meanwhile are seen, as in CPython.
public final class ListIterator extends ToyIterator {
  private final ToyList list;

  /// The next index; -1 once the end was seen.
  private int index;

  public ListIterator(ToyList list) {
    this.list = list;
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
    int at = index;
    Object item = list.at(at);
    index = item == null ? -1 : at + 1;
    return item;
  }

  @Override
  public boolean isSafe() {
    return true;
  }
}
