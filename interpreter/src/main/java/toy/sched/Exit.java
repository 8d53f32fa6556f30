package toy.sched;

/// What a run's exit code can be, besides what the program gives `exit(n)`.
public final class Exit {
  public static final int OK = 0;

  /// An uncaught error in any unit.
  public static final int ERROR = 1;

  public static final int DEADLOCK = 3;

  public static final int LIMIT = 4;

  public static final int SYNTAX = 65;

  /// A bug of ours.
  public static final int INTERNAL = 70;

  /// Stopped because it took too long, as by timeout(1).
  public static final int TIME_OUT = 124;

  public static final int INTERRUPTED = 130;

  private Exit() {}
}
