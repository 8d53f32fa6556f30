package toy.value;

import java.util.List;

/// An object of a class made by Toy code that derives from a built-in container, number or text:
/// its attributes, and what its built-in methods work on. Operators and natives see an [Instance],
/// whose class they ask; the methods that it has from the built-in class get its [#core]. Guarded
/// by its VM's GIL.
public final class Derived extends Instance {
  private static final List<ToyClass> BASES =
      List.of(
          Types.LIST,
          Types.DICT,
          Types.SET,
          Types.FROZENSET,
          Types.TUPLE,
          Types.INT,
          Types.FLOAT,
          Types.STR,
          Counter.TYPE,
          DefaultDict.TYPE,
          OrderedDict.TYPE,
          ToyDeque.TYPE);

  /// A value of the built-in class.
  public final Object core;

  public Derived(ToyClass type, Object core) {
    super(type);
    this.core = core;
    if (core instanceof ToyDict dict) {
      dict.derived = this;
    }
  }

  /// Whether classes can derive from a built-in class and then have objects of this kind.
  public static boolean isBase(ToyClass type) {
    return BASES.contains(type);
  }

  /// Whether objects of the built-in class are made empty, for `__init__` to fill.
  public static boolean isFilledByInit(ToyClass base) {
    return isBase(base)
        && base != Types.TUPLE
        && base != Types.FROZENSET
        && base != Types.INT
        && base != Types.FLOAT
        && base != Types.STR;
  }

  /// The built-in value behind one that may be derived.
  public static Object plain(Object value) {
    return value instanceof Derived d ? d.core : value;
  }

  /// What a built-in method's result is to the caller: itself for the core; of the dicts and deques
  /// of `collections` a copy is of the same class; a repr begins with the name of the class.
  public Object result(Object given, String method) {
    if (given == core) {
      return isFilledByInit(type().builtinBase()) ? this : given;
    }
    if (given instanceof String text && method.endsWith(".__repr__")) {
      return renamed(text);
    }
    boolean copied =
        switch (given) {
          case ToyDeque _, OrderedDict _, DefaultDict _ -> given.getClass() == core.getClass();
          case Counter _ -> method.endsWith(".copy") && core instanceof Counter;
          default -> false;
        };
    return copied ? new Derived(type(), given) : given;
  }

  private String renamed(String text) {
    if (core instanceof ToySet && text.startsWith("{")) {
      return type().name() + "(" + text + ")";
    }
    String name = Types.of(core).name() + "(";
    return text.startsWith(name) ? type().name() + text.substring(name.length() - 1) : text;
  }
}
