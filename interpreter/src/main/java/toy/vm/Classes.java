package toy.vm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.compile.FunctionCode;
import toy.value.BoundMethod;
import toy.value.Cell;
import toy.value.Derived;
import toy.value.Instance;
import toy.value.Iteration;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Types;

/// Making functions, classes and instances.
@SuppressWarnings("NullAway") // operands are bound
final class Classes {
  private Classes() {}

  static Object function(Fiber f, Frame frame, int constant, int defaultsBase) {
    FunctionCode made = (FunctionCode) frame.code.function.constants[constant];
    FunctionCode.Capture[] captures = made.captures;
    Cell[] cells = captures.length == 0 ? Closure.NO_CELLS : new Cell[captures.length];
    for (int i = 0; i < cells.length; i++) {
      FunctionCode.Capture capture = captures[i];
      cells[i] =
          capture.fromRegister()
              ? (Cell) frame.registers[capture.index()]
              : frame.closure.cells[capture.index()];
    }
    int count = made.parameters.defaults();
    for (boolean has : made.parameters.keywordDefaults()) {
      count += has ? 1 : 0;
    }
    Object[] defaults = count == 0 ? Closure.NO_DEFAULTS : new Object[count];
    System.arraycopy(frame.registers, defaultsBase, defaults, 0, count);
    return new Closure(f.vm, made, frame.closure.module, cells, defaults);
  }

  /// The generator or coroutine that a call of such a function makes; null for a plain function.
  static @Nullable Object lazily(Fiber f, Closure closure, Object[] registers) {
    switch (closure.function.kind) {
      case GENERATOR -> {
        return new Generator(new Frame(closure, registers));
      }
      case ASYNC_GENERATOR -> {
        return new AsyncGenerator(new Frame(closure, registers));
      }
      case COROUTINE -> {
        Fiber.Place place = f.place();
        Coroutine made =
            new Coroutine(
                new Frame(closure, registers),
                place == null ? null : place.source(),
                place == null ? 0 : place.start(),
                place == null ? 0 : place.end());
        f.vm.coroutineMade(made);
        return made;
      }
      case FUNCTION, MODULE, CLASS -> {
        return null;
      }
    }
    throw new IllegalStateException();
  }

  static Object make(Fiber f, Frame frame, Object name, Object bases, Object namespace) {
    ToyDict names = (ToyDict) namespace;
    Object cell = names.remove("__classcell__", f);
    Map<String, Object> attributes = new LinkedHashMap<>();
    for (Object key : Iteration.toArray(names, f)) {
      attributes.put((String) key, names.get(key, f));
    }
    List<ToyClass> parents = new ArrayList<>();
    for (Object base : ((ToyTuple) bases).items) {
      parents.add(base(base));
    }
    if (parents.isEmpty()) {
      parents.add(Types.OBJECT);
    }
    ToyClass made = ToyClass.user((String) name, parents, attributes);
    made.module = frame.closure.module.name();
    if (cell instanceof Cell c) {
      c.value = made;
    }
    subclassed(f, made);
    return made;
  }

  /// Tells the classes above of a new one: calls the nearest `__init_subclass__`.
  static void subclassed(Fiber f, ToyClass made) {
    f.call(f.getAttribute(new SuperValue(made, made), "__init_subclass__"));
  }

  private static ToyClass base(Object base) {
    if (!(base instanceof ToyClass c)) {
      throw ToyError.typeError("a base must be a class, not '" + Types.of(base).name() + "'");
    }
    return c;
  }

  /// Calls a built-in class.
  static Object construct(Fiber f, ToyClass type, Object[] values, String[] keywords) {
    int count = values.length - keywords.length;
    Object[] own = Calls.withSelf(type, values, 0, count, keywords.length, count);
    return Calls.invoke(f, maker(f, type), own, keywords);
  }

  /// The `__new__` of a built-in class.
  static Native maker(Fiber f, ToyClass type) {
    if (f.vm.lookup(type, "__new__") instanceof Native maker && !inherited(f, type, maker)) {
      return maker;
    }
    throw ToyError.typeError("cannot create '" + type.name() + "' instances");
  }

  /// The `__init__` of a user class whose instances need nothing else, if it is a plain function.
  static @Nullable Closure plainInit(Fiber f, ToyClass type) {
    return type.builtinBase() == Types.OBJECT
            && f.vm.lookup(type, "__new__") instanceof Native
            && f.vm.lookup(type, "__init__") instanceof Closure init
            && init.code.plain
        ? init
        : null;
  }

  /// Whether a class other than `object` and the exceptions has no maker of its own.
  private static boolean inherited(Fiber f, ToyClass type, Native maker) {
    return type != Types.OBJECT && maker == f.vm.lookup(Types.OBJECT, "__new__");
  }

  /// A new instance of a user class, not initialized.
  static Object instantiate(Fiber f, ToyClass type, Object[] values, String[] keywords) {
    int count = values.length - keywords.length;
    if (!(f.vm.lookup(type, "__new__") instanceof Native maker)) {
      return Calls.callValues(
          f,
          f.getAttribute(type, "__new__"),
          Calls.withSelf(type, values, 0, count, keywords.length, count),
          keywords);
    }
    if (type.builtinBase() == Types.OBJECT) {
      return new Instance(type);
    }
    ToyClass builtin = type.builtinBase();
    if (Derived.isFilledByInit(builtin) && f.vm.lookup(type, "__init__") instanceof Closure) {
      return Calls.invoke(f, maker, new Object[] {type}, 0, 1);
    }
    if (Derived.isBase(builtin)) {
      Object[] own = Calls.withSelf(type, values, 0, count, keywords.length, count);
      return Calls.invoke(f, maker, own, keywords);
    }
    Object[] own = Calls.withSelf(type, values, 0, count, 0, 0);
    return Calls.invoke(f, maker, own, 0, count + 1);
  }

  /// The function that initializes `instance`, or null where there is nothing to do.
  static @Nullable Object initializer(Fiber f, ToyClass type, Object instance, int arguments) {
    if (!(instance instanceof Instance i) || !i.type().isSubclassOf(type)) {
      return null;
    }
    Object init = f.vm.lookup(i.type(), "__init__");
    if (init instanceof Native && type.builtinBase() == Types.OBJECT) {
      init = null;
    }
    if (init == null
        && arguments > 0
        && type.builtinBase() == Types.OBJECT
        && f.vm.lookup(type, "__new__") instanceof Native) {
      throw ToyError.typeError(type.name() + "() takes no arguments");
    }
    return init;
  }

  static void initialize(
      Fiber f, @Nullable Object init, Object instance, Object[] values, String[] keywords) {
    if (init == null || init instanceof Native) {
      return;
    }
    Object result = Calls.callValues(f, new BoundMethod(init, instance), values, keywords);
    if (result != toy.value.None.NONE) {
      throw ToyError.typeError(
          "__init__() should return None, not '" + Types.of(result).name() + "'");
    }
  }
}
