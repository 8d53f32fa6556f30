package toy.value;

import org.jspecify.annotations.Nullable;

/// `collections.deque`. Guarded by its VM's GIL; where there is none each operation on its [Ring]
/// is one step under the monitor, which those that go through all items take with a GIL too.
public final class ToyDeque extends Ring implements HasRepr, Rebuilt {
  public static final ToyClass TYPE = ToyClass.builtin("collections", "deque", Types.OBJECT);

  /// How often [#removeEqual] begins anew because what it found was gone.
  private static final int MAX_MISSES = 1000;

  public ToyDeque(long maxLength) {
    this.maxLength = maxLength;
    Sharing.publish();
  }

  public int size() {
    return size;
  }

  /// -1 for none.
  public long maxLength() {
    return maxLength;
  }

  /// Begins anew.
  public synchronized void reset(long newMaxLength) {
    forget();
    maxLength = newMaxLength;
  }

  /// The item at `index`, which counts from the right where it is negative; null where there is
  /// none.
  public @Nullable Object get(long index) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        return read(index);
      }
    }
    return read(index);
  }

  /// Gives it another item at `index`, counted as for [#get]; false where it has none there.
  public boolean set(long index, Object item) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        return write(index, item);
      }
    }
    return write(index, item);
  }

  public void append(Object item) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        addLast(item);
      }
    } else {
      addLast(item);
    }
  }

  public void appendLeft(Object item) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        addFirst(item);
      }
    } else {
      addFirst(item);
    }
  }

  /// Null where it is empty.
  public @Nullable Object popFirst() {
    if (Sharing.isParallel()) {
      synchronized (this) {
        return takeFirst();
      }
    }
    return takeFirst();
  }

  /// Null where it is empty.
  public @Nullable Object popLast() {
    if (Sharing.isParallel()) {
      synchronized (this) {
        return takeLast();
      }
    }
    return takeLast();
  }

  public synchronized void clear() {
    forget();
  }

  /// Takes the item at `index` out, counted as for [#get], and gives it; null where there is none.
  public synchronized @Nullable Object remove(long index) {
    return takeOut(index);
  }

  /// Takes out the first item that is equal; false where there is none.
  public boolean removeEqual(Object item, Callbacks calls) {
    int misses = 0;
    int seen = version;
    Object other = get(0);
    for (int i = 0; other != null; other = get(++i)) {
      if (Compare.same(other, item, calls)) {
        if (removeFound(i, other)) {
          return true;
        }
        // Another thread was quicker; there may be one more that is equal.
        i = ++misses < MAX_MISSES ? -1 : i;
      } else {
        checkSame(seen, other);
      }
    }
    return false;
  }

  private void checkSame(int seen, Object compared) {
    if (version != seen && HashTable.mayBeOwnDoing(compared, "__eq__")) {
      throw ToyError.runtimeError("deque mutated during iteration");
    }
  }

  /// Where other threads run, what was found at `index` may stand elsewhere by now; false if it is
  /// gone.
  private synchronized boolean removeFound(int index, Object found) {
    int at = index;
    if (Sharing.isParallel() && (at >= size || item(at) != found)) {
      for (at = 0; at < size && item(at) != found; at++) {}
    }
    return takeOut(at) != null;
  }

  /// Inserts before `index`, which counts from the right where it is negative and is clipped; false
  /// where it is full.
  public synchronized boolean insert(long index, Object item) {
    return putIn(index, item);
  }

  /// Turns it by `by` places to the right.
  public synchronized void rotate(long by) {
    turn(by);
  }

  public synchronized void reverse() {
    turnRound();
  }

  /// `self *= times`.
  public synchronized void repeat(long times, Callbacks calls) {
    Object[] items = all();
    if (items.length > 0 && times > 0) {
      Sizes.items(times > Long.MAX_VALUE / items.length ? Long.MAX_VALUE : times * items.length);
    }
    if (times <= 0) {
      forget();
    }
    for (long i = 1; i < times && items.length > 0; i++) {
      for (Object item : items) {
        addLast(item);
      }
      calls.poll();
    }
  }

  /// The items as they are together.
  public synchronized Object[] toArray() {
    return all();
  }

  public void extend(Object iterable, Callbacks calls) {
    Object source = iterable == this ? ToyTuple.of(toArray()) : iterable;
    Object iterator = Iteration.iterator(source, calls);
    int turns = 0;
    for (Object item = Iteration.next(iterator, calls);
        item != null;
        item = Iteration.next(iterator, calls)) {
      append(item);
      if ((++turns & 0xFFF) == 0) {
        calls.poll();
      }
    }
  }

  public ToyDeque copy() {
    ToyDeque copy = blank();
    for (Object item : toArray()) {
      copy.addLast(item);
    }
    return copy;
  }

  /// Where it first holds an equal item in `from .. to`, or -1.
  public int indexOf(Object item, long from, long to, Callbacks calls) {
    int seen = version;
    Object other;
    for (int i = (int) Math.min(from, size); i < to && (other = get(i)) != null; i++) {
      if (Compare.same(other, item, calls)) {
        return i;
      }
      checkSame(seen, other);
    }
    return -1;
  }

  public ToyIterator iterator(boolean backwards) {
    return new Ends(backwards);
  }

  private final class Ends extends ToyIterator {
    private static final ToyClass FORWARDS =
        ToyClass.builtin("_collections", "_deque_iterator", Types.ITERATOR);

    private final boolean backwards;
    private final int seen = version;
    private int count;

    Ends(boolean backwards) {
      this.backwards = backwards;
    }

    @Override
    public boolean isSafe() {
      return true;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      if (Sharing.isParallel()) {
        // The deque's monitor guards the position of its iterators too.
        synchronized (ToyDeque.this) {
          return step();
        }
      }
      return step();
    }

    private @Nullable Object step() {
      if (count >= size && version == seen) {
        return null;
      }
      if (version != seen) {
        count = Integer.MAX_VALUE;
        throw ToyError.runtimeError("deque mutated during iteration");
      }
      int index = backwards ? size - 1 - count : count;
      count++;
      return item(index);
    }

    @Override
    public ToyClass type() {
      return FORWARDS;
    }
  }

  @Override
  public String repr(Callbacks calls) {
    for (Object open : calls.printing()) {
      if (open == this) {
        return "[...]";
      }
    }
    calls.enter();
    calls.printing().add(this);
    try {
      String items = Text.repr(ToyList.of(toArray()), calls);
      return "deque(" + items + (maxLength < 0 ? "" : ", maxlen=" + maxLength) + ")";
    } finally {
      calls.printing().removeLast();
      calls.leave();
    }
  }

  @Override
  public ToyDeque blank() {
    return new ToyDeque(maxLength);
  }

  @Override
  public long limit() {
    return maxLength;
  }

  @Override
  public Object[] parts() {
    return toArray();
  }

  @Override
  public void fill(Object[] parts, Callbacks calls) {
    for (Object part : parts) {
      append(part);
    }
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
