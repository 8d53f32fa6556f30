package toy.value;

import java.math.BigInteger;

/// The built-in classes as constants, and the class of any value. Exceptions follow CPython 3.11's
/// names and hierarchy.
public final class Types {
  private Types() {}

  public static final ToyClass OBJECT = ToyClass.builtin("object", null);
  public static final ToyClass TYPE = type("type");
  public static final ToyClass NONE = type("NoneType");
  public static final ToyClass INT = type("int");
  public static final ToyClass BOOL = ToyClass.builtin("bool", INT);
  public static final ToyClass FLOAT = type("float");
  public static final ToyClass STR = type("str");
  public static final ToyClass LIST = type("list");
  public static final ToyClass TUPLE = type("tuple");
  public static final ToyClass DICT = type("dict");
  public static final ToyClass SET = type("set");
  public static final ToyClass FROZENSET = type("frozenset");
  public static final ToyClass RANGE = type("range");
  public static final ToyClass SLICE = type("slice");
  public static final ToyClass ITERATOR = type("iterator");
  public static final ToyClass DICT_KEYS = type("dict_keys");
  public static final ToyClass DICT_VALUES = type("dict_values");
  public static final ToyClass DICT_ITEMS = type("dict_items");
  public static final ToyClass FUNCTION = type("function");
  public static final ToyClass METHOD = type("method");
  public static final ToyClass BUILTIN = type("builtin_function_or_method");
  public static final ToyClass MODULE = type("module");
  public static final ToyClass PROPERTY = type("property");
  public static final ToyClass STATIC_METHOD = type("staticmethod");
  public static final ToyClass CLASS_METHOD = type("classmethod");
  public static final ToyClass SUPER = type("super");
  public static final ToyClass BYTES = type("bytes");
  public static final ToyClass BYTE_ARRAY = type("bytearray");
  public static final ToyClass GENERATOR = type("generator");
  public static final ToyClass ASYNC_GENERATOR = type("async_generator");
  public static final ToyClass ASYNC_GENERATOR_ASEND = type("async_generator_asend");
  public static final ToyClass ASYNC_GENERATOR_ATHROW = type("async_generator_athrow");
  public static final ToyClass COROUTINE = type("coroutine");
  public static final ToyClass CELL = type("cell");
  public static final ToyClass NOT_IMPLEMENTED = type("NotImplementedType");
  public static final ToyClass ELLIPSIS = type("ellipsis");

  public static final ToyClass BASE_EXCEPTION = type("BaseException");
  public static final ToyClass EXCEPTION = error("Exception", BASE_EXCEPTION);
  public static final ToyClass SYSTEM_EXIT = error("SystemExit", BASE_EXCEPTION);
  public static final ToyClass KEYBOARD_INTERRUPT = error("KeyboardInterrupt", BASE_EXCEPTION);
  public static final ToyClass GENERATOR_EXIT = error("GeneratorExit", BASE_EXCEPTION);

  /// What `finally` and `__exit__` see where a limit ends the program. No `except` can name it: it
  /// is no BaseException, and no global.
  public static final ToyClass LIMIT_REACHED = ToyClass.builtin("LimitReached", OBJECT);

  public static final ToyClass CANCELLED_ERROR = error("CancelledError", BASE_EXCEPTION);

  /// A process died and left neither result nor error: `multiprocessing.ProcessError`.
  public static final ToyClass PROCESS_ERROR = ToyClass.builtin("ProcessError", EXCEPTION);

