package toy.lib;

import java.util.Locale;
import toy.value.Callbacks;
import toy.value.ExceptionValue;
import toy.value.HasRepr;
import toy.value.None;
import toy.value.Strings;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The module `sys`, without what concerns the lock.
final class SysModule {
  private SysModule() {}

  /// The version of Python whose behaviour and messages Toy follows.
  private static final String VERSION = "3.11";

  /// A standard stream of the program. It holds nothing: writing goes to the VM's host.
  private record Stream(Kind kind) implements HasRepr {
    enum Kind {
      INPUT,
      OUTPUT,
      ERROR
    }

    @Override
    public String repr(Callbacks calls) {
      return "<standard " + kind.name().toLowerCase(Locale.ROOT) + ">";
    }

    @Override
    public ToyClass type() {
      return LibraryTypes.STREAM;
    }
  }

  static void fill(Table t) {
    t.value("version", VERSION + " (Toy)");
    t.value("version_info", ToyTuple.of(3L, 11L, 0L, "final", 0L));
    t.value("platform", platform());
    t.value("byteorder", "little");
    t.value("maxsize", Long.MAX_VALUE);
    t.value("maxunicode", 0x10FFFFL);
    t.value("hexversion", 0x030B00F0L);
    t.define("getdefaultencoding", "(): that of str.encode", _ -> "utf-8");
    t.define("getfilesystemencoding", "(): that of the names of files", _ -> "utf-8");
    t.define("exception", "(): the exception being handled, or None", SysModule::handled);
    t.own("argv", SysModule::arguments);
    t.own("modules", SysModule::modules);
    t.value("stdout", new Stream(Stream.Kind.OUTPUT));
    t.value("stderr", new Stream(Stream.Kind.ERROR));
    t.value("stdin", new Stream(Stream.Kind.INPUT));
    t.variadic("exit", 0, 1, "([status]): ends the program", SysModule::exit);
    t.define(
        "getrecursionlimit", "(): how deep calls may be nested", f -> (long) f.vm.recursionLimit);
    t.define(
        "setrecursionlimit",
        "(limit): accepted; the limit of Toy stays as it is",
        SysModule::setRecursionLimit);
    t.define(
        "exc_info", "(): class, value and None of the exception being handled", SysModule::excInfo);
    t.define("intern", "(s): the same text", (_, s) -> StrMethods.self(s));
  }

  private static String platform() {
    String os = System.getProperty("os.name", "");
    return os.startsWith("Windows") ? "win32" : os.startsWith("Mac") ? "darwin" : "linux";
  }

  private static Object arguments(Fiber f) {
    ToyList list = new ToyList();
    for (String argument : f.vm.host.arguments()) {
      list.append(argument);
    }
    return list;
  }

  private static Object modules(Fiber f) {
    ToyDict modules = new ToyDict();
    f.vm.modules.forEach((name, module) -> modules.put(name, module, f));
    return modules;
  }

  private static Object exit(Fiber f, Object[] args) {
    throw new ToyError(new ExceptionValue(Types.SYSTEM_EXIT, ToyTuple.of(args)));
  }

  /// Frames stand on the heap, so there is no reason to lower or raise the limit.
  private static Object setRecursionLimit(Fiber f, Object limit) {
    if (Arguments.number(limit, f) < 1) {
      throw ToyError.valueError("recursion limit must be greater or equal than 1");
    }
    return None.NONE;
  }

  private static Object handled(Fiber f) {
    ExceptionValue handled = f.handled();
    return handled == null ? None.NONE : handled;
  }

  private static Object excInfo(Fiber f) {
    ExceptionValue handled = f.handled();
    return handled == null
        ? ToyTuple.of(None.NONE, None.NONE, None.NONE)
        : ToyTuple.of(handled.type(), handled, None.NONE);
  }

  static void fillStream(Table t) {
    t.define("write", "(text): writes it and gives its length", SysModule::write);
    t.define("writelines", "(lines): writes each", SysModule::writeLines);
    t.define("flush", "(): shows what was written", SysModule::flush);
    t.define("isatty", "(): False", (_, _) -> false);
    t.define("readline", "(): the next line with its end, '' at the end", SysModule::readLine);
    t.define("readlines", "(): a list of all lines", SysModule::readLines);
    t.define("read", "(): all that is left", SysModule::read);
    t.define("__iter__", "(): itself", (_, self) -> self);
    t.define("__next__", "(): the next line", SysModule::next);
  }

  private static Object write(Fiber f, Object self, Object text) {
    if (!(text instanceof String s)) {
      throw ToyError.typeError("write() argument must be str, not " + Arguments.typeName(text));
    }
    switch (((Stream) self).kind) {
      case OUTPUT -> f.vm.host.write(f, s);
      case ERROR -> f.vm.host.writeError(f, s);
      case INPUT -> throw new ToyError(LibraryTypes.UNSUPPORTED_OPERATION, "not writable");
    }
    return (long) Strings.length(s);
  }

  private static Object writeLines(Fiber f, Object self, Object lines) {
    for (Object line : toy.value.Iteration.toArray(lines, f)) {
      write(f, self, line);
    }
    return None.NONE;
  }

  private static Object flush(Fiber f, Object self) {
    f.vm.host.flush(f);
    return None.NONE;
  }

  // ---- the standard input

  private static String readLine(Fiber f, Object self) {
    if (((Stream) self).kind != Stream.Kind.INPUT) {
      throw new ToyError(LibraryTypes.UNSUPPORTED_OPERATION, "not readable");
    }
    String line = f.vm.host.readLine(f, "");
    return line == null ? "" : line + "\n";
  }

  private static Object next(Fiber f, Object self) {
    String line = readLine(f, self);
    if (line.isEmpty()) {
      throw IterationFunctions.stopIteration(None.NONE);
    }
    return line;
  }

  private static Object readLines(Fiber f, Object self) {
    ToyList lines = new ToyList();
    for (String line = readLine(f, self); !line.isEmpty(); line = readLine(f, self)) {
      lines.append(line);
    }
    return lines;
  }

  private static Object read(Fiber f, Object self) {
    StringBuilder text = new StringBuilder();
    for (String line = readLine(f, self); !line.isEmpty(); line = readLine(f, self)) {
      text.append(line);
    }
    return text.toString();
  }
}
