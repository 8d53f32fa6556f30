package toy.value;

import org.jspecify.annotations.Nullable;

/// What set and frozenset have in common. Items keep the order of insertion. Guarded by its VM's
/// GIL.
public abstract sealed class SetValue extends HashTable permits ToySet, ToyFrozenSet {
  public final boolean contains(Object item, Callbacks calls) {
    return holds(item, mix(Hash.of(item, calls)), calls);
  }

  /// Adds an item; false if it was there. For a frozenset only while it is being made.
  public final boolean add(Object item, Callbacks calls) {
    return addHashed(item, mix(Hash.of(item, calls)), calls);
  }

  final boolean addHashed(Object item, int hash, Callbacks calls) {
    if (Sharing.isParallel()) {
      return atomically(Action.KEEP, item, hash, null, calls) == null;
    }
    if (find(item, hash, calls) >= 0) {
      return false;
    }
    insert(item, hash);
    return true;
  }

  /// Removes an item; false if it was not there.
  public final boolean remove(Object item, Callbacks calls) {
    return removeHashed(item, mix(Hash.of(item, calls)), calls);
  }

  final boolean removeHashed(Object item, int hash, Callbacks calls) {
    if (Sharing.isParallel()) {
      return atomically(Action.REMOVE, item, hash, null, calls) != null;
    }
    int entry = find(item, hash, calls);
    if (entry < 0) {
      return false;
    }
    removeEntry(entry);
    return true;
  }

  /// Removes the oldest item and gives it, or null if there is none.
  public final @Nullable Object pop() {
    if (Sharing.isParallel()) {
      synchronized (this) {
        return takeFirst();
      }
    }
    return takeFirst();
  }

  private @Nullable Object takeFirst() {
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
    int seen = 0;
    for (Object item = Iteration.next(iterator, calls);
        item != null;
        item = Iteration.next(iterator, calls)) {
      if ((++seen & Iteration.POLL_MASK) == 0) {
        calls.poll();
      }
      add(item, calls);
    }
  }

  /// The hashes of the other's keys are known: `__hash__` is not called again, as in CPython.
  private void addTable(HashTable source, Callbacks calls) {
    if (source == this) {
      return;
    }
    int moved = source.moves;
    HashTable other = source.steady();
    for (int e = other.nextEntry(0); e >= 0; e = other.nextEntry(e + 1)) {
      Object item = other.keyAt(e);
      addHashed(item, other.hashAt(e), calls);
      if (source.hasMoved(moved, item, "__eq__")) {
        throw ToyError.runtimeError("Set changed size during iteration");
      }
    }
  }

  /// An empty set of the same kind.
  abstract SetValue fresh();

  @Override
  public final SetValue copy() {
    SetValue copy = fresh();
    if (Sharing.isParallel()) {
      synchronized (this) {
        copy.copyFrom(this);
      }
    } else {
      copy.copyFrom(this);
    }
    return copy;
  }

  @Override
  public SetValue steady() {
    return Sharing.isParallel() ? copy() : this;
  }

  /// Becomes what `other` is, which nobody else changes.
  public final void become(SetValue other) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        copyFrom(other);
      }
    } else {
      copyFrom(other);
    }
  }
}
