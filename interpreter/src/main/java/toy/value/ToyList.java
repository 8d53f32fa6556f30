package toy.value;

import java.util.Arrays;

/// A list. `items[0 .. size)` are its items; the rest of the array is null. Guarded by its VM's
/// GIL. Nobody may keep `items` or `size` in a local across a callback: the callback may change the
/// list.
public final class ToyList implements ToyObject {
  private static final Object[] EMPTY = new Object[0];

  public Object[] items;
  public int size;

  public ToyList() {
    this.items = EMPTY;
  }

  public ToyList(int capacity) {
    this.items = capacity == 0 ? EMPTY : new Object[capacity];
  }

  /// Takes the array over.
  public ToyList(Object[] items, int size) {
    this.items = items;
    this.size = size;
  }

  /// Takes the array over.
  public static ToyList of(Object... items) {
    return new ToyList(items, items.length);
  }

  public int size() {
    return size;
  }

  public Object get(int at) {
    return items[at];
  }

  public void set(int at, Object value) {
    items[at] = value;
  }

  public void append(Object value) {
    int n = size;
    if (n == items.length) {
      grow(n + 1);
    }
    items[n] = value;
    size = n + 1;
  }

  /// Inserts before position `at`, `0 <= at <= size`.
  public void insert(int at, Object value) {
    if (size == items.length) {
      grow(size + 1);
    }
    System.arraycopy(items, at, items, at + 1, size - at);
    items[at] = value;
    size++;
  }

  public Object remove(int at) {
    Object gone = items[at];
    replace(at, at + 1, EMPTY, 0);
    return gone;
  }

  /// Appends the first `count` of `added`, which may be this list's own array.
  public void appendAll(Object[] added, int count) {
    replace(size, size, added, count);
  }

  /// Puts the first `count` of `added` in the place of the items `from .. to`.
  public void replace(int from, int to, Object[] added, int count) {
    Object[] source = added == items ? Arrays.copyOf(added, count) : added;
    long wanted = (long) size - (to - from) + count;
    if (wanted > items.length) {
      if (wanted > MAX_SIZE) {
        throw new ToyError(Types.MEMORY_ERROR, "");
      }
      grow((int) wanted);
    }
    int after = (int) wanted;
    System.arraycopy(items, to, items, from + count, size - to);
    System.arraycopy(source, 0, items, from, count);
    if (after < size) {
      Arrays.fill(items, after, size, null);
    }
    size = after;
  }

  public void clear() {
    items = EMPTY;
    size = 0;
  }

  public ToyList copy() {
    return new ToyList(Arrays.copyOf(items, size), size);
  }

  /// The items in an array of their own.
  public Object[] toArray() {
    return Arrays.copyOf(items, size);
  }

  public void reverse() {
    for (int i = 0, j = size - 1; i < j; i++, j--) {
      Object kept = items[i];
      items[i] = items[j];
      items[j] = kept;
    }
  }

  /// The largest array a JVM is sure to make.
  static final int MAX_SIZE = Integer.MAX_VALUE - 8;

  private void grow(int wanted) {
    long roomy = Math.max(8, wanted + (long) (wanted >> 1));
    items = Arrays.copyOf(items, (int) Math.min(roomy, MAX_SIZE));
  }

  @Override
  public ToyClass type() {
    return Types.LIST;
  }
}
