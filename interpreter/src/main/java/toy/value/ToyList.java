package toy.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A list. Guarded by its VM's GIL; where there is none, each operation that writes, and each that
/// needs more than one item as they are together, takes the list's monitor ([Sharing]). One item is
/// read without it: the array is null beyond the items, so that a reader who is late finds nothing
/// there, and never an error of Java's. Nobody may keep the size in a local across a callback: the
/// callback may change the list.
public final class ToyList implements ToyObject {
  private static final Object[] EMPTY = new Object[0];

  /// The largest array a JVM is sure to make.
  static final int MAX_SIZE = Integer.MAX_VALUE - 8;

  /// `items[0 .. size)` are the items; the rest of the array is null.
  private Object[] items;

  private int size;

  public ToyList() {
    this.items = EMPTY;
    Sharing.publish();
  }

  public ToyList(int capacity) {
    this.items = capacity == 0 ? EMPTY : new Object[capacity];
    Sharing.publish();
  }

  /// Takes the array over, which is null from `size` on.
  public ToyList(Object[] items, int size) {
    this.items = items;
    this.size = size;
    Sharing.publish();
  }

  /// Takes the array over.
  public static ToyList of(Object... items) {
    return new ToyList(items, items.length);
  }

  public int size() {
    return size;
  }

  /// The item at `at`, counted from the start, or null where the list ends before it.
  public @Nullable Object at(int at) {
    Object[] all = items;
    return at >= 0 && at < all.length ? all[at] : null;
  }

  /// The item at `at`; IndexError where there is none.
  public Object get(int at) {
    Object item = at(at);
    if (item == null) {
      throw ToyError.indexError("list index out of range");
    }
    return item;
  }

