package toy.lib;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import toy.lib.ItertoolsStreams.Accumulate;
import toy.lib.ItertoolsStreams.Batched;
import toy.lib.ItertoolsStreams.Chain;
import toy.lib.ItertoolsStreams.Compress;
import toy.lib.ItertoolsStreams.Count;
import toy.lib.ItertoolsStreams.Cycle;
import toy.lib.ItertoolsStreams.Islice;
import toy.lib.ItertoolsStreams.Pairwise;
import toy.lib.ItertoolsStreams.Repeat;
import toy.lib.ItertoolsStreams.Starmap;
import toy.lib.ItertoolsStreams.While;
import toy.lib.ItertoolsStreams.ZipLongest;
import toy.value.ArrayIterator;
import toy.value.Iteration;
import toy.value.None;
import toy.value.Numbers;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyIterator;
import toy.value.ToyTuple;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The module `itertools`. All of it is lazy, and as in CPython none of it has a checkpoint of its
/// own: only what it calls has.
final class ItertoolsModule {
  private ItertoolsModule() {}

  static final ToyClass ACCUMULATE = type("accumulate");
  static final ToyClass BATCHED = type("batched");
  static final ToyClass CHAIN = type("chain");
  static final ToyClass COMBINATIONS = type("combinations");
  static final ToyClass COMBINATIONS_WITH_REPLACEMENT = type("combinations_with_replacement");
  static final ToyClass COMPRESS = type("compress");
  static final ToyClass COUNT = type("count");
  static final ToyClass CYCLE = type("cycle");
  static final ToyClass DROPWHILE = type("dropwhile");
  static final ToyClass FILTERFALSE = type("filterfalse");
  static final ToyClass GROUPBY = type("groupby");
  static final ToyClass GROUPER = type("_grouper");
  static final ToyClass ISLICE = type("islice");
  static final ToyClass PAIRWISE = type("pairwise");
  static final ToyClass PERMUTATIONS = type("permutations");
  static final ToyClass PRODUCT = type("product");
  static final ToyClass REPEAT = type("repeat");
  static final ToyClass STARMAP = type("starmap");
  static final ToyClass TAKEWHILE = type("takewhile");
  static final ToyClass TEE = type("_tee");
  static final ToyClass ZIP_LONGEST = type("zip_longest");

  private static ToyClass type(String name) {
    return LibraryTypes.of("itertools", name);
  }

  /// An iterator of one of these classes.
  abstract static class Lazy extends ToyIterator {
    private final ToyClass type;
    private int turns;

    Lazy(ToyClass type) {
      this.type = type;
    }

    /// For one that has no end of its own: a native may ask for all of it.
    final void pace(toy.value.Callbacks calls) {
      if ((++turns & Arguments.POLL_MASK) == 0) {
        calls.poll();
      }
    }

    @Override
    public final ToyClass type() {
      return type;
    }
  }

  static void fill(Table t) {
    for (ToyClass type :
        new ToyClass[] {
          ACCUMULATE,
          BATCHED,
          CHAIN,
          COMBINATIONS,
          COMBINATIONS_WITH_REPLACEMENT,
          COMPRESS,
          COUNT,
          CYCLE,
          DROPWHILE,
          FILTERFALSE,
          GROUPBY,
          ISLICE,
          PAIRWISE,
          PERMUTATIONS,
          PRODUCT,
          REPEAT,
          STARMAP,
          TAKEWHILE,
          ZIP_LONGEST
        }) {
      t.value(type.name(), type);
    }
    t.variadic("tee", 1, 2, "(iterable, n=2): n independent iterators", ItertoolsGroups::tee);
  }

  static void fillClass(ToyClass type, Table t) {
    Iterators.protocol(t);
    switch (type.name()) {
      case "count", "cycle", "repeat", "chain", "islice", "zip_longest", "pairwise", "batched" ->
          fillSources(type, t);
      case "product", "permutations", "combinations", "combinations_with_replacement" ->
          fillArrangements(type, t);
      default -> fillSelections(type, t);
    }
  }

  private static void fillSources(ToyClass type, Table t) {
    switch (type.name()) {
      case "count" ->
          t.value("__doc__", "count(start=0, step=1): start, start + step, …, without end")
              .keyworded("__new__", "cls, start=, step=", "", ItertoolsModule::count);
      case "cycle" ->
          t.value("__doc__", "cycle(iterable): its items again and again")
              .define("__new__", "", (f, _, it) -> new Cycle(Iteration.iterator(it, f)));
      case "repeat" ->
          t.value("__doc__", "repeat(object[, times]): the same object again and again")
              .keyworded("__new__", "cls, object, times=", "", ItertoolsModule::repeat);
      case "chain" ->
          t.value("__doc__", "chain(*iterables): the items of one after those of the other")
              .variadic("__new__", 1, -1, "", ItertoolsModule::chain)
              .classMethod(
                  "from_iterable",
                  2,
                  2,
                  "(iterable): chains the iterables that it gives",
                  (f, a) -> new Chain(Iteration.iterator(a[1], f)));
      case "islice" ->
          t.value("__doc__", "islice(iterable, [start,] stop[, step]): some of its items")
              .variadic("__new__", 3, 5, "", ItertoolsModule::islice);
      case "zip_longest" ->
          t.value("__doc__", "zip_longest(*iterables, fillvalue=None): zip to the longest's end")
              .keyworded("__new__", "cls, *iterables, fillvalue=", "", ItertoolsModule::zipLongest);
      case "pairwise" ->
          t.value("__doc__", "pairwise(iterable): each item with the next")
              .define("__new__", "", (f, _, it) -> new Pairwise(Iteration.iterator(it, f)));
      case "batched" ->
          t.value("__doc__", "batched(iterable, n): tuples of n items, the last maybe shorter")
              .define("__new__", "", ItertoolsModule::batched);
      default -> {}
    }
  }

