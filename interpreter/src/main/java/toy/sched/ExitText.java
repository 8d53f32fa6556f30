package toy.sched;

import java.util.Map;

/// How a process of the operating system ended that gave no result, in words.
final class ExitText {
  private static final int SIGNALLED = 128;

  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP",
          2, "SIGINT",
          3, "SIGQUIT",
          6, "SIGABRT",
          9, "SIGKILL",
          11, "SIGSEGV",
          15, "SIGTERM");

  private ExitText() {}

  /// As `multiprocessing.Process.exitcode`: -n where signal n killed it.
  static int asPython(int code, boolean said) {
    return !said && code > SIGNALLED ? SIGNALLED - code : code;
  }

  /// @param said whether the process said so itself, and was not just gone
  /// @param started whether it came to begin its work
  /// @param heapLimit bytes
  static String of(int code, boolean said, boolean started, long heapLimit) {
    if (code == Upstream.OUT_OF_MEMORY && !said) {
      return "ran out of memory (heap limit " + (heapLimit >> 20) + " MB)";
    }
    if (code == Exit.DEADLOCK && said) {
      return "was stopped: nobody in it could ever run again";
    }
    int signal = code - SIGNALLED;
    if (!said && signal > 0 && signal < 65) {
      String name = SIGNALS.get(signal);
      return "was killed by signal " + signal + (name == null ? "" : " (" + name + ")");
    }
    return (started ? "exited" : "could not start: it exited") + " with code " + code;
  }
}
