package toy.value;

import org.jspecify.annotations.Nullable;

/// The items of a [ToyDeque]: a ring that grows and shrinks at both ends. Nothing here compares
/// items or calls Toy code. Guarded by the VM's GIL, or the deque's monitor.
abstract sealed class Ring permits ToyDeque {
  private static final int LEAST = 8;
  private static final int MOST = 1 << 30;

  private @Nullable Object[] ring = new Object[LEAST];
  private int first;
  int size;

  /// -1 for none.
  long maxLength;

  /// Grows with every change of the length or the order, for iterators.
  int version;

  private int at(int index) {
    return (first + index) & (ring.length - 1);
  }

  @SuppressWarnings("NullAway") // a place in use has an item
  final Object item(int index) {
    return ring[at(index)];
  }

  /// Where `index` is, which counts from the right where it is negative; -1 where it is nowhere.
  private int place(long index) {
    long i = index < 0 ? index + size : index;
    return i < 0 || i >= size ? -1 : (int) i;
  }

  final @Nullable Object read(long index) {
    int i = place(index);
    return i < 0 ? null : item(i);
  }

  final boolean write(long index, Object item) {
    int i = place(index);
    if (i >= 0) {
      ring[at(i)] = item;
    }
    return i >= 0;
  }

  final boolean isFull() {
    return maxLength >= 0 && size >= maxLength;
  }

  final void addLast(Object item) {
    if (maxLength == 0) {
      return;
    }
    if (isFull()) {
      takeFirst();
    }
    makeRoom();
    ring[at(size++)] = item;
    version++;
  }

  final void addFirst(Object item) {
    if (maxLength == 0) {
      return;
    }
    if (isFull()) {
      takeLast();
    }
    makeRoom();
    first = at(-1);
    ring[first] = item;
    size++;
    version++;
  }

  /// Null where it is empty.
  final @Nullable Object takeFirst() {
    if (size == 0) {
      return null;
    }
    Object item = item(0);
    ring[first] = null;
    first = at(1);
    size--;
    version++;
    return item;
  }

  /// Null where it is empty.
  final @Nullable Object takeLast() {
    if (size == 0) {
      return null;
    }
    Object item = item(size - 1);
    ring[at(size - 1)] = null;
    size--;
    version++;
    return item;
  }

  private void makeRoom() {
    if (size == ring.length) {
      Sizes.items(size + 1L);
      if (size == MOST) {
        throw new ToyError(Types.MEMORY_ERROR, "");
      }
      @Nullable Object[] wider = new Object[size * 2]; // always a power of two
      for (int i = 0; i < size; i++) {
        wider[i] = item(i);
      }
      ring = wider;
      first = 0;
    }
  }

  final void forget() {
    ring = new Object[LEAST];
    first = 0;
    size = 0;
    version++;
  }

  final @Nullable Object takeOut(long index) {
    int at = place(index);
    if (at < 0) {
      return null;
    }
    Object item = item(at);
    for (int i = at; i < size - 1; i++) {
      write(i, item(i + 1));
    }
    takeLast();
    return item;
  }

  final boolean putIn(long index, Object item) {
    if (isFull()) {
      return false;
    }
    int at = (int) (index < 0 ? Math.max(0, index + size) : Math.min(index, size));
    addLast(item);
    for (int i = size - 1; i > at; i--) {
      write(i, item(i - 1));
    }
    write(at, item);
    return true;
  }

  /// By `by` places to the right.
  final void turn(long by) {
    if (size < 2) {
      return;
    }
    int turns = (int) Math.floorMod(by, (long) size);
    Object[] items = all();
    for (int i = 0; i < size; i++) {
      write((i + turns) % size, items[i]);
    }
    version++;
  }

  final void turnRound() {
    Object[] items = all();
    for (int i = 0; i < size; i++) {
      write(i, items[size - 1 - i]);
    }
    version++;
  }

  final Object[] all() {
    Object[] items = new Object[size];
    for (int i = 0; i < size; i++) {
      items[i] = item(i);
    }
    return items;
  }
}
