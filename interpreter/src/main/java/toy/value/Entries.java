package toy.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The entries of a [HashTable]: open addressing with linear probing over indices into entries that
/// stand in the order of insertion (the layout of PyPy's and CPython's dicts). Nothing here
/// compares keys or calls Toy code. Guarded by the VM's GIL, or the table's monitor.
public abstract sealed class Entries permits HashTable {
  private static final int[] NO_INDEX = new int[2];
  private static final Object[] NO_KEYS = new Object[0];
  private static final int[] NO_HASHES = new int[0];

  /// Entry number + 1; 0 where nothing was ever, -1 where an entry was removed. Its length is `1 <<
  /// (32 - shift)`.
  int[] index = NO_INDEX;

  int shift = 31;

  /// Cells of `index` that are not 0.
  private int filled;

  /// Keys in order of insertion, null where one was removed.
  private @Nullable Object[] keys = NO_KEYS;

  int[] hashes = NO_HASHES;

  /// Entries in use, the removed ones included; the last of them is not a removed one.
  int used;

  /// No entry before this one is alive, so that a dict used as a queue is not scanned from its
  /// start each time.
  private int first;

  int size;

  /// Grows with every insertion and removal (not with a new value for a key).
  int version;

  /// Grows whenever entries move.
  int moves;

  Entries() {
    Sharing.publish();
  }

  public final int size() {
    return size;
  }

  /// The first live entry at or after `from`, or -1.
  public final int nextEntry(int from) {
    for (int i = Math.max(from, first); i < used; i++) {
      if (keys[i] != null) {
        return i;
      }
    }
    return -1;
  }

  /// The last live entry before `before`, or -1.
  public final int previousEntry(int before) {
    for (int i = Math.min(before, used) - 1; i >= first; i--) {
      if (keys[i] != null) {
        return i;
      }
    }
    return -1;
  }

  /// The key of a live entry.
  @SuppressWarnings("NullAway") // a live entry has a key
  public final Object keyAt(int entry) {
    return keys[entry];
  }

  final int hashAt(int entry) {
    return hashes[entry];
  }

  /// What a live entry holds: its value, in a set the key itself.
  Object contentAt(int entry) {
    return keyAt(entry);
  }

  /// Gives an entry its value, where entries have one.
  void fill(int entry, @Nullable Object value) {}

  /// Removes a live entry with all that belongs to it.
  void drop(int entry) {
    removeEntry(entry);
  }

  /// Adds a key that is known to be absent; gives its entry.
  final int insert(Object key, int hash) {
    if (used == keys.length || filled == keys.length) {
      makeRoom();
    }
    int entry = used++;
    keys[entry] = key;
    hashes[entry] = hash;
    place(entry, hash);
    size++;
    version++;
    return entry;
  }

  private void place(int entry, int hash) {
    int mask = index.length - 1;
    int i = hash >>> shift;
    while (index[i] > 0) {
      i = (i + 1) & mask;
    }
    if (index[i] == 0) {
      filled++;
    }
    index[i] = entry + 1;
  }

  final void removeEntry(int entry) {
    int mask = index.length - 1;
    int i = hashes[entry] >>> shift;
    while (index[i] != entry + 1) {
      i = (i + 1) & mask;
    }
    index[i] = -1;
    keys[entry] = null;
    size--;
    version++;
    while (used > 0 && keys[used - 1] == null) {
      used--;
    }
    first = Math.min(first, used);
    while (first < used && keys[first] == null) {
      first++;
    }
  }

  /// Grows the table, or only sweeps out removed entries where these are the half of it.
  private void makeRoom() {
    int cells = Math.max(8, index.length);
    while (size * 2L >= cells * 2L / 3) {
      if (cells == 1 << 30) {
        throw new ToyError(Types.MEMORY_ERROR, "");
      }
      cells *= 2;
    }
    Sizes.items(size + 1L);
    int room = (int) (cells * 2L / 3);
    // All that is needed is made before anything is changed: the heap may be full.
    @Nullable Object[] newKeys = new Object[room];
    int[] newHashes = new int[room];
    int[] newIndex = new int[cells];
    makeValues(room);
    @Nullable Object[] oldKeys = keys;
    int[] oldHashes = hashes;
    keys = newKeys;
    hashes = newHashes;
    index = newIndex;
    shift = Integer.numberOfLeadingZeros(cells) + 1;
    filled = 0;
    int to = 0;
    for (int from = first; from < used; from++) {
      if (oldKeys[from] != null) {
        keys[to] = oldKeys[from];
        hashes[to] = oldHashes[from];
        moveValue(from, to);
        place(to, oldHashes[from]);
        to++;
      }
    }
    first = 0;
    if (used != to) {
      moves++;
    }
    used = to;
    version++;
    valuesMoved();
  }

  /// A dict's part of growing: an array for `room` values, …
  void makeValues(int room) {}

  /// … each live value put into it, …
  void moveValue(int from, int to) {}

  /// … which then takes the place of the old one.
  void valuesMoved() {}

  void reset() {
    index = NO_INDEX;
    shift = 31;
    keys = NO_KEYS;
    hashes = NO_HASHES;
    filled = 0;
    used = 0;
    first = 0;
    size = 0;
    version++;
    moves++;
  }

  /// Becomes a copy of `other`; calls nothing back, for the hashes are known.
  final void copyFrom(Entries other) {
    @Nullable Object[] newKeys = Arrays.copyOf(other.keys, other.keys.length);
    int[] newHashes = other.hashes.clone();
    index = other.index == NO_INDEX ? NO_INDEX : other.index.clone();
    keys = newKeys;
    hashes = newHashes;
    shift = other.shift;
    filled = other.filled;
    used = other.used;
    first = other.first;
    size = other.size;
    version++;
    moves++;
  }
}
