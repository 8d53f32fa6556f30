package toy.lib;

import toy.value.Compare;
import toy.value.Items;
import toy.value.Iteration;
import toy.value.None;
import toy.value.Numbers;
import toy.value.Text;
import toy.value.ToyError;
import toy.value.ToyRange;
import toy.value.ToySlice;
import toy.value.ToyTuple;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// Methods of range and slice.
final class RangeMethods {
  private RangeMethods() {}

  static void fillRange(Table t) {
    t.value("__doc__", "range(stop) or range(start, stop[, step]): whole numbers one by one");
    t.variadic("__new__", 2, 4, "", RangeMethods::create);
    t.define("count", "(item): how many are equal to it", RangeMethods::count);
    t.define("index", "(item): where it is", RangeMethods::index);
    t.property("start", (_, self) -> range(self).start);
    t.property("stop", (_, self) -> range(self).stop);
    t.property("step", (_, self) -> range(self).step);
    t.define(
        "__reversed__",
        "(): an iterator from the end",
        (f, self) -> Iteration.reversed(range(self), f));
    t.special(RangeMethods::fillSpecial);
  }

  private static void fillSpecial(Table t) {
    Protocols.container(Protocols.text(Protocols.comparisons(t, false)));
    Protocols.truth(Protocols.hash(Protocols.items(t, false)));
  }

  private static ToyRange range(Object value) {
    if (value instanceof ToyRange range) {
      return range;
    }
    throw Arguments.wrongSelf("range", value);
  }

  private static Object create(Fiber f, Object[] args) {
    long first = Arguments.number(args[1], f);
    if (args.length == 2) {
      return new ToyRange(0, first, 1);
    }
    long stop = Arguments.number(args[2], f);
    return new ToyRange(first, stop, args.length == 3 ? 1 : Arguments.number(args[3], f));
  }

  private static Object count(Fiber f, Object self, Object item) {
    return Items.contains(range(self), item, f) ? 1L : 0L;
  }

  private static Object index(Fiber f, Object self, Object item) {
    ToyRange range = range(self);
    if (Items.contains(range, item, f)) {
      if (Numbers.isInt(item)) {
        return (Arguments.number(item, f) - range.start) / range.step;
      }
      for (long i = 0; i < range.length(); i++) {
        if (Compare.same(range.get(i), item, f)) {
          return i;
        }
      }
    }
    throw ToyError.valueError(
        Numbers.isInt(item)
            ? Text.repr(item, f) + " is not in range"
            : "sequence.index(x): x not in sequence");
  }

  static void fillSlice(Table t) {
    t.value("__doc__", "slice(stop) or slice(start, stop[, step]): what x[a:b:c] passes on");
    t.variadic("__new__", 2, 4, "", RangeMethods::createSlice);
    t.property("start", (_, self) -> slice(self).start);
    t.property("stop", (_, self) -> slice(self).stop);
    t.property("step", (_, self) -> slice(self).step);
    t.define(
        "indices", "(length): the tuple (start, stop, step) for a length", RangeMethods::indices);
    Protocols.text(Protocols.comparisons(t, true));
  }

  private static ToySlice slice(Object value) {
    if (value instanceof ToySlice slice) {
      return slice;
    }
    throw Arguments.wrongSelf("slice", value);
  }

  private static Object createSlice(Fiber f, Object[] args) {
    return args.length == 2
        ? new ToySlice(None.NONE, args[1], None.NONE)
        : new ToySlice(args[1], args[2], args.length == 4 ? args[3] : None.NONE);
  }

  /// The bounds as they are, unlike [ToySlice#of], which moves an empty slice's stop to its start.
  private static Object indices(Fiber f, Object self, Object length) {
    ToySlice slice = slice(self);
    long n = Arguments.number(length, f);
    if (n < 0) {
      throw ToyError.valueError("length should not be negative");
    }
    ToySlice.Range r = slice.of(n, f);
    boolean down = r.step() < 0;
    long stop;
    if (slice.stop == None.NONE) {
      stop = down ? -1 : n;
    } else {
      long at = Numbers.sliceIndex(slice.stop, f);
      long wrapped = at < 0 ? at + n : at;
      stop = down ? Math.clamp(wrapped, -1, n - 1) : Math.clamp(wrapped, 0, n);
    }
    return ToyTuple.of(r.start(), stop, r.step());
  }
}
