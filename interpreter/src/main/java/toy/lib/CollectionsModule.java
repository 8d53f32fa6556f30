package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.value.Arith;
import toy.value.Counter;
import toy.value.DefaultDict;
import toy.value.Iteration;
import toy.value.None;
import toy.value.Operator;
import toy.value.OrderedDict;
import toy.value.SetOperations;
import toy.value.ToyClass;
import toy.value.ToyDeque;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Truth;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The module `collections`, and the methods that its dicts have beside those of dict.
final class CollectionsModule {
  private CollectionsModule() {}

  static void fill(Table t) {
    t.value("Counter", Counter.TYPE);
    t.value("OrderedDict", OrderedDict.TYPE);
    t.value("defaultdict", DefaultDict.TYPE);
    t.value("deque", ToyDeque.TYPE);
    t.value("namedtuple", NamedTuples.NAMEDTUPLE);
  }

  static void fillClass(ToyClass type, Table t) {
    switch (type.name()) {
      case "Counter" -> fillCounter(t);
      case "OrderedDict" -> fillOrdered(t);
      case "defaultdict" -> fillDefault(t);
      case "deque" -> DequeMethods.fill(t);
      default -> {}
    }
  }

  // ---- defaultdict

  private static void fillDefault(Table t) {
    t.value("__doc__", "defaultdict(factory, …): a missing key gets the factory's value");
    t.keyworded(
        "__new__",
        "cls, /, *args, **items",
        "",
        (f, a) -> defaultDict(f, new DefaultDict(None.NONE), a));
    t.keyworded(
        "__init__",
        "self, /, *args, **items",
        "(factory, …): takes them over",
        (f, a) -> none(defaultDict(f, (DefaultDict) a[0], a)));
    t.property(
        "default_factory",
        (_, self) -> ((DefaultDict) self).factory,
        CollectionsModule::setFactory);
    t.define("__missing__", "(key): makes and keeps its value", CollectionsModule::missing);
    t.classMethod(
        "fromkeys",
        2,
        3,
        "(keys, value=None): one value for all keys",
        (f, a) -> DictMethods.fromKeys(f, new DefaultDict(None.NONE), a));
  }

  private static Object defaultDict(Fiber f, DefaultDict made, Object[] args) {
    Object[] given = ((ToyTuple) args[1]).items;
    Object factory = given.length == 0 ? None.NONE : given[0];
    if (factory != None.NONE && !ObjectFunctions.isCallable(f, factory)) {
      throw ToyError.typeError("first argument must be callable or None");
    }
    if (given.length > 2) {
      throw ToyError.typeError("dict expected at most 1 argument, got " + (given.length - 1));
    }
    made.factory = factory;
    if (given.length == 2) {
      SetOperations.updateDict(made, given[1], f);
    }
    made.update((ToyDict) args[2], f);
    return made;
  }

  private static Object setFactory(Fiber f, Object self, Object factory) {
    ((DefaultDict) self).factory = factory;
    return None.NONE;
  }

  private static Object missing(Fiber f, Object self, Object key) {
    DefaultDict dict = (DefaultDict) self;
    if (dict.factory == None.NONE) {
      throw ToyError.keyError(key);
    }
    return dict.keep(key, f.call(dict.factory), f);
  }

  // ---- OrderedDict

  private static void fillOrdered(Table t) {
    t.value("__doc__", "OrderedDict(…): a dict that compares its order too");
    t.keyworded(
        "__new__",
        "cls, /, *args, **items",
        "",
        (f, a) -> DictMethods.fill(f, new OrderedDict(), a, "OrderedDict"));
    t.keyworded(
        "move_to_end", "self, key, last=", "(key, last=True): to an end", CollectionsModule::move);
    t.keyworded(
        "popitem", "self, last=", "(last=True): takes the last or first", CollectionsModule::pop);
    t.classMethod(
        "fromkeys",
        2,
        3,
        "(keys, value=None): one value for all keys",
        (f, a) -> DictMethods.fromKeys(f, new OrderedDict(), a));
  }

  private static Object move(Fiber f, Object[] args) {
    OrderedDict dict = (OrderedDict) args[0];
    if (!dict.move(args[1], args[2] == null || Truth.of(args[2], f), f)) {
      throw ToyError.keyError(args[1]);
    }
    return None.NONE;
  }

  private static Object pop(Fiber f, Object[] args) {
    OrderedDict dict = (OrderedDict) args[0];
    boolean last = args[1] == null || Truth.of(args[1], f);
    ToyTuple item = dict.removeEnd(last);
    if (item == null) {
      throw ToyError.keyError("dictionary is empty");
    }
    return item;
  }

  // ---- Counter

