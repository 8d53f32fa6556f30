package toy.sched;

/// How the script, or the entry at the prompt, stands: whether it runs, what Ctrl-C has done to it,
/// and the exit code that it comes to. Thread-safe; guarded by itself.
final class RunState {
  /// What a press of Ctrl-C means.
  enum Press {
    /// Nothing runs.
    IDLE,
    /// KeyboardInterrupt is to be raised.
    FIRST,
    /// Everything is to be stopped.
    AGAIN
  }

  private boolean running;
  private boolean pressed;
  private volatile boolean interrupted; // KeyboardInterrupt is still to be raised
  private boolean stopping;
  private int failure = Exit.OK;
  private boolean left;
  private int exit = Exit.OK;
  private volatile int entry;

  /// A script (number 0) or an entry begins.
  synchronized void begin(boolean atPrompt) {
    entry = atPrompt ? entry + 1 : 0;
    running = true;
    pressed = false;
    interrupted = false;
    stopping = false;
    failure = Exit.OK;
    left = false;
    exit = Exit.OK;
  }

  /// It is over; Ctrl-C is no longer its affair.
  synchronized void over() {
    running = false;
    interrupted = false;
  }

  synchronized Press press() {
    if (!running) {
      return Press.IDLE;
    }
    if (pressed) {
      return Press.AGAIN;
    }
    pressed = true;
    interrupted = true;
    return Press.FIRST;
  }

  /// Whether KeyboardInterrupt is still to be raised.
  boolean isInterrupted() {
    return interrupted;
  }

  synchronized void interruptServed() {
    interrupted = false;
  }

  synchronized boolean isRunning() {
    return running;
  }

  /// Calls `act` while the entry `number` runs; it cannot be over before `act` has returned. `act`
  /// may not block.
  synchronized void whileRunning(int number, Runnable act) {
    if (running && entry == number) {
      act.run();
    }
  }

  /// Everything that it started is being stopped. False if that was so already.
  synchronized boolean stop() {
    boolean first = !stopping;
    stopping = true;
    return first;
  }

  synchronized boolean isStopping() {
    return stopping;
  }

  /// Something failed, and nobody dealt with it.
  ///
  /// @param code what it comes to: a missing permission goes before a limit, and that before other
  ///   errors
  synchronized void failed(int code) {
    boolean counts = code == Exit.PERMISSION || code == Exit.LIMIT;
    failure = Math.max(failure, counts ? code : Exit.ERROR);
  }

  /// It ends with `code`, unless something else has come up before.
  synchronized void exitWith(int code) {
    if (exit == Exit.OK) {
      exit = code;
    }
  }

  /// The program, or the prompt, is left by its own wish.
  synchronized void leaveWith(int code) {
    left = true;
    exitWith(code);
  }

  synchronized boolean hasLeft() {
    return left;
  }

  /// Whether it was stopped because nobody could go on; a program's own `exit(3)` is none.
  synchronized boolean isDeadlock() {
    return exit == Exit.DEADLOCK && !left;
  }

  synchronized int exitCode() {
    return exit == Exit.OK ? failure : exit;
  }

  /// The number of the entry; 0 for a script.
  int entry() {
    return entry;
  }
}
