package toy.front;

import toy.sched.Exit;

/// The exit codes of the `toy` command: those of a program, and the command's own. `exit(n)` in a
/// program gives `n`.
public final class ExitCode {
  public static final int OK = Exit.OK;

  /// An uncaught error in any thread, process or task.
  public static final int ERROR = Exit.ERROR;

  /// A wrong command line.
  public static final int USAGE = 2;

  /// No unit of the program could ever run again.
  public static final int DEADLOCK = Exit.DEADLOCK;

  /// A limit was reached; also an uncaught `MemoryError` or `RecursionError`.
  public static final int LIMIT = Exit.LIMIT;

  /// Something that the program was not permitted to do, and that it did not handle.
  public static final int PERMISSION = Exit.PERMISSION;

  /// A source that does not parse (`EX_DATAERR` of sysexits.h).
  public static final int SYNTAX = Exit.SYNTAX;

  /// A file that cannot be read (`EX_NOINPUT`).
  public static final int NO_INPUT = 66;

  /// A bug of ours (`EX_SOFTWARE`).
  public static final int INTERNAL = Exit.INTERNAL;

  /// Stopped because it took too long, as by timeout(1).
  public static final int TIME_OUT = Exit.TIME_OUT;

  /// Ended by Ctrl-C: 128 + SIGINT.
  public static final int INTERRUPTED = Exit.INTERRUPTED;

  /// The reader of standard output went away: 128 + SIGPIPE, as for any command in a pipe.
  public static final int BROKEN_PIPE = 141;

  private ExitCode() {}
}
