package toy.lib;

import java.math.BigInteger;
import toy.value.Bindable;
import toy.value.Callbacks;
import toy.value.HasRepr;
import toy.value.NamedTuple;
import toy.value.None;
import toy.value.Rebuilt;
import toy.value.Singleton;
import toy.value.Text;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// What `functools.lru_cache` makes of a function. Guarded by its VM's GIL; a copy for a process
/// begins empty.
final class LruCache implements Bindable, HasRepr, Rebuilt {
  static final ToyTuple INFO_FIELDS = ToyTuple.of("hits", "misses", "maxsize", "currsize");

  private static final ToyClass INFO = LibraryTypes.of("functools", "CacheInfo", Types.TUPLE);

  private Object function;

  /// The number of results that are kept; -1 for all of them.
  private long maxSize;

  private boolean typed;

  /// Results by their arguments, those that were not asked for the longest first.
  private final ToyDict results = new ToyDict();

  private long hits;
  private long misses;

  LruCache(Object function, long maxSize, boolean typed) {
    this.function = function;
    this.maxSize = maxSize;
    this.typed = typed;
  }

  static void fill(Table t) {
    t.keyworded("__call__", "self, /, *args, **keywords", "(…): calls it", LruCache::call);
    t.define("cache_info", "(): hits, misses, maxsize, currsize", (_, self) -> of(self).info());
    t.define("cache_clear", "(): forgets all results", (_, self) -> of(self).clear());
    t.define("cache_parameters", "(): as the decorator was given them", LruCache::parameters);
    t.property("__wrapped__", (_, self) -> of(self).function);
    for (String name : new String[] {"__name__", "__qualname__", "__doc__", "__module__"}) {
      t.property(name, (f, self) -> f.getAttribute(of(self).function, name));
    }
  }

  private static LruCache of(Object value) {
    if (value instanceof LruCache cache) {
      return cache;
    }
    throw Arguments.wrongSelf("functools._lru_cache_wrapper", value);
  }

  private static Object call(Fiber f, Object[] args) {
    return of(args[0]).call(f, (ToyTuple) args[1], (ToyDict) args[2]);
  }

  private Object call(Fiber f, ToyTuple args, ToyDict keywords) {
    Object key = maxSize == 0 ? None.NONE : key(args, keywords);
    Object known = maxSize == 0 ? null : results.get(key, f);
    if (known != null) {
      hits++;
      if (maxSize > 0) {
        // Moves to the end of those that were asked for last.
        results.move(key, true, f);
      }
      return known;
    }
    misses++;
    Object result =
        keywords.size() == 0
            ? f.call(function, args.items)
            : f.callKeywords(function, args.items, keywords);
    // The call may have come back here for the same arguments.
    if (maxSize != 0 && results.get(key, f) == null) {
      while (maxSize > 0 && results.size() >= maxSize) {
        results.removeEnd(false);
      }
      results.put(key, result, f);
    }
    return result;
  }

  /// CPython's key: a lone int or str stands for itself, so that `f(1)` and `f(1.0)` differ.
  private Object key(ToyTuple args, ToyDict keywords) {
    if (!typed && keywords.size() == 0) {
      boolean alone =
          args.size() == 1
              && (args.items[0] instanceof Long
                  || args.items[0] instanceof BigInteger
                  || args.items[0] instanceof String);
      return alone ? args.items[0] : args;
    }
    int named = keywords.size();
    int count = args.size();
    Object[] key = new Object[count + 1 + 2 * named + (typed ? count + named : 0)];
    System.arraycopy(args.items, 0, key, 0, count);
    key[count] = Singleton.ELLIPSIS;
    int at = count + 1;
    for (int e = keywords.nextEntry(0); e >= 0; e = keywords.nextEntry(e + 1)) {
      key[at++] = keywords.keyAt(e);
      key[at++] = keywords.valueAt(e);
    }
    for (int i = 0; typed && i < count; i++) {
      key[at++] = Types.of(args.items[i]);
    }
    for (int i = 0; typed && i < named; i++) {
      key[at++] = Types.of(key[count + 2 + 2 * i]);
    }
    return new ToyTuple(key);
  }

  private Object info() {
    Object most = maxSize < 0 ? None.NONE : (Object) maxSize;
    return new NamedTuple(
        INFO, INFO_FIELDS, new Object[] {hits, misses, most, (long) results.size()});
  }

  private Object clear() {
    results.clear();
    hits = 0;
    misses = 0;
    return None.NONE;
  }

  private static Object parameters(Fiber f, Object self) {
    ToyDict parameters = new ToyDict();
    parameters.put("maxsize", of(self).maxSize < 0 ? None.NONE : (Object) of(self).maxSize, f);
    parameters.put("typed", of(self).typed, f);
    return parameters;
  }

  @Override
  public String repr(Callbacks calls) {
    return "<functools._lru_cache_wrapper object at " + Text.address(this, calls) + ">";
  }

  @Override
  public LruCache blank() {
    return new LruCache(None.NONE, 0, false);
  }

  @Override
  public Object[] parts() {
    return new Object[] {function, maxSize, typed};
  }

  @Override
  public void fill(Object[] parts, Callbacks calls) {
    function = parts[0];
    maxSize = (Long) parts[1];
    typed = (Boolean) parts[2];
  }

  @Override
  public ToyClass type() {
    return FunctoolsModule.LRU_CACHE;
  }
}
