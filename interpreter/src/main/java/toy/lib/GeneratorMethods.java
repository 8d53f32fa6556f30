package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.value.ExceptionValue;
import toy.value.None;
import toy.value.Text;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.AsyncGenerator;
import toy.vm.AsyncGenerator.Step;
import toy.vm.Coroutine;
import toy.vm.Fiber;
import toy.vm.Generator;
import toy.vm.Library.Table;

/// Methods of generators, async generators and coroutines.
final class GeneratorMethods {
  private GeneratorMethods() {}

  static void fillCoroutine(Table t) {
    t.property("__name__", (_, self) -> coroutine(self).name());
    t.property("__qualname__", (_, self) -> coroutine(self).qualifiedName());
    t.define(
        "__repr__",
        "(): its name",
        (f, self) ->
            "<coroutine object "
                + coroutine(self).qualifiedName()
                + " at "
                + Text.address(self, f)
                + ">");
  }

  static void fillGenerator(Table t) {
    t.define("__iter__", "(): itself", (_, self) -> self);
    t.define("__next__", "(): the next value", (f, self) -> step(f, self, None.NONE, null));
    t.define(
        "send",
        "(value): runs on, with the value as what `yield` gives",
        (f, self, value) -> step(f, self, value, null));
    t.variadic(
        "throw", 2, 4, "(exception): runs on, with `yield` raising it", GeneratorMethods::raise);
    t.define("close", "(): ends it, running its `finally`", GeneratorMethods::close);
    t.property("__name__", (_, self) -> self(self).name());
    t.property("__qualname__", (_, self) -> self(self).name());
    t.define(
        "__repr__",
        "(): its name",
        (f, self) ->
            "<generator object " + self(self).name() + " at " + Text.address(self, f) + ">");
    t.property("gi_running", (_, self) -> self(self).isRunning());
  }

  static void fillAsyncGenerator(Table t) {
    t.define("__aiter__", "(): itself", (_, self) -> self);
    t.define(
        "__anext__",
        "(): to be awaited; the next value",
        (_, self) -> new Step(asyncSelf(self), "__anext__", None.NONE, null));
    t.define(
        "asend",
        "(value): to be awaited; runs on, with the value as what `yield` gives",
        (_, self, value) -> new Step(asyncSelf(self), "asend", value, null));
    t.variadic(
        "athrow",
        2,
        4,
        "(exception): to be awaited; runs on, with `yield` raising it",
        (f, args) ->
            new Step(asyncSelf(args[0]), "athrow", None.NONE, new ToyError(exception(f, args))));
    t.define(
        "aclose",
        "(): to be awaited; ends it, running its `finally`",
        (_, self) ->
            new Step(
                asyncSelf(self),
                "aclose",
                None.NONE,
                new ToyError(new ExceptionValue(Types.GENERATOR_EXIT, ToyTuple.EMPTY))));
    t.property("__name__", (_, self) -> asyncSelf(self).name());
    t.property("__qualname__", (_, self) -> asyncSelf(self).qualifiedName());
    t.property("ag_running", (_, self) -> asyncSelf(self).isRunning());
    t.define(
        "__repr__",
        "(): its name",
        (f, self) ->
            "<async_generator object "
                + asyncSelf(self).qualifiedName()
                + " at "
                + Text.address(self, f)
                + ">");
  }

  private static AsyncGenerator asyncSelf(Object value) {
    if (value instanceof AsyncGenerator generator) {
      return generator;
    }
    throw Arguments.wrongSelf("async_generator", value);
  }

  private static Coroutine coroutine(Object value) {
    if (value instanceof Coroutine coroutine) {
      return coroutine;
    }
    throw Arguments.wrongSelf("coroutine", value);
  }

  private static Generator self(Object value) {
    if (value instanceof Generator generator) {
      return generator;
    }
    throw Arguments.wrongSelf("generator", value);
  }

  private static Object step(Fiber f, Object self, Object sent, @Nullable ToyError thrown) {
    Generator generator = self(self);
    boolean wasDone = generator.isDone();
    Object value = generator.resume(f, sent, thrown);
    if (value == null) {
      throw IterationFunctions.stopIteration(wasDone ? None.NONE : generator.returned());
    }
    return value;
  }

  private static Object raise(Fiber f, Object[] args) {
    return step(f, args[0], None.NONE, new ToyError(exception(f, args)));
  }

  private static ExceptionValue exception(Fiber f, Object[] args) {
    if (args[1] instanceof ExceptionValue e) {
      return e;
    }
    if (args[1] instanceof ToyClass type && type.isSubclassOf(Types.BASE_EXCEPTION)) {
      if (args.length > 2 && args[2] instanceof ExceptionValue e) {
        return e;
      }
      Object made = args.length > 2 && args[2] != None.NONE ? f.call(type, args[2]) : f.call(type);
      if (made instanceof ExceptionValue e) {
        return e;
      }
    }
    throw ToyError.typeError(
        "exceptions must be classes or instances deriving from BaseException, not "
            + Arguments.typeName(args[1]));
  }

  private static Object close(Fiber f, Object self) {
    Generator generator = self(self);
    if (generator.isFresh()) {
      generator.finish();
    }
    if (generator.isDone()) {
      return None.NONE;
    }
    Object value;
    try {
      value =
          generator.resume(
              f, None.NONE, new ToyError(new ExceptionValue(Types.GENERATOR_EXIT, ToyTuple.EMPTY)));
    } catch (ToyError e) {
      ToyClass type = e.value().type();
      if (type.isSubclassOf(Types.GENERATOR_EXIT) || type.isSubclassOf(Types.STOP_ITERATION)) {
        return None.NONE;
      }
      throw e;
    }
    if (value != null) {
      throw ToyError.runtimeError("generator ignored GeneratorExit");
    }
    return None.NONE;
  }
}
