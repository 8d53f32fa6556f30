package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.value.Arith;
import toy.value.Compare;
import toy.value.Comparison;
import toy.value.Derived;
import toy.value.Hash;
import toy.value.Items;
import toy.value.Iteration;
import toy.value.NamedTuple;
import toy.value.None;
import toy.value.Operator;
import toy.value.Singleton;
import toy.value.Text;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Truth;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The special methods of built-in values, for scripts that call them by name, as in `x.__len__()`.
/// Operators never look here: what they do with built-in values is in `toy.value`.
final class Protocols {
  private Protocols() {}

  static Table text(Table t) {
    t.define("__repr__", "(): the text of repr", Protocols::repr);
    t.define("__str__", "(): the text of str", (f, self) -> Text.str(self, f));
    return t.define("__format__", "(spec): the text of format", Protocols::format);
  }

  /// Of what has no length: a container's truth is asked of `__len__`, also in derived classes.
  static Table truth(Table t) {
    return t.define("__bool__", "(): the truth of it", (f, self) -> Truth.of(self, f));
  }

  private static Object repr(Fiber f, Object self) {
    return self instanceof NamedTuple named ? Text.repr(named, f) : Text.repr(self, f);
  }

  private static Object format(Fiber f, Object self, Object spec) {
    return Text.format(self, Arguments.string(spec, "__format__() argument"), f);
  }

  static Table hash(Table t) {
    return t.define("__hash__", "(): the number of hash", (f, self) -> Hash.of(self, f));
  }

  static Table container(Table t) {
    t.define("__len__", "(): the number of items", (f, self) -> Items.length(self, f));
    t.define("__iter__", "(): an iterator", (f, self) -> Iteration.iterator(self, f));
    return t.define(
        "__contains__", "(item): what `in` says", (f, self, item) -> Items.contains(self, item, f));
  }

  static Table items(Table t, boolean mutable) {
    t.define("__getitem__", "(key): self[key]", (f, self, key) -> Items.get(self, key, f));
    if (mutable) {
      t.define("__setitem__", "(key, value): self[key] = value", Protocols::set);
      t.define("__delitem__", "(key): removes self[key]", Protocols::delete);
    }
    return t;
  }

  private static Object set(Fiber f, Object self, Object key, Object value) {
    Items.set(self, key, value, f);
    return None.NONE;
  }

  private static Object delete(Fiber f, Object self, Object key) {
    Items.delete(self, key, f);
    return None.NONE;
  }

  /// All six comparisons, or only `==` and `!=`.
  static Table comparisons(Table t, boolean ordered) {
    for (Comparison op : Comparison.values()) {
      if (ordered || op == Comparison.EQ || op == Comparison.NE) {
        t.define(
            op.method, "(other): self " + op.text + " other", (f, a, b) -> compare(f, op, a, b));
      }
    }
    return t;
  }

  private static Object compare(Fiber f, Comparison op, Object a, Object b) {
    try {
      return Compare.compare(op, plain(a), Derived.plain(b), f);
    } catch (ToyError e) {
      if (e.value().type() == Types.TYPE_ERROR) {
        return Singleton.NOT_IMPLEMENTED;
      }
      throw e;
    }
  }

  /// What `super().__eq__` compares, which must not come back to the method that asks.
  private static Object plain(Object value) {
    return value instanceof NamedTuple named ? ToyTuple.of(named.items) : value;
  }

  static Table operators(Table t, Operator... operators) {
    for (Operator op : operators) {
      t.define(op.method, "(other): self " + op.text + " other", (f, a, b) -> binary(f, op, a, b));
      t.define(
          op.reflected, "(other): other " + op.text + " self", (f, a, b) -> binary(f, op, b, a));
    }
    return t;
  }

  /// The operators that change the left operand.
  static Table inplace(Table t, Operator... operators) {
    for (Operator op : operators) {
      t.define(
          op.inplace,
          "(other): self " + op.text + "= other",
          (f, a, b) -> {
            Object result = Arith.builtinInplace(op, a, Derived.plain(b), f);
            return result == null ? Singleton.NOT_IMPLEMENTED : result;
          });
    }
    return t;
  }

  static void divmod(Table t) {
    t.define("__divmod__", "(other): divmod(self, other)", (f, a, b) -> divmod(f, a, b));
    t.define("__rdivmod__", "(other): divmod(other, self)", (f, a, b) -> divmod(f, b, a));
  }

  private static Object divmod(Fiber f, Object a, Object b) {
    Object x = Derived.plain(a);
    Object y = Derived.plain(b);
    return Arith.isNumber(x) && Arith.isNumber(y)
        ? Arith.divmod(x, y, f)
        : Singleton.NOT_IMPLEMENTED;
  }

  static Object binary(Fiber f, Operator op, Object a, Object b) {
    @Nullable Object result = Arith.builtinBinary(op, Derived.plain(a), Derived.plain(b), f);
    return result == null ? Singleton.NOT_IMPLEMENTED : result;
  }
}
