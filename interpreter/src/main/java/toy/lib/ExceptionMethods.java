package toy.lib;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.value.ExceptionText;
import toy.value.ExceptionValue;
import toy.value.Iteration;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Truth;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;
import toy.vm.Native;

/// Methods of the exception classes.
final class ExceptionMethods {
  private ExceptionMethods() {}

  /// `errno` to class, as CPython's `OSError` chooses (the numbers are Linux's).
  private static final Map<Long, ToyClass> BY_ERRNO =
      Map.ofEntries(
          Map.entry(1L, Types.PERMISSION_ERROR),
          Map.entry(2L, Types.FILE_NOT_FOUND_ERROR),
          Map.entry(3L, Types.PROCESS_LOOKUP_ERROR),
          Map.entry(4L, Types.INTERRUPTED_ERROR),
          Map.entry(10L, Types.CHILD_PROCESS_ERROR),
          Map.entry(11L, Types.BLOCKING_IO_ERROR),
          Map.entry(13L, Types.PERMISSION_ERROR),
          Map.entry(17L, Types.FILE_EXISTS_ERROR),
          Map.entry(20L, Types.NOT_A_DIRECTORY_ERROR),
          Map.entry(21L, Types.IS_A_DIRECTORY_ERROR),
          Map.entry(32L, Types.BROKEN_PIPE_ERROR),
          Map.entry(103L, Types.CONNECTION_ABORTED_ERROR),
          Map.entry(108L, Types.BROKEN_PIPE_ERROR),
          Map.entry(114L, Types.BLOCKING_IO_ERROR),
          Map.entry(115L, Types.BLOCKING_IO_ERROR),
          Map.entry(104L, Types.CONNECTION_RESET_ERROR),
          Map.entry(110L, Types.TIMEOUT_ERROR),
          Map.entry(111L, Types.CONNECTION_REFUSED_ERROR));

  static void fill(ToyClass type, Table t) {
    switch (type.name()) {
      case "BaseException" -> fillBase(t);
      case "OSError" -> fillOsError(t);
      case "BaseExceptionGroup", "ExceptionGroup" -> fillGroup(t);
      case "JSONDecodeError" -> t.variadic("__new__", 4, 4, "", ExceptionMethods::decodeError);
      case "SyntaxError" -> fillSyntaxError(t);
      case "UnicodeDecodeError", "UnicodeEncodeError" ->
          parts(t, "encoding", "object", "start", "end", "reason");
      case "UnicodeTranslateError" -> parts(t, "object", "start", "end", "reason");
      case "SystemExit" -> t.property("code", (_, self) -> firstOrAll(self(self)));
      case "StopIteration" -> t.property("value", (_, self) -> first(self(self)));
      case "ImportError" -> named(t, "name", "path");
      case "NameError" -> named(t, "name");
      case "AttributeError" -> named(t, "name", "obj");
      default -> {}
    }
  }

  private static void fillBase(Table t) {
    t.keyworded("__new__", "cls, /, *args, **keywords", "", ExceptionMethods::create);
    t.variadic("__init__", 1, -1, "(*args): keeps the arguments", ExceptionMethods::init);
    t.property("args", (_, self) -> self(self).args, ExceptionMethods::setArgs);
    t.property(
        "__cause__", (_, self) -> Arguments.orNone(self(self).cause), ExceptionMethods::setCause);
    t.property(
        "__context__",
        (_, self) -> Arguments.orNone(self(self).context),
        ExceptionMethods::setContext);
    t.property(
        "__suppress_context__",
        (_, self) -> self(self).suppressContext,
        ExceptionMethods::setSuppressContext);
    t.property("__traceback__", (_, self) -> None.NONE, (_, _, _) -> None.NONE);
    t.define("with_traceback", "(traceback): itself", (_, self, _) -> self);
    t.define("add_note", "(text): adds a line below the message", ExceptionMethods::addNote);
    t.define("__str__", "(): the message", (f, self) -> ExceptionText.str(self(self), f));
    t.define("__repr__", "(): class and arguments", (f, self) -> ExceptionText.repr(self(self), f));
  }

  private static ExceptionValue self(Object value) {
    if (value instanceof ExceptionValue e) {
      return e;
    }
    throw Arguments.wrongSelf("BaseException", value);
  }

  private static ToyClass exceptionClass(Object value) {
    return ObjectMethods.classOf(value, "BaseException.__new__(X): X is not a type object");
  }

  /// Keywords are refused where no `__init__` of a user class takes them.
  private static Object create(Fiber f, Object[] args) {
    ToyClass type = exceptionClass(args[0]);
    ExceptionValue made = new ExceptionValue(type, (ToyTuple) args[1]);
    ToyDict keywords = (ToyDict) args[2];
    if (keywords.size() > 0 && f.vm.lookup(type, "__init__") instanceof Native) {
      throw ToyError.typeError(type.name() + "() takes no keyword arguments");
    }
    return made;
  }

