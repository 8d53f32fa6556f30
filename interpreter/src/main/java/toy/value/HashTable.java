package toy.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The hash table under dict, set and frozenset: open addressing with linear probing over indices
/// into entries that stand in the order of insertion (the layout of PyPy's and CPython's dicts).
/// Guarded by its VM's GIL.
///
/// Comparing two keys may run Toy code, which may change this very table; so a probe compares
/// `version` after each comparison that can call back and starts again if it moved, as CPython's
/// does.
public abstract sealed class HashTable implements ToyObject permits ToyDict, SetValue {
  private static final int[] NO_INDEX = new int[2];
  private static final Object[] NO_KEYS = new Object[0];
  private static final int[] NO_HASHES = new int[0];

  /// Entry number + 1; 0 where nothing was ever, -1 where an entry was removed. Its length is `1 <<
  /// (32 - shift)`.
  private int[] index = NO_INDEX;

  private int shift = 31;

  /// Cells of `index` that are not 0.
  private int filled;

  /// Keys in order of insertion, null where one was removed.
  @Nullable Object[] keys = NO_KEYS;

  private int[] hashes = NO_HASHES;

  /// Entries in use, the removed ones included; the last of them is not a removed one.
  int used;

  /// No entry before this one is alive, so that a dict used as a queue is not scanned from its
  /// start each time.
  private int first;

  int size;

  /// Grows with every insertion and removal (not with a new value for a key).
  private int version;

  /// Grows whenever entries move.
  int moves;

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

  /// Spreads a hash over 32 bits, of which the upper ones are used (Fibonacci hashing, Knuth 6.4).
  static int mix(long hash) {
    return (int) ((hash * 0x9E3779B97F4A7C15L) >>> 32);
  }

  /// The entry of a key whose mixed hash is known, or -1.
  final int find(Object key, int hash, Callbacks calls) {
    int[] table = index;
    int mask = table.length - 1;
    for (int i = hash >>> shift; ; i = (i + 1) & mask) {
      int cell = table[i];
      if (cell == 0) {
        return -1;
      }
      if (cell > 0 && hashes[cell - 1] == hash) {
        Object other = keyAt(cell - 1);
        if (other == key || other.getClass() == key.getClass() && sameScalar(other, key)) {
          return cell - 1;
        }
        if (!(other instanceof String) || !(key instanceof String)) {
          return findByCalling(key, hash, calls);
        }
      }
    }
  }

  private static boolean sameScalar(Object a, Object b) {
    if (a instanceof String s) {
      return s.equals(b);
    }
    return a instanceof Long n && n.equals(b);
  }

  private int findByCalling(Object key, int hash, Callbacks calls) {
    while (true) {
      int seen = version;
      int mask = index.length - 1;
      int i = hash >>> shift;
      while (version == seen) {
        int cell = index[i];
        if (cell == 0) {
          return -1;
        }
        if (cell > 0
            && hashes[cell - 1] == hash
            && Compare.same(keyAt(cell - 1), key, calls)
            && version == seen) {
          return cell - 1;
        }
        i = (i + 1) & mask;
      }
    }
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
    int room = (int) (cells * 2L / 3);
    @Nullable Object[] oldKeys = keys;
    int[] oldHashes = hashes;
    keys = new Object[room];
    hashes = new int[room];
    index = new int[cells];
    shift = Integer.numberOfLeadingZeros(cells) + 1;
    filled = 0;
    resizeValues(room);
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

  /// A dict's part of growing: a new array of `room` values, …
  void resizeValues(int room) {}

  /// … each live value moved to it, …
  void moveValue(int from, int to) {}

  /// … the old one dropped.
  void valuesMoved() {}

  public void clear() {
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
  final void copyFrom(HashTable other) {
    index = other.index == NO_INDEX ? NO_INDEX : other.index.clone();
    shift = other.shift;
    filled = other.filled;
    keys = Arrays.copyOf(other.keys, other.keys.length);
    hashes = other.hashes.clone();
    used = other.used;
    first = other.first;
    size = other.size;
    version++;
    moves++;
  }

  final int hashAt(int entry) {
    return hashes[entry];
  }
}
