package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.syntax.DiagnosticCode;
import toy.vm.Fiber;

/// Watches what blocks the event loop of one thread: how long the step that runs now was blocked,
/// and where for the longest. By the thread itself.
final class StepWatch {
  /// A step that blocks its loop for longer gets W305 (asyncio's `slow_callback_duration`), ns.
  static final long SLOW = 100_000_000;

  private final VmThread thread;
  private long longestNs;
  private Fiber.@Nullable Place longestAt;
  private long blockedNs;
  private long loadingNs; // the library's own code was compiled, for the first use of a name

  StepWatch(VmThread thread) {
    this.thread = thread;
  }

  /// A step begins.
  void begin() {
    longestNs = 0;
    longestAt = null;
    blockedNs = 0;
    loadingNs = 0;
  }

  /// A blocking request of the step took `ns`.
  void blockedFor(long ns, Fiber f) {
    blockedNs += ns;
    if (ns > longestNs) {
      longestNs = ns;
      longestAt = f.place();
    }
  }

  /// The library took `ns` of the step to make a part of itself: not the task's doing.
  void loadedFor(long ns) {
    loadingNs += ns;
  }

  /// W305: a step of `task` was slow. `held` is how long it had the GIL, ns.
  void warnSlow(Task task, long held) {
    long own = held + blockedNs - loadingNs;
    if (own < SLOW) {
      return; // other threads had the lock: not this task's doing
    }
    Fiber.Place place = longestAt;
    String what;
    String instead;
    if (place != null && blockedNs >= held) {
      String call = place.source().slice(place.start(), place.end());
      what = (call.length() > 40 || call.contains("\n") ? "a blocking call" : call) + " at line ";
      instead =
          call.startsWith("time.sleep")
              ? "await asyncio" + call.substring(4) + "`, or `await spawn thread …"
              : "await spawn thread …";
    } else {
      place = task.fiber.place();
      what =
          place == null
              ? "it ran without an await, called at line "
              : "it ran without an await up to line ";
      place = place == null ? task.madeAt() : place;
      instead = "await spawn process …";
    }
    String others = others(task.loop);
    thread
        .process
        .machine
        .warnings()
        .tell(
            DiagnosticCode.BLOCKED_LOOP,
            task.label()
                + " blocked the event loop for "
                + own / 1_000_000
                + " ms: "
                + what
                + (place == null ? "?" : place.line())
                + (others.isEmpty() ? "" : " — " + others + " waited")
                + "; use `"
                + instead
                + "`",
            place);
  }

  /// W306: a blocking wait inside a task's step stops the loop.
  void warnBlocking(Fiber f, String what, String instead) {
    Task task = thread.stepping;
    if (task != null) {
      thread
          .process
          .machine
          .warnings()
          .tell(DiagnosticCode.BLOCKING_WAIT, blocking(task, what, instead), f.place());
    }
  }

  private static String blocking(Task task, String what, String instead) {
    String others = others(task.loop);
    return what
        + " inside a task blocks its whole event loop"
        + (others.isEmpty() ? "" : ", and " + others + " with it")
        + ": use `"
        + instead
        + "`";
  }

  /// `37 other tasks`: those of a loop that do not run; empty if there are none.
  private static String others(EventLoop loop) {
    int others = loop.waiting();
    return others == 0 ? "" : others + (others == 1 ? " other task" : " other tasks");
  }
}