  private static Object init(Fiber f, Object[] args) {
    self(args[0]).args = rest(args);
    return None.NONE;
  }

  private static ToyTuple rest(Object[] args) {
    return ToyTuple.of(java.util.Arrays.copyOfRange(args, 1, args.length));
  }

  private static Object first(ExceptionValue e) {
    return e.args.size() == 0 ? None.NONE : e.args.items[0];
  }

  private static Object firstOrAll(ExceptionValue e) {
    return e.args.size() > 1 ? e.args : first(e);
  }

  private static Object setArgs(Fiber f, Object self, Object args) {
    self(self).args = ToyTuple.of(Iteration.toArray(args, f));
    return None.NONE;
  }

  private static @Nullable ExceptionValue exceptionOrNone(Object value, String what) {
    if (value == None.NONE) {
      return null;
    }
    if (value instanceof ExceptionValue e) {
      return e;
    }
    throw ToyError.typeError("exception " + what + " must be None or derive from BaseException");
  }

  private static Object setCause(Fiber f, Object self, Object cause) {
    self(self).cause = exceptionOrNone(cause, "cause");
    self(self).suppressContext = true;
    return None.NONE;
  }

  private static Object setContext(Fiber f, Object self, Object context) {
    self(self).context = exceptionOrNone(context, "context");
    return None.NONE;
  }

  private static Object setSuppressContext(Fiber f, Object self, Object value) {
    self(self).suppressContext = Truth.of(value, f);
    return None.NONE;
  }

  private static Object addNote(Fiber f, Object self, Object note) {
    if (!(note instanceof String)) {
      throw ToyError.typeError("note must be a str, not '" + Arguments.typeName(note) + "'");
    }
    if (self(self).get("__notes__") instanceof ToyList notes) {
      notes.append(note);
    } else {
      self(self).put("__notes__", ToyList.of(note));
    }
    return None.NONE;
  }

  /// Classes that take some of their attributes by keyword.
  private static void named(Table t, String... names) {
    for (String name : names) {
      t.value(name, None.NONE);
    }
    t.keyworded(
        "__new__",
        "cls, /, *args, *, " + String.join("=, ", names) + "=",
        "",
        (_, args) -> {
          ExceptionValue made = new ExceptionValue(exceptionClass(args[0]), (ToyTuple) args[1]);
          for (int i = 0; i < names.length; i++) {
            if (args[2 + i] != null) {
              made.put(names[i], args[2 + i]);
            }
          }
          return made;
        });
  }

  /// A class whose arguments are its attributes, and all of them needed.
  private static void parts(Table t, String... names) {
    t.variadic(
        "__new__",
        1,
        -1,
        "",
        (_, args) -> {
          if (args.length - 1 != names.length) {
            throw ToyError.typeError(
                "function takes exactly "
                    + names.length
                    + " arguments ("
                    + (args.length - 1)
                    + " given)");
          }
          return new ExceptionValue(exceptionClass(args[0]), rest(args));
        });
    for (int i = 0; i < names.length; i++) {
      int at = i;
      t.property(names[i], (_, self) -> self(self).args.items[at]);
    }
  }

  private static void fillSyntaxError(Table t) {
    t.property("msg", (_, self) -> first(self(self)));
    String[] names = {"filename", "lineno", "offset", "text"};
    for (int i = 0; i < names.length; i++) {
      int at = i;
      t.property(names[i], (_, self) -> place(self(self), at));
    }
  }

  /// Of a SyntaxError's second argument: a tuple of file, line, column and text.
  private static Object place(ExceptionValue e, int at) {
    return e.args.size() > 1 && e.args.items[1] instanceof ToyTuple place && place.size() > at
        ? place.items[at]
        : None.NONE;
  }

  /// Of message, text and position, which counts code points.
  private static Object decodeError(Fiber f, Object[] args) {
    String text = Arguments.string(args[2], "doc");
    int at = Arguments.count(args[3], f);
    int known = Math.min(at, text.codePointCount(0, text.length()));
    int offset = text.offsetByCodePoints(0, Math.max(0, known)) + (at - known);
    return JsonModule.error(f, Arguments.string(args[1], "msg"), text, offset).value();
  }

  // ---- OSError

  private static void fillOsError(Table t) {
    t.value("errno", None.NONE).value("strerror", None.NONE).value("filename", None.NONE);
    t.variadic("__new__", 1, -1, "", ExceptionMethods::createOsError);
    t.variadic("__init__", 1, -1, "(*args): does nothing more", (_, _) -> None.NONE);
  }

