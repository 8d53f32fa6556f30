package toy.lib;

import java.util.List;
import toy.compile.FunctionCode.Parameters;
import toy.value.BoundMethod;
import toy.value.ClassMethod;
import toy.value.None;
import toy.value.PropertyValue;
import toy.value.StaticMethod;
import toy.value.Text;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.vm.Closure;
import toy.vm.Fiber;
import toy.vm.Library.Table;
import toy.vm.ModuleValue;
import toy.vm.Native;
import toy.vm.SuperValue;

/// Attributes of functions, and the classes of what decorators make.
final class FunctionMethods {
  private FunctionMethods() {}

  static void fill(ToyClass type, Table t) {
    switch (type.name()) {
      case "function" -> fillFunction(t);
      case "builtin_function_or_method" -> fillNative(t);
      case "method" -> fillMethod(t);
      case "property" -> fillProperty(t);
      case "staticmethod" ->
          t.value("__doc__", "staticmethod(function): a function in a class, without self")
              .define("__new__", "", (_, _, function) -> new StaticMethod(function))
              .property("__func__", (_, s) -> staticMethod(s).function);
      case "classmethod" ->
          t.value("__doc__", "classmethod(function): a method that is given the class")
              .define("__new__", "", (_, _, function) -> new ClassMethod(function))
              .property("__func__", (_, s) -> classMethod(s).function);
      case "module" ->
          t.define("__repr__", "(): its name", FunctionMethods::moduleRepr)
              .value("__doc__", None.NONE);
      case "super" ->
          t.value("__doc__", "super(): the attributes of the classes above")
              .variadic("__new__", 1, 3, "", FunctionMethods::superOf);
      default -> {}
    }
  }

  private static void fillFunction(Table t) {
    t.property("__name__", (_, self) -> closure(self).function.name);
    t.property("__qualname__", (_, self) -> closure(self).function.qualifiedName);
    t.property("__doc__", (_, self) -> Arguments.orNone(closure(self).function.doc));
    t.property("__module__", (_, self) -> closure(self).module.name());
    t.property("__defaults__", FunctionMethods::defaults);
    t.define("__repr__", "(): its name", FunctionMethods::functionRepr);
  }

  private static StaticMethod staticMethod(Object value) {
    if (value instanceof StaticMethod method) {
      return method;
    }
    throw Arguments.wrongSelf("staticmethod", value);
  }

  private static ClassMethod classMethod(Object value) {
    if (value instanceof ClassMethod method) {
      return method;
    }
    throw Arguments.wrongSelf("classmethod", value);
  }

  private static Native function(Object value) {
    if (value instanceof Native function) {
      return function;
    }
    throw Arguments.wrongSelf("builtin_function_or_method", value);
  }

  private static BoundMethod method(Object value) {
    if (value instanceof BoundMethod method) {
      return method;
    }
    throw Arguments.wrongSelf("method", value);
  }

  private static Closure closure(Object value) {
    if (value instanceof Closure closure) {
      return closure;
    }
    throw Arguments.wrongSelf("function", value);
  }

  private static Object defaults(Fiber f, Object self) {
    Closure closure = closure(self);
    int count = closure.function.parameters.defaults();
    return count == 0 ? None.NONE : ToyTuple.of(java.util.Arrays.copyOf(closure.defaults, count));
  }

  /// The parameters as in a `def`, for help: `(a, b=2, *args, c, **rest)`.
  static String parameters(Closure closure, Fiber f) {
    Parameters p = closure.function.parameters;
    List<String> names = p.names();
    StringBuilder text = new StringBuilder("(");
    int value = 0;
    for (int i = 0; i < p.positional(); i++) {
      text.append(i == 0 ? "" : ", ").append(names.get(i));
      if (i >= p.positional() - p.defaults()) {
        text.append('=').append(Text.repr(closure.defaults[value++], f));
      }
      if (i + 1 == p.positionalOnly()) {
        text.append(", /");
      }
    }
    int extra = p.positional() + p.keywordOnly();
    if (p.varargs()) {
      text.append(text.length() > 1 ? ", *" : "*").append(names.get(extra++));
    } else if (p.keywordOnly() > 0) {
      text.append(text.length() > 1 ? ", *" : "*");
    }
    for (int i = 0; i < p.keywordOnly(); i++) {
      text.append(", ").append(names.get(p.positional() + i));
      if (p.keywordDefaults().get(i)) {
        text.append('=').append(Text.repr(closure.defaults[value++], f));
      }
    }
    if (p.kwargs()) {
      text.append(text.length() > 1 ? ", **" : "**").append(names.get(extra));
    }
    return text.append(')').toString();
  }

