package toy.lib;

import toy.value.ToyClass;
import toy.vm.Library.Table;

/// What `help` says about the exception classes.
final class ExceptionDocs {
  private ExceptionDocs() {}

  static void fill(ToyClass type, Table t) {
    String text = text(type.name());
    if (!text.isEmpty()) {
      t.value("__doc__", type.name() + ": " + text);
    }
  }

  private static String text(String name) {
    return switch (name) {
      case "BaseException" -> "the root of all exceptions";
      case "Exception" -> "the root of all errors; what programs derive from";
      case "SystemExit" -> "exit() was called";
      case "KeyboardInterrupt" -> "Ctrl-C was pressed";
      case "GeneratorExit" -> "a generator is being closed";
      case "CancelledError" -> "the task was cancelled";
      case "BaseExceptionGroup" -> "several exceptions at once, of any kind";
      case "ExceptionGroup" -> "several errors at once";
      case "StopIteration" -> "an iterator has no more items";
      case "StopAsyncIteration" -> "an asynchronous iterator has no more items";
      case "ArithmeticError" -> "the root of errors in arithmetic";
      case "OverflowError" -> "a number is too large for what is to be done with it";
      case "ZeroDivisionError" -> "division or modulo by zero";
      case "FloatingPointError" -> "a floating-point operation failed";
      case "AssertionError" -> "an assert found its condition false";
      case "AttributeError" -> "a value has no such attribute";
      case "EOFError" -> "input() found the end of the input";
      case "ImportError" -> "a module could not be imported";
      case "ModuleNotFoundError" -> "there is no such module";
      case "LookupError" -> "the root of errors with indices and keys";
      case "IndexError" -> "an index is beyond the ends of a sequence";
      case "KeyError" -> "a dict has no such key, a set no such item";
      case "MemoryError" -> "there is not enough memory";
      case "NameError" -> "there is no such name";
      case "UnboundLocalError" -> "a variable has no value yet";
      case "OSError" -> "the operating system refused";
      case "FileExistsError" -> "there is such a file already";
      case "FileNotFoundError" -> "there is no such file";
      case "IsADirectoryError" -> "a directory stands where a file should";
      case "NotADirectoryError" -> "a file stands where a directory should";
      case "PermissionError" -> "it is not permitted";
      case "TimeoutError" -> "it took too long";
      case "ConnectionError" -> "a connection failed";
      case "ReferenceError" -> "what was referred to is gone";
      case "RuntimeError" -> "an error of no other kind";
      case "NotImplementedError" -> "a method is to be written by a subclass";
      case "RecursionError" -> "calls are nested too deeply";
      case "TypeError" -> "a value is of the wrong type";
      case "ValueError" -> "a value is of the right type, but not a right one";
      case "UnicodeError" -> "text could not be encoded or decoded";
      case "UnicodeDecodeError" -> "bytes are no text in this encoding";
      case "UnicodeEncodeError" -> "an encoding has no such character";
      case "Warning" -> "the root of warnings";
      case "Empty" -> "a queue has no item";
      case "Full" -> "a queue has no room";
      case "BlockingIOError" -> "the operation would have to wait";
      case "ChildProcessError" -> "an operation on a child process failed";
      case "InterruptedError" -> "a signal interrupted a call";
      case "ProcessLookupError" -> "there is no such process";
      case "BrokenPipeError" -> "the reader of a pipe is gone";
      case "ConnectionAbortedError" -> "the other side gave the connection up";
      case "ConnectionRefusedError" -> "nobody answers there";
      case "ConnectionResetError" -> "the other side cut the connection";
      case "BufferError" -> "an operation on a buffer failed";
      case "SyntaxError" -> "text is no program";
      case "IndentationError" -> "the indentation is wrong";
      case "TabError" -> "tabs and spaces are mixed";
      case "SystemError" -> "an error inside the interpreter";
      case "UnicodeTranslateError" -> "text could not be translated";
      case "BytesWarning" -> "about bytes and text";
      case "DeprecationWarning" -> "something is going out of use";
      case "EncodingWarning" -> "about encodings";
      case "FutureWarning" -> "something will change";
      case "ImportWarning" -> "about imports";
      case "PendingDeprecationWarning" -> "something will go out of use";
      case "ResourceWarning" -> "something was left open";
      case "RuntimeWarning" -> "something is doubtful at run time";
      case "SyntaxWarning" -> "doubtful syntax";
      case "UnicodeWarning" -> "about Unicode";
      case "UserWarning" -> "what programs warn of";
      default -> "";
    };
  }
}
