package toy.sched;

import toy.gil.Reason;
import toy.syntax.DiagnosticCode;
import toy.value.ExceptionValue;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;
import toy.vm.Scheduler;

/// Steps a thread's event loop while its top level waits. Runs on that thread and holds the GIL but
/// while it idles.
final class Driver {
  /// A step that blocks its loop for longer gets W305 (asyncio's `slow_callback_duration`), ns.
  private static final long SLOW_STEP = 100_000_000;

  private Driver() {}

  /// Steps the loop until `wait` is over.
  static void drive(VmThread thread, Fiber f, TopWait wait) {
    if (wait.on.isDone()) {
      return;
    }
    TopWait outer = thread.waiting;
    thread.waiting = wait;
    wait.on.arm(wait);
    try {
      EventLoop loop = wait.loop();
      long now = loop.clock().nanos();
      while (true) {
        loop.catchUp(now);
        if (wait.isOver() && !wait.givesTurn()) {
          break;
        }
        if (f.vm.breaker.get() != 0) {
          RealScheduler.pass(f);
          now = loop.clock().nanos();
        }
        if (loop.isTurnOver()) {
          thread.poll();
        }
        now =
            switch (loop.poll()) {
              case Task task -> step(thread, task, now);
              case LoopCall call -> call(f, call);
              case Runnable turn -> turn(loop, turn);
              case null, default -> idle(thread, f, wait, now);
            };
      }
    } finally {
      thread.waiting = outer;
      if (!wait.on.isDone()) {
        wait.on.disarm(wait);
      }
    }
    ExceptionValue cancelled = wait.cancelled();
    if (cancelled != null) {
      throw new ToyError(cancelled);
    }
  }

  private static long turn(EventLoop loop, Runnable turn) {
    turn.run();
    return loop.clock().nanos();
  }

  /// Calls it on the driver's own fiber; gives the reading at its end.
  private static long call(Fiber f, LoopCall call) {
    call.run(f);
    return f.vm.scheduler.clock().nanos();
  }

  /// Runs one step of `task`, which begins at the reading `now`; gives the reading at its end.
  private static long step(VmThread thread, Task task, long now) {
    thread.stepBegins();
    task.account.begin(now);
    long heldBefore = task.account.heldNanos(now);
    Object value = null;
    ToyError error = null;
    boolean finished = false;
    thread.stepping = task;
    try {
      value = task.advance();
      finished = true;
    } catch (ToyError e) {
      error = e;
      finished = true;
    } finally {
      thread.stepping = null;
      if (!finished) {
        task.drop(thread.process.machine.clock().nanos()); // it is being unwound
      }
    }
    long end = task.loop.clock().nanos();
    if (end - now >= SLOW_STEP && !(error != null && endsTheLoop(error.value().type()))) {
      warnSlow(thread, task, task.account.heldNanos(end) - heldBefore);
    }
    if (error == null && value == Scheduler.SUSPENDED) {
      task.suspended(end);
    } else {
      task.ended(value, error, end);
      if (error != null && endsTheLoop(error.value().type())) {
        throw error;
      }
    }
    return end;
  }

  /// As in asyncio: these go through the loop to whoever runs it.
  static boolean endsTheLoop(ToyClass type) {
    return type.isSubclassOf(Types.KEYBOARD_INTERRUPT) || type.isSubclassOf(Types.SYSTEM_EXIT);
  }

  private static void warnSlow(VmThread thread, Task task, long held) {
    long own = held + thread.blockedNs() - thread.loadingNs();
    if (own < SLOW_STEP) {
      return; // other threads had the lock: not this task's doing
    }
    Fiber.Place place = thread.longestAt();
    String what;
    String instead;
    if (place != null && thread.blockedNs() >= held) {
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
    thread.process.machine.warnOnce(
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

  /// What is said of a wait that blocks the loop of `task`.
  static String blocking(Task task, String what, String instead) {
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

  /// Waits without the lock until something happens; gives a reading after it.
  private static long idle(VmThread thread, Fiber f, TopWait wait, long now) {
    EventLoop loop = wait.loop();
    long deadline = loop.nextDeadline();
    if (deadline <= now || loop.hasPosts()) {
      return loop.clock().nanos();
    }
    boolean open = wait.on.comesFromOutside() || thread.isWatching();
    if (deadline == Request.NEVER && !open) {
      thread.blocked(new VmThread.Blocked(wait.on::describe, null, f.place(), wait));
    }
    thread.release(Reason.LOOP);
    while (!loop.hasPosts() && !thread.mustLook()) {
      if (deadline != Request.NEVER && loop.clock().nanos() >= deadline) {
        break;
      }
      if (open && deadline == Request.NEVER) {
        thread.parkOpenly();
      } else {
        thread.park(deadline);
      }
    }
    thread.acquire();
    thread.blocked(null);
    thread.servePending(f);
    loop.looked();
    return loop.clock().nanos();
  }
}
