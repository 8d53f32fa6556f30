package toy.value;

import org.jspecify.annotations.Nullable;

/// What set and frozenset have in common. Items keep the order of insertion. Guarded by its VM's
/// GIL.
public abstract sealed class SetValue extends HashTable permits ToySet, ToyFrozenSet {
  public final boolean contains(Object item, Callbacks calls) {
    return find(item, mix(Hash.of(item, calls)), calls) >= 0;
  }

  /// Adds an item; false if it was there. For a frozenset only while it is being made.
  public final boolean add(Object item, Callbacks calls) {
    return addHashed(item, mix(Hash.of(item, calls)), calls);
  }

  private boolean addHashed(Object item, int hash, Callbacks calls) {
    if (find(item, hash, calls) >= 0) {
      return false;
    }
    insert(item, hash);
    return true;
  }

  /// Removes an item; false if it was not there.
  public final boolean remove(Object item, Callbacks calls) {
    int entry = find(item, mix(Hash.of(item, calls)), calls);
    if (entry < 0) {
      return false;
    }
    removeEntry(entry);
    return true;
  }

  /// Removes the oldest item and gives it, or null if there is none.
  public final @Nullable Object pop() {
    int entry = nextEntry(0);
    if (entry < 0) {
      return null;
    }
    Object item = keyAt(entry);
    removeEntry(entry);
    return item;
  }

  /// Adds every item of an iterable.
  public final void addAll(Object iterable, Callbacks calls) {
    if (iterable instanceof HashTable other) {
      addTable(other, calls);
      return;
    }
    Object iterator = Iteration.iterator(iterable, calls);
    for (Object item = Iteration.next(iterator, calls);
        item != null;
        item = Iteration.next(iterator, calls)) {
      add(item, calls);
    }
  }

  /// The hashes of the other's keys are known: `__hash__` is not called again, as in CPython.
  private void addTable(HashTable other, Callbacks calls) {
    if (other == this) {
      return;
    }
    int moved = other.moves;
    for (int e = other.nextEntry(0); e >= 0; e = other.nextEntry(e + 1)) {
      addHashed(other.keyAt(e), other.hashAt(e), calls);
      if (moved != other.moves) {
        throw ToyError.runtimeError("Set changed size during iteration");
      }
    }
  }

  /// An empty set of the same kind.
  abstract SetValue fresh();

  /// A copy of the same kind.
  public final SetValue copy() {
    SetValue copy = fresh();
    copy.copyFrom(this);
    return copy;
  }
}
