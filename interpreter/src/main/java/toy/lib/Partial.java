package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.value.Callbacks;
import toy.value.HasRepr;
import toy.value.None;
import toy.value.Rebuilt;
import toy.value.Text;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// `functools.partial`: a function with some of its arguments. Guarded by its VM's GIL.
final class Partial implements HasRepr, Rebuilt {
  private Object function;
  private ToyTuple args;
  private ToyDict keywords;

  Partial(Object function, ToyTuple args, ToyDict keywords) {
    this.function = function;
    this.args = args;
    this.keywords = keywords;
  }

  static void fill(Table t) {
    t.value("__doc__", "partial(function, *args, **keywords): with these arguments in front");
    t.keyworded("__new__", "cls, /, *args, **keywords", "", Partial::create);
    t.keyworded("__call__", "self, /, *args, **keywords", "(…): calls it", Partial::call);
    t.property("func", (_, self) -> of(self).function);
    t.property("args", (_, self) -> of(self).args);
    t.property("keywords", (_, self) -> of(self).keywords);
  }

  private static Partial of(Object value) {
    if (value instanceof Partial partial) {
      return partial;
    }
    throw Arguments.wrongSelf("partial", value);
  }

  private static Object create(Fiber f, Object[] args) {
    ToyTuple given = (ToyTuple) args[1];
    ToyDict keywords = (ToyDict) args[2];
    if (given.size() == 0) {
      throw ToyError.typeError("type 'partial' takes at least one argument");
    }
    Object function = given.items[0];
    if (!ObjectFunctions.isCallable(f, function)) {
      throw ToyError.typeError("the first argument must be callable");
    }
    Object[] rest = java.util.Arrays.copyOfRange(given.items, 1, given.size());
    if (!(function instanceof Partial inner)) {
      return new Partial(function, ToyTuple.of(rest), keywords);
    }
    ToyDict both = inner.keywords.copy();
    both.update(keywords, f);
    return new Partial(inner.function, ToyTuple.of(joined(inner.args.items, rest)), both);
  }

  private static Object[] joined(Object[] a, Object[] b) {
    Object[] both = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static Object call(Fiber f, Object[] args) {
    Partial self = of(args[0]);
    Object[] values = joined(self.args.items, ((ToyTuple) args[1]).items);
    ToyDict given = (ToyDict) args[2];
    if (self.keywords.size() == 0 && given.size() == 0) {
      return f.call(self.function, values);
    }
    ToyDict both = self.keywords.copy();
    both.update(given, f);
    return f.callKeywords(self.function, values, both);
  }

  @Override
  public String repr(Callbacks calls) {
    return "functools.partial(" + arguments(function, args, keywords, calls) + ")";
  }

  /// `first, 1, x=2`.
  static String arguments(
      @Nullable Object first, ToyTuple args, @Nullable ToyDict named, Callbacks calls) {
    StringBuilder out = new StringBuilder(first == null ? "" : Text.repr(first, calls));
    for (Object arg : args.items) {
      out.append(out.isEmpty() ? "" : ", ").append(Text.repr(arg, calls));
    }
    if (named != null) {
      ToyDict keywords = named.steady();
      for (int e = keywords.nextEntry(0); e >= 0; e = keywords.nextEntry(e + 1)) {
        out.append(", ").append(keywords.keyAt(e)).append('=');
        out.append(Text.repr(keywords.valueAt(e), calls));
      }
    }
    return out.toString();
  }

  @Override
  public Partial blank() {
    return new Partial(None.NONE, ToyTuple.EMPTY, new ToyDict());
  }

  @Override
  public Object[] parts() {
    return new Object[] {function, args, keywords};
  }

  @Override
  public void fill(Object[] parts, Callbacks calls) {
    function = parts[0];
    args = (ToyTuple) parts[1];
    keywords = (ToyDict) parts[2];
  }

  @Override
  public ToyClass type() {
    return FunctoolsModule.PARTIAL;
  }
}
