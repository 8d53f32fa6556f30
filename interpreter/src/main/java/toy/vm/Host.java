package toy.vm;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.sandbox.Disk;
import toy.sandbox.Environment;
import toy.sandbox.Network;

/// What a VM reaches of the world outside: the standard streams, the program's arguments, files
/// that it left open, and where `random` starts. The machine implements it; natives never touch the
/// JVM's own streams. Safe for any thread of any VM.
public interface Host {
  /// Appends to the standard output in one piece. May release the GIL (reason `io`) to flush.
  void write(Fiber f, String text);

  /// Appends to the standard error in one piece, what stands in the standard output's buffer first.
  void writeError(Fiber f, String text);

  void flush(Fiber f);

  /// The next line of the standard input without its line end, or null at its end. `prompt` is
  /// shown first, after all that stands in the standard output's buffer. Releases the GIL with
  /// reason `io`.
  @Nullable String readLine(Fiber f, String prompt);

  /// The program's doors to the world outside, which know what it may do.
  Disk disk();

  Network network();

  Environment environment();

  /// `sys.argv`: the script as it was named, then its arguments.
  List<String> arguments();

  /// Nanoseconds since 1970 began (UTC).
  long epochNanos();

  /// What the generator of `random` starts from in a VM that has not called `random.seed`.
  long randomSeed();

  /// A file that a script opened for writing and has not closed.
  interface OpenFile {
    /// The absolute path.
    String path();

    /// As the script named it.
    String name();

    /// Where the script opened it.
    Fiber.@Nullable Place openedAt();

    /// Writes what is buffered. Called without the GIL, from any thread.
    void flush() throws IOException;
  }

  void opened(OpenFile file);

  void closed(OpenFile file);

  /// The files open now, in all VMs.
  List<OpenFile> openFiles();
}
