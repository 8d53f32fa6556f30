package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.value.Compare;
import toy.value.Comparison;
import toy.value.Derived;
import toy.value.Iteration;
import toy.value.None;
import toy.value.Numbers;
import toy.value.Singleton;
import toy.value.Text;
import toy.value.ToyDeque;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Methods of `collections.deque`.
final class DequeMethods {
  private DequeMethods() {}

  static void fill(Table t) {
    t.value("__doc__", "deque(iterable=(), maxlen=None): quick at both ends");
    t.keyworded("__new__", "cls, iterable=, maxlen=", "", DequeMethods::create);
    t.keyworded(
        "__init__",
        "self, iterable=, maxlen=",
        "(iterable=(), maxlen=None): begins anew",
        (f, a) -> init(f, of(a[0]), a));
    fillEnds(t);
    fillItems(t);
    fillSpecial(t);
  }

  private static void fillEnds(Table t) {
    t.define("append", "(item): adds it on the right", DequeMethods::append);
    t.define("appendleft", "(item): adds it on the left", DequeMethods::appendLeft);
    t.define("pop", "(): takes the rightmost item", (_, d) -> taken(of(d).popLast()));
    t.define("popleft", "(): takes the leftmost item", (_, d) -> taken(of(d).popFirst()));
    t.define("extend", "(iterable): adds its items on the right", DequeMethods::extend);
    t.define("extendleft", "(iterable): adds its items on the left", DequeMethods::extendLeft);
    t.variadic("rotate", 1, 2, "(n=1): turns it to the right", DequeMethods::rotate);
    t.define("reverse", "(): turns it round", DequeMethods::reverse);
    t.define("clear", "(): removes all items", DequeMethods::clear);
    t.define("copy", "(): a copy", (_, d) -> of(d).copy());
    t.property("maxlen", (_, d) -> of(d).maxLength() < 0 ? None.NONE : (Object) of(d).maxLength());
  }

  private static void fillItems(Table t) {
    t.define("count", "(item): how often it occurs", DequeMethods::count);
    t.variadic("index", 2, 4, "(item[, start[, stop]]): where it stands", DequeMethods::index);
    t.define("insert", "(index, item): puts it before the index", DequeMethods::insert);
    t.define("remove", "(item): removes the first such", DequeMethods::remove);
    t.define("__len__", "(): the number of items", (_, d) -> (long) of(d).size());
    t.define("__getitem__", "(index): self[index]", (f, d, i) -> there(of(d).get(position(f, i))));
    t.define("__setitem__", "(index, item): self[index] = item", DequeMethods::set);
    t.define("__delitem__", "(index): removes self[index]", DequeMethods::delete);
    t.define(
        "__contains__",
        "(item): what `in` says",
        (f, d, item) -> of(d).indexOf(item, 0, Long.MAX_VALUE, f) >= 0);
    t.define("__iter__", "(): an iterator", (_, d) -> of(d).iterator(false));
    t.define("__reversed__", "(): from the right", (_, d) -> of(d).iterator(true));
  }

  private static void fillSpecial(Table t) {
    for (Comparison op : Comparison.values()) {
      t.define(op.method, "(other): self " + op.text + " other", (f, a, b) -> compare(f, op, a, b));
    }
    t.define("__add__", "(other): both in one", DequeMethods::add);
    t.define("__iadd__", "(other): takes its items over", DequeMethods::addInPlace);
    t.define("__mul__", "(n): n times the items", DequeMethods::multiply);
    t.define("__rmul__", "(n): n times the items", DequeMethods::multiply);
    t.define("__imul__", "(n): n times the items", DequeMethods::multiplyInPlace);
    t.define("__repr__", "(): the text of repr", (f, d) -> Text.repr(d, f));
    t.value("__hash__", None.NONE);
  }

  private static ToyDeque of(Object value) {
    if (value instanceof ToyDeque deque) {
      return deque;
    }
    throw Arguments.wrongSelf("collections.deque", value);
  }

  private static Object taken(@Nullable Object item) {
    if (item == null) {
      throw ToyError.indexError("pop from an empty deque");
    }
    return item;
  }

  private static Object there(@Nullable Object item) {
    if (item == null) {
      throw ToyError.indexError("deque index out of range");
    }
    return item;
  }

  private static Object create(Fiber f, Object[] args) {
    ToyDeque made = new ToyDeque(-1);
    init(f, made, args);
    return made;
  }

