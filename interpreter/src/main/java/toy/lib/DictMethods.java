package toy.lib;

import toy.value.DictView;
import toy.value.Items;
import toy.value.Iteration;
import toy.value.None;
import toy.value.Operator;
import toy.value.SetOperations;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToySet;
import toy.value.ToyTuple;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Methods of dict and its views.
final class DictMethods {
  private DictMethods() {}

  static void fill(Table t) {
    t.value("__doc__", "dict(mapping or pairs, **items): values found by their keys");
    t.keyworded("__new__", "cls, /, *args, **items", "", DictMethods::create);
    t.keyworded("__init__", "self, /, *args, **items", "(…): takes items over", DictMethods::init);
    t.define("clear", "(): removes all items", DictMethods::clear);
    t.define("copy", "(): a copy", (_, self) -> self(self).copy());
    t.classMethod(
        "fromkeys",
        2,
        3,
        "(keys, value=None): a dict with one value for all keys",
        (f, a) -> fromKeys(f, new ToyDict(), a));
    t.variadic("get", 2, 3, "(key, default=None): its value, or the default", DictMethods::get);
    t.define("items", "(): a view of pairs (key, value)", (_, self) -> self(self).items());
    t.define("keys", "(): a view of the keys", (_, self) -> self(self).keys());
    t.define("values", "(): a view of the values", (_, self) -> self(self).values());
    t.variadic(
        "pop", 2, 3, "(key[, default]): removes a key and gives its value", DictMethods::pop);
    t.define("popitem", "(): removes the newest pair and gives it", DictMethods::popItem);
    t.variadic(
        "setdefault",
        2,
        3,
        "(key, default=None): its value, put in if absent",
        DictMethods::setDefault);
    t.keyworded(
        "update",
        "self, /, *args, **items",
        "(mapping or pairs, **items): takes them over",
        DictMethods::update);
    t.define(
        "__reversed__",
        "(): the keys from the newest on",
        (f, self) -> Iteration.reversed(self(self), f));
    t.special(DictMethods::fillSpecial);
  }

  private static void fillSpecial(Table t) {
    Protocols.container(Protocols.text(Protocols.comparisons(t, false)));
    Protocols.operators(Protocols.items(t, true), Operator.BITOR);
    Protocols.inplace(t, Operator.BITOR).value("__hash__", None.NONE);
  }

  static void fillView(Table t) {
    t.property("mapping", (_, self) -> view(self).dict);
    t.define(
        "__reversed__",
        "(): an iterator from the newest on",
        (f, self) -> Iteration.reversed(view(self), f));
    Protocols.container(Protocols.text(t));
  }

  static void fillSetView(Table t) {
    fillView(t);
    t.define(
        "isdisjoint",
        "(other): whether they have no item in common",
        (f, self, other) ->
            SetOperations.intersection(ToySet.of(view(self), f), other, f).size() == 0);
    Protocols.comparisons(t, true);
    Protocols.operators(t, Operator.BITOR, Operator.BITAND, Operator.SUB, Operator.BITXOR);
  }

  private static DictView view(Object value) {
    if (value instanceof DictView view) {
      return view;
    }
    throw Arguments.wrongSelf("dict view", value);
  }

  private static ToyDict self(Object value) {
    if (value instanceof ToyDict dict) {
      return dict;
    }
    throw Arguments.wrongSelf("dict", value);
  }

  private static Object create(Fiber f, Object[] args) {
    return fill(f, new ToyDict(), args, "dict");
  }

  /// Puts what `dict(…)` and `update(…)` take into a dict.
  static ToyDict fill(Fiber f, ToyDict dict, Object[] args, String function) {
    ToyTuple given = (ToyTuple) args[1];
    if (given.size() > 1) {
      throw ToyError.typeError(function + " expected at most 1 argument, got " + given.size());
    }
    if (given.size() == 1) {
      SetOperations.updateDict(dict, given.items[0], f);
    }
    dict.update((ToyDict) args[2], f);
    return dict;
  }

  private static Object clear(Fiber f, Object self) {
    self(self).clear();
    return None.NONE;
  }

  /// `blank` with the keys, or what a class derived from its class makes.
  static Object fromKeys(Fiber f, ToyDict blank, Object[] args) {
    Object dict = args[0] instanceof ToyClass c && !c.isBuiltin() ? f.call(c) : blank;
    Object value = args.length > 2 ? args[2] : None.NONE;
    Object iterator = Iteration.iterator(args[1], f);
    int seen = 0;
    for (Object key = Iteration.next(iterator, f); key != null; key = Iteration.next(iterator, f)) {
      if ((++seen & Iteration.POLL_MASK) == 0) {
        f.poll();
      }
      Items.set(dict, key, value, f);
    }
    return dict;
  }

  private static Object get(Fiber f, Object[] args) {
    Object value = self(args[0]).get(args[1], f);
    if (value != null) {
      return value;
    }
    return args.length > 2 ? args[2] : None.NONE;
  }

  private static Object pop(Fiber f, Object[] args) {
    Object value = self(args[0]).remove(args[1], f);
    if (value != null) {
      return value;
    }
    if (args.length > 2) {
      return args[2];
    }
    throw ToyError.keyError(args[1]);
  }

  private static Object popItem(Fiber f, Object self) {
    ToyDict dict = self(self);
    ToyTuple item = dict.removeEnd(true);
    if (item == null) {
      throw ToyError.keyError("popitem(): dictionary is empty");
    }
    return item;
  }

  private static Object setDefault(Fiber f, Object[] args) {
    return self(args[0]).setDefault(args[1], args.length > 2 ? args[2] : None.NONE, f);
  }

  private static Object init(Fiber f, Object[] args) {
    fill(f, self(args[0]), args, "dict");
    return None.NONE;
  }

  private static Object update(Fiber f, Object[] args) {
    fill(f, self(args[0]), args, "update");
    return None.NONE;
  }
}
