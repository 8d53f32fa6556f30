package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.value.Arith;
import toy.value.Compare;
import toy.value.ExceptionValue;
import toy.value.Items;
import toy.value.Iteration;
import toy.value.None;
import toy.value.Operator;
import toy.value.RangeIterator;
import toy.value.Sharing;
import toy.value.Sorting;
import toy.value.ToyBytes;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Truth;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Generator;
import toy.vm.Library.Table;

/// Built-in functions that walk over an iterable. What is C in CPython has no checkpoint here
/// either: only the callbacks check, and long walks poll for a stop.
final class IterationFunctions {
  private IterationFunctions() {}

  static void fill(Table t) {
    t.define(
        "aiter",
        "(asynchronous iterable): an asynchronous iterator over it",
        (f, x) -> asynchronous(f, x, "__aiter__", "an async iterable"));
    t.define("all", "(iterable): True if every item is true", IterationFunctions::all);
    t.variadic(
        "anext",
        1,
        2,
        "(asynchronous iterator[, default]): to be awaited; the next item",
        IterationFunctions::asynchronousNext);
    t.define("any", "(iterable): True if some item is true", IterationFunctions::any);
    t.variadic("iter", 1, 2, "(iterable): an iterator over it", IterationFunctions::iter);
    t.define("len", "(obj): the number of items of a container", IterationFunctions::len);
    t.keyworded(
        "max",
        "*args, key=, default=",
        "(iterable, *, key=None, default=…) or (a, b, …, key=None): the largest item",
        (f, a) -> extreme(f, a, "max", false));
    t.keyworded(
        "min",
        "*args, key=, default=",
        "(iterable, *, key=None, default=…) or (a, b, …, key=None): the smallest item",
        (f, a) -> extreme(f, a, "min", true));
    t.variadic("next", 1, 2, "(iterator[, default]): the next item", IterationFunctions::next);
    t.keyworded(
        "sorted",
        "*args, **keywords",
        "(iterable, /, *, key=None, reverse=False): a new sorted list",
        IterationFunctions::sorted);
    t.keyworded(
        "sum",
        "iterable, /, start=",
        "(iterable, /, start=0): the sum of the items",
        IterationFunctions::sum);
  }

  private static Object all(Fiber f, Object iterable) {
    Object iterator = Iteration.iterator(iterable, f);
    int turns = 0;
    for (Object item = Iteration.next(iterator, f);
        item != null;
        item = Iteration.next(iterator, f)) {
      if (!Truth.of(item, f)) {
        return false;
      }
      if ((++turns & Arguments.POLL_MASK) == 0) {
        f.poll();
      }
    }
    return true;
  }

  private static Object any(Fiber f, Object iterable) {
    Object iterator = Iteration.iterator(iterable, f);
    int turns = 0;
    for (Object item = Iteration.next(iterator, f);
        item != null;
        item = Iteration.next(iterator, f)) {
      if (Truth.of(item, f)) {
        return true;
      }
      if ((++turns & Arguments.POLL_MASK) == 0) {
        f.poll();
      }
    }
    return false;
  }

  private static Object len(Fiber f, Object value) {
    return Items.length(value, f);
  }

  private static Object asynchronousNext(Fiber f, Object[] args) {
    Object next = asynchronous(f, args[0], "__anext__", "an async iterator");
    if (args.length == 1) {
      return next;
    }
    Object orDefault = f.getAttribute(f.vm.importModule(f, "asyncio"), "_next_or");
    return f.call(orDefault, next, args[1]);
  }

  private static Object asynchronous(Fiber f, Object value, String method, String wanted) {
    Object callee = f.special(value, method);
    if (callee == null) {
      throw ToyError.typeError("'" + Arguments.typeName(value) + "' object is not " + wanted);
    }
    Object result = f.call(callee);
    if (method.equals("__aiter__") && f.special(result, "__anext__") == null) {
      throw ToyError.typeError(
          "aiter() returned not an async iterator of type '" + Arguments.typeName(result) + "'");
    }
    return result;
  }

  private static Object iter(Fiber f, Object[] args) {
    if (args.length == 1) {
      return Iteration.iterator(args[0], f);
    }
    if (!ObjectFunctions.isCallable(f, args[0])) {
      throw ToyError.typeError("iter(v, w): v must be callable");
    }
    return new Iterators.Sentinel(args[0], args[1]);
  }

  private static Object next(Fiber f, Object[] args) {
    if (f.special(args[0], "__next__") == null && !(args[0] instanceof toy.value.ToyIterator)) {
      throw ToyError.typeError("'" + Arguments.typeName(args[0]) + "' object is not an iterator");
    }
    Object item = Iteration.next(args[0], f);
    if (item != null) {
      return item;
    }
    if (args.length == 2) {
      return args[1];
    }
    throw stopIteration(args[0] instanceof Generator g ? g.returned() : None.NONE);
  }

