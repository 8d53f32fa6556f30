package toy.vm;

/// Ends a unit without running any more of its Toy code: `except` and `finally` do not see it.
/// Stackless.
public final class Unwind extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public enum Kind {
    /// Stopped by an interrupt, a terminated process, or the end of its VM.
    STOP,
    /// A limit was reached: `finally` blocks run for a moment, but no `except` sees it.
    LIMIT,
    /// `os._exit`-like: the program ends with a code.
    EXIT
  }

  private final Kind kind;
  private final int code;

  public Unwind(Kind kind, int code) {
    super(null, null, false, false);
    this.kind = kind;
    this.code = code;
  }

  public Kind kind() {
    return kind;
  }

  public int code() {
    return code;
  }
}
