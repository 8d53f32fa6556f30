package toy.lib;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import toy.value.BoundMethod;
import toy.value.Hash;
import toy.value.Instance;
import toy.value.None;
import toy.value.StaticMethod;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Closure;
import toy.vm.Fiber;
import toy.vm.Library.Table;
import toy.vm.ModuleValue;
import toy.vm.Native;

/// Built-in functions that look at objects, classes and their attributes.
final class ObjectFunctions {
  private ObjectFunctions() {}

  static void fill(Table t) {
    t.define("callable", "(obj): whether it can be called", ObjectFunctions::isCallable);
    t.define("delattr", "(obj, name): removes an attribute", ObjectFunctions::delattr);
    t.variadic("dir", 0, 1, "([obj]): the sorted names of its attributes", ObjectFunctions::dir);
    t.variadic(
        "getattr",
        2,
        3,
        "(obj, name[, default]): an attribute by its name",
        ObjectFunctions::getattr);
    t.define("globals", "(): the module's names, a copy", ObjectFunctions::globals);
    t.define("hasattr", "(obj, name): whether it has the attribute", ObjectFunctions::hasattr);
    t.define("hash", "(obj): the number that dicts and sets find it by", (f, x) -> Hash.of(x, f));
    t.define("id", "(obj): a number that no other living object has", (f, x) -> f.id(x));
    t.define(
        "isinstance",
        "(obj, class or tuple of classes): whether it is one of theirs",
        ObjectFunctions::isinstance);
    t.define(
        "issubclass",
        "(class, class or tuple of classes): whether it stands below",
        ObjectFunctions::issubclass);
    t.define("setattr", "(obj, name, value): sets an attribute", ObjectFunctions::setattr);
    t.variadic("vars", 0, 1, "([obj]): its own attributes, a copy", ObjectFunctions::vars);
  }

  static boolean isCallable(Fiber f, Object value) {
    return switch (value) {
      case ToyClass _, Closure _, Native _, BoundMethod _, StaticMethod _ -> true;
      default -> f.special(value, "__call__") != null;
    };
  }

  private static String name(Object value) {
    if (value instanceof String s) {
      return s;
    }
    throw ToyError.typeError(
        "attribute name must be string, not '" + Arguments.typeName(value) + "'");
  }

  /// The attribute, or null where there is none, also where a getter raised AttributeError.
  static @Nullable Object find(Fiber f, Object value, String name) {
    try {
      return f.findAttribute(value, name);
    } catch (ToyError e) {
      if (e.value().type().isSubclassOf(Types.ATTRIBUTE_ERROR)) {
        return null;
      }
      throw e;
    }
  }

  private static Object getattr(Fiber f, Object[] args) {
    String name = name(args[1]);
    if (args.length == 2) {
      return f.getAttribute(args[0], name);
    }
    Object found = find(f, args[0], name);
    return found == null ? args[2] : found;
  }

  private static Object hasattr(Fiber f, Object value, Object name) {
    return find(f, value, name(name)) != null;
  }

  private static Object setattr(Fiber f, Object value, Object name, Object attribute) {
    f.setAttribute(value, name(name), attribute);
    return None.NONE;
  }

  private static Object delattr(Fiber f, Object value, Object attribute) {
    f.deleteAttribute(value, name(attribute));
    return None.NONE;
  }

  private static Object isinstance(Fiber f, Object value, Object classes) {
    return isBelow(
        f,
        Types.of(value),
        classes,
        "isinstance() arg 2 must be a type, a tuple of types, or a union");
  }

  private static Object issubclass(Fiber f, Object type, Object classes) {
    if (!(type instanceof ToyClass below)) {
      throw ToyError.typeError("issubclass() arg 1 must be a class");
    }
    return isBelow(
        f, below, classes, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
  }

  private static boolean isBelow(Fiber f, ToyClass type, Object classes, String otherwise) {
    if (classes instanceof ToyClass above) {
      return type.isSubclassOf(above);
    }
    if (!(classes instanceof ToyTuple tuple)) {
      throw ToyError.typeError(otherwise);
    }
    f.enter();
    try {
      for (Object item : tuple.items) {
        if (isBelow(f, type, item, otherwise)) {
          return true;
        }
      }
    } finally {
      f.leave();
    }
    return false;
  }

  private static Object globals(Fiber f) {
    return moduleDict(f, f.module());
  }

  private static ToyDict moduleDict(Fiber f, ModuleValue module) {
    f.vm.complete(f, module);
    ToyDict dict = new ToyDict();
    for (String name : module.names()) {
      Object value = module.get(name);
      if (value != null) {
        dict.put(name, value, f);
      }
    }
    return dict;
  }

  private static Object vars(Fiber f, Object[] args) {
    if (args.length == 0) {
      return globals(f);
    }
    ToyDict own = ownAttributes(f, args[0]);
    if (own == null) {
      throw ToyError.typeError("vars() argument must have __dict__ attribute");
    }
    return own;
  }

  /// A copy of what `__dict__` shows, or null for a value without one.
  static @Nullable ToyDict ownAttributes(Fiber f, Object value) {
    ToyDict dict = new ToyDict();
    switch (value) {
      case Instance instance ->
          instance.attributes().forEach((name, attribute) -> dict.put(name, attribute, f));
      case ToyClass type when type.isBuiltin() ->
          f.vm
              .library
              .typeTable(type)
              .entries()
              .forEach((name, attribute) -> dict.put(name, attribute, f));
      case ToyClass type ->
          type.attributes().forEach((name, attribute) -> dict.put(name, attribute, f));
      case Closure c -> c.attributes().forEach((name, attribute) -> dict.put(name, attribute, f));
      case ModuleValue module -> {
        return moduleDict(f, module);
      }
      default -> {
        return null;
      }
    }
    return dict;
  }

  private static Object dir(Fiber f, Object[] args) {
    TreeSet<String> names = new TreeSet<>();
    if (args.length == 0) {
      addKeys(f, moduleDict(f, f.module()), names);
      return list(names);
    }
    Object value = args[0];
    Object own = f.special(value, "__dir__");
    if (own != null) {
      ToyList list = toy.value.Iteration.toList(f.call(own), f);
      toy.value.Sorting.sort(list, null, false, f);
      return list;
    }
    ToyDict attributes = ownAttributes(f, value);
    if (attributes != null) {
      addKeys(f, attributes, names);
    }
    if (!(value instanceof ModuleValue)) {
      ToyClass type = value instanceof ToyClass itself ? itself : Types.of(value);
      for (ToyClass c : type.mro()) {
        ToyDict inherited = ownAttributes(f, c);
        if (inherited != null) {
          addKeys(f, inherited, names);
        }
      }
    }
    return list(names);
  }

  private static void addKeys(Fiber f, ToyDict dict, TreeSet<String> names) {
    for (int e = dict.nextEntry(0); e >= 0; e = dict.nextEntry(e + 1)) {
      if (dict.keyAt(e) instanceof String name) {
        names.add(name);
      }
    }
  }

  private static ToyList list(TreeSet<String> names) {
    ToyList list = new ToyList(names.size());
    for (String name : names) {
      list.append(name);
    }
    return list;
  }
}
