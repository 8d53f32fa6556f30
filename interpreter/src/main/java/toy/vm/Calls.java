package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.compile.Op;
import toy.compile.Opcodes;
import toy.value.BoundMethod;
import toy.value.Instance;
import toy.value.None;
import toy.value.Shape;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Types;

/// Calls of all kinds. A call of a Toy function from Toy code pushes a frame; one from a native
/// runs the dispatch loop again above a BASE frame. A `pc` is past the instruction.
@SuppressWarnings("NullAway") // arguments have been bound when they are read
final class Calls {
  private Calls() {}

  private static final String[] NO_NAMES = new String[0];

  /// The cache of a CALL_METHOD on instances: valid while shape and class version are the same.
  private record MethodCache(Shape shape, int version, Closure method) {}

  /// The cache of a CALL_METHOD on a built-in value, by the value's Java class.
  private record NativeCache(Class<?> type, Native method) {}

  /// The cache of a CALL of a built-in class.
  private record MakerCache(ToyClass type, Native maker) {}

  /// The cache of a CALL of a user class whose instances are plain and whose `__init__` is a plain function.
  private record InitCache(ToyClass type, int version, Closure init) {}

  // ---- frames

  /// A frame for a plain function, without its arguments checked against defaults.
  static Frame frameOf(Fiber f, Closure closure, Object... args) {
    return new Frame(
        closure, Binding.registers(f, closure, args, 0, args.length, NO_NAMES, args, 0));
  }

  /// Puts `made` on top of `parent`; a checkpoint, for a function is being entered.
  static Frame link(Fiber f, Frame made, @Nullable Frame parent) {
    made.parent = parent;
    int depth = parent == null ? 0 : parent.depth + 1;
    if (depth > Vm.RECURSION_LIMIT) {
      throw new ToyError(Types.RECURSION_ERROR, "maximum recursion depth exceeded");
    }
    made.depth = depth;
    f.top = made;
    made.code.entries++;
    if (f.breaker.get() != 0) {
      f.vm.scheduler.checkpoint(f);
    }
    return made;
  }

  // ---- from Toy code: `frame.pc` is set

  /// CALL_CLOSURE: the new frame, or null where the callee is not a plain function of this many
  /// parameters.
  static @Nullable Frame plain(Fiber f, Frame frame, int destination, int base, int count) {
    Object[] r = frame.registers;
    if (!(r[base] instanceof Closure closure)
        || !closure.code.plain
        || closure.code.parameters != count) {
      return null;
    }
    return push(f, frame, destination, closure, r, base + 1, count);
  }

  private static Frame push(
      Fiber f, Frame frame, int destination, Closure closure, Object[] r, int base, int count) {
    Object[] registers = closure.code.registers();
    for (int i = 0; i < count; i++) {
      registers[i] = r[base + i];
    }
    Frame made = new Frame(closure, registers);
    made.destination = destination;
    return link(f, made, frame);
  }

  /// CALL_NATIVE: the value, or null where the callee is no native.
  static @Nullable Object nativeCall(Fiber f, Frame frame, int base, int count) {
    Object[] r = frame.registers;
    if (!(r[base] instanceof Native callee)) {
      return null;
    }
    Object value = callee.invoke(f, r, base + 1, count);
    Loops.poll(f);
    return value;
  }

  /// CALL_METHOD_CLOSURE: the new frame, or null where the cache does not hold.
  static @Nullable Frame cachedMethod(Fiber f, Frame frame, int pc) {
    int[] code = frame.code.words;
    Object[] r = frame.registers;
    int base = code[pc - 2];
    if (r[base] instanceof Instance i
        && frame.code.caches[(pc >> 2) - 1] instanceof MethodCache cache
        && i.shape == cache.shape
        && i.shape.owner().version == cache.version) {
      return push(f, frame, code[pc - 3], cache.method, r, base, (code[pc - 1] & 255) + 1);
    }
    return null;
  }

