package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.value.Callbacks;
import toy.value.Compare;
import toy.value.Comparison;
import toy.value.Iteration;
import toy.value.None;
import toy.value.Sorting;
import toy.value.ToyError;
import toy.value.ToyIterator;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Truth;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The modules `heapq` and `bisect`, by the algorithms of CPython's `heapq.py` and `bisect.py`: the
/// same comparisons in the same order, so that a list that is no heap ends up the same too.
final class HeapModule {
  private HeapModule() {}

  static void fill(Table t) {
    t.define("heappush", "(heap, item): puts an item in", HeapModule::push);
    t.define("heappop", "(heap): takes the smallest item out", HeapModule::pop);
    t.define("heapify", "(list): makes it a heap", HeapModule::heapify);
    t.define("heapreplace", "(heap, item): takes one out, then puts one in", HeapModule::replace);
    t.define("heappushpop", "(heap, item): puts one in, then takes one out", HeapModule::pushPop);
    t.keyworded(
        "nlargest",
        "n, iterable, key=",
        "(n, iterable, key=None): the largest, sorted",
        (f, a) -> extremes(f, a, true));
    t.keyworded(
        "nsmallest",
        "n, iterable, key=",
        "(n, iterable, key=None): the smallest, sorted",
        (f, a) -> extremes(f, a, false));
    t.keyworded(
        "merge",
        "*iterables, key=, reverse=",
        "(*iterables, key=None, reverse=False): sorted ones as one, lazily",
        HeapModule::merge);
  }

  private static ToyList heap(Object value, String argument) {
    if (value instanceof ToyList list) {
      return list;
    }
    throw ToyError.typeError(argument + " must be list, not " + Arguments.typeName(value));
  }

  static Object push(Fiber f, Object heap, Object item) {
    ToyList list = heap(heap, "heappush() argument 1");
    list.append(item);
    down(f, list, 0, list.size() - 1);
    return None.NONE;
  }

  static Object pop(Fiber f, Object heap) {
    ToyList list = heap(heap, "heappop() argument");
    Object last = list.remove(-1);
    if (last == null) {
      throw ToyError.indexError("index out of range");
    }
    Object smallest = list.at(0);
    if (smallest == null || !list.put(0, last)) {
      return last;
    }
    up(f, list, 0);
    return smallest;
  }

  private static Object replace(Fiber f, Object heap, Object item) {
    ToyList list = heap(heap, "heapreplace() argument 1");
    if (list.size() == 0) {
      throw ToyError.indexError("index out of range");
    }
    Object smallest = list.get(0);
    list.set(0, item);
    up(f, list, 0);
    return smallest;
  }

  private static Object pushPop(Fiber f, Object heap, Object item) {
    ToyList list = heap(heap, "heappushpop() argument 1");
    if (list.size() == 0 || !Compare.less(list.get(0), item, f)) {
      return item;
    }
    return replace(f, heap, item);
  }

  private static Object heapify(Fiber f, Object heap) {
    ToyList list = heap(heap, "heapify() argument");
    for (int i = list.size() / 2 - 1; i >= 0; i--) {
      up(f, list, i);
      if ((i & Arguments.POLL_MASK) == 0) {
        f.poll();
      }
    }
    return None.NONE;
  }

  /// `_siftdown`: from a leaf towards the root until its parent is not larger.
  private static void down(Fiber f, ToyList list, int start, int from) {
    int at = from;
    while (at > start) {
      int parent = (at - 1) >> 1;
      boolean less = Compare.less(list.get(at), list.get(parent), f);
      checkSize(list, from);
      if (!less) {
        return;
      }
      swap(list, at, parent);
      at = parent;
    }
  }

  /// `_siftup`: the smaller child moves up until a leaf is reached, then the item down from there.
  private static void up(Fiber f, ToyList list, int start) {
    int end = list.size();
    int at = start;
    for (int child = 2 * at + 1; child < end; child = 2 * at + 1) {
      int right = child + 1;
      boolean takeRight = right < end && !Compare.less(list.get(child), list.get(right), f);
      if (list.size() != end) {
        throw ToyError.runtimeError("list changed size during iteration");
      }
      int smaller = takeRight ? right : child;
      swap(list, at, smaller);
      at = smaller;
    }
    down(f, list, start, at);
  }

  private static void checkSize(ToyList list, int at) {
    if (list.size() <= at) {
      throw ToyError.runtimeError("list changed size during iteration");
    }
  }