  private static Object createOsError(Fiber f, Object[] args) {
    ToyClass type = exceptionClass(args[0]);
    ToyTuple given = rest(args);
    if (given.size() < 2 || given.size() > 5) {
      return new ExceptionValue(type, given);
    }
    Object file = given.size() > 2 ? given.items[2] : None.NONE;
    if (type == Types.OS_ERROR && given.items[0] instanceof Long errno) {
      type = BY_ERRNO.getOrDefault(errno, type);
    }
    return osError(type, given.items[0], given.items[1], file);
  }

  /// An OSError as CPython makes it: the file's name is not among `args`.
  static ExceptionValue osError(ToyClass type, Object errno, Object text, Object file) {
    ExceptionValue made = new ExceptionValue(type, ToyTuple.of(errno, text));
    made.put("errno", errno);
    made.put("strerror", text);
    if (file != None.NONE) {
      made.put("filename", file);
    }
    return made;
  }

  static ToyClass classOfErrno(long errno) {
    return BY_ERRNO.getOrDefault(errno, Types.OS_ERROR);
  }

  // ---- groups

  private static void fillGroup(Table t) {
    t.define("__new__", "", (f, type, message, errors) -> group(f, type, message, errors));
    t.property("message", (_, self) -> self(self).args.items[0]);
    t.property("exceptions", (f, self) -> exceptions(f, self(self)));
    t.define("derive", "(exceptions): a group with the same message", ExceptionMethods::derive);
    t.define(
        "subgroup",
        "(condition): a group of those that match, or None",
        ExceptionMethods::subgroup);
    t.define(
        "split",
        "(condition): the groups of those that match and the rest",
        ExceptionMethods::split);
  }

  private static Object group(Fiber f, Object cls, Object message, Object errors) {
    ToyClass type = exceptionClass(cls);
    Arguments.string(message, "BaseExceptionGroup.__new__() argument 1");
    if (!(errors instanceof ToyList || errors instanceof ToyTuple)) {
      throw ToyError.typeError("second argument (exceptions) must be a sequence");
    }
    Object[] items = Iteration.toArray(errors, f);
    if (items.length == 0) {
      throw ToyError.valueError("second argument (exceptions) must be a non-empty sequence");
    }
    boolean plain = true;
    for (int i = 0; i < items.length; i++) {
      ToyClass item = Types.of(items[i]);
      if (!item.isSubclassOf(Types.BASE_EXCEPTION)) {
        throw ToyError.valueError(
            "Item " + i + " of second argument (exceptions) is not an exception");
      }
      plain &= item.isSubclassOf(Types.EXCEPTION);
    }
    if (!plain && type.isSubclassOf(Types.EXCEPTION)) {
      throw ToyError.typeError("Cannot nest BaseExceptions in an ExceptionGroup");
    }
    if (plain && type == Types.BASE_EXCEPTION_GROUP) {
      type = Types.EXCEPTION_GROUP;
    }
    return new ExceptionValue(type, ToyTuple.of(message, errors));
  }

  private static ToyTuple exceptions(Fiber f, ExceptionValue group) {
    return ToyTuple.of(Iteration.toArray(group.args.items[1], f));
  }

  private static Object derive(Fiber f, Object self, Object errors) {
    return group(f, Types.BASE_EXCEPTION_GROUP, self(self).args.items[0], errors);
  }

  private static Object subgroup(Fiber f, Object self, Object condition) {
    return select(f, self(self), condition, true);
  }

  private static Object split(Fiber f, Object self, Object condition) {
    return ToyTuple.of(
        select(f, self(self), condition, true), select(f, self(self), condition, false));
  }

  /// The leaves on which the condition is `wanted`, nested as they were; None for none.
  private static Object select(Fiber f, ExceptionValue error, Object condition, boolean wanted) {
    boolean isGroup =
        error.type().isSubclassOf(Types.BASE_EXCEPTION_GROUP)
            || error.type().isSubclassOf(Types.EXCEPTION_GROUP);
    if (matches(f, error, condition)) {
      return wanted ? error : None.NONE;
    }
    if (!isGroup) {
      return wanted ? None.NONE : error;
    }
    ToyList kept = new ToyList();
    f.enter();
    try {
      for (Object item : exceptions(f, error).items) {
        Object part = select(f, (ExceptionValue) item, condition, wanted);
        if (part != None.NONE) {
          kept.append(part);
        }
      }
    } finally {
      f.leave();
    }
    return kept.size() == 0 ? None.NONE : derive(f, error, kept);
  }

  private static boolean matches(Fiber f, ExceptionValue error, Object condition) {
    return switch (condition) {
      case ToyClass type -> error.type().isSubclassOf(type);
      case ToyTuple types -> {
        for (Object type : types.items) {
          if (type instanceof ToyClass c && error.type().isSubclassOf(c)) {
            yield true;
          }
        }
        yield false;
      }
      default -> Truth.of(f.call(condition, error), f);
    };
  }
}
