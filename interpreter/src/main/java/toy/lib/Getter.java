package toy.lib;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.value.Callbacks;
import toy.value.HasRepr;
import toy.value.Items;
import toy.value.Rebuilt;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// `operator.itemgetter`, `attrgetter` and `methodcaller`.
final class Getter implements HasRepr, Rebuilt {
  private final ToyClass type;
  private ToyTuple args;
  private ToyDict keywords;

  private Getter(ToyClass type, ToyTuple args, ToyDict keywords) {
    this.type = type;
    this.args = args;
    this.keywords = keywords;
  }

  static void fill(ToyClass type, Table t) {
    switch (type.name()) {
      case "itemgetter" ->
          t.value("__doc__", "itemgetter(item, …): a function that gives x[item]")
              .variadic("__new__", 1, -1, "", (f, a) -> make(type, a))
              .define("__call__", "(x): x[item]", Getter::items);
      case "attrgetter" ->
          t.value("__doc__", "attrgetter(name, …): a function that gives x.name")
              .variadic("__new__", 1, -1, "", (f, a) -> attributeGetter(a))
              .define("__call__", "(x): x.name", Getter::attributes);
      default ->
          t.value("__doc__", "methodcaller(name, …): a function that gives x.name(…)")
              .keyworded("__new__", "cls, name, /, *args, **keywords", "", Getter::methodCaller)
              .define("__call__", "(x): x.name(…)", Getter::method);
    }
  }

  private static Object make(ToyClass type, Object[] args) {
    if (args.length < 2) {
      throw ToyError.typeError(type.name() + " expected 1 argument, got 0");
    }
    return new Getter(type, ToyTuple.of(Arrays.copyOfRange(args, 1, args.length)), new ToyDict());
  }

  private static Object attributeGetter(Object[] args) {
    for (int i = 1; i < args.length; i++) {
      if (!(args[i] instanceof String)) {
        throw ToyError.typeError("attribute name must be a string");
      }
    }
    return make(OperatorModule.ATTRIBUTE_GETTER, args);
  }

  private static Object methodCaller(Fiber f, Object[] args) {
    if (!(args[1] instanceof String)) {
      throw ToyError.typeError("method name must be a string");
    }
    Object[] rest = ((ToyTuple) args[2]).items;
    Object[] all = new Object[rest.length + 1];
    all[0] = args[1];
    System.arraycopy(rest, 0, all, 1, rest.length);
    return new Getter(OperatorModule.METHOD_CALLER, new ToyTuple(all), (ToyDict) args[3]);
  }

  private static Object items(Fiber f, Object self, Object value) {
    return each(((Getter) self).args.items, name -> Items.get(value, name, f));
  }

  private static Object attributes(Fiber f, Object self, Object value) {
    return each(((Getter) self).args.items, name -> attribute(f, value, (String) name));
  }

  private static Object attribute(Fiber f, Object value, String path) {
    Object at = value;
    for (String name : path.split("\\.", -1)) {
      at = f.getAttribute(at, name);
    }
    return at;
  }

  private interface Look {
    Object up(Object name);
  }

  private static Object each(Object[] names, Look look) {
    if (names.length == 1) {
      return look.up(names[0]);
    }
    Object[] found = new Object[names.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = look.up(names[i]);
    }
    return new ToyTuple(found);
  }

  private static Object method(Fiber f, Object self, Object value) {
    Getter caller = (Getter) self;
    Object[] all = caller.args.items;
    Object method = f.getAttribute(value, (String) all[0]);
    return f.callKeywords(method, Arrays.copyOfRange(all, 1, all.length), caller.keywords);
  }

  @Override
  public String repr(Callbacks calls) {
    return "operator." + type.name() + "(" + Partial.arguments(null, args, keywords, calls) + ")";
  }

  /// An empty one of the class of that name, or null.
  static @Nullable Getter blank(String type) {
    for (ToyClass each :
        List.of(
            OperatorModule.ITEM_GETTER,
            OperatorModule.ATTRIBUTE_GETTER,
            OperatorModule.METHOD_CALLER)) {
      if (each.name().equals(type)) {
        return new Getter(each, ToyTuple.EMPTY, new ToyDict());
      }
    }
    return null;
  }

  @Override
  public Getter blank() {
    return new Getter(type, ToyTuple.EMPTY, new ToyDict());
  }

  @Override
  public Object[] parts() {
    return new Object[] {args, keywords};
  }

  @Override
  public void fill(Object[] parts, Callbacks calls) {
    args = (ToyTuple) parts[0];
    keywords = (ToyDict) parts[1];
  }

  @Override
  public ToyClass type() {
    return type;
  }
}
