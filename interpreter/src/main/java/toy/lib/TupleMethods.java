package toy.lib;

import toy.value.Compare;
import toy.value.Iteration;
import toy.value.Operator;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Methods of tuple.
final class TupleMethods {
  private TupleMethods() {}

  static void fill(Table t) {
    t.value("__doc__", "tuple(iterable=()): a sequence that does not change");
    t.variadic("__new__", 1, 2, "", TupleMethods::create);
    t.define("count", "(item): how many are equal to it", TupleMethods::count);
    t.variadic("index", 2, 4, "(item[, start[, stop]]): where it first is", TupleMethods::index);
    t.special(TupleMethods::fillSpecial);
  }

  private static void fillSpecial(Table t) {
    Protocols.container(Protocols.text(Protocols.comparisons(t, true)));
    Protocols.items(Protocols.operators(t, Operator.ADD, Operator.MUL), false);
    Protocols.hash(t);
  }

  private static ToyTuple self(Object value) {
    if (value instanceof ToyTuple tuple) {
      return tuple;
    }
    throw Arguments.wrongSelf("tuple", value);
  }

  private static Object create(Fiber f, Object[] args) {
    if (args.length == 1) {
      return ToyTuple.EMPTY;
    }
    boolean plain = args[1] instanceof ToyTuple tuple && tuple.type() == Types.TUPLE;
    return plain ? args[1] : ToyTuple.of(Iteration.toArray(args[1], f));
  }

  private static Object count(Fiber f, Object self, Object item) {
    long n = 0;
    for (Object other : self(self).items) {
      if (Compare.same(other, item, f)) {
        n++;
      }
    }
    return n;
  }

  private static Object index(Fiber f, Object[] args) {
    ToyTuple tuple = self(args[0]);
    long from = args.length > 2 ? Bounds.clip(args[2], tuple.size(), f) : 0;
    long to = args.length > 3 ? Bounds.clip(args[3], tuple.size(), f) : tuple.size();
    for (long i = from; i < to; i++) {
      if (Compare.same(tuple.items[(int) i], args[1], f)) {
        return i;
      }
    }
    throw ToyError.valueError("tuple.index(x): x not in tuple");
  }
}
