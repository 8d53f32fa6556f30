package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.compile.Op;
import toy.compile.Opcodes;
import toy.value.BoundMethod;
import toy.value.Derived;
import toy.value.Instance;
import toy.value.None;
import toy.value.Shape;
import toy.value.Sharing;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Types;

/// The instructions that call: quickening, inline caches, and a pushed frame wherever the callee is
/// Toy code. `frame.pc` is set when a method of this class runs, and a `pc` is past the
/// instruction.
@SuppressWarnings("NullAway") // arguments have been bound when they are read
final class CallOps {
  private CallOps() {}

  /// How many shapes, or classes, one instruction remembers.
  private static final int MAX_CACHES = 4;

  /// The cache of a CALL_METHOD on instances of one shape: valid while the class version is the
  /// same. `others` are for shapes that were seen before.
  private record MethodCache(
      Shape shape, int version, Closure method, @Nullable MethodCache others) {
    boolean holds(Instance i) {
      return i.shape == shape && shape.owner().version == version;
    }
  }

  /// The cache of a CALL_METHOD on a built-in value, by the value's Java class.
  private record NativeCache(Class<?> type, Native method, @Nullable NativeCache others) {}

  /// The cache of a CALL_METHOD on a module, as in `math.sqrt(x)`.
  private record ModuleCache(ModuleValue module, GlobalCell cell) {}

  /// The cache of a CALL of a built-in class.
  private record MakerCache(ToyClass type, Native maker) {}

