package toy.lib;

import toy.value.Arith;
import toy.value.Compare;
import toy.value.Items;
import toy.value.Iteration;
import toy.value.None;
import toy.value.Operator;
import toy.value.Sorting;
import toy.value.Text;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.Truth;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Methods of list.
final class ListMethods {
  private ListMethods() {}

  /// How often `remove` begins anew because what it found was gone.
  private static final int MAX_MISSES = 1000;

  static void fill(Table t) {
    t.value("__doc__", "list(iterable=()): a sequence that can change");
    t.variadic(
        "__new__", 1, 2, "", (f, a) -> a.length == 1 ? new ToyList() : Iteration.toList(a[1], f));
    t.variadic("__init__", 1, 2, "(iterable=()): its items", ListMethods::init);
    t.define("append", "(item): adds it at the end", ListMethods::append);
    t.define("clear", "(): removes all items", ListMethods::clear);
    t.define("copy", "(): a copy", (_, self) -> self(self).copy());
    t.define("count", "(item): how many are equal to it", ListMethods::count);
    t.define("extend", "(iterable): adds its items at the end", ListMethods::extend);
    t.variadic("index", 2, 4, "(item[, start[, stop]]): where it first is", ListMethods::index);
    t.define("insert", "(at, item): puts it before a position", ListMethods::insert);
    t.variadic(
        "pop", 1, 2, "([at]): removes an item, the last one, and gives it", ListMethods::pop);
    t.define("remove", "(item): removes the first that is equal", ListMethods::remove);
    t.define("reverse", "(): turns it round in place", ListMethods::reverse);
    t.keyworded(
        "sort",
        "self, *, key=, reverse=",
        "(*, key=None, reverse=False): sorts in place, keeping the order of equals",
        ListMethods::sort);
    t.define(
        "__reversed__",
        "(): an iterator from the end",
        (f, self) -> Iteration.reversed(self(self), f));
    t.special(ListMethods::fillSpecial);
  }

  private static void fillSpecial(Table t) {
    Protocols.container(Protocols.text(Protocols.comparisons(t, true)));
    Protocols.items(Protocols.operators(t, Operator.ADD, Operator.MUL), true);
    Protocols.inplace(t, Operator.ADD, Operator.MUL).value("__hash__", None.NONE);
  }

  private static ToyList self(Object value) {
    if (value instanceof ToyList list) {
      return list;
    }
    throw Arguments.wrongSelf("list", value);
  }

  private static Object init(Fiber f, Object[] args) {
    ToyList list = self(args[0]);
    Object[] items = args.length == 1 ? new Object[0] : Iteration.toArray(args[1], f);
    list.clear();
    list.appendAll(items, items.length);
    return None.NONE;
  }

  private static Object append(Fiber f, Object self, Object item) {
    self(self).append(item);
    return None.NONE;
  }

  private static Object clear(Fiber f, Object self) {
    self(self).clear();
    return None.NONE;
  }

  private static Object count(Fiber f, Object self, Object item) {
    ToyList list = self(self);
    long n = 0;
    int i = 0;
    for (Object other = list.at(0); other != null; other = list.at(++i)) {
      if (Compare.same(other, item, f)) {
        n++;
      }
      if ((i & Arguments.POLL_MASK) == Arguments.POLL_MASK) {
        f.poll();
      }
    }
    return n;
  }

  private static Object extend(Fiber f, Object self, Object iterable) {
    Arith.builtinInplace(Operator.ADD, self(self), iterable, f);
    return None.NONE;
  }

  private static Object index(Fiber f, Object[] args) {
    ToyList list = self(args[0]);
    long from = args.length > 2 ? Bounds.clip(args[2], list.size(), f) : 0;
    long to = args.length > 3 ? Bounds.clip(args[3], list.size(), f) : Long.MAX_VALUE;
    int at = Items.indexOf(list, args[1], from, to, f);
    if (at < 0) {
      throw ToyError.valueError(Text.repr(args[1], f) + " is not in list");
    }
    return (long) at;
  }

  private static Object insert(Fiber f, Object self, Object at, Object item) {
    ToyList list = self(self);
    list.insert(Arguments.number(at, f), item);
    return None.NONE;
  }

  private static Object pop(Fiber f, Object[] args) {
    ToyList list = self(args[0]);
    long at = args.length == 1 ? -1 : Arguments.number(args[1], f);
    Object gone = list.remove(at);
    if (gone == null) {
      throw ToyError.indexError(
          list.size() == 0 ? "pop from empty list" : "pop index out of range");
    }
    return gone;
  }

  private static Object remove(Fiber f, Object self, Object item) {
    ToyList list = self(self);
    int i = 0;
    int misses = 0;
    for (Object other = list.at(0); other != null; other = list.at(++i)) {
      if (Compare.same(other, item, f)) {
        if (list.removeFound(i, other)) {
          return None.NONE;
        }
        // Another thread was quicker; there may be one more that is equal.
        i = ++misses < MAX_MISSES ? -1 : i;
      }
    }
    throw ToyError.valueError("list.remove(x): x not in list");
  }

  private static Object reverse(Fiber f, Object self) {
    self(self).reverse();
    return None.NONE;
  }

  private static Object sort(Fiber f, Object[] args) {
    boolean reverse = args[2] != null && Truth.of(args[2], f);
    Sorting.sort(self(args[0]), Arguments.given(args[1]) ? args[1] : null, reverse, f);
    return None.NONE;
  }
}
