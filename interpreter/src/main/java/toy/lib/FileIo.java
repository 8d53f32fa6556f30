package toy.lib;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;
import toy.sandbox.NotPermitted;
import toy.sched.Errand;
import toy.value.None;
import toy.value.ToyError;
import toy.vm.Fiber;
import toy.vm.Request;

/// Performs I/O without the lock, and gives its failures CPython's classes and words.
final class FileIo {
  private FileIo() {}

  /// A call that came to a failure, carried out of the request to where Toy values may be made.
  private record Failure(Exception cause) {}

  /// Performs the call; `file` is what the error names, or null. Null results are None.
  static Object perform(Fiber f, @Nullable String file, Request.IoCall call) {
    Object result =
        f.vm.scheduler.perform(
            f,
            new Request.Io(() -> {
              try {
                return call.run();
              } catch (IOException | InvalidPathException | SecurityException e) {
                return new Failure(e);
              }
            }));
    if (result instanceof Failure failure) {
      throw error(failure.cause, file);
    }
    return result == null ? None.NONE : result;
  }

  /// As [#perform], to be awaited: the call goes on on a worker of the machine.
  static Errand later(
      Fiber f, String what, @Nullable String file, Request.IoCall call, Made result) {
    return Errand.onWorkers(
        f,
        what,
        call,
        (by, value, failure) -> {
          switch (failure) {
            case null -> {}
            case IOException e -> throw error(e, file);
            case InvalidPathException e -> throw error(e, file);
            case SecurityException e -> throw error(e, file);
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
          }
          return result.of(by, value == null ? None.NONE : value);
        });
  }

  /// A Toy value of what a call gave.
  @FunctionalInterface
  interface Made {
    Object of(Fiber f, Object value);
  }

  /// As [#perform], for what has no system behind it: the GIL stays where it is.
  static Object inMemory(Request.IoCall call) {
    try {
      Object result = call.run();
      return result == null ? None.NONE : result;
    } catch (IOException e) {
      throw error(e, null);
    }
  }

  private static ToyError error(Exception cause, @Nullable String file) {
    return switch (cause) {
      case NotPermitted e -> e.error();
      case NoSuchFileException _ -> error(2, "No such file or directory", file);
      case FileAlreadyExistsException _ -> error(17, "File exists", file);
      case NotDirectoryException _ -> error(20, "Not a directory", file);
      case DirectoryNotEmptyException _ -> error(39, "Directory not empty", file);
      case AccessDeniedException _, SecurityException _ -> error(13, "Permission denied", file);
      case InvalidPathException _ -> ToyError.valueError("embedded null byte");
      case FileSystemException e -> byReason(e, file);
      default -> error(5, "Input/output error", file);
    };
  }

  /// Java has one class for the rest and puts the system's words into its reason.
  private static ToyError byReason(FileSystemException e, @Nullable String file) {
    String reason = e.getReason() == null ? "" : e.getReason();
    if (reason.contains("Is a directory")) {
      return error(21, "Is a directory", file);
    }
    if (reason.contains("Not a directory")) {
      return error(20, "Not a directory", file);
    }
    if (reason.contains("File name too long")) {
      return error(36, "File name too long", file);
    }
    if (reason.contains("Directory not empty")) {
      return error(39, "Directory not empty", file);
    }
    if (reason.contains("No space left")) {
      return error(28, "No space left on device", file);
    }
    return error(5, reason.isEmpty() ? "Input/output error" : reason, file);
  }

  static ToyError error(long errno, String text, @Nullable String file) {
    return new ToyError(
        ExceptionMethods.osError(
            ExceptionMethods.classOfErrno(errno), errno, text, file == null ? None.NONE : file));
  }
}