  /// CALL_METHOD_NATIVE: the value, or null where the cache does not hold.
  static @Nullable Object cachedNativeMethod(Fiber f, Frame frame, int pc) {
    int[] code = frame.code.words;
    Object[] r = frame.registers;
    int base = code[pc - 2];
    if (frame.code.caches[(pc >> 2) - 1] instanceof NativeCache cache
        && r[base].getClass() == cache.type) {
      Object value = cache.method.invoke(f, r, base, (code[pc - 1] & 255) + 1);
      Loops.poll(f);
      return value;
    }
    return null;
  }

  /// CALL, CALL_METHOD, CALL_KW and CALL_EX in their general form: the frame that goes on.
  static Frame dispatch(Fiber f, Frame frame, int pc) {
    int[] code = frame.code.words;
    Object[] r = frame.registers;
    int destination = code[pc - 3];
    int base = code[pc - 2];
    int c = code[pc - 1];
    return switch (code[pc - 4]) {
      case Opcodes.CALL ->
          r[base] instanceof ToyClass type
              ? make(f, frame, pc, type, base, c)
              : general(f, frame, pc, r[base], base + 1, c);
      case Opcodes.CALL_METHOD ->
          method(f, frame, pc, frame.code.function.names[c >>> 8], base, c & 255);
      case Opcodes.CALL_KW -> {
        ToyTuple names = (ToyTuple) frame.code.function.constants[c >>> 8];
        String[] keywords = new String[names.items.length];
        System.arraycopy(names.items, 0, keywords, 0, keywords.length);
        int positional = (c & 255) - keywords.length;
        yield invoke(
            f,
            frame,
            destination,
            r[base],
            r,
            base + 1,
            positional,
            keywords,
            base + 1 + positional);
      }
      default -> {
        ToyList args = (ToyList) r[base + 1];
        Object[] values = args.items;
        String[] keywords = NO_NAMES;
        int count = args.size;
        if (r[base + 2] instanceof ToyDict named && named.size() > 0) {
          keywords = keywords(named, f);
          values = withValues(args, named, keywords, f);
        }
        yield invoke(f, frame, destination, r[base], values, 0, count, keywords, count);
      }
    };
  }

  /// CALL of a class, with what it needs found once. The class stands in front of its arguments, as `__new__` wants it.
  private static Frame make(Fiber f, Frame frame, int pc, ToyClass type, int base, int count) {
    Object[] r = frame.registers;
    int destination = frame.code.words[pc - 3];
    Object cache = Variables.cache(frame, pc);
    if (cache instanceof MakerCache known && known.type == type) {
      r[destination] = known.maker.invoke(f, r, base, count + 1);
      Loops.poll(f);
      return frame;
    }
    if (cache instanceof InitCache known
        && known.type == type
        && known.version == type.version
        && known.init.code.parameters == count + 1) {
      Instance instance = new Instance(type);
      Object[] registers = known.init.code.registers();
      registers[0] = instance;
      for (int i = 1; i <= count; i++) {
        registers[i] = r[base + i];
      }
      Frame made = new Frame(known.init, registers);
      made.destination = destination;
      made.kind = Frame.Return.INIT;
      made.owner = instance;
      return link(f, made, frame);
    }
    if (type.isBuiltin()) {
      Variables.cache(frame, pc, new MakerCache(type, Classes.maker(f, type)));
    } else if (Classes.plainInit(f, type) instanceof Closure init) {
      Variables.cache(frame, pc, new InitCache(type, type.version, init));
    }
    return invoke(f, frame, destination, type, r, base + 1, count, NO_NAMES, 0);
  }

  static String[] keywords(ToyDict named, Fiber f) {
    Object[] keys = toy.value.Iteration.toArray(named, f);
    String[] keywords = new String[keys.length];
    for (int i = 0; i < keys.length; i++) {
      if (!(keys[i] instanceof String s)) {
        throw ToyError.typeError("keywords must be strings");
      }
      keywords[i] = s;
    }
    return keywords;
  }

