package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.value.Instance;
import toy.value.Iteration;
import toy.value.None;
import toy.value.PropertyValue;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.vm.Fiber;
import toy.vm.Library.Table;
import toy.vm.Native;

/// The module `functools`.
final class FunctoolsModule {
  private FunctoolsModule() {}

  static final ToyClass PARTIAL = LibraryTypes.of("functools", "partial");
  static final ToyClass LRU_CACHE = LibraryTypes.of("functools", "_lru_cache_wrapper");
  static final ToyClass KEY = LibraryTypes.of("functools", "KeyWrapper");

  /// What `wraps` takes over from the wrapped function.
  private static final String[] ASSIGNMENTS = {"__module__", "__name__", "__qualname__", "__doc__"};

  private static final Native CACHED_GET = Native.function("get", FunctoolsModule::cachedGet);
  private static final Native CACHED_SET = Native.function("set", FunctoolsModule::cachedSet);
  private static final Native CACHED_DELETE =
      Native.function("delete", FunctoolsModule::cachedDelete);

  static void fill(Table t) {
    t.value("partial", PARTIAL);
    t.variadic(
        "reduce",
        2,
        3,
        "(function, iterable[, initial]): folds the items into one",
        FunctoolsModule::reduce);
    t.keyworded(
        "lru_cache",
        "maxsize=, typed=",
        "(maxsize=128, typed=False): a decorator that remembers results",
        FunctoolsModule::lruCache);
    t.define(
        "cache",
        "(function): remembers all results",
        (_, function) -> new LruCache(function, -1, false));
    t.keyworded(
        "wraps",
        "wrapped, assigned=, updated=",
        "(wrapped): a decorator that takes its name and doc over",
        FunctoolsModule::wraps);
    t.keyworded(
        "update_wrapper",
        "wrapper, wrapped, assigned=, updated=",
        "(wrapper, wrapped): takes its name and doc over",
        (f, a) -> updateWrapper(f, a[0], a[1]));
    t.define(
        "cmp_to_key",
        "(function): a sort key from a comparison of two",
        (_, function) -> new Comparing(function, null));
    t.define("total_ordering", "(class): fills in the other comparisons", TotalOrdering::of);
    t.define(
        "cached_property",
        "(function): a property that is computed once an object",
        FunctoolsModule::cachedProperty);
  }

  /// What cached properties are made of, by name, or null.
  static @Nullable Native hidden(String name) {
    return switch (name) {
      case "get" -> CACHED_GET;
      case "set" -> CACHED_SET;
      case "delete" -> CACHED_DELETE;
      default -> null;
    };
  }

  static void fillClass(ToyClass type, Table t) {
    switch (type.name()) {
      case "partial" -> Partial.fill(t);
      case "_lru_cache_wrapper" -> LruCache.fill(t);
      case "KeyWrapper" -> Comparing.fill(t);
      case "CacheInfo" -> NamedTuples.fillBuiltin(t, LruCache.INFO_FIELDS);
      default -> {}
    }
  }

  private static Object reduce(Fiber f, Object[] args) {
    Object iterator;
    try {
      iterator = Iteration.iterator(args[1], f);
    } catch (ToyError e) {
      throw ToyError.typeError("reduce() arg 2 must support iteration");
    }
    Object total = args.length > 2 ? args[2] : Iteration.next(iterator, f);
    if (total == null) {
      throw ToyError.typeError("reduce() of empty iterable with no initial value");
    }
    int seen = 0;
    for (Object item = Iteration.next(iterator, f);
        item != null;
        item = Iteration.next(iterator, f)) {
      if ((++seen & Iteration.POLL_MASK) == 0) {
        f.poll();
      }
      total = f.call(args[0], total, item);
    }
    return total;
  }

  private static Object lruCache(Fiber f, Object[] args) {
    boolean typed = args[1] != null && toy.value.Truth.of(args[1], f);
    Object size = args[0] == null ? (Object) 128L : args[0];
    if (size == None.NONE || toy.value.Numbers.isInt(size)) {
      long most = size == None.NONE ? -1 : Math.max(0, Arguments.number(size, f));
      return new Partial(
          Native.function("lru_cache", FunctoolsModule::decorate),
          ToyTuple.of(most, typed),
          new ToyDict());
    }
    if (!ObjectFunctions.isCallable(f, size)) {
      throw ToyError.typeError("Expected first argument to be an integer, a callable, or None");
    }
    return new LruCache(size, 128, typed);
  }

  private static Object decorate(Fiber f, Object[] args) {
    if (args.length != 3) {
      throw ToyError.typeError("lru_cache() decorates one function");
    }
    return new LruCache(args[2], (Long) args[0], (Boolean) args[1]);
  }

  private static Object wraps(Fiber f, Object[] args) {
    return new Partial(
        Native.function("update_wrapper", (g, a) -> updateWrapper(g, a[1], a[0])),
        ToyTuple.of(args[0]),
        new ToyDict());
  }

  private static Object updateWrapper(Fiber f, Object wrapper, Object wrapped) {
    for (String name : ASSIGNMENTS) {
      Object value = ObjectFunctions.find(f, wrapped, name);
      if (value != null) {
        f.setAttribute(wrapper, name, value);
      }
    }
    f.setAttribute(wrapper, "__wrapped__", wrapped);
    return wrapper;
  }

  // ---- cached_property: the value stands among the object's own attributes

  private static Object cachedProperty(Fiber f, Object function) {
    ToyTuple bound = ToyTuple.of(function);
    return new PropertyValue(
        new Partial(CACHED_GET, bound, new ToyDict()),
        new Partial(CACHED_SET, bound, new ToyDict()),
        new Partial(CACHED_DELETE, bound, new ToyDict()));
  }

  private static String nameOf(Fiber f, Object function) {
    return Arguments.string(f.getAttribute(function, "__name__"), "the name");
  }

  private static Instance instance(@Nullable Object value) {
    if (value instanceof Instance instance) {
      return instance;
    }
    throw ToyError.typeError("a cached_property needs an object with attributes of its own");
  }

  private static Object cachedGet(Fiber f, Object[] args) {
    String name = nameOf(f, args[0]);
    Object known = instance(args[1]).get(name);
    if (known != null) {
      return known;
    }
    Object value = f.call(args[0], args[1]);
    instance(args[1]).put(name, value);
    return value;
  }

  private static Object cachedSet(Fiber f, Object[] args) {
    instance(args[1]).put(nameOf(f, args[0]), args[2]);
    return None.NONE;
  }

  private static Object cachedDelete(Fiber f, Object[] args) {
    String name = nameOf(f, args[0]);
    if (!instance(args[1]).remove(name)) {
      throw ToyError.attributeError(name);
    }
    return None.NONE;
  }
}
