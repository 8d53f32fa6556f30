package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.value.BoundMethod;
import toy.value.Derived;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.Types;

/// Frames, and calls from Java: a native that calls a Toy function runs the dispatch loop again
/// above a BASE frame. Calls from Toy code are [CallOps].
@SuppressWarnings("NullAway") // arguments have been bound when they are read
final class Calls {
  private Calls() {}

  static final String[] NO_NAMES = new String[0];

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
    if (depth > f.recursionLimit) {
      abandon(f, made);
      throw f.tooDeep();
    }
    made.depth = depth;
    f.top = made;
    made.code.entered();
    if (f.breaker.get() != 0) {
      f.vm.scheduler.checkpoint(f);
    }
    return made;
  }

  /// A generator that could not be entered has ended, as in CPython.
  static void abandon(Fiber f, Frame made) {
    if (made.owner instanceof Generator g && g.isRunning()) {
      g.handling.end(f);
      g.state = Generator.State.DONE;
      if (made.kind != Frame.Return.BASE) {
        g.release();
      }
    } else if (made.owner instanceof AsyncGenerator g && g.isRunning()) {
      g.handling.end(f);
      g.state = Generator.State.DONE;
    }
  }

  // ---- from Java

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

  static Object[] withValues(ToyList args, ToyDict named, String[] keywords, Fiber f) {
    int count = args.size();
    Object[] values = java.util.Arrays.copyOf(args.array(), count + keywords.length);
    for (int i = 0; i < keywords.length; i++) {
      values[count + i] = named.get(keywords[i], f);
    }
    return values;
  }

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
    if (callee instanceof Closure closure) {
      Object[] registers = Binding.registers(f, closure, values, 0, count, keywords, values, count);
      Object made = Classes.lazily(f, closure, registers);
      return made != null ? made : runBase(f, new Frame(closure, registers));
    }
    switch (callee) {
      case Native n -> {
        Derived derived =
            n.receiver == null ? null : Native.checkReceiver(n, n.receiver, values, 0, count);
        Object result = invoke(f, n, values, keywords);
        return derived == null ? result : derived.result(result, n.name());
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

  /// Calls a native; inside the runtime where there is no GIL, unless it is free.
  static Object invoke(Fiber f, Native callee, Object[] args, int base, int count) {
    return f.runtime == null || callee.isFree()
        ? callee.invoke(f, args, base, count)
        : inside(f, callee, args, base, count);
  }

  private static Object inside(Fiber f, Native callee, Object[] args, int base, int count) {
    boolean entered = f.enterRuntime();
    try {
      return callee.invoke(f, args, base, count);
    } finally {
      f.leaveRuntime(entered);
    }
  }

  /// As [#invoke(Fiber, Native, Object[], int, int)]; `values` as [Native#invokeKeywords] has them.
  static Object invoke(Fiber f, Native callee, Object[] values, String[] keywords) {
    if (f.runtime == null || callee.isFree()) {
      return callee.invokeKeywords(f, values, keywords);
    }
    boolean entered = f.enterRuntime();
    try {
      return callee.invokeKeywords(f, values, keywords);
    } finally {
      f.leaveRuntime(entered);
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

  static Object[] own(Object[] args, int base, int count, int named, int firstValue) {
    Object[] own = new Object[count + named];
    System.arraycopy(args, base, own, 0, count);
    System.arraycopy(args, firstValue, own, count, named);
    return own;
  }

  /// What a message calls the callee. As CPython's `_PyObject_FunctionStr` writes it: what is not
  /// built in with its module.
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
