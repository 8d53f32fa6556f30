package toy.lib;

import toy.value.Compare;
import toy.value.Comparison;
import toy.value.Singleton;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Truth;
import toy.vm.Fiber;
import toy.vm.Native;

/// `functools.total_ordering`: the comparisons that a class lacks, from one that it has and `==`.
final class TotalOrdering {
  private TotalOrdering() {}

  /// CPython's order of preference.
  private static final Comparison[] ROOTS = {
    Comparison.LT, Comparison.LE, Comparison.GT, Comparison.GE
  };

  static Object of(Fiber f, Object value) {
    ToyClass type = ObjectMethods.classOf(value, "total_ordering() takes a class");
    for (Comparison root : ROOTS) {
      if (f.vm.lookup(type, root.method) != null) {
        for (Comparison op : ROOTS) {
          if (op != root && f.vm.lookup(type, op.method) == null) {
            type.setAttribute(op.method, from(root, op));
          }
        }
        return type;
      }
    }
    throw ToyError.valueError("must define at least one ordering operation: < > <= >=");
  }

  private static Native from(Comparison root, Comparison op) {
    return Native.method(
        op.method, "(other): self " + op.text + " other", (f, a, b) -> compare(f, root, op, a, b));
  }

  private static Object compare(Fiber f, Comparison root, Comparison op, Object a, Object b) {
    Object method = f.special(a, root.method);
    Object result = method == null ? Singleton.NOT_IMPLEMENTED : f.call(method, b);
    if (result == Singleton.NOT_IMPLEMENTED) {
      return result;
    }
    boolean holds = Truth.of(result, f);
    boolean strict = root == Comparison.LT || root == Comparison.GT;
    boolean sameWay = isLess(root) == isLess(op);
    if (strict) {
      return sameWay
          ? holds || Compare.equal(a, b, f) // <= from <
          : isStrict(op)
              ? !holds && !Compare.equal(a, b, f) // > from <
              : !holds; // >= from <
    }
    return sameWay
        ? holds && !Compare.equal(a, b, f) // < from <=
        : isStrict(op)
            ? !holds // > from <=
            : !holds || Compare.equal(a, b, f); // >= from <=
  }

  private static boolean isLess(Comparison op) {
    return op == Comparison.LT || op == Comparison.LE;
  }

  private static boolean isStrict(Comparison op) {
    return op == Comparison.LT || op == Comparison.GT;
  }
}
