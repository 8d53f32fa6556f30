package toy.lib;

import toy.value.Singleton;
import toy.value.ToyClass;
import toy.value.Types;
import toy.vm.Library.Table;

/// The built-in names: functions, classes and constants.
final class Builtins {
  private Builtins() {}

  private static final ToyClass[] CLASSES = {
    Types.OBJECT,
    Types.TYPE,
    Types.INT,
    Types.BOOL,
    Types.FLOAT,
    Types.STR,
    Types.LIST,
    Types.TUPLE,
    Types.DICT,
    Types.SET,
    Types.FROZENSET,
    Types.RANGE,
    Types.SLICE,
    Types.BYTES,
    Types.BYTE_ARRAY,
    Types.PROPERTY,
    Types.SUPER,
    LibraryTypes.ENUMERATE,
    LibraryTypes.ZIP,
    LibraryTypes.MAP,
    LibraryTypes.FILTER,
    LibraryTypes.REVERSED
  };

  private static final ToyClass[] EXCEPTIONS = {
    Types.BASE_EXCEPTION,
    Types.EXCEPTION,
    Types.SYSTEM_EXIT,
    Types.KEYBOARD_INTERRUPT,
    Types.GENERATOR_EXIT,
    Types.CANCELLED_ERROR,
    Types.BASE_EXCEPTION_GROUP,
    Types.EXCEPTION_GROUP,
    Types.STOP_ITERATION,
    Types.STOP_ASYNC_ITERATION,
    Types.ARITHMETIC_ERROR,
    Types.OVERFLOW_ERROR,
    Types.ZERO_DIVISION_ERROR,
    Types.FLOATING_POINT_ERROR,
    Types.ASSERTION_ERROR,
    Types.ATTRIBUTE_ERROR,
    Types.EOF_ERROR,
    Types.IMPORT_ERROR,
    Types.MODULE_NOT_FOUND_ERROR,
    Types.LOOKUP_ERROR,
    Types.INDEX_ERROR,
    Types.KEY_ERROR,
    Types.MEMORY_ERROR,
    Types.NAME_ERROR,
    Types.UNBOUND_LOCAL_ERROR,
    Types.OS_ERROR,
    Types.FILE_EXISTS_ERROR,
    Types.FILE_NOT_FOUND_ERROR,
    Types.IS_A_DIRECTORY_ERROR,
    Types.NOT_A_DIRECTORY_ERROR,
    Types.PERMISSION_ERROR,
    Types.TIMEOUT_ERROR,
    Types.CONNECTION_ERROR,
    Types.REFERENCE_ERROR,
    Types.RUNTIME_ERROR,
    Types.NOT_IMPLEMENTED_ERROR,
    Types.RECURSION_ERROR,
    Types.TYPE_ERROR,
    Types.VALUE_ERROR,
    Types.UNICODE_ERROR,
    Types.UNICODE_DECODE_ERROR,
    Types.UNICODE_ENCODE_ERROR,
    Types.WARNING,
    Types.BLOCKING_IO_ERROR,
    Types.CHILD_PROCESS_ERROR,
    Types.INTERRUPTED_ERROR,
    Types.PROCESS_LOOKUP_ERROR,
    Types.BROKEN_PIPE_ERROR,
    Types.CONNECTION_ABORTED_ERROR,
    Types.CONNECTION_REFUSED_ERROR,
    Types.CONNECTION_RESET_ERROR,
    Types.BUFFER_ERROR,
    Types.SYNTAX_ERROR,
    Types.INDENTATION_ERROR,
    Types.TAB_ERROR,
    Types.SYSTEM_ERROR,
    Types.UNICODE_TRANSLATE_ERROR,
    Types.BYTES_WARNING,
    Types.DEPRECATION_WARNING,
    Types.ENCODING_WARNING,
    Types.FUTURE_WARNING,
    Types.IMPORT_WARNING,
    Types.PENDING_DEPRECATION_WARNING,
    Types.RESOURCE_WARNING,
    Types.RUNTIME_WARNING,
    Types.SYNTAX_WARNING,
    Types.UNICODE_WARNING,
    Types.USER_WARNING
  };

  /// Those that only call methods of their arguments, or read what does not change.
  private static final String[] FREE = {
    "abs",
    "all",
    "any",
    "ascii",
    "bin",
    "callable",
    "chr",
    "cpu",
    "divmod",
    "format",
    "getattr",
    "hasattr",
    "hash",
    "hex",
    "id",
    "isinstance",
    "issubclass",
    "iter",
    "len",
    "max",
    "min",
    "next",
    "oct",
    "ord",
    "pow",
    "print",
    "repr",
    "round",
    "setattr",
    "sorted",
    "sum"
  };

  static void fill(Table table) {
    table.free(FREE);
    for (ToyClass type : CLASSES) {
      table.value(type.name(), type);
    }
    for (ToyClass type : EXCEPTIONS) {
      table.value(type.name(), type);
    }
    table
        .value("staticmethod", Types.STATIC_METHOD)
        .value("classmethod", Types.CLASS_METHOD)
        .value("IOError", Types.OS_ERROR)
        .value("EnvironmentError", Types.OS_ERROR)
        .value("NotImplemented", Singleton.NOT_IMPLEMENTED)
        .value("Ellipsis", Singleton.ELLIPSIS);
    table.group(
        IterationFunctions::fill,
        "aiter",
        "all",
        "anext",
        "any",
        "iter",
        "len",
        "max",
        "min",
        "next",
        "sorted",
        "sum");
    table.group(
        NumberFunctions::fill, "abs", "bin", "chr", "divmod", "hex", "oct", "ord", "pow", "round");
    table.group(
        ObjectFunctions::fill,
        "callable",
        "delattr",
        "dir",
        "getattr",
        "globals",
        "hasattr",
        "hash",
        "id",
        "isinstance",
        "issubclass",
        "setattr",
        "vars");
    table.group(TextFunctions::fill, "ascii", "exit", "quit", "format", "help", "print", "repr");
    table.group(FileOpening::fillBuiltins, "open");
  }
}