  public static final ToyClass BASE_EXCEPTION_GROUP = error("BaseExceptionGroup", BASE_EXCEPTION);
  public static final ToyClass EXCEPTION_GROUP =
      ToyClass.builtin("ExceptionGroup", BASE_EXCEPTION_GROUP, EXCEPTION);
  public static final ToyClass STOP_ITERATION = error("StopIteration", EXCEPTION);
  public static final ToyClass STOP_ASYNC_ITERATION = error("StopAsyncIteration", EXCEPTION);
  public static final ToyClass ARITHMETIC_ERROR = error("ArithmeticError", EXCEPTION);
  public static final ToyClass OVERFLOW_ERROR = error("OverflowError", ARITHMETIC_ERROR);
  public static final ToyClass ZERO_DIVISION_ERROR = error("ZeroDivisionError", ARITHMETIC_ERROR);
  public static final ToyClass FLOATING_POINT_ERROR = error("FloatingPointError", ARITHMETIC_ERROR);
  public static final ToyClass ASSERTION_ERROR = error("AssertionError", EXCEPTION);
  public static final ToyClass ATTRIBUTE_ERROR = error("AttributeError", EXCEPTION);
  public static final ToyClass EOF_ERROR = error("EOFError", EXCEPTION);
  public static final ToyClass IMPORT_ERROR = error("ImportError", EXCEPTION);
  public static final ToyClass MODULE_NOT_FOUND_ERROR = error("ModuleNotFoundError", IMPORT_ERROR);
  public static final ToyClass LOOKUP_ERROR = error("LookupError", EXCEPTION);
  public static final ToyClass INDEX_ERROR = error("IndexError", LOOKUP_ERROR);
  public static final ToyClass KEY_ERROR = error("KeyError", LOOKUP_ERROR);
  public static final ToyClass MEMORY_ERROR = error("MemoryError", EXCEPTION);
  public static final ToyClass NAME_ERROR = error("NameError", EXCEPTION);
  public static final ToyClass UNBOUND_LOCAL_ERROR = error("UnboundLocalError", NAME_ERROR);
  public static final ToyClass OS_ERROR = error("OSError", EXCEPTION);
  public static final ToyClass FILE_EXISTS_ERROR = error("FileExistsError", OS_ERROR);
  public static final ToyClass FILE_NOT_FOUND_ERROR = error("FileNotFoundError", OS_ERROR);
  public static final ToyClass IS_A_DIRECTORY_ERROR = error("IsADirectoryError", OS_ERROR);
  public static final ToyClass NOT_A_DIRECTORY_ERROR = error("NotADirectoryError", OS_ERROR);
  public static final ToyClass PERMISSION_ERROR = error("PermissionError", OS_ERROR);
  public static final ToyClass TIMEOUT_ERROR = error("TimeoutError", OS_ERROR);
  public static final ToyClass CONNECTION_ERROR = error("ConnectionError", OS_ERROR);
  public static final ToyClass REFERENCE_ERROR = error("ReferenceError", EXCEPTION);
  public static final ToyClass RUNTIME_ERROR = error("RuntimeError", EXCEPTION);
  public static final ToyClass NOT_IMPLEMENTED_ERROR = error("NotImplementedError", RUNTIME_ERROR);
  public static final ToyClass RECURSION_ERROR = error("RecursionError", RUNTIME_ERROR);
  public static final ToyClass TYPE_ERROR = error("TypeError", EXCEPTION);
  public static final ToyClass VALUE_ERROR = error("ValueError", EXCEPTION);
  public static final ToyClass UNICODE_ERROR = error("UnicodeError", VALUE_ERROR);
  public static final ToyClass UNICODE_DECODE_ERROR = error("UnicodeDecodeError", UNICODE_ERROR);
  public static final ToyClass UNICODE_ENCODE_ERROR = error("UnicodeEncodeError", UNICODE_ERROR);
  public static final ToyClass WARNING = error("Warning", EXCEPTION);
  public static final ToyClass BLOCKING_IO_ERROR = error("BlockingIOError", OS_ERROR);
  public static final ToyClass CHILD_PROCESS_ERROR = error("ChildProcessError", OS_ERROR);
  public static final ToyClass INTERRUPTED_ERROR = error("InterruptedError", OS_ERROR);
  public static final ToyClass PROCESS_LOOKUP_ERROR = error("ProcessLookupError", OS_ERROR);
  public static final ToyClass BROKEN_PIPE_ERROR = error("BrokenPipeError", CONNECTION_ERROR);
  public static final ToyClass CONNECTION_ABORTED_ERROR =
      error("ConnectionAbortedError", CONNECTION_ERROR);
  public static final ToyClass CONNECTION_REFUSED_ERROR =
      error("ConnectionRefusedError", CONNECTION_ERROR);
  public static final ToyClass CONNECTION_RESET_ERROR =
      error("ConnectionResetError", CONNECTION_ERROR);
  public static final ToyClass BUFFER_ERROR = error("BufferError", EXCEPTION);
  public static final ToyClass SYNTAX_ERROR = error("SyntaxError", EXCEPTION);
  public static final ToyClass INDENTATION_ERROR = error("IndentationError", SYNTAX_ERROR);
  public static final ToyClass TAB_ERROR = error("TabError", INDENTATION_ERROR);
  public static final ToyClass SYSTEM_ERROR = error("SystemError", EXCEPTION);
  public static final ToyClass UNICODE_TRANSLATE_ERROR =
      error("UnicodeTranslateError", UNICODE_ERROR);
  public static final ToyClass BYTES_WARNING = error("BytesWarning", WARNING);
  public static final ToyClass DEPRECATION_WARNING = error("DeprecationWarning", WARNING);
  public static final ToyClass ENCODING_WARNING = error("EncodingWarning", WARNING);
  public static final ToyClass FUTURE_WARNING = error("FutureWarning", WARNING);
  public static final ToyClass IMPORT_WARNING = error("ImportWarning", WARNING);
  public static final ToyClass PENDING_DEPRECATION_WARNING =
      error("PendingDeprecationWarning", WARNING);
  public static final ToyClass RESOURCE_WARNING = error("ResourceWarning", WARNING);
  public static final ToyClass RUNTIME_WARNING = error("RuntimeWarning", WARNING);
  public static final ToyClass SYNTAX_WARNING = error("SyntaxWarning", WARNING);
  public static final ToyClass UNICODE_WARNING = error("UnicodeWarning", WARNING);
  public static final ToyClass USER_WARNING = error("UserWarning", WARNING);
  public static final ToyClass QUEUE_EMPTY = error("Empty", EXCEPTION);
  public static final ToyClass QUEUE_FULL = error("Full", EXCEPTION);

  private static ToyClass type(String name) {
    return ToyClass.builtin(name, OBJECT);
  }

  private static ToyClass error(String name, ToyClass base) {
    return ToyClass.builtin(name, base);
  }

  /// The class of a value. A chain of tests, for a pattern switch costs a call in code that is not
  /// compiled yet.
  public static ToyClass of(Object value) {
    if (value instanceof ToyObject o) {
      return o.type();
    }
    if (value instanceof Long) {
      return INT;
    }
    if (value instanceof String) {
      return STR;
    }
    if (value instanceof Double) {
      return FLOAT;
    }
    if (value instanceof Boolean) {
      return BOOL;
    }
    if (value instanceof BigInteger) {
      return INT;
    }
    if (value == None.NONE) {
      return NONE;
    }
    if (value instanceof Singleton s) {
      return s.type();
    }
    throw new IllegalStateException("not a Toy value: " + value.getClass());
  }
}
