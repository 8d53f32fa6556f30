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
///
/// Where there is no GIL, what is done with a key is one step under the table's monitor
/// ([#atomically]), and what goes over all entries does so in a copy ([#steady]).
public abstract sealed class HashTable implements ToyObject permits ToyDict, SetValue {
  private static final int[] NO_INDEX = new int[2];
  private static final Object[] NO_KEYS = new Object[0];
  private static final int[] NO_HASHES = new int[0];
  private static final Object[] NO_OTHERS = new Object[0];

  /// How often [#atomically] forgets what it has compared.
  private static final int MAX_RESTARTS = 200;

  /// What [#locate] gives for a key that has to be compared, less its entry.
  private static final int UNKNOWN = -2;

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

  /// Whether entries have moved since there were `before` moves, by what may have been run for the
  /// sake of `item`. Where there is no GIL, [#steady] keeps what other threads do out of sight;
  /// only an item with code of its own may have changed the table itself.
  final boolean hasMoved(int before, Object item) {
    return moves != before && !(Sharing.isParallel() && isScalar(item));
  }

  /// As [#hasMoved], or whether the size is another.
  final boolean hasChanged(int before, int sizeBefore, Object item) {
    return (moves != before || size != sizeBefore) && !(Sharing.isParallel() && isScalar(item));
  }

  static boolean isScalar(Object item) {
    return item instanceof String
        || item instanceof Long
        || item instanceof Double
        || item instanceof Boolean
        || item == None.NONE;
  }

  /// What is done with the entry of a key.
  enum Action {
    /// Gives what the entry holds, or null.
    GET,
    /// Gives it another value, or a new key an entry.
    PUT,
    /// Gives what it holds; a new key gets an entry, and null is the answer then.
    KEEP,
    /// Takes it out and gives what it held, or null.
    REMOVE,
    /// Moves it behind all others.
    TO_END,
    /// Moves it in front of all others.
    TO_START
  }

  HashTable() {
    Sharing.publish();
  }

  public final int size() {
    return size;
  }

  /// What can be gone over while other threads change the table: itself where a lock keeps them
  /// away, else a copy.
  public HashTable steady() {
    return Sharing.isParallel() ? copy() : this;
  }

  /// A copy of the same kind.
  public abstract HashTable copy();

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

  /// Whether a key whose mixed hash is known is in the table.
  final boolean holds(Object key, int hash, Callbacks calls) {
    return Sharing.isParallel()
        ? atomically(Action.GET, key, hash, null, calls) != null
        : find(key, hash, calls) >= 0;
  }

  /// One action on a key, as one step among those of other threads. Comparisons that may run Toy
  /// code are made with the monitor released. As in CPython the search starts again where the table
  /// changed meanwhile; but where it does so again and again, what was said of a key holds from
  /// then on: each turn compares another key, and the last one finds its entry, or none, and acts
  /// on it without letting go of the monitor in between.
  final @Nullable Object atomically(
      Action action, Object key, int hash, @Nullable Object value, Callbacks calls) {
    Object equal = key;
    Object[] others = NO_OTHERS;
    int count = 0;
    int seen = version;
    int restarts = 0;
    while (true) {
      Object unknown;
      synchronized (this) {
        if (seen != version && restarts++ < MAX_RESTARTS) {
          seen = version;
          equal = key;
          count = 0;
        }
        int found = locate(key, hash, equal, others, count);
        if (found > UNKNOWN) {
          return act(action, found, key, hash, value);
        }
        unknown = keyAt(UNKNOWN - found);
      }
      if (Compare.same(unknown, key, calls)) {
        equal = unknown;
      } else {
        if (count == others.length) {
          others = Arrays.copyOf(others, Math.max(4, 2 * count));
        }
        others[count++] = unknown;
      }
    }
  }

  /// The entry of `key`, -1 if there is none, or `UNKNOWN - entry` for one whose key has yet to be
  /// compared: it is neither `equal` nor among the first `count` of the others.
  private int locate(Object key, int hash, Object equal, Object[] others, int count) {
    int mask = index.length - 1;
    for (int i = hash >>> shift; ; i = (i + 1) & mask) {
      int cell = index[i];
      if (cell == 0) {
        return -1;
      }
      if (cell > 0 && hashes[cell - 1] == hash) {
        Object other = keyAt(cell - 1);
        if (other == equal || other.getClass() == key.getClass() && sameScalar(other, key)) {
          return cell - 1;
        }
        if (!(other instanceof String && key instanceof String) && !isAmong(other, others, count)) {
          return UNKNOWN - (cell - 1);
        }
      }
    }
  }

  private static boolean isAmong(Object key, Object[] keys, int count) {
    for (int i = 0; i < count; i++) {
      if (keys[i] == key) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Object act(
      Action action, int found, Object key, int hash, @Nullable Object value) {
    Object old = found < 0 ? null : contentAt(found);
    switch (action) {
      case GET -> {}
      case PUT -> fill(found < 0 ? insert(key, hash) : found, value);
      case KEEP -> {
        if (found < 0) {
          fill(insert(key, hash), value);
        }
      }
      case REMOVE -> {
        if (found >= 0) {
          drop(found);
        }
      }
      case TO_END -> {
        if (found >= 0) {
          Object kept = keyAt(found);
          drop(found);
          fill(insert(kept, hash), old);
        }
      }
      case TO_START -> {
        if (found >= 0) {
          moveToStart(found);
        }
      }
    }
    return old;
  }

  private void moveToStart(int entry) {
    HashTable all = copy();
    reset();
    fill(insert(all.keyAt(entry), all.hashAt(entry)), all.contentAt(entry));
    for (int e = all.nextEntry(0); e >= 0; e = all.nextEntry(e + 1)) {
      if (e != entry) {
        fill(insert(all.keyAt(e), all.hashAt(e)), all.contentAt(e));
      }
    }
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
    Sizes.items(size + 1L);
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

  public final void clear() {
    if (Sharing.isParallel()) {
      synchronized (this) {
        reset();
      }
    } else {
      reset();
    }
  }

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