  /// The cache of a CALL of a user class whose instances are plain and whose `__init__` is a plain
  /// function.
  private record InitCache(ToyClass type, int version, Closure init) {}

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
    if (count > 0) {
      registers[0] = r[base];
      if (count > 1) {
        registers[1] = r[base + 1];
        if (count > 2) {
          registers[2] = r[base + 2];
          if (count > 3) {
            System.arraycopy(r, base + 3, registers, 3, count - 3);
          }
        }
      }
    }
    Frame made = new Frame(closure, registers);
    made.destination = destination;
    return Calls.link(f, made, frame);
  }

  /// CALL_NATIVE: the value, or null where the callee is no native.
  static @Nullable Object nativeCall(Fiber f, Frame frame, int base, int count) {
    Object[] r = frame.registers;
    if (!(r[base] instanceof Native callee)) {
      return null;
    }
    Derived derived =
        callee.receiver == null
            ? null
            : Native.checkReceiver(callee, callee.receiver, r, base + 1, count);
    Object value = Calls.invoke(f, callee, r, base + 1, count);
    if (derived != null) {
      value = derived.result(value, callee.name());
    }
    Loops.poll(f);
    return value;
  }

  /// CALL_METHOD_CLOSURE: the new frame, or null where the cache does not hold.
  static @Nullable Frame cachedMethod(Fiber f, Frame frame, int pc) {
    int[] code = frame.code.words;
    Object[] r = frame.registers;
    int base = code[pc - 2];
    if (r[base] instanceof Instance i
        && frame.code.caches[(pc >> 2) - 1] instanceof MethodCache first) {
      MethodCache cache = first.holds(i) ? first : further(first, i);
      if (cache != null) {
        return push(f, frame, code[pc - 3], cache.method, r, base, (code[pc - 1] & 255) + 1);
      }
    }
    return null;
  }

  private static @Nullable MethodCache further(MethodCache first, Instance i) {
    MethodCache cache = first.others;
    while (cache != null && !cache.holds(i)) {
      cache = cache.others;
    }
    return cache;
  }

  /// `version` is the class's from before the method was looked up.
  private static void remember(Frame frame, int pc, Shape shape, int version, Closure method) {
    MethodCache others = Variables.cache(frame, pc) instanceof MethodCache cache ? cache : null;
    int count = 1;
    for (MethodCache at = others; at != null; at = at.others) {
      count++;
    }
    Variables.cache(
        frame, pc, new MethodCache(shape, version, method, count > MAX_CACHES ? null : others));
    Variables.quicken(frame, pc, Op.CALL_METHOD_CLOSURE);
  }

  private static @Nullable NativeCache further(NativeCache first, Class<?> type) {
    NativeCache cache = first.others;
    while (cache != null && cache.type != type) {
      cache = cache.others;
    }
    return cache;
  }

  private static void remember(Frame frame, int pc, Class<?> type, Native method) {
    NativeCache others = Variables.cache(frame, pc) instanceof NativeCache cache ? cache : null;
    int count = 1;
    for (NativeCache at = others; at != null; at = at.others) {
      count++;
    }
    Variables.cache(frame, pc, new NativeCache(type, method, count > MAX_CACHES ? null : others));
    Variables.quicken(frame, pc, Op.CALL_METHOD_NATIVE);
  }

  /// CALL_METHOD_NATIVE: the value, or null where the cache does not hold.
  static @Nullable Object cachedNativeMethod(Fiber f, Frame frame, int pc) {
    int[] code = frame.code.words;
    Object[] r = frame.registers;
    int base = code[pc - 2];
    Object cached = frame.code.caches[(pc >> 2) - 1];
    Object value = null;
    if (cached instanceof NativeCache first) {
      Class<?> type = r[base].getClass();
      NativeCache cache = first.type == type ? first : further(first, type);
      if (cache == null) {
        return null;
      }
      value = Calls.invoke(f, cache.method, r, base, (code[pc - 1] & 255) + 1);
    } else if (cached instanceof ModuleCache cache
        && r[base] == cache.module
        && cache.cell.value instanceof Native callee
        && callee.receiver == null) {
      value = Calls.invoke(f, callee, r, base + 1, code[pc - 1] & 255);
    }
    if (value != null) {
      Loops.poll(f);
    }
    return value;
  }

  /// CALL, CALL_METHOD, CALL_KW and CALL_EX in their general form: the frame that goes on.
  static Frame dispatch(Fiber f, Frame frame, int pc) {
    int[] code = frame.code.words;
    Object[] r = frame.registers;
    int destination = code[pc - 3];
    int base = code[pc - 2];
    int c = code[pc - 1];
    return switch (frame.code.function.code[pc - 4]) {
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
        ToyList args =
            r[base + 1] instanceof ToyList list ? list : Containers.spread(f, r[base], r[base + 1]);
        // With a GIL nobody else runs until the call has its arguments.
        if (args == r[base + 1] && Sharing.isParallel()) {
          args = args.copy();
        }
        Object[] values = args.array();
        String[] keywords = Calls.NO_NAMES;
        int count = args.size();
        if (r[base + 2] instanceof ToyDict named && named.size() > 0) {
          keywords = Calls.keywords(named, f);
          values = Calls.withValues(args, named, keywords, f);
        }
        yield invoke(f, frame, destination, r[base], values, 0, count, keywords, count);
      }
    };
  }

  /// CALL of a class, with what it needs found once. The class stands in front of its arguments, as
  /// `__new__` wants it.
  private static Frame make(Fiber f, Frame frame, int pc, ToyClass type, int base, int count) {
    Object[] r = frame.registers;
    int destination = frame.code.words[pc - 3];
    Object cache = Variables.cache(frame, pc);
    if (cache instanceof MakerCache known && known.type == type) {
      r[destination] = Calls.invoke(f, known.maker, r, base, count + 1);
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
      return Calls.link(f, made, frame);
    }
    int version = type.version;
    Sharing.refresh();
    if (type.isBuiltin()) {
      Variables.cache(frame, pc, new MakerCache(type, Classes.maker(f, type)));
    } else if (Classes.plainInit(f, type) instanceof Closure init) {
      Variables.cache(frame, pc, new InitCache(type, version, init));
    }
    return invoke(f, frame, destination, type, r, base + 1, count, Calls.NO_NAMES, 0);
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
    return invoke(f, frame, destination, callee, frame.registers, base, count, Calls.NO_NAMES, 0);
  }

  /// CALL_METHOD: looks the method up without making a bound one where that cannot be seen.
  private static Frame method(Fiber f, Frame frame, int pc, String name, int base, int count) {
    Object[] r = frame.registers;
    Object self = r[base];
    int destination = frame.code.words[pc - 3];
    if (self instanceof Instance i) {
      Shape shape = i.shape;
      int version = shape.owner().version;
      Sharing.refresh();
      if (shape.slot(name) < 0 && !(Sharing.isParallel() && i.get(name) != null)) {
        Object found = f.vm.lookup(i.type(), name);
        if (found instanceof Closure closure) {
          if (closure.code.plain && closure.code.parameters == count + 1) {
            remember(frame, pc, shape, version, closure);
          }
          return invoke(f, frame, destination, closure, r, base, count + 1, Calls.NO_NAMES, 0);
        }
      }
    } else if (!(self instanceof ToyClass
            || self instanceof ModuleValue
            || self instanceof SuperValue)
        && Types.of(self).isBuiltin()
        && f.vm.lookup(Types.of(self), name) instanceof Native found) {
      remember(frame, pc, self.getClass(), found);
      return invoke(f, frame, destination, found, r, base, count + 1, Calls.NO_NAMES, 0);
    }
    if (self instanceof ModuleValue m && m.get(name) instanceof Native) {
      Variables.cache(frame, pc, new ModuleCache(m, m.cell(name)));
      Variables.quicken(frame, pc, Op.CALL_METHOD_NATIVE);
    }
    Object callee = Attributes.get(f, self, name);
    return invoke(f, frame, destination, callee, r, base + 1, count, Calls.NO_NAMES, 0);
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
        return Calls.link(f, next, frame);
      }
      case BoundMethod method -> {
        Object[] shifted =
            Calls.withSelf(method.self, args, base, count, keywords.length, firstValue);
        return invoke(
            f, frame, destination, method.function, shifted, 0, count + 1, keywords, count + 1);
      }
      case ToyClass type when !type.isBuiltin() -> {
        Object[] own = Calls.own(args, base, count, keywords.length, firstValue);
        Object instance = Classes.instantiate(f, type, own, keywords);
        Object init = Classes.initializer(f, type, instance, own.length);
        if (init instanceof Closure closure) {
          Object[] values = Calls.withSelf(instance, own, 0, count, keywords.length, count);
          Object[] registers =
              Binding.registers(f, closure, values, 0, count + 1, keywords, values, count + 1);
          if (Classes.lazily(f, closure, registers) == null) {
            Frame next = new Frame(closure, registers);
            next.destination = destination;
            next.kind = Frame.Return.INIT;
            next.owner = instance;
            return Calls.link(f, next, frame);
          }
        }
        Classes.initialize(f, init, instance, own, keywords);
        frame.registers[destination] = instance;
        return frame;
      }
      default -> {
        Object[] own = Calls.own(args, base, count, keywords.length, firstValue);
        frame.registers[destination] = Calls.callValues(f, callee, own, keywords);
        Loops.poll(f);
        return frame;
      }
    }
  }

  static Object spawn(Fiber f, Object[] r, int base, int model) {
    Object handle;
    boolean entered = f.enterRuntime();
    try {
      handle =
          f.vm.scheduler.spawn(
              f,
              Model.of(model),
              r[base],
              (ToyList) r[base + 1],
              r[base + 2] instanceof ToyDict keywords ? keywords : null,
              r[base + 3] instanceof ToyDict options ? options : null,
              r[base + 4] == None.NONE ? null : r[base + 4]);
    } finally {
      f.leaveRuntime(entered);
    }
    Loops.poll(f);
    return handle;
  }
}
