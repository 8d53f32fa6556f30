package toy.value;

import org.jspecify.annotations.Nullable;

/// Iterates over a list by index, so that items appended meanwhile are seen, as in CPython.
public final class ListIterator extends ToyIterator {
  public final ToyList list;

  /// The next index; -1 once the end was seen.
  public int index;

  public ListIterator(ToyList list) {
    this.list = list;
  }

  @Override
  public @Nullable Object next(Callbacks calls) {
    int at = index;
    if (at < 0 || at >= list.size) {
      index = -1;
      return null;
    }
    index = at + 1;
    return list.items[at];
  }
}
