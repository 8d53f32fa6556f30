package toy.front;

/// The exit codes of the `toy` command. `exit(n)` in a program gives `n`.
public final class ExitCode {
  public static final int OK = 0;

  /// An uncaught error in any thread, process or task.
  public static final int ERROR = 1;

  /// A wrong command line.
  public static final int USAGE = 2;

  /// No unit of the program could ever run again.
  public static final int DEADLOCK = 3;

  /// A limit was reached; also an uncaught `MemoryError` or `RecursionError`.
  public static final int LIMIT = 4;

  /// Something that the program was not permitted to do, and that it did not handle.
  public static final int PERMISSION = 5;

  /// A source that does not parse (`EX_DATAERR` of sysexits.h).
  public static final int SYNTAX = 65;

  /// A file that cannot be read (`EX_NOINPUT`).
  public static final int NO_INPUT = 66;

  /// A bug of ours (`EX_SOFTWARE`).
  public static final int INTERNAL = 70;

  /// Stopped because it took too long, as by timeout(1).
  public static final int TIME_OUT = 124;

  /// Ended by Ctrl-C: 128 + SIGINT.
  public static final int INTERRUPTED = 130;

  /// The reader of standard output went away: 128 + SIGPIPE, as for any command in a pipe.
  public static final int BROKEN_PIPE = 141;

  private ExitCode() {}
}
