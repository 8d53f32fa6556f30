package toy.value;

import org.jspecify.annotations.Nullable;

/// `collections.deque`: a ring of items that grows and shrinks at both ends. Guarded by its VM's
/// GIL.
public final class ToyDeque implements HasRepr, Rebuilt {
  public static final ToyClass TYPE = ToyClass.builtin("collections", "deque", Types.OBJECT);

  private @Nullable Object[] ring = new Object[8];
  private int first;
  private int size;

  /// -1 for none.
  private long maxLength;

  /// Grows with every change, for iterators.
  private int version;

  public ToyDeque(long maxLength) {
    this.maxLength = maxLength;
  }

  public int size() {
    return size;
  }

  /// -1 for none.
  public long maxLength() {
    return maxLength;
  }

  /// Begins anew.
  public void reset(long newMaxLength) {
    clear();
    maxLength = newMaxLength;
  }

  public boolean isFull() {
    return maxLength >= 0 && size >= maxLength;
  }

  private int at(int index) {
    return (first + index) & (ring.length - 1);
  }

  @SuppressWarnings("NullAway") // a place in use has an item
  public Object get(int index) {
    return ring[at(index)];
  }

  public void set(int index, Object item) {
    ring[at(index)] = item;
  }

  public void append(Object item) {
    if (maxLength == 0) {
      return;
    }
    if (isFull()) {
      popFirst();
    }
    makeRoom();
    ring[at(size++)] = item;
    version++;
  }

  public void appendLeft(Object item) {
    if (maxLength == 0) {
      return;
    }
    if (isFull()) {
      popLast();
    }
    makeRoom();
    first = at(-1);
    ring[first] = item;
    size++;
    version++;
  }

  /// Of one that is not empty.
  public Object popFirst() {
    Object item = get(0);
    ring[first] = null;
    first = at(1);
    size--;
    version++;
    return item;
  }

  /// Of one that is not empty.
  public Object popLast() {
    Object item = get(size - 1);
    ring[at(size - 1)] = null;
    size--;
    version++;
    return item;
  }

  private void makeRoom() {
    if (size == ring.length) {
      @Nullable Object[] wider = new Object[size * 2];
      for (int i = 0; i < size; i++) {
        wider[i] = get(i);
      }
      ring = wider;
      first = 0;
    }
  }

  public void clear() {
    ring = new Object[8];
    first = 0;
    size = 0;
    version++;
  }

  /// Takes the item at `index` out.
  public Object remove(int index) {
    Object item = get(index);
    for (int i = index; i < size - 1; i++) {
      set(i, get(i + 1));
    }
    popLast();
    return item;
  }

  /// Inserts before `index`, `0 <= index <= size`, where it is not full.
  public void insert(int index, Object item) {
    append(item);
    for (int i = size - 1; i > index; i--) {
      set(i, get(i - 1));
    }
    set(index, item);
  }

  /// Turns it by `by` places to the right.
  public void rotate(long by) {
    if (size < 2) {
      return;
    }
    int turns = (int) Math.floorMod(by, (long) size);
    Object[] items = toArray();
    for (int i = 0; i < size; i++) {
      set((i + turns) % size, items[i]);
    }
    version++;
  }

  public void reverse() {
    Object[] items = toArray();
    for (int i = 0; i < size; i++) {
      set(i, items[size - 1 - i]);
    }
    version++;
  }

  public Object[] toArray() {
    Object[] items = new Object[size];
    for (int i = 0; i < size; i++) {
      items[i] = get(i);
    }
    return items;
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
    for (int i = 0; i < size; i++) {
      copy.append(get(i));
    }
    return copy;
  }

  /// Where it first holds an equal item in `from .. to`, or -1.
  public int indexOf(Object item, long from, long to, Callbacks calls) {
    int seen = version;
    for (int i = (int) Math.min(from, size); i < size && i < to; i++) {
      if (Compare.same(get(i), item, calls)) {
        return i;
      }
      if (version != seen) {
        throw ToyError.runtimeError("deque mutated during iteration");
      }
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
    public @Nullable Object next(Callbacks calls) {
      if (count >= size && version == seen) {
        return null;
      }
      if (version != seen) {
        count = Integer.MAX_VALUE;
        throw ToyError.runtimeError("deque mutated during iteration");
      }
      int index = backwards ? size - 1 - count : count;
      count++;
      return get(index);
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
