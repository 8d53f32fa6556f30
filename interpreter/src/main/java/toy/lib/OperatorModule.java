package toy.lib;

import toy.value.Arith;
import toy.value.Compare;
import toy.value.Comparison;
import toy.value.Items;
import toy.value.Iteration;
import toy.value.None;
import toy.value.Operator;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Truth;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The module `operator`: what the operators do, as functions.
final class OperatorModule {
  private OperatorModule() {}

  static final ToyClass ITEM_GETTER = LibraryTypes.of("operator", "itemgetter");
  static final ToyClass ATTRIBUTE_GETTER = LibraryTypes.of("operator", "attrgetter");
  static final ToyClass METHOD_CALLER = LibraryTypes.of("operator", "methodcaller");

  static void fill(Table t) {
    t.value("itemgetter", ITEM_GETTER);
    t.value("attrgetter", ATTRIBUTE_GETTER);
    t.value("methodcaller", METHOD_CALLER);
    for (Operator op : Operator.values()) {
      String method = op.method.substring(2, op.method.length() - 2);
      boolean isWord = method.equals("and") || method.equals("or");
      t.define(
          isWord ? method + "_" : method,
          "(a, b): a " + op.text + " b",
          (f, a, b) -> Arith.binary(op, a, b, f));
      t.define(
          "i" + method,
          "(a, b): what a " + op.text + "= b leaves in a",
          (f, a, b) -> Arith.inplace(op, a, b, f));
    }
    for (Comparison op : Comparison.values()) {
      t.define(
          op.method.substring(2, 4),
          "(a, b): a " + op.text + " b",
          (f, a, b) -> Compare.compare(op, a, b, f));
    }
    fillUnary(t);
    fillItems(t);
  }

  private static void fillUnary(Table t) {
    t.define("neg", "(a): -a", (f, a) -> Arith.neg(a, f));
    t.define("pos", "(a): +a", (f, a) -> Arith.pos(a, f));
    t.define("inv", "(a): ~a", (f, a) -> Arith.invert(a, f));
    t.define("invert", "(a): ~a", (f, a) -> Arith.invert(a, f));
    t.define("abs", "(a): abs(a)", (f, a) -> Arith.abs(a, f));
    t.define("index", "(a): a as an int", (f, a) -> Arguments.integer(a, f));
    t.define("not_", "(a): not a", (f, a) -> !Truth.of(a, f));
    t.define("truth", "(a): bool(a)", (f, a) -> Truth.of(a, f));
    t.define("is_", "(a, b): a is b", (f, a, b) -> Compare.identical(a, b));
    t.define("is_not", "(a, b): a is not b", (f, a, b) -> !Compare.identical(a, b));
    t.keyworded(
        "call",
        "function, /, *args, **keywords",
        "(function, …): calls it",
        (f, a) -> f.callKeywords(a[0], ((ToyTuple) a[1]).items, (ToyDict) a[2]));
  }

  private static void fillItems(Table t) {
    t.define("concat", "(a, b): a + b of sequences", OperatorModule::concat);
    t.define(
        "iconcat",
        "(a, b): what a += b leaves in a",
        (f, a, b) -> Arith.inplace(Operator.ADD, a, b, f));
    t.define("contains", "(a, b): b in a", (f, a, b) -> Items.contains(a, b, f));
    t.define("countOf", "(a, b): how many items of a are b", OperatorModule::countOf);
    t.define("indexOf", "(a, b): where b stands in a", OperatorModule::indexOf);
    t.define("getitem", "(a, b): a[b]", (f, a, b) -> Items.get(a, b, f));
    t.define("setitem", "(a, b, c): a[b] = c", OperatorModule::setItem);
    t.define("delitem", "(a, b): removes a[b]", OperatorModule::deleteItem);
  }

  private static Object setItem(Fiber f, Object a, Object b, Object c) {
    Items.set(a, b, c, f);
    return None.NONE;
  }

  private static Object deleteItem(Fiber f, Object a, Object b) {
    Items.delete(a, b, f);
    return None.NONE;
  }

  private static Object concat(Fiber f, Object a, Object b) {
    if (toy.value.Numbers.isNumber(a)) {
      throw ToyError.typeError("'" + Arguments.typeName(a) + "' object can't be concatenated");
    }
    return Arith.binary(Operator.ADD, a, b, f);
  }

  private static Object countOf(Fiber f, Object a, Object b) {
    Object iterator = Iteration.iterator(a, f);
    long count = 0;
    int seen = 0;
    for (Object x = Iteration.next(iterator, f); x != null; x = Iteration.next(iterator, f)) {
      if ((++seen & Iteration.POLL_MASK) == 0) {
        f.poll();
      }
      count += Compare.same(x, b, f) ? 1 : 0;
    }
    return count;
  }

  private static Object indexOf(Fiber f, Object a, Object b) {
    Object iterator = Iteration.iterator(a, f);
    long at = 0;
    int seen = 0;
    for (Object x = Iteration.next(iterator, f); x != null; x = Iteration.next(iterator, f)) {
      if ((++seen & Iteration.POLL_MASK) == 0) {
        f.poll();
      }
      if (Compare.same(x, b, f)) {
        return at;
      }
      at++;
    }
    throw ToyError.valueError("sequence.index(x): x not in sequence");
  }
}