  private static void fillCounter(Table t) {
    t.value("__doc__", "Counter(iterable or mapping, **counts): how often each occurs");
    t.keyworded(
        "__new__",
        "cls, /, *args, **counts",
        "",
        (f, a) -> count(f, new Counter(), a, Operator.ADD, "Counter.__init__"));
    t.keyworded(
        "__init__",
        "self, /, *args, **counts",
        "(…): adds counts",
        (f, a) -> none(count(f, counter(a[0]), a, Operator.ADD, "Counter.__init__")));
    t.keyworded(
        "update",
        "self, /, *args, **counts",
        "(…): adds counts",
        (f, a) -> none(count(f, counter(a[0]), a, Operator.ADD, "Counter.update")));
    t.keyworded(
        "subtract",
        "self, /, *args, **counts",
        "(…): subtracts counts",
        (f, a) -> none(count(f, counter(a[0]), a, Operator.SUB, "Counter.subtract")));
    t.keyworded(
        "most_common",
        "self, n=",
        "(n=None): pairs of key and count, the most common first",
        CollectionsModule::mostCommon);
    t.define("elements", "(): each key as often as it counts", CollectionsModule::elements);
    t.define("total", "(): the sum of the counts", CollectionsModule::total);
    t.define("__missing__", "(key): 0", (_, _, _) -> 0L);
    t.special(CollectionsModule::fillCounterSpecial);
    t.classMethod(
        "fromkeys",
        2,
        3,
        "(keys, value): there is none",
        (_, _) -> {
          throw new ToyError(
              toy.value.Types.NOT_IMPLEMENTED_ERROR,
              "Counter.fromkeys() is undefined.  Use Counter(iterable) instead.");
        });
  }

  private static void fillCounterSpecial(Table t) {
    Operator[] operators = {Operator.ADD, Operator.SUB, Operator.BITAND, Operator.BITOR};
    Protocols.inplace(Protocols.operators(t, operators), operators);
    t.define("__pos__", "(): the positive counts", (f, self) -> Arith.pos(counter(self), f));
    t.define("__neg__", "(): the negative counts", (f, self) -> Arith.neg(counter(self), f));
    Protocols.comparisons(t, true);
  }

  private static Counter counter(Object value) {
    if (value instanceof Counter counter) {
      return counter;
    }
    throw Arguments.wrongSelf("Counter", value);
  }

  private static Object none(Object unused) {
    return None.NONE;
  }

  private static Counter count(
      Fiber f, Counter counter, Object[] args, Operator op, String function) {
    Object[] given = ((ToyTuple) args[1]).items;
    if (given.length > 1) {
      throw ToyError.typeError(
          function
              + "() takes from 1 to 2 positional arguments but "
              + (given.length + 1)
              + " were given");
    }
    if (given.length == 1 && given[0] != None.NONE) {
      countAll(f, counter, given[0], op);
    }
    countAll(f, counter, args[2], op);
    return counter;
  }

  private static void countAll(Fiber f, Counter counter, Object source, Operator op) {
    if (source instanceof ToyDict counts) {
      if (counter.size() == 0 && op == Operator.ADD) {
        counter.update(counts, f);
        return;
      }
      for (Object key : Iteration.toArray(counts, f)) {
        @Nullable Object by = counts.get(key, f);
        counter.add(key, op, by == null ? (Object) 0L : by, f);
      }
      return;
    }
    Object iterator = Iteration.iterator(source, f);
    int turns = 0;
    int seen = 0;
    for (Object key = Iteration.next(iterator, f); key != null; key = Iteration.next(iterator, f)) {
      if ((++seen & Iteration.POLL_MASK) == 0) {
        f.poll();
      }
      counter.add(key, op, 1L, f);
      if ((++turns & Arguments.POLL_MASK) == 0) {
        f.poll();
      }
    }
  }

  private static Object mostCommon(Fiber f, Object[] args) {
    ToyList all = counter(args[0]).mostCommon(f);
    if (Arguments.given(args[1])) {
      int count = (int) Math.clamp(Arguments.number(args[1], f), 0L, (long) all.size());
      return new ToyList(java.util.Arrays.copyOf(all.array(), count), count);
    }
    return all;
  }

  private static Object elements(Fiber f, Object self) {
    return new ItertoolsStreams.Chain(new Elements(Iteration.iterator(counter(self).items(), f)));
  }

  /// Each key of pairs of key and count, repeated.
  private static final class Elements extends toy.value.ToyIterator {
    private final Object pairs;

    Elements(Object pairs) {
      this.pairs = pairs;
    }

    @Override
    public @Nullable Object next(toy.value.Callbacks calls) {
      if (!(Iteration.next(pairs, calls) instanceof ToyTuple pair)) {
        return null;
      }
      long times = toy.value.Numbers.asLong(pair.items[1], calls);
      return new ItertoolsStreams.Repeat(pair.items[0], Math.max(0, times));
    }
  }

  private static Object total(Fiber f, Object self) {
    Object total = 0L;
    for (Object count : Iteration.toArray(counter(self).values(), f)) {
      total = Arith.binary(Operator.ADD, total, count, f);
    }
    return total;
  }
}
