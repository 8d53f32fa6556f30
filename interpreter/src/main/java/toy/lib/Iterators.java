package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.value.Callbacks;
import toy.value.Compare;
import toy.value.Iteration;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyIterator;
import toy.value.ToyTuple;
import toy.value.Truth;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The lazy iterators of the built-in functions.
final class Iterators {
  private Iterators() {}

  static void fill(ToyClass type, Table t) {
    protocol(t);
    switch (type.name()) {
      case "enumerate" ->
          t.value("__doc__", "enumerate(iterable, start=0): pairs of a count and an item")
              .keyworded("__new__", "cls, iterable, start=", "", Iterators::enumerate);
      case "zip" ->
          t.value("__doc__", "zip(*iterables, strict=False): tuples of one item of each")
              .keyworded("__new__", "cls, *iterables, strict=", "", Iterators::zip);
      case "map" ->
          t.value("__doc__", "map(function, *iterables): the function's results")
              .variadic("__new__", 1, -1, "", Iterators::map);
      case "filter" ->
          t.value("__doc__", "filter(function or None, iterable): the items it is true of")
              .define(
                  "__new__",
                  "",
                  (f, _, function, iterable) ->
                      new Filter(function, Iteration.iterator(iterable, f)));
      case "reversed" ->
          t.value("__doc__", "reversed(sequence): its items from the last to the first")
              .define("__new__", "", (f, _, sequence) -> Iteration.reversed(sequence, f));
      default -> {}
    }
  }

  private static Object enumerate(Fiber f, Object[] args) {
    long start = args[2] == null ? 0 : Arguments.number(args[2], f);
    return new Enumerate(Iteration.iterator(args[1], f), start);
  }

  /// The two methods of every iterator.
  static void protocol(Table t) {
    t.define("__iter__", "(): itself", (_, self) -> self);
    t.define("__next__", "(): the next item", Iterators::next);
  }

  private static Object next(Fiber f, Object self) {
    Object item = Iteration.next(self, f);
    if (item == null) {
      throw IterationFunctions.stopIteration(None.NONE);
    }
    return item;
  }

  private static Object zip(Fiber f, Object[] args) {
    Object[] iterables = ((ToyTuple) args[1]).items;
    return new Zip(iterators(f, iterables, "zip"), args[2] != null && Truth.of(args[2], f));
  }

  private static Object map(Fiber f, Object[] args) {
    if (args.length < 3) {
      throw ToyError.typeError("map() must have at least two arguments.");
    }
    Object[] iterables = java.util.Arrays.copyOfRange(args, 2, args.length);
    return new Mapped(args[1], iterators(f, iterables, "map"));
  }

  private static Object[] iterators(Fiber f, Object[] iterables, String function) {
    Object[] iterators = new Object[iterables.length];
    for (int i = 0; i < iterables.length; i++) {
      try {
        iterators[i] = Iteration.iterator(iterables[i], f);
      } catch (ToyError e) {
        if (!function.equals("zip") || e.value().type() != Types.TYPE_ERROR) {
          throw e;
        }
        throw ToyError.typeError(
            "'" + Arguments.typeName(iterables[i]) + "' object is not iterable");
      }
    }
    return iterators;
  }

  private static final class Enumerate extends ToyIterator {
    private final Object iterator;
    private long count;

    Enumerate(Object iterator, long start) {
      this.iterator = iterator;
      this.count = start;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      Object item = Iteration.next(iterator, calls);
      return item == null ? null : new ToyTuple(new Object[] {count++, item});
    }

    @Override
    public boolean isSafe() {
      return true;
    }

    @Override
    public ToyClass type() {
      return LibraryTypes.ENUMERATE;
    }
  }

  private static final class Zip extends ToyIterator {
    private final Object[] iterators;
    private final boolean strict;

    Zip(Object[] iterators, boolean strict) {
      this.iterators = iterators;
      this.strict = strict;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      if (iterators.length == 0) {
        return null;
      }
      Object[] items = new Object[iterators.length];
      for (int i = 0; i < items.length; i++) {
        Object item = Iteration.next(iterators[i], calls);
        if (item == null) {
          if (strict) {
            check(i, calls);
          }
          return null;
        }
        items[i] = item;
      }
      return new ToyTuple(items);
    }

    /// Iterator number `ended` had no item: then none may have one.
    private void check(int ended, Callbacks calls) {
      if (ended > 0) {
        throw ToyError.valueError(
            "zip() argument " + (ended + 1) + " is shorter than " + before(ended));
      }
      for (int i = 1; i < iterators.length; i++) {
        if (Iteration.next(iterators[i], calls) != null) {
          throw ToyError.valueError("zip() argument " + (i + 1) + " is longer than " + before(i));
        }
      }
    }

    private static String before(int count) {
      return count == 1 ? "argument 1" : "arguments 1-" + count;
    }

    @Override
    public boolean isSafe() {
      return true;
    }

    @Override
    public ToyClass type() {
      return LibraryTypes.ZIP;
    }
  }

  private static final class Mapped extends ToyIterator {
    private final Object function;
    private final Object[] iterators;

    Mapped(Object function, Object[] iterators) {
      this.function = function;
      this.iterators = iterators;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      Object[] args = new Object[iterators.length];
      for (int i = 0; i < args.length; i++) {
        Object item = Iteration.next(iterators[i], calls);
        if (item == null) {
          return null;
        }
        args[i] = item;
      }
      return calls.call(function, args);
    }

    @Override
    public boolean isSafe() {
      return true;
    }

    @Override
    public ToyClass type() {
      return LibraryTypes.MAP;
    }
  }

  private static final class Filter extends ToyIterator {
    private final Object function;
    private final Object iterator;

    Filter(Object function, Object iterator) {
      this.function = function;
      this.iterator = iterator;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      for (int turns = 1; ; turns++) {
        Object item = Iteration.next(iterator, calls);
        if (item == null) {
          return null;
        }
        Object verdict = function == None.NONE ? item : calls.call(function, item);
        if (Truth.of(verdict, calls)) {
          return item;
        }
        if ((turns & Arguments.POLL_MASK) == 0) {
          calls.poll();
        }
      }
    }

    @Override
    public boolean isSafe() {
      return true;
    }

    @Override
    public ToyClass type() {
      return LibraryTypes.FILTER;
    }
  }

  /// `iter(function, sentinel)`: results until one equals the sentinel.
  static final class Sentinel extends ToyIterator {
    private @Nullable Object function;
    private final Object sentinel;

    Sentinel(Object function, Object sentinel) {
      this.function = function;
      this.sentinel = sentinel;
    }

    @Override
    public @Nullable Object next(Callbacks calls) {
      if (function == null) {
        return null;
      }
      calls.poll(); // a native function comes by no checkpoint
      Object result = calls.call(function);
      if (Compare.equal(result, sentinel, calls)) {
        function = null;
        return null;
      }
      return result;
    }
  }
}
