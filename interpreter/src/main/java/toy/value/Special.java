package toy.value;

import org.jspecify.annotations.Nullable;

/// Which values have operator methods of their own, written in Toy or in another package, and
/// calling these.
final class Special {
  /// How deep [#mayRunCode] looks.
  private static final int DEPTH = 5;

  private Special() {}

  /// Whether this package does not know what operators do with the value, so that its class has to
  /// be asked.
  static boolean isOpaque(Object value) {
    return value instanceof ToyObject
        && !(value instanceof ToyList
            || value instanceof ToyTuple
            || value instanceof HashTable
            || value instanceof ToyRange
            || value instanceof DictView
            || value instanceof ToySlice
            || value instanceof ToyClass
            || value instanceof BoundMethod
            || value instanceof Cell);
  }

  /// Whether `method` of the value, or of what it holds, may be code of the program. Deep in other
  /// containers it may.
  static boolean mayRunCode(Object value, String method) {
    return mayRunCode(value, method, DEPTH);
  }

  private static boolean mayRunCode(Object value, String method, int depth) {
    if (value instanceof Instance instance) {
      return instance instanceof Derived || attribute(instance.type(), method) != null;
    }
    if (value instanceof ToyTuple tuple && !(tuple instanceof NamedTuple)) {
      return anyMayRunCode(tuple.items, method, depth);
    }
    if (value instanceof ToyList list) {
      return anyMayRunCode(list.toArray(), method, depth);
    }
    return value instanceof NamedTuple
        || value instanceof HashTable
        || value instanceof DictView
        || value instanceof ToySlice
        || value instanceof BoundMethod
        || value instanceof HasRepr && !(value instanceof ToyBytes);
  }

  private static boolean anyMayRunCode(Object[] items, String method, int depth) {
    if (depth == 0) {
      return true;
    }
    for (Object item : items) {
      if (mayRunCode(item, method, depth - 1)) {
        return true;
      }
    }
    return false;
  }

  /// The operator method `name` of an opaque value, bound to it, or null. What a class has from
  /// `object` or from a built-in exception does not count: those defaults are built in here.
  static @Nullable Object of(Object value, String name, Callbacks calls) {
    if (value instanceof NamedTuple named && named.own(name) instanceof Object own) {
      return new BoundMethod(own, value);
    }
    if (!isOpaque(value)) {
      return null;
    }
    if (value instanceof Instance instance && !definedAbove(instance.type(), name)) {
      return null;
    }
    return calls.special(value, name);
  }

  /// Whether a class other than `object` and the exceptions may define the method.
  private static boolean definedAbove(ToyClass type, String name) {
    for (ToyClass c : type.mro()) {
      if (c.isBuiltin()
          ? c != Types.OBJECT && !c.isSubclassOf(Types.BASE_EXCEPTION)
          : c.ownAttribute(name) != null) {
        return true;
      }
    }
    return false;
  }

  /// The result of the method with one argument; null where there is no method or it gives
  /// NotImplemented.
  static @Nullable Object call(Object value, String name, Object argument, Callbacks calls) {
    Object callee = of(value, name, calls);
    if (callee == null || callee == None.NONE) {
      return null;
    }
    Object result = calls.call(callee, argument);
    return result == Singleton.NOT_IMPLEMENTED ? null : result;
  }

  /// Whether `sub` has its own version of a method of `base`.
  static boolean definesAnew(ToyClass sub, ToyClass base, String name) {
    Object own = attribute(sub, name);
    return own != null && own != attribute(base, name);
  }

  /// A class attribute by the order of resolution, from classes made by Toy code only.
  static @Nullable Object attribute(ToyClass type, String name) {
    for (ToyClass c : type.mro()) {
      Object found = c.ownAttribute(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  static String typeName(Object value) {
    return Types.of(value).inMessages();
  }
}
