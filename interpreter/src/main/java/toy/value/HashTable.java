package toy.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The hash table under dict, set and frozenset: how keys are found in its [Entries]. Guarded by
/// its VM's GIL.
///
/// Comparing two keys may run Toy code, which may change this very table; so a probe compares
/// `version` after each comparison that can call back and starts again if it moved, as CPython's
/// does.
///
/// Where there is no GIL, what is done with a key is one step under the table's monitor
/// ([#atomically]), and what goes over all entries does so in a copy ([#steady]).
public abstract sealed class HashTable extends Entries implements ToyObject
    permits ToyDict, SetValue {
  private static final Object[] NO_OTHERS = new Object[0];

  /// How often [#atomically] forgets what it has compared.
  private static final int MAX_RESTARTS = 200;

  /// What [#locate] gives for a key that has to be compared, less its entry.
  private static final int UNKNOWN = -2;

  /// Whether entries have moved since there were `before` moves, by what may have been run for the
  /// sake of `item`: its `method`. Where there is no GIL, [#steady] keeps what other threads do out
  /// of sight; only code of the program may have changed the table itself.
  final boolean hasMoved(int before, Object item, String method) {
    return moves != before && mayBeOwnDoing(item, method);
  }

  /// As [#hasMoved], or whether the size is another.
  final boolean hasChanged(int before, int sizeBefore, Object item, String method) {
    return (moves != before || size != sizeBefore) && mayBeOwnDoing(item, method);
  }

  static boolean mayBeOwnDoing(Object item, String method) {
    return !Sharing.isParallel() || Special.mayRunCode(item, method);
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

  /// What can be gone over while other threads change the table: itself where a lock keeps them
  /// away, else a copy.
  public HashTable steady() {
    return Sharing.isParallel() ? copy() : this;
  }

  /// A copy of the same kind.
  public abstract HashTable copy();

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

  public final void clear() {
    if (Sharing.isParallel()) {
      synchronized (this) {
        reset();
      }
    } else {
      reset();
    }
  }
}