  private static Object init(Fiber f, ToyDeque deque, Object[] args) {
    long most = -1;
    if (Arguments.given(args[2])) {
      if (!Numbers.isInt(args[2])) {
        throw ToyError.typeError("an integer is required");
      }
      most = Arguments.number(args[2], f);
      if (most < 0) {
        throw ToyError.valueError("maxlen must be non-negative");
      }
    }
    deque.reset(most);
    if (args[1] != null) {
      deque.extend(args[1], f);
    }
    return None.NONE;
  }

  private static Object append(Fiber f, Object self, Object item) {
    of(self).append(item);
    return None.NONE;
  }

  private static Object appendLeft(Fiber f, Object self, Object item) {
    of(self).appendLeft(item);
    return None.NONE;
  }

  private static Object extend(Fiber f, Object self, Object iterable) {
    of(self).extend(iterable, f);
    return None.NONE;
  }

  private static Object extendLeft(Fiber f, Object self, Object iterable) {
    for (Object item : Iteration.toArray(iterable, f)) {
      of(self).appendLeft(item);
    }
    return None.NONE;
  }

  private static Object rotate(Fiber f, Object[] args) {
    of(args[0]).rotate(args.length > 1 ? Arguments.number(args[1], f) : 1);
    return None.NONE;
  }

  private static Object reverse(Fiber f, Object self) {
    of(self).reverse();
    return None.NONE;
  }

  private static Object clear(Fiber f, Object self) {
    of(self).clear();
    return None.NONE;
  }

  private static Object count(Fiber f, Object self, Object item) {
    long count = 0;
    int at = of(self).indexOf(item, 0, Long.MAX_VALUE, f);
    while (at >= 0) {
      count++;
      at = of(self).indexOf(item, at + 1L, Long.MAX_VALUE, f);
    }
    return count;
  }

  private static Object index(Fiber f, Object[] args) {
    ToyDeque self = of(args[0]);
    long from = args.length > 2 ? bound(f, self, args[2]) : 0;
    long to = args.length > 3 ? bound(f, self, args[3]) : Long.MAX_VALUE;
    int at = self.indexOf(args[1], from, to, f);
    if (at < 0) {
      throw ToyError.valueError(Text.repr(args[1], f) + " is not in deque");
    }
    return (long) at;
  }

  private static long bound(Fiber f, ToyDeque self, Object value) {
    long n = Arguments.number(value, f);
    return n < 0 ? Math.max(0, n + self.size()) : n;
  }

  private static Object insert(Fiber f, Object self, Object index, Object item) {
    if (!of(self).insert(Arguments.number(index, f), item)) {
      throw ToyError.indexError("deque already at its maximum size");
    }
    return None.NONE;
  }

  private static Object remove(Fiber f, Object self, Object item) {
    if (!of(self).removeEqual(item, f)) {
      throw ToyError.valueError(Text.repr(item, f) + " is not in deque");
    }
    return None.NONE;
  }

  private static long position(Fiber f, Object index) {
    Object n = Numbers.indexOrNull(index, f);
    if (n == null) {
      throw ToyError.typeError(
          "sequence index must be integer, not '" + Arguments.typeName(index) + "'");
    }
    return Arguments.number(n, f);
  }

  private static Object set(Fiber f, Object self, Object index, Object item) {
    if (!of(self).set(position(f, index), item)) {
      throw ToyError.indexError("deque index out of range");
    }
    return None.NONE;
  }

  private static Object delete(Fiber f, Object self, Object index) {
    there(of(self).remove(position(f, index)));
    return None.NONE;
  }

  private static Object compare(Fiber f, Comparison op, Object a, Object b) {
    if (!(Derived.plain(b) instanceof ToyDeque other)) {
      return Singleton.NOT_IMPLEMENTED;
    }
    return Compare.compare(op, ToyList.of(of(a).toArray()), ToyList.of(other.toArray()), f);
  }

  private static Object add(Fiber f, Object self, Object other) {
    if (!(Derived.plain(other) instanceof ToyDeque)) {
      throw ToyError.typeError(
          "can only concatenate deque (not \"" + Arguments.typeName(other) + "\") to deque");
    }
    ToyDeque sum = of(self).copy();
    sum.extend(other, f);
    return sum;
  }

  private static Object addInPlace(Fiber f, Object self, Object other) {
    of(self).extend(other, f);
    return self;
  }

  private static Object multiply(Fiber f, Object self, Object n) {
    if (!Numbers.isInt(n)) {
      return Singleton.NOT_IMPLEMENTED;
    }
    ToyDeque product = of(self).copy();
    product.repeat(Arguments.number(n, f), f);
    return product;
  }

  private static Object multiplyInPlace(Fiber f, Object self, Object n) {
    if (!Numbers.isInt(n)) {
      return Singleton.NOT_IMPLEMENTED;
    }
    of(self).repeat(Arguments.number(n, f), f);
    return self;
  }
}