  private static void fillSelections(ToyClass type, Table t) {
    switch (type.name()) {
      case "accumulate" ->
          t.value("__doc__", "accumulate(iterable, func=None, *, initial=None): running totals")
              .keyworded(
                  "__new__", "cls, iterable, func=, *, initial=", "", ItertoolsModule::accumulate);
      case "compress" ->
          t.value("__doc__", "compress(data, selectors): the items whose selector is true")
              .keyworded("__new__", "cls, data, selectors", "", ItertoolsModule::compress);
      case "starmap" ->
          t.value("__doc__", "starmap(function, iterable): function(*item) of each item")
              .define(
                  "__new__",
                  "",
                  (f, _, function, it) -> new Starmap(function, Iteration.iterator(it, f)));
      case "dropwhile", "takewhile", "filterfalse" ->
          t.value("__doc__", type.name() + "(predicate, iterable): some of its items")
              .define(
                  "__new__",
                  "",
                  (f, _, test, it) -> new While(type, test, Iteration.iterator(it, f)));
      case "groupby" ->
          t.value("__doc__", "groupby(iterable, key=None): pairs of a key and its group")
              .keyworded("__new__", "cls, iterable, key=", "", ItertoolsGroups::groupby);
      default -> {}
    }
  }

  private static void fillArrangements(ToyClass type, Table t) {
    switch (type.name()) {
      case "product" ->
          t.value("__doc__", "product(*iterables, repeat=1): all tuples of one item of each")
              .keyworded("__new__", "cls, *iterables, repeat=", "", Arrangements::product);
      case "permutations" ->
          t.value("__doc__", "permutations(iterable, r=None): all orders of r of its items")
              .keyworded("__new__", "cls, iterable, r=", "", Arrangements::permutations);
      default ->
          t.value("__doc__", type.name() + "(iterable, r): all choices of r of its items")
              .keyworded(
                  "__new__", "cls, iterable, r", "", (f, a) -> Arrangements.choices(f, type, a));
    }
  }

  private static Object count(Fiber f, Object[] args) {
    Object start = args[1] == null ? (Object) 0L : args[1];
    Object step = args[2] == null ? (Object) 1L : args[2];
    if (!Numbers.isNumber(start) || !Numbers.isNumber(step)) {
      throw ToyError.typeError("a number is required");
    }
    return new Count(start, step);
  }

  private static Object repeat(Fiber f, Object[] args) {
    return new Repeat(args[1], args[2] == null ? -1 : Math.max(0, Arguments.number(args[2], f)));
  }

  private static Object chain(Fiber f, Object[] args) {
    return new Chain(new ArrayIterator(Arrays.copyOfRange(args, 1, args.length)));
  }

  private static Object accumulate(Fiber f, Object[] args) {
    Object function = Arguments.given(args[2]) ? args[2] : null;
    Object initial = Arguments.given(args[3]) ? args[3] : null;
    return new Accumulate(Iteration.iterator(args[1], f), function, initial);
  }

  private static Object compress(Fiber f, Object[] args) {
    return new Compress(Iteration.iterator(args[1], f), Iteration.iterator(args[2], f));
  }

  private static Object batched(Fiber f, Object cls, Object iterable, Object n) {
    long size = Arguments.number(n, f);
    if (size < 1) {
      throw ToyError.valueError("n must be at least one");
    }
    return new Batched(Iteration.iterator(iterable, f), size);
  }

  private static Object zipLongest(Fiber f, Object[] args) {
    Object[] iterables = ((ToyTuple) args[1]).items;
    Object[] iterators = new Object[iterables.length];
    for (int i = 0; i < iterators.length; i++) {
      iterators[i] = Iteration.iterator(iterables[i], f);
    }
    return new ZipLongest(iterators, Arguments.orNone(args[2]));
  }

  private static Object islice(Fiber f, Object[] args) {
    if (args.length == 3) {
      return new Islice(Iteration.iterator(args[1], f), 0, stop(args[2]), 1);
    }
    long start = index(args[2], 0);
    long stop = stop(args[3]);
    long step = args.length < 5 || args[4] == None.NONE ? 1 : positive(args[4]);
    if (start < 0) {
      throw ToyError.valueError(
          "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    }
    return new Islice(Iteration.iterator(args[1], f), start, stop, step);
  }

  private static long stop(Object value) {
    long stop = index(value, Long.MAX_VALUE);
    if (stop < 0) {
      throw ToyError.valueError(
          "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    }
    return stop;
  }

  private static long positive(Object value) {
    long step = index(value, 1);
    if (step < 1) {
      throw ToyError.valueError("Step for islice() must be a positive integer or None.");
    }
    return step;
  }

  /// -1 for what cannot be one.
  private static long index(@Nullable Object value, long otherwise) {
    if (value == None.NONE) {
      return otherwise;
    }
    return value != null && Numbers.isInt(value) && Numbers.asInt(value) instanceof Long n && n >= 0
        ? n
        : -1;
  }
}
