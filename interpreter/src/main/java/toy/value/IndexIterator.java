package toy.value;

import org.jspecify.annotations.Nullable;

/// Iterates over anything by calling for its items by index: forwards until IndexError (the old
/// protocol of `__getitem__`), or backwards from a known length (`reversed`).
final class IndexIterator extends ToyIterator {
  private final Object sequence;
  private final boolean backwards;
  private long index;

  /// Forwards from 0.
  IndexIterator(Object sequence) {
    this.sequence = sequence;
    this.backwards = false;
  }

  /// Backwards from the last of `length` items.
  IndexIterator(Object sequence, long length) {
    this.sequence = sequence;
    this.backwards = true;
    this.index = length - 1;
  }

  /// The index that is due, below 0 at the end.
  private long step() {
    long at = index;
    if (at >= 0) {
      index = backwards ? at - 1 : at + 1;
    }
    return at;
  }

  private synchronized long sharedStep() {
    return step();
  }

  @Override
  public @Nullable Object next(Callbacks calls) {
    long at = Sharing.isParallel() ? sharedStep() : step();
    if (at < 0) {
      return null;
    }
    try {
      return Items.get(sequence, at, calls);
    } catch (ToyError e) {
      index = -1;
      ToyClass type = e.value().type();
      if (type.isSubclassOf(Types.INDEX_ERROR) || type.isSubclassOf(Types.STOP_ITERATION)) {
        return null;
      }
      throw e;
    }
  }

  @Override
  public boolean isSafe() {
    return true;
  }
}
