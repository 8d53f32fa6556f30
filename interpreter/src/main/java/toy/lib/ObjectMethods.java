package toy.lib;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import toy.value.Instance;
import toy.value.None;
import toy.value.Singleton;
import toy.value.Text;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;
import toy.vm.Native;

/// What every object and every class has.
final class ObjectMethods {
  private ObjectMethods() {}

  /// The methods here are the defaults that `super()` reaches: none of them dispatches to the
  /// method that it stands for.
  static void fillObject(Table t) {
    t.value("__doc__", "object(): the class at the root of all others");
    t.keyworded("__new__", "cls, *args, **kwargs", "", ObjectMethods::create);
    t.variadic("__init__", 1, -1, "(): does nothing", ObjectMethods::init);
    t.define("__eq__", "(other): whether they are one object", ObjectMethods::equal);
    t.define("__ne__", "(other): whether they are two objects", ObjectMethods::notEqual);
    t.define("__hash__", "(): the hash of an object without value", (f, self) -> f.id(self) >> 4);
    t.define("__repr__", "(): the class and the id", (f, self) -> Text.defaultRepr(self, f));
    t.define("__str__", "(): as repr", (f, self) -> Text.repr(self, f));
    t.define("__format__", "(spec): as str; spec must be empty", ObjectMethods::format);
    t.variadic("__setattr__", 3, 3, "(name, value): sets an attribute", ObjectMethods::setattr);
    t.define("__delattr__", "(name): deletes an attribute", ObjectMethods::delattr);
    t.classMethod(
        "__init_subclass__",
        1,
        1,
        "(): called when a class derives from this",
        (_, _) -> None.NONE);
    t.property("__class__", (_, self) -> Types.of(self));
    t.property("__dict__", ObjectMethods::dict);
  }

  private static Object create(Fiber f, Object[] args) {
    ToyClass type = classOf(args[0], "object.__new__(X): X is not a type object");
    boolean given = ((ToyTuple) args[1]).size() > 0 || ((ToyDict) args[2]).size() > 0;
    if (given && f.vm.lookup(type, "__init__") instanceof Native) {
      throw ToyError.typeError(type.name() + "() takes no arguments");
    }
    return new Instance(type);
  }

  private static Object init(Fiber f, Object[] args) {
    if (args.length > 1) {
      ToyClass type = Types.of(args[0]);
      if (!(f.vm.lookup(type, "__init__") instanceof Native)) {
        throw ToyError.typeError(
            "object.__init__() takes exactly one argument (the instance to initialize)");
      }
      if (f.vm.lookup(type, "__new__") instanceof Native) {
        throw ToyError.typeError(
            type.name() + ".__init__() takes exactly one argument (the instance to initialize)");
      }
    }
    return None.NONE;
  }

  static ToyClass classOf(Object value, String otherwise) {
    if (value instanceof ToyClass type) {
      return type;
    }
    throw ToyError.typeError(otherwise);
  }

  private static Object equal(Fiber f, Object self, Object other) {
    return self == other ? (Object) true : Singleton.NOT_IMPLEMENTED;
  }

  private static Object notEqual(Fiber f, Object self, Object other) {
    return self == other ? (Object) false : Singleton.NOT_IMPLEMENTED;
  }

  private static Object format(Fiber f, Object self, Object spec) {
    if (spec instanceof String s && s.isEmpty()) {
      return Text.str(self, f);
    }
    throw ToyError.typeError(
        "unsupported format string passed to " + Arguments.typeName(self) + ".__format__");
  }

  private static Object setattr(Fiber f, Object[] args) {
    f.setOwnAttribute(args[0], attributeName(args[1]), args[2]);
    return None.NONE;
  }

  private static Object delattr(Fiber f, Object self, Object name) {
    f.deleteOwnAttribute(self, attributeName(name));
    return None.NONE;
  }

  private static String attributeName(Object name) {
    if (name instanceof String text) {
      return text;
    }
    throw ToyError.typeError(
        "attribute name must be string, not '" + Arguments.typeName(name) + "'");
  }

  private static Object dict(Fiber f, Object self) {
    ToyDict own = ObjectFunctions.ownAttributes(f, self);
    if (own == null) {
      throw ToyError.attributeError(
          "'" + Arguments.typeName(self) + "' object has no attribute '__dict__'");
    }
    return own;
  }

  // ---- classes

  static void fillType(Table t) {
    t.value("__doc__", "type(obj): its class; type(name, bases, dict): a new class");
    t.variadic("__new__", 1, -1, "", ObjectMethods::type);
    t.property("__name__", (_, c) -> type(c).name());
    t.property("__qualname__", (_, c) -> type(c).name());
    t.property("__module__", (_, c) -> type(c).module);
    t.property("__doc__", (f, c) -> docOf(f, type(c)));
    t.property("__mro__", (_, c) -> ToyTuple.of((Object[]) type(c).mro()));
    t.property("__bases__", (_, c) -> new ToyTuple(type(c).bases().toArray()));
    t.property("__base__", (_, c) -> type(c).bases().isEmpty() ? None.NONE : base(type(c)));
    t.define(
        "mro",
        "(): the classes where attributes are looked up, in order",
        (_, c) -> ToyList.of((Object[]) type(c).mro().clone()));
  }

  private static Object base(ToyClass type) {
    return type.bases().get(0);
  }

  private static ToyClass type(Object value) {
    if (value instanceof ToyClass type) {
      return type;
    }
    throw Arguments.wrongSelf("type", value);
  }

  /// The docstring of a class, or None.
  static Object docOf(Fiber f, ToyClass type) {
    Object doc =
        type.isBuiltin()
            ? f.vm.library.typeTable(type).get("__doc__")
            : type.ownAttribute("__doc__");
    return doc instanceof String ? doc : None.NONE;
  }

  private static Object type(Fiber f, Object[] args) {
    if (args.length == 2) {
      return Types.of(args[1]);
    }
    if (args.length != 4) {
      throw ToyError.typeError("type() takes 1 or 3 arguments");
    }
    String name = Arguments.string(args[1], "type.__new__() argument 1");
    if (!(args[2] instanceof ToyTuple bases)) {
      throw ToyError.typeError(
          "type.__new__() argument 2 must be tuple, not " + Arguments.nameOrNone(args[2]));
    }
    if (!(args[3] instanceof ToyDict given)) {
      throw ToyError.typeError(
          "type.__new__() argument 3 must be dict, not " + Arguments.nameOrNone(args[3]));
    }
    List<ToyClass> classes = new ArrayList<>();
    for (Object base : bases.items) {
      classes.add(classOf(base, "bases must be types"));
    }
    if (classes.isEmpty()) {
      classes.add(Types.OBJECT);
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    ToyDict body = given.steady();
    for (int e = body.nextEntry(0); e >= 0; e = body.nextEntry(e + 1)) {
      attributes.put(Arguments.string(body.keyAt(e), "attribute name"), body.valueAt(e));
    }
    ToyClass made = ToyClass.user(name, classes, attributes);
    made.module = f.module().name();
    f.subclassed(made);
    return made;
  }
}
