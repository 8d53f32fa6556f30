package toy.lib;

import toy.value.None;
import toy.value.Operator;
import toy.value.SetOperations;
import toy.value.SetValue;
import toy.value.ToyError;
import toy.value.ToyFrozenSet;
import toy.value.ToySet;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Methods of set and frozenset.
final class SetMethods {
  private SetMethods() {}

  /// An operation of a set with one other iterable.
  private interface Operation {
    SetValue apply(SetValue set, Object iterable, Fiber f);
  }

  static void fillSet(Table t) {
    t.value("__doc__", "set(iterable=()): different items, in the order of their coming");
    t.variadic("__new__", 1, 2, "", (f, a) -> a.length == 1 ? new ToySet() : ToySet.of(a[1], f));
    t.variadic("__init__", 1, 2, "(iterable=()): its items", SetMethods::init);
    fillCommon(t);
    t.define("add", "(item): adds it", SetMethods::add);
    t.define("clear", "(): removes all items", SetMethods::clear);
    t.define("discard", "(item): removes it if it is there", SetMethods::discard);
    t.define("pop", "(): removes an item and gives it", SetMethods::pop);
    t.define("remove", "(item): removes it; KeyError if it is not there", SetMethods::remove);
    t.variadic("update", 1, -1, "(*others): adds their items", SetMethods::update);
    t.variadic(
        "intersection_update",
        1,
        -1,
        "(*others): keeps what is in all others",
        SetMethods::intersectInPlace);
    t.variadic(
        "difference_update",
        1,
        -1,
        "(*others): removes what is in others",
        SetMethods::subtractInPlace);
    t.define(
        "symmetric_difference_update",
        "(other): keeps what is in one of the two",
        SetMethods::exclusiveInPlace);
    t.special(SetMethods::fillSpecial);
  }

  static void fillFrozenSet(Table t) {
    t.value("__doc__", "frozenset(iterable=()): a set that does not change");
    t.variadic("__new__", 1, 2, "", SetMethods::createFrozen);
    fillCommon(t);
    t.special(SetMethods::fillFrozenSpecial);
  }

  private static void fillCommon(Table t) {
    t.define("copy", "(): a copy", (_, self) -> self(self).copy());
    operation(t, "union", "the items of all", SetOperations::union);
    operation(t, "intersection", "the items that are in all", SetOperations::intersection);
    operation(t, "difference", "the items that are in no other", SetOperations::difference);
    t.define(
        "symmetric_difference",
        "(other): the items that are in one of the two",
        (f, self, other) -> SetOperations.symmetricDifference(self(self), other, f));
    t.define(
        "isdisjoint",
        "(other): whether they have no item in common",
        (f, self, other) -> SetOperations.intersection(self(self), other, f).size() == 0);
    t.define(
        "issubset",
        "(other): whether the other has all items",
        (f, self, other) -> SetOperations.isSubset(self(self), SetOperations.asSet(other, f), f));
    t.define(
        "issuperset",
        "(other): whether it has all items of the other",
        (f, self, other) -> SetOperations.isSubset(SetOperations.asSet(other, f), self(self), f));
  }

  private static void fillSpecial(Table t) {
    operators(t);
    Protocols.inplace(t, Operator.BITOR, Operator.BITAND, Operator.SUB, Operator.BITXOR);
    t.value("__hash__", None.NONE);
  }

  private static void fillFrozenSpecial(Table t) {
    operators(t);
    Protocols.hash(t);
  }

  private static void operators(Table t) {
    Protocols.container(Protocols.text(Protocols.comparisons(t, true)));
    Protocols.operators(t, Operator.BITOR, Operator.BITAND, Operator.SUB, Operator.BITXOR);
  }

  private static void operation(Table t, String name, String doc, Operation op) {
    t.variadic(name, 1, -1, "(*others): " + doc, (f, a) -> fold(f, a, op));
  }

  /// All others are looked at before anything is removed, as in CPython.
  private static Object intersectInPlace(Fiber f, Object[] args) {
    if (args.length > 1) {
      Object others = args[1];
      for (int i = 2; i < args.length; i++) {
        others = SetOperations.intersection(SetOperations.asSet(others, f), args[i], f);
      }
      SetOperations.change(Operator.BITAND, self(args[0]), others, f);
    }
    return None.NONE;
  }

  private static Object subtractInPlace(Fiber f, Object[] args) {
    for (int i = 1; i < args.length; i++) {
      SetOperations.change(Operator.SUB, self(args[0]), args[i], f);
    }
    return None.NONE;
  }

  private static Object exclusiveInPlace(Fiber f, Object self, Object other) {
    SetOperations.change(Operator.BITXOR, self(self), other, f);
    return None.NONE;
  }

  private static SetValue fold(Fiber f, Object[] args, Operation op) {
    SetValue result = self(args[0]);
    for (int i = 1; i < args.length; i++) {
      result = op.apply(result, args[i], f);
    }
    return args.length == 1 ? result.copy() : result;
  }

  private static SetValue self(Object value) {
    if (value instanceof SetValue set) {
      return set;
    }
    throw Arguments.wrongSelf("set", value);
  }

  private static ToySet mutable(Object value) {
    if (value instanceof ToySet set) {
      return set;
    }
    throw Arguments.wrongSelf("set", value);
  }

  private static Object createFrozen(Fiber f, Object[] args) {
    if (args.length == 2 && args[1] instanceof ToyFrozenSet same) {
      return same;
    }
    return args.length == 1 ? new ToyFrozenSet() : ToyFrozenSet.of(args[1], f);
  }

  private static Object add(Fiber f, Object self, Object item) {
    mutable(self).add(item, f);
    return None.NONE;
  }

  private static Object clear(Fiber f, Object self) {
    mutable(self).clear();
    return None.NONE;
  }

  private static Object discard(Fiber f, Object self, Object item) {
    mutable(self).remove(item, f);
    return None.NONE;
  }

  private static Object pop(Fiber f, Object self) {
    Object item = mutable(self).pop();
    if (item == null) {
      throw ToyError.keyError("pop from an empty set");
    }
    return item;
  }

  private static Object remove(Fiber f, Object self, Object item) {
    if (!mutable(self).remove(item, f)) {
      throw ToyError.keyError(item);
    }
    return None.NONE;
  }

  private static Object init(Fiber f, Object[] args) {
    self(args[0]).become(args.length == 1 ? new ToySet() : ToySet.of(args[1], f));
    return None.NONE;
  }

  private static Object update(Fiber f, Object[] args) {
    ToySet set = mutable(args[0]);
    for (int i = 1; i < args.length; i++) {
      set.addAll(args[i], f);
    }
    return None.NONE;
  }
}