  private static Object[] withValues(ToyList args, ToyDict named, String[] keywords, Fiber f) {
    Object[] values = java.util.Arrays.copyOf(args.items, args.size + keywords.length);
    for (int i = 0; i < keywords.length; i++) {
      values[args.size + i] = named.get(keywords[i], f);
    }
    return values;
  }

  /// CALL: quickens for plain functions and natives.
  private static Frame general(Fiber f, Frame frame, int pc, Object callee, int base, int count) {
    if (callee instanceof Closure closure
        && closure.code.plain
        && closure.code.parameters == count) {
      Variables.quicken(frame, pc, Op.CALL_CLOSURE);
    } else if (callee instanceof Native) {
      Variables.quicken(frame, pc, Op.CALL_NATIVE);
    }
    int destination = frame.code.words[pc - 3];
    return invoke(f, frame, destination, callee, frame.registers, base, count, NO_NAMES, 0);
  }

  /// CALL_METHOD: looks the method up without making a bound one where that cannot be seen.
  private static Frame method(Fiber f, Frame frame, int pc, String name, int base, int count) {
    Object[] r = frame.registers;
    Object self = r[base];
    int destination = frame.code.words[pc - 3];
    if (self instanceof Instance i) {
      if (i.shape.slot(name) < 0) {
        Object found = f.vm.lookup(i.type(), name);
        if (found instanceof Closure closure) {
          if (closure.code.plain && closure.code.parameters == count + 1) {
            Variables.cache(frame, pc, new MethodCache(i.shape, i.shape.owner().version, closure));
            Variables.quicken(frame, pc, Op.CALL_METHOD_CLOSURE);
          }
          return invoke(f, frame, destination, closure, r, base, count + 1, NO_NAMES, 0);
        }
      }
    } else if (!(self instanceof ToyClass
            || self instanceof ModuleValue
            || self instanceof SuperValue)
        && f.vm.lookup(Types.of(self), name) instanceof Native found) {
      Variables.cache(frame, pc, new NativeCache(self.getClass(), found));
      Variables.quicken(frame, pc, Op.CALL_METHOD_NATIVE);
      return invoke(f, frame, destination, found, r, base, count + 1, NO_NAMES, 0);
    }
    Object callee = Attributes.get(f, self, name);
    return invoke(f, frame, destination, callee, r, base + 1, count, NO_NAMES, 0);
  }

  /// Calls anything from Toy code: the frame that goes on, `frame` itself where the value is there
  /// already.
  private static Frame invoke(
      Fiber f,
      Frame frame,
      int destination,
      Object callee,
      Object[] args,
      int base,
      int count,
      String[] keywords,
      int firstValue) {
    switch (callee) {
      case Closure closure -> {
        Object[] registers =
            Binding.registers(f, closure, args, base, count, keywords, args, firstValue);
        Object made = Classes.lazily(f, closure, registers);
        if (made != null) {
          frame.registers[destination] = made;
          return frame;
        }
        Frame next = new Frame(closure, registers);
        next.destination = destination;
        return link(f, next, frame);
      }
      case BoundMethod method -> {
        Object[] shifted = withSelf(method.self, args, base, count, keywords.length, firstValue);
        return invoke(
            f, frame, destination, method.function, shifted, 0, count + 1, keywords, count + 1);
      }
      case ToyClass type when !type.isBuiltin() -> {
        Object[] own = own(args, base, count, keywords.length, firstValue);
        Object instance = Classes.instantiate(f, type, own, keywords);
        Object init = Classes.initializer(f, type, instance, own.length);
        if (init instanceof Closure closure) {
          Object[] values = withSelf(instance, own, 0, count, keywords.length, count);
          Object[] registers =
              Binding.registers(f, closure, values, 0, count + 1, keywords, values, count + 1);
          if (Classes.lazily(f, closure, registers) == null) {
            Frame next = new Frame(closure, registers);
            next.destination = destination;
            next.kind = Frame.Return.INIT;
            next.owner = instance;
            return link(f, next, frame);
          }
        }
        Classes.initialize(f, init, instance, own, keywords);
        frame.registers[destination] = instance;
        return frame;
      }
      default -> {
        Object[] own = own(args, base, count, keywords.length, firstValue);
        frame.registers[destination] = callValues(f, callee, own, keywords);
        Loops.poll(f);
        return frame;
      }
    }
  }