  /// The StopIteration that carries what a generator returned.
  static ToyError stopIteration(Object value) {
    return new ToyError(
        new ExceptionValue(
            Types.STOP_ITERATION, value == None.NONE ? ToyTuple.EMPTY : ToyTuple.of(value)));
  }

  private static Object extreme(Fiber f, Object[] args, String name, boolean smallest) {
    ToyTuple given = (ToyTuple) args[0];
    Object key = Arguments.given(args[1]) ? args[1] : null;
    Object fallback = args[2];
    if (given.size() == 0) {
      throw ToyError.typeError(name + " expected at least 1 argument, got 0");
    }
    if (given.size() > 1 && fallback != null) {
      throw ToyError.typeError(
          "Cannot specify a default for " + name + "() with multiple positional arguments");
    }
    Object best = best(f, given.size() == 1 ? given.items[0] : given, key, smallest);
    if (best != null) {
      return best;
    }
    if (fallback == null) {
      throw ToyError.valueError(name + "() arg is an empty sequence");
    }
    return fallback;
  }

  private static @Nullable Object best(
      Fiber f, Object iterable, @Nullable Object key, boolean smallest) {
    Object iterator = Iteration.iterator(iterable, f);
    Object best = null;
    Object bestKey = null;
    int turns = 0;
    for (Object item = Iteration.next(iterator, f);
        item != null;
        item = Iteration.next(iterator, f)) {
      Object itemKey = key == null ? item : f.call(key, item);
      if (best == null || bestKey == null || better(f, itemKey, bestKey, smallest)) {
        best = item;
        bestKey = itemKey;
      }
      if ((++turns & Arguments.POLL_MASK) == 0) {
        f.poll();
      }
    }
    return best;
  }

  private static boolean better(Fiber f, Object item, Object best, boolean smallest) {
    toy.value.Comparison op = smallest ? toy.value.Comparison.LT : toy.value.Comparison.GT;
    return Truth.of(Compare.compare(op, item, best, f), f);
  }

  private static Object sorted(Fiber f, Object[] args) {
    ToyTuple given = (ToyTuple) args[0];
    if (given.size() != 1) {
      throw ToyError.typeError("sorted expected 1 argument, got " + given.size());
    }
    ToyList list = Iteration.toList(given.items[0], f);
    ToyDict keywords = (ToyDict) args[1];
    Object key = keywords.remove("key", f);
    Object reverse = keywords.remove("reverse", f);
    if (keywords.size() > 0) {
      // The words are those of list.sort, which gets them all.
      throw ToyError.typeError(
          "'"
              + keywords.keyAt(keywords.nextEntry(0))
              + "' is an invalid keyword argument for sort()");
    }
    boolean down = reverse != null && Truth.of(reverse, f);
    Sorting.sort(list, key == null || !Arguments.given(key) ? null : key, down, f);
    return list;
  }

  private static Object sum(Fiber f, Object[] args) {
    Object total = args[1] == null ? (Object) 0L : args[1];
    Object iterator = Iteration.iterator(args[0], f);
    if (total instanceof String) {
      throw ToyError.typeError("sum() can't sum strings [use ''.join(seq) instead]");
    }
    if (total instanceof ToyBytes) {
      throw ToyError.typeError("sum() can't sum bytes [use b''.join(seq) instead]");
    }
    boolean shared = Sharing.isParallel() && iterator == args[0];
    if (iterator instanceof RangeIterator range && total instanceof Long start && !shared) {
      total = sumRange(f, range, start);
    }
    int turns = 0;
    for (Object item = Iteration.next(iterator, f);
        item != null;
        item = Iteration.next(iterator, f)) {
      total = Arith.binary(Operator.ADD, total, item, f);
      if ((++turns & Arguments.POLL_MASK) == 0) {
        f.poll();
      }
    }
    return total;
  }

  /// Adds one by one, although there is a formula: a sum over a range is the classic long native
  /// call that ignores the switch interval. Stops before an overflow; the caller goes on from
  /// there.
  private static Object sumRange(Fiber f, RangeIterator range, long start) {
    long total = start;
    while (range.remaining > 0) {
      int turns = (int) Math.min(range.remaining, 1 << 20);
      for (int i = 0; i < turns; i++) {
        long sum = total + range.next;
        if (((total ^ sum) & (range.next ^ sum)) < 0) {
          return total;
        }
        total = sum;
        range.next += range.step;
        range.remaining--;
      }
      f.poll();
    }
    return total;
  }
}
