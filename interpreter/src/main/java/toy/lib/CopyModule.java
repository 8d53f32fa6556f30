package toy.lib;

import java.util.function.UnaryOperator;
import toy.value.BoundMethod;
import toy.value.DefaultDict;
import toy.value.Derived;
import toy.value.ExceptionValue;
import toy.value.Instance;
import toy.value.Iteration;
import toy.value.NamedTuple;
import toy.value.Rebuilt;
import toy.value.SetValue;
import toy.value.ToyBytes;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyFrozenSet;
import toy.value.ToyList;
import toy.value.ToyObject;
import toy.value.ToyRange;
import toy.value.ToySet;
import toy.value.ToySlice;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Closure;
import toy.vm.Fiber;
import toy.vm.Library.Table;
import toy.vm.Native;

/// The module `copy`. What cannot be pickled in CPython cannot be copied.
final class CopyModule {
  private CopyModule() {}

  static final ToyClass ERROR = ToyClass.builtin("copy", "Error", Types.EXCEPTION);

  static void fill(Table t) {
    t.value("Error", ERROR);
    t.value("error", ERROR);
    t.define("copy", "(x): a copy that holds the same items", CopyModule::copy);
    t.keyworded(
        "deepcopy",
        "x, memo=",
        "(x): a copy of it and of all that it holds",
        (f, a) ->
            deep(
                f,
                a[0],
                Arguments.given(a[1]) && a[1] instanceof ToyDict memo ? memo : new ToyDict()));
  }

  /// Whether it is its own copy.
  private static boolean isShared(Object value) {
    return !(value instanceof ToyObject)
        || value instanceof ToyClass
        || value instanceof Closure
        || value instanceof Native
        || value instanceof ToyBytes
        || value instanceof ToyRange
        || value instanceof ToySlice
        || value instanceof LruCache
        || value instanceof toy.value.PropertyValue;
  }

  private static ToyError refused(Object value) {
    return ToyError.typeError("cannot pickle '" + Arguments.typeName(value) + "' object");
  }

  private static Object copy(Fiber f, Object value) {
    if (isShared(value)) {
      return value;
    }
    switch (value) {
      case NamedTuple named -> {
        return new NamedTuple(named.type(), named.fields(), named.items);
      }
      case ToyTuple _, ToyFrozenSet _, BoundMethod _ -> {
        return value;
      }
      case ToyList list -> {
        return list.copy();
      }
      case ToyDict dict -> {
        return dict.copy();
      }
      case SetValue set -> {
        return set.copy();
      }
      case Rebuilt rebuilt -> {
        Rebuilt made = rebuilt.blank();
        made.fill(rebuilt.parts(), f);
        return made;
      }
      case Instance instance -> {
        Object own = f.special(instance, "__copy__");
        if (own != null) {
          return f.call(own);
        }
        Instance made = blank(instance, core -> copy(f, core));
        instance.attributes().forEach(made::put);
        return made;
      }
      default -> throw refused(value);
    }
  }

  private static Instance blank(Instance instance, UnaryOperator<Object> core) {
    return switch (instance) {
      case ExceptionValue e -> new ExceptionValue(e.type(), e.args);
      case Derived d -> new Derived(d.type(), core.apply(d.core));
      default -> new Instance(instance.type());
    };
  }

  private static Object deep(Fiber f, Object value, ToyDict memo) {
    if (isShared(value)) {
      return value;
    }
    Object id = f.id(value);
    Object known = memo.get(id, f);
    if (known != null) {
      return known;
    }
    f.enter();
    try {
      f.poll();
      return deep(f, value, memo, id);
    } finally {
      f.leave();
    }
  }

  private static Object deep(Fiber f, Object value, ToyDict memo, Object id) {
    switch (value) {
      case ToyList list -> {
        ToyList made = new ToyList(list.size());
        memo.put(id, made, f);
        int i = 0;
        for (Object item = list.at(0); item != null; item = list.at(++i)) {
          made.append(deep(f, item, memo));
        }
        return made;
      }
      case ToyTuple tuple -> {
        return tuple(f, tuple, memo, id);
      }
      case ToyDict dict -> {
        ToyDict made = dict.blank();
        memo.put(id, made, f);
        if (made instanceof DefaultDict d) {
          d.factory = deep(f, d.factory, memo);
        }
        for (Object key : Iteration.toArray(dict, f)) {
          Object item = dict.get(key, f);
          if (item != null) {
            made.put(deep(f, key, memo), deep(f, item, memo), f);
          }
        }
        return made;
      }
      case SetValue set -> {
        SetValue made = set instanceof ToyFrozenSet ? new ToyFrozenSet() : new ToySet();
        memo.put(id, made, f);
        for (Object item : Iteration.toArray(set, f)) {
          made.add(deep(f, item, memo), f);
        }
        return made;
      }
      case BoundMethod m -> {
        return new BoundMethod(m.function, deep(f, m.self, memo));
      }
      case Rebuilt rebuilt -> {
        Rebuilt made = rebuilt.blank();
        memo.put(id, made, f);
        made.fill(all(f, rebuilt.parts(), memo), f);
        return made;
      }
      case Instance instance -> {
        return instance(f, instance, memo, id);
      }
      default -> throw refused(value);
    }
  }

  private static Object[] all(Fiber f, Object[] items, ToyDict memo) {
    Object[] made = new Object[items.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = deep(f, items[i], memo);
    }
    return made;
  }

  /// A tuple whose items are their own copies is its own too; one that leads back to itself has
  /// been copied on the way.
  private static Object tuple(Fiber f, ToyTuple tuple, ToyDict memo, Object id) {
    Object[] items = all(f, tuple.items, memo);
    Object known = memo.get(id, f);
    if (known != null) {
      return known;
    }
    boolean same = true;
    for (int i = 0; i < items.length; i++) {
      same &= items[i] == tuple.items[i];
    }
    Object made =
        same
            ? tuple
            : tuple instanceof NamedTuple named
                ? new NamedTuple(named.type(), named.fields(), items)
                : new ToyTuple(items);
    memo.put(id, made, f);
    return made;
  }

  private static Object instance(Fiber f, Instance instance, ToyDict memo, Object id) {
    Object own = f.special(instance, "__deepcopy__");
    if (own != null) {
      Object made = f.call(own, memo);
      memo.put(id, made, f);
      return made;
    }
    Instance made = blank(instance, core -> deep(f, core, memo));
    memo.put(id, made, f);
    if (made instanceof ExceptionValue e) {
      e.args = (ToyTuple) deep(f, e.args, memo);
    }
    instance.attributes().forEach((name, value) -> made.put(name, deep(f, value, memo)));
    return made;
  }
}