  // ---- from Java

  static Object call(Fiber f, Object callee, Object[] args) {
    return callValues(f, callee, args, NO_NAMES);
  }

  static Object callKeywords(Fiber f, Object callee, Object[] args, ToyDict named) {
    String[] keywords = keywords(named, f);
    return callValues(
        f, callee, withValues(new ToyList(args, args.length), named, keywords, f), keywords);
  }

  /// Calls with positional arguments followed by one value for each of `keywords`; runs to the end.
  static Object callValues(Fiber f, Object callee, Object[] values, String[] keywords) {
    int count = values.length - keywords.length;
    switch (callee) {
      case Closure closure -> {
        Object[] registers =
            Binding.registers(f, closure, values, 0, count, keywords, values, count);
        Object made = Classes.lazily(f, closure, registers);
        return made != null ? made : runBase(f, new Frame(closure, registers));
      }
      case Native n -> {
        return n.invokeKeywords(f, values, keywords);
      }
      case BoundMethod m -> {
        Object[] shifted = withSelf(m.self, values, 0, count, keywords.length, count);
        return callValues(f, m.function, shifted, keywords);
      }
      case ToyClass type when type.isBuiltin() -> {
        return Classes.construct(f, type, values, keywords);
      }
      case ToyClass type -> {
        Object instance = Classes.instantiate(f, type, values, keywords);
        Object init = Classes.initializer(f, type, instance, values.length);
        Classes.initialize(f, init, instance, values, keywords);
        return instance;
      }
      default -> {
        Object method = Attributes.special(f, callee, "__call__");
        if (method == null) {
          throw Operators.notCallable(callee);
        }
        return callValues(f, method, values, keywords);
      }
    }
  }

  private static Object runBase(Fiber f, Frame frame) {
    frame.kind = Frame.Return.BASE;
    f.enter();
    try {
      return Interpreter.enter(f, frame);
    } finally {
      f.leave();
    }
  }

  static Object[] withSelf(
      Object self, Object[] args, int base, int count, int named, int firstValue) {
    Object[] shifted = new Object[1 + count + named];
    shifted[0] = self;
    System.arraycopy(args, base, shifted, 1, count);
    System.arraycopy(args, firstValue, shifted, 1 + count, named);
    return shifted;
  }

  private static Object[] own(Object[] args, int base, int count, int named, int firstValue) {
    Object[] own = new Object[count + named];
    System.arraycopy(args, base, own, 0, count);
    System.arraycopy(args, firstValue, own, count, named);
    return own;
  }

  static Object spawn(Fiber f, Object[] r, int base, int model) {
    Object handle =
        f.vm.scheduler.spawn(
            f,
            Model.of(model),
            r[base],
            (ToyList) r[base + 1],
            r[base + 2] instanceof ToyDict keywords ? keywords : null,
            r[base + 3] instanceof ToyDict options ? options : null,
            r[base + 4] == None.NONE ? null : r[base + 4]);
    Loops.poll(f);
    return handle;
  }

  /// What a message calls the callee.
  /// As CPython's `_PyObject_FunctionStr` writes it: what is not built in with its module.
  static String qualifiedNameOf(Object callee) {
    return switch (callee) {
      case Closure c -> c.module.name() + "." + c.function.qualifiedName;
      case BoundMethod m -> qualifiedNameOf(m.function);
      case ToyClass c when !c.isBuiltin() -> c.module + "." + c.name();
      default -> nameOf(callee);
    };
  }

  static String nameOf(Object callee) {
    return switch (callee) {
      case Closure c -> c.function.qualifiedName;
      case Native n -> n.name();
      case BoundMethod m -> nameOf(m.function);
      case ToyClass c -> c.name();
      default -> Types.of(callee).name() + " object";
    };
  }
}