  /// Gives the list another item at `at`; false where it has none there.
  public boolean put(int at, Object value) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        return store(at, value);
      }
    }
    return store(at, value);
  }

  private boolean store(int at, Object value) {
    if (at < 0 || at >= size) {
      return false;
    }
    items[at] = value;
    return true;
  }

  /// As [#put]; IndexError where there is none.
  public void set(int at, Object value) {
    if (!put(at, value)) {
      throw ToyError.indexError("list assignment index out of range");
    }
  }

  public void append(Object value) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        add(value);
      }
    } else {
      add(value);
    }
  }

  private void add(Object value) {
    int n = size;
    if (n == items.length) {
      grow(n + 1);
    }
    items[n] = value;
    size = n + 1;
  }

  /// Inserts before position `at` as Python counts it: from the end where it is negative, clipped.
  public void insert(long at, Object value) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        putIn(at, value);
      }
    } else {
      putIn(at, value);
    }
  }

  private void putIn(long position, Object value) {
    int at = (int) (position < 0 ? Math.max(0, position + size) : Math.min(position, size));
    if (size == items.length) {
      grow(size + 1);
    }
    System.arraycopy(items, at, items, at + 1, size - at);
    items[at] = value;
    size++;
  }

  /// Takes out the item at `at` and gives it; null where there is none. Negative positions count
  /// from the end.
  public @Nullable Object remove(long at) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        return takeOut(at);
      }
    }
    return takeOut(at);
  }

  private @Nullable Object takeOut(long position) {
    long at = position < 0 ? position + size : position;
    if (at < 0 || at >= size) {
      return null;
    }
    int from = (int) at;
    Object gone = items[from];
    replace(from, from + 1, EMPTY, 0);
    return gone;
  }

  /// Takes out what was found at `at`. A comparison ran meanwhile: as in CPython it is whatever
  /// stands there now, but where other threads run it is `found` itself; false if that is gone.
  public boolean removeFound(int at, Object found) {
    if (!Sharing.isParallel()) {
      takeOut(at);
      return true;
    }
    synchronized (this) {
      int now = at;
      if (at >= size || items[at] != found) {
        for (now = 0; now < size && items[now] != found; now++) {}
      }
      return takeOut(now) != null;
    }
  }

  /// Appends the first `count` of `added`.
  public void appendAll(Object[] added, int count) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        replace(size, size, added, count);
      }
    } else {
      replace(size, size, added, count);
    }
  }

  /// Appends the items of another list, which may be this one.
  void appendAll(ToyList other) {
    if (Sharing.isParallel()) {
      Object[] added = other.toArray();
      appendAll(added, added.length);
    } else {
      replace(size, size, other == this ? toArray() : other.items, other.size);
    }
  }

  private void replace(int from, int to, Object[] added, int count) {
    long wanted = (long) size - (to - from) + count;
    if (wanted > items.length) {
      grow(wanted);
    }
    int after = (int) wanted;
    System.arraycopy(items, to, items, from + count, size - to);
    System.arraycopy(added, 0, items, from, count);
    if (after < size) {
      Arrays.fill(items, after, size, null);
    }
    size = after;
  }

  public void clear() {
    if (Sharing.isParallel()) {
      synchronized (this) {
        forget();
      }
    } else {
      forget();
    }
  }

  private void forget() {
    items = EMPTY;
    size = 0;
  }

  public ToyList copy() {
    return of(toArray());
  }

  /// The items in an array of their own, as they are together.
  public Object[] toArray() {
    if (Sharing.isParallel()) {
      synchronized (this) {
        return Arrays.copyOf(items, size);
      }
    }
    return Arrays.copyOf(items, size);
  }

  public void reverse() {
    if (Sharing.isParallel()) {
      synchronized (this) {
        Sorting.reverse(items, size);
      }
    } else {
      Sorting.reverse(items, size);
    }
  }

  /// What the slice selects; its parts call nothing back ([ToySlice#plain]).
  ToyList slice(ToySlice plain) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        return of(Slices.pick(items, plain.of(size)));
      }
    }
    return of(Slices.pick(items, plain.of(size)));
  }

  /// Puts `added` in the place of what the slice selects.
  void assign(ToySlice plain, Object[] added) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        assign(plain.of(size), added);
      }
    } else {
      assign(plain.of(size), added);
    }
  }

  private void assign(ToySlice.Range r, Object[] added) {
    if (r.step() == 1) {
      replace((int) r.start(), (int) (r.start() + r.count()), added, added.length);
      return;
    }
    if (added.length != r.count()) {
      throw ToyError.valueError(
          "attempt to assign sequence of size "
              + added.length
              + " to extended slice of size "
              + r.count());
    }
    for (int i = 0; i < added.length; i++) {
      items[(int) (r.start() + i * r.step())] = added[i];
    }
  }

  /// Removes what the slice selects.
  void delete(ToySlice plain) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        delete(plain.of(size));
      }
    } else {
      delete(plain.of(size));
    }
  }

  private void delete(ToySlice.Range r) {
    if (r.step() == 1) {
      replace((int) r.start(), (int) (r.start() + r.count()), EMPTY, 0);
      return;
    }
    long first = r.step() > 0 ? r.start() : r.start() + (r.count() - 1) * r.step();
    long step = Math.abs(r.step());
    int to = 0;
    long gone = 0;
    for (int from = 0; from < size; from++) {
      if (gone < r.count() && from == first + gone * step) {
        gone++;
      } else {
        items[to++] = items[from];
      }
    }
    Arrays.fill(items, to, size, null);
    size = to;
  }

  /// `self *= times`.
  void repeat(long times) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        multiply(times);
      }
    } else {
      multiply(times);
    }
  }

  private void multiply(long times) {
    Object[] all = Sequences.repeat(items, size, times);
    Sharing.publish();
    items = all;
    size = all.length;
  }

  /// Sorts where nothing of the program runs for that, as one step among those of other threads;
  /// false where something might.
  synchronized boolean sortAlone(boolean reverse, Callbacks calls) {
    if (!Sorting.isPlain(items, size)) {
      return false;
    }
    Object[] sorted = Arrays.copyOf(items, size);
    Sorting.sort(sorted, size, null, reverse, calls);
    Sharing.publish();
    items = sorted;
    return true;
  }

  /// Moves all items to a list that nobody else has.
  ToyList take() {
    if (Sharing.isParallel()) {
      synchronized (this) {
        return moved();
      }
    }
    return moved();
  }

  private ToyList moved() {
    ToyList taken = new ToyList(items, size);
    forget();
    return taken;
  }

  /// Takes back what [#take] gave; what came meanwhile is dropped, and true the answer then.
  boolean takeBack(ToyList taken) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        return become(taken);
      }
    }
    return become(taken);
  }

  private boolean become(ToyList taken) {
    boolean modified = size != 0 || items.length != 0;
    items = taken.items;
    size = taken.size;
    return modified;
  }

  /// The array itself, of a list that nobody else has; null from `size` on.
  public Object[] array() {
    return items;
  }

  private void grow(long wanted) {
    long roomy = Math.max(8, wanted + (wanted >> 1));
    Object[] wider = Arrays.copyOf(items, Sizes.grown(wanted, roomy));
    Sharing.publish();
    items = wider;
  }

  @Override
  public ToyClass type() {
    return Types.LIST;
  }
}
