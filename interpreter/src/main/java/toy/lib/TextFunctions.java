package toy.lib;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import toy.value.ExceptionValue;
import toy.value.None;
import toy.value.Text;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Truth;
import toy.value.Types;
import toy.vm.Closure;
import toy.vm.Fiber;
import toy.vm.Library.Table;
import toy.vm.ModuleValue;
import toy.vm.Native;

/// Built-in functions that make text or print it.
final class TextFunctions {
  private TextFunctions() {}

  static void fill(Table t) {
    t.define("ascii", "(obj): its repr with escapes for what is not ASCII", TextFunctions::ascii);
    t.variadic("exit", 0, 1, "([status]): ends the program", TextFunctions::exit);
    t.variadic("quit", 0, 1, "([status]): ends the program", TextFunctions::exit);
    t.variadic("format", 1, 2, "(value[, spec]): a value as formatted text", TextFunctions::format);
    t.variadic("help", 0, 1, "([obj]): prints what it is", TextFunctions::help);
    t.keyworded(
        "print",
        "*args, sep=, end=, file=, flush=",
        "(*args, sep=' ', end='\\n', file=None, flush=False): prints the values in one piece",
        TextFunctions::print);
    t.define("repr", "(obj): its text for programmers", (f, x) -> Text.repr(x, f));
  }

  private static Object ascii(Fiber f, Object value) {
    return Text.ascii(value, f);
  }

  private static Object format(Fiber f, Object[] args) {
    if (args.length == 1) {
      return Text.format(args[0], "", f);
    }
    if (args[1] instanceof String spec) {
      return Text.format(args[0], spec, f);
    }
    throw ToyError.typeError(
        "format() argument 2 must be str, not " + Arguments.nameOrNone(args[1]));
  }

  private static Object exit(Fiber f, Object[] args) {
    throw new ToyError(new ExceptionValue(Types.SYSTEM_EXIT, ToyTuple.of(args)));
  }

  private static Object print(Fiber f, Object[] args) {
    ToyTuple values = (ToyTuple) args[0];
    String separator = separator(args[1], "sep", " ");
    String end = separator(args[2], "end", "\n");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        text.append(separator);
      }
      text.append(Text.str(values.items[i], f));
    }
    text.append(end);
    if (!Arguments.given(args[3])) {
      f.vm.host.write(f, text.toString());
    } else {
      f.call(f.getAttribute(args[3], "write"), text.toString());
    }
    if (args[4] != null && Truth.of(args[4], f)) {
      if (Arguments.given(args[3])) {
        f.call(f.getAttribute(args[3], "flush"));
      } else {
        f.vm.host.flush(f);
      }
    }
    return None.NONE;
  }

  private static String separator(@Nullable Object value, String name, String otherwise) {
    if (value == null || !Arguments.given(value)) {
      return otherwise;
    }
    if (value instanceof String s) {
      return s;
    }
    throw ToyError.typeError(name + " must be None or a string, not " + Arguments.typeName(value));
  }

  private static Object help(Fiber f, Object[] args) {
    String text =
        args.length == 0
            ? "help(f) says what a function or class does, dir(x) what a value can do."
            : describe(f, args[0]);
    f.vm.host.write(f, text + "\n");
    return None.NONE;
  }

  /// One line for each function of a module.
  private static String describe(Fiber f, ModuleValue module) {
    StringBuilder text = new StringBuilder("module " + module.name());
    for (String name : new TreeSet<>(module.names())) {
      if (!name.startsWith("_") && module.get(name) instanceof Object value) {
        text.append("\n  ");
        text.append(
            value instanceof Native || value instanceof Closure || value instanceof ToyClass
                ? describe(f, value).lines().findFirst().orElse(name)
                : name);
      }
    }
    return text.toString();
  }

  private static String describe(Fiber f, Object value) {
    Object subject = value instanceof toy.value.BoundMethod bound ? bound.function : value;
    return switch (subject) {
      case Native function ->
          function.doc().startsWith("(")
              ? function.name() + function.doc()
              : function.name() + "(…): " + function.doc();
      case Closure closure -> {
        String head = closure.function.qualifiedName + FunctionMethods.parameters(closure, f);
        yield closure.function.doc == null ? head : head + "\n    " + closure.function.doc.strip();
      }
      case ModuleValue module -> describe(f, module);
      case ToyClass type -> {
        Object doc = ObjectMethods.docOf(f, type);
        yield doc instanceof String s ? s : "class " + type.name();
      }
      default -> {
        Object doc = ObjectFunctions.find(f, subject, "__doc__");
        yield doc instanceof String s ? s : Text.repr(subject, f);
      }
    };
  }
}
