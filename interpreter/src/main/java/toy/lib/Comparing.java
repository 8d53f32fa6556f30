package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.value.Compare;
import toy.value.Comparison;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyObject;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// What `functools.cmp_to_key` gives: without a value it makes keys, with one it is a key that
/// compares by calling the function.
record Comparing(Object function, @Nullable Object value) implements ToyObject {

  static void fill(Table t) {
    t.define(
        "__call__", "(value): a key", (_, self, value) -> new Comparing(of(self).function, value));
    for (Comparison op : Comparison.values()) {
      t.define(op.method, "(other): self " + op.text + " other", (f, a, b) -> compare(f, op, a, b));
    }
    t.property("obj", (_, self) -> Arguments.orNone(of(self).value));
    t.value("__hash__", toy.value.None.NONE);
  }

  private static Comparing of(Object value) {
    if (value instanceof Comparing key) {
      return key;
    }
    throw Arguments.wrongSelf("functools.KeyWrapper", value);
  }

  private static Object compare(Fiber f, Comparison op, Object a, Object b) {
    if (!(b instanceof Comparing)) {
      throw ToyError.typeError("other argument must be K instance");
    }
    Object x = of(a).value;
    Object y = of(b).value;
    if (x == null || y == null) {
      throw ToyError.attributeError("object");
    }
    return Compare.compare(op, f.call(of(a).function, x, y), 0L, f);
  }

  @Override
  public ToyClass type() {
    return FunctoolsModule.KEY;
  }
}