  private static void swap(ToyList list, int a, int b) {
    Object kept = list.get(a);
    list.set(a, list.get(b));
    list.set(b, kept);
  }

  /// As sorting says it, which is what CPython promises.
  private static Object extremes(Fiber f, Object[] args, boolean largest) {
    long n = Arguments.number(args[0], f);
    ToyList sorted = Iteration.toList(args[1], f);
    Sorting.sort(sorted, Arguments.given(args[2]) ? args[2] : null, largest, f);
    int count = (int) Math.clamp(n, 0L, (long) sorted.size());
    return new ToyList(java.util.Arrays.copyOf(sorted.array(), count), count);
  }

  private static Object merge(Fiber f, Object[] args) {
    Object[] iterables = ((ToyTuple) args[0]).items;
    Object[] iterators = new Object[iterables.length];
    for (int i = 0; i < iterators.length; i++) {
      iterators[i] = Iteration.iterator(iterables[i], f);
    }
    return new Merge(
        iterators,
        Arguments.given(args[1]) ? args[1] : null,
        args[2] != null && Truth.of(args[2], f));
  }

  /// The heads are compared one by one: few iterables are merged.
  private static final class Merge extends ToyIterator {
    private final @Nullable Object[] iterators;
    private final @Nullable Object[] heads;
    private final @Nullable Object[] keys;
    private final @Nullable Object key;
    private final boolean reverse;
    private boolean started;

    Merge(@Nullable Object[] iterators, @Nullable Object key, boolean reverse) {
      this.iterators = iterators;
      this.heads = new Object[iterators.length];
      this.keys = new Object[iterators.length];
      this.key = key;
      this.reverse = reverse;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      for (int i = 0; i < iterators.length && !started; i++) {
        advance(i, calls);
      }
      started = true;
      int best = -1;
      for (int i = 0; i < heads.length; i++) {
        Object mine = keys[i];
        if (mine != null && (best < 0 || goesBefore(mine, keys[best], calls))) {
          best = i;
        }
      }
      if (best < 0) {
        return null;
      }
      Object item = heads[best];
      advance(best, calls);
      return item;
    }

    private boolean goesBefore(Object mine, @Nullable Object other, Callbacks calls) {
      return other != null
          && Truth.of(
              Compare.compare(reverse ? Comparison.GT : Comparison.LT, mine, other, calls), calls);
    }

    private void advance(int at, Callbacks calls) {
      Object iterator = iterators[at];
      Object item = iterator == null ? null : Iteration.next(iterator, calls);
      heads[at] = item;
      keys[at] = item == null || key == null ? item : calls.call(key, item);
    }
  }

  // ---- bisect

  static void fillBisect(Table t) {
    bisect(t, "bisect", true, false);
    bisect(t, "bisect_right", true, false);
    bisect(t, "bisect_left", false, false);
    bisect(t, "insort", true, true);
    bisect(t, "insort_right", true, true);
    bisect(t, "insort_left", false, true);
  }

  private static void bisect(Table t, String name, boolean right, boolean insert) {
    t.keyworded(
        name,
        "a, x, lo=, hi=, *, key=",
        "(a, x, lo=0, hi=None, *, key=None): where x "
            + (insert ? "goes, and puts it there" : "belongs in a sorted list"),
        (f, args) -> bisect(f, args, right, insert));
  }

  private static Object bisect(Fiber f, Object[] args, boolean right, boolean insert) {
    long lo = args[2] == null ? 0 : Arguments.number(args[2], f);
    if (lo < 0) {
      throw ToyError.valueError("lo must be non-negative");
    }
    long hi =
        Arguments.given(args[3])
            ? Arguments.number(args[3], f)
            : toy.value.Items.length(args[0], f);
    Object key = Arguments.given(args[4]) ? args[4] : null;
    Object x = insert && key != null ? f.call(key, args[1]) : args[1];
    while (lo < hi) {
      long middle = (lo + hi) >>> 1;
      Object item = toy.value.Items.get(args[0], middle, f);
      Object mine = key == null ? item : f.call(key, item);
      boolean goOn = right ? !Compare.less(x, mine, f) : Compare.less(mine, x, f);
      if (goOn) {
        lo = middle + 1;
      } else {
        hi = middle;
      }
    }
    if (!insert) {
      return lo;
    }
    if (args[0] instanceof ToyList list) {
      list.insert(lo, args[1]);
    } else {
      f.call(f.getAttribute(args[0], "insert"), lo, args[1]);
    }
    return None.NONE;
  }
}
