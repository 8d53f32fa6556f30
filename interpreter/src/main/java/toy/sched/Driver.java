package toy.sched;

import toy.gil.Reason;
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
          thread.parker.poll();
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

  /// Waits at the top level for a task of this thread's own loop.
  static void join(VmThread thread, Fiber f, Task task, long deadline) {
    Task stepping = thread.stepping;
    if (stepping != null) {
      throw ToyError.runtimeError(
          stepping == task
              ? "a task cannot join itself"
              : task.label()
                  + " runs on this thread's own loop, so waiting for it here would never end: write"
                  + " `await` instead of `join`");
    }
    TopWait wait = new TopWait(task.loop, task);
    Timer timer = null;
    if (deadline != Request.NEVER) {
      timer =
          new Timer() {
            @Override
            void due() {
              wait.cancel(null);
            }
          };
      task.loop.start(timer, deadline);
    }
    try {
      drive(thread, f, wait);
    } finally {
      if (timer != null) {
        task.loop.stop(timer);
      }
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
    thread.steps.begin();
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
    if (end - now >= StepWatch.SLOW && !(error != null && endsTheLoop(error.value().type()))) {
      thread.steps.warnSlow(task, task.account.heldNanos(end) - heldBefore);
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

  /// Waits without the lock until something happens; gives a reading after it.
  private static long idle(VmThread thread, Fiber f, TopWait wait, long now) {
    EventLoop loop = wait.loop();
    long deadline = loop.nextDeadline();
    if (deadline <= now || loop.hasPosts()) {
      return loop.clock().nanos();
    }
    boolean open = wait.on.comesFromOutside() || thread.parker.isWatching();
    if (deadline == Request.NEVER && !open) {
      thread.blocked(new Blocked(wait.on::describe, null, f.place(), wait));
    }
    thread.release(Reason.LOOP);
    while (!loop.hasPosts() && !thread.mustLook()) {
      if (deadline != Request.NEVER && loop.clock().nanos() >= deadline) {
        break;
      }
      if (open && deadline == Request.NEVER) {
        thread.parker.parkOpenly();
      } else {
        thread.parker.park(deadline);
      }
    }
    thread.acquire();
    thread.blocked(null);
    thread.servePending(f);
    loop.looked();
    return loop.clock().nanos();
  }
}
