package toy.lib;

import toy.value.ToyClass;
import toy.value.Types;
import toy.vm.Library;

/// What `help` says about the exception classes.
final class ExceptionDocs {
  private ExceptionDocs() {}

  static void register(Library library) {
    doc(library, Types.BASE_EXCEPTION, "the root of all exceptions");
    doc(library, Types.EXCEPTION, "the root of all errors; what programs derive from");
    doc(library, Types.SYSTEM_EXIT, "exit() was called");
    doc(library, Types.KEYBOARD_INTERRUPT, "Ctrl-C was pressed");
    doc(library, Types.GENERATOR_EXIT, "a generator is being closed");
    doc(library, Types.CANCELLED_ERROR, "the task was cancelled");
    doc(library, Types.BASE_EXCEPTION_GROUP, "several exceptions at once, of any kind");
    doc(library, Types.EXCEPTION_GROUP, "several errors at once");
    doc(library, Types.STOP_ITERATION, "an iterator has no more items");
    doc(library, Types.STOP_ASYNC_ITERATION, "an asynchronous iterator has no more items");
    doc(library, Types.ARITHMETIC_ERROR, "the root of errors in arithmetic");
    doc(library, Types.OVERFLOW_ERROR, "a number is too large for what is to be done with it");
    doc(library, Types.ZERO_DIVISION_ERROR, "division or modulo by zero");
    doc(library, Types.FLOATING_POINT_ERROR, "a floating-point operation failed");
    doc(library, Types.ASSERTION_ERROR, "an assert found its condition false");
    doc(library, Types.ATTRIBUTE_ERROR, "a value has no such attribute");
    doc(library, Types.EOF_ERROR, "input() found the end of the input");
    doc(library, Types.IMPORT_ERROR, "a module could not be imported");
    doc(library, Types.MODULE_NOT_FOUND_ERROR, "there is no such module");
    doc(library, Types.LOOKUP_ERROR, "the root of errors with indices and keys");
    doc(library, Types.INDEX_ERROR, "an index is beyond the ends of a sequence");
    doc(library, Types.KEY_ERROR, "a dict has no such key, a set no such item");
    doc(library, Types.MEMORY_ERROR, "there is not enough memory");
    doc(library, Types.NAME_ERROR, "there is no such name");
    doc(library, Types.UNBOUND_LOCAL_ERROR, "a variable has no value yet");
    doc(library, Types.OS_ERROR, "the operating system refused");
    doc(library, Types.FILE_EXISTS_ERROR, "there is such a file already");
    doc(library, Types.FILE_NOT_FOUND_ERROR, "there is no such file");
    doc(library, Types.IS_A_DIRECTORY_ERROR, "a directory stands where a file should");
    doc(library, Types.NOT_A_DIRECTORY_ERROR, "a file stands where a directory should");
    doc(library, Types.PERMISSION_ERROR, "it is not permitted");
    doc(library, Types.TIMEOUT_ERROR, "it took too long");
    doc(library, Types.CONNECTION_ERROR, "a connection failed");
    doc(library, Types.REFERENCE_ERROR, "what was referred to is gone");
    doc(library, Types.RUNTIME_ERROR, "an error of no other kind");
    doc(library, Types.NOT_IMPLEMENTED_ERROR, "a method is to be written by a subclass");
    doc(library, Types.RECURSION_ERROR, "calls are nested too deeply");
    doc(library, Types.TYPE_ERROR, "a value is of the wrong type");
    doc(library, Types.VALUE_ERROR, "a value is of the right type, but not a right one");
    doc(library, Types.UNICODE_ERROR, "text could not be encoded or decoded");
    doc(library, Types.WARNING, "the root of warnings");
    doc(library, Types.QUEUE_EMPTY, "a queue has no item");
    doc(library, Types.QUEUE_FULL, "a queue has no room");
  }

  private static void doc(Library library, ToyClass type, String text) {
    library.type(type, t -> t.value("__doc__", type.name() + ": " + text));
  }
}
