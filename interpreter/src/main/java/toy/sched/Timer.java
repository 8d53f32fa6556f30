package toy.sched;

import org.jspecify.annotations.Nullable;

/// Something that is due at a reading of the clock. Belongs to one loop at a time.
abstract class Timer {
  /// ns
  long deadline;

  /// Of timers with one deadline the older goes first.
  long order;

  /// Its place in the heap, -1 when it is in none.
  int index = -1;

  /// The deadline has passed. On the loop's side, see [EventLoop].
  abstract void due();

  final boolean before(Timer other) {
    return deadline < other.deadline || (deadline == other.deadline && order < other.order);
  }

  /// A binary heap of timers, in the exact order of deadlines: a task's ready time begins at its
  /// deadline, so a wheel of ticks would not do.
  static final class Heap {
    private @Nullable Timer[] timers = new Timer[8];
    private int size;
    private long made;

    void add(Timer timer, long deadline) {
      if (size == timers.length) {
        timers = java.util.Arrays.copyOf(timers, size * 2);
      }
      timer.deadline = deadline;
      timer.order = made++;
      up(size++, timer);
    }

    /// Takes a timer out; nothing if it is not in.
    void remove(Timer timer) {
      int at = timer.index;
      if (at < 0) {
        return;
      }
      timer.index = -1;
      Timer last = get(--size);
      timers[size] = null;
      if (last != timer) {
        up(at, last);
        down(last.index, last);
      }
    }

    int size() {
      return size;
    }

    /// The first one, or null.
    @Nullable Timer first() {
      return timers[0];
    }

    @SuppressWarnings("NullAway") // below `size` there is one
    private Timer get(int at) {
      return timers[at];
    }

    private void up(int from, Timer timer) {
      int at = from;
      while (at > 0) {
        int parent = (at - 1) >>> 1;
        Timer above = get(parent);
        if (!timer.before(above)) {
          break;
        }
        put(at, above);
        at = parent;
      }
      put(at, timer);
    }

    private void down(int from, Timer timer) {
      int at = from;
      while (2 * at + 1 < size) {
        int child = 2 * at + 1;
        if (child + 1 < size && get(child + 1).before(get(child))) {
          child++;
        }
        Timer below = get(child);
        if (!below.before(timer)) {
          break;
        }
        put(at, below);
        at = child;
      }
      put(at, timer);
    }

    private void put(int at, Timer timer) {
      timers[at] = timer;
      timer.index = at;
    }
  }
}