  private static void fillNative(Table t) {
    t.property("__name__", (_, self) -> shortName(function(self)));
    t.property("__qualname__", (_, self) -> function(self).name());
    t.property("__doc__", (_, self) -> function(self).doc());
    t.property("__module__", (_, self) -> "builtins");
    t.define("__repr__", "(): its name", FunctionMethods::nativeRepr);
  }

  private static String shortName(Native function) {
    String name = function.name();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static void fillMethod(Table t) {
    t.property("__self__", (_, self) -> method(self).self);
    t.property("__func__", (_, self) -> method(self).function);
    t.define("__repr__", "(): its name, and what it is bound to", FunctionMethods::methodRepr);
    for (String name : new String[] {"__name__", "__qualname__", "__doc__", "__module__"}) {
      t.property(name, (f, self) -> f.getAttribute(method(self).function, name));
    }
  }

  // ---- repr

  private static Object functionRepr(Fiber f, Object self) {
    Object name = closure(self).attributes().get("__qualname__");
    return "<function "
        + (name instanceof String given ? given : closure(self).function.qualifiedName)
        + " at "
        + Text.address(self, f)
        + ">";
  }

  private static Object nativeRepr(Fiber f, Object self) {
    Native function = function(self);
    String owner = ownerName(function);
    return owner.isEmpty()
        ? "<built-in function " + shortName(function) + ">"
        : "<method '" + shortName(function) + "' of '" + owner + "' objects>";
  }

  private static String ownerName(Native function) {
    int dot = function.name().lastIndexOf('.');
    return dot < 0 ? "" : function.name().substring(0, dot);
  }

  /// A built-in method shows the class and address of what it is bound to, another one its repr.
  private static Object methodRepr(Fiber f, Object self) {
    BoundMethod method = method(self);
    if (method.function instanceof Native function) {
      return "<built-in method "
          + shortName(function)
          + " of "
          + Arguments.typeName(method.self)
          + " object at "
          + Text.address(method.self, f)
          + ">";
    }
    Object name = ObjectFunctions.find(f, method.function, "__qualname__");
    return "<bound method "
        + (name instanceof String s ? s : "?")
        + " of "
        + Text.repr(method.self, f)
        + ">";
  }

  private static Object moduleRepr(Fiber f, Object self) {
    if (!(self instanceof ModuleValue module)) {
      throw Arguments.wrongSelf("module", self);
    }
    boolean builtin = f.vm.library.hasModule(module.name());
    return "<module '" + module.name() + (builtin ? "' (built-in)>" : "'>");
  }

  // ---- property

  private static void fillProperty(Table t) {
    t.value("__doc__", "property(fget=None, fset=None, fdel=None, doc=None): a computed attribute");
    t.keyworded(
        "__new__",
        "cls, fget=, fset=, fdel=, doc=",
        "",
        (_, a) -> new PropertyValue(orNull(a[1]), orNull(a[2]), orNull(a[3])));
    t.define(
        "getter",
        "(function): the property with another getter",
        (_, p, g) -> new PropertyValue(g, property(p).set, property(p).deleter));
    t.define(
        "setter",
        "(function): the property with another setter",
        (_, p, s) -> new PropertyValue(property(p).get, s, property(p).deleter));
    t.define(
        "deleter",
        "(function): the property with another deleter",
        (_, p, d) -> new PropertyValue(property(p).get, property(p).set, d));
    t.property(
        "__doc__",
        (f, p) ->
            property(p).get instanceof Object get ? f.getAttribute(get, "__doc__") : None.NONE);
    t.property("fget", (_, p) -> Arguments.orNone(property(p).get));
    t.property("fset", (_, p) -> Arguments.orNone(property(p).set));
    t.property("fdel", (_, p) -> Arguments.orNone(property(p).deleter));
  }

  private static @org.jspecify.annotations.Nullable Object orNull(
      @org.jspecify.annotations.Nullable Object value) {
    return value == None.NONE ? null : value;
  }

  private static PropertyValue property(Object value) {
    if (value instanceof PropertyValue property) {
      return property;
    }
    throw Arguments.wrongSelf("property", value);
  }

  private static Object superOf(Fiber f, Object[] args) {
    if (args.length < 3) {
      throw ToyError.runtimeError("super(): no arguments");
    }
    return SuperValue.of(args[1], args[2]);
  }
}
