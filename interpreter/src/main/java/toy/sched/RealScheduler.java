package toy.sched;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import toy.gil.Breaker;
import toy.gil.Clock;
import toy.gil.Reason;
import toy.value.ExceptionValue;
import toy.value.None;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Awaitable;
import toy.vm.Fiber;
import toy.vm.Model;
import toy.vm.Request;
import toy.vm.Scheduler;

/// The scheduler of one VM on real time: OS threads and the real lock. A blocking request gives the
/// GIL up with its reason, parks the thread on its own parker, and takes the GIL back; a checkpoint
/// switches in place.
final class RealScheduler implements Scheduler {
  private final VmProcess process;
  private final Clock clock;

  RealScheduler(VmProcess process) {
    this.process = process;
    this.clock = process.machine.clock();
  }

  VmProcess process() {
    return process;
  }

  @Override
  public Object perform(Fiber f, Request request) {
    VmThread thread = (VmThread) f.thread;
    if (request instanceof Request.Await await) {
      return await(f, thread, await.on());
    }
    if (thread.stepping == null) {
      return block(f, thread, request);
    }
    long began = clock.nanos();
    try {
      return block(f, thread, request);
    } finally {
      thread.steps.blockedFor(clock.nanos() - began, f);
    }
  }

  private Object block(Fiber f, VmThread thread, Request request) {
    if (request instanceof Request.Io io) { // what every child does; see [Child] for why no switch
      return io(f, thread, io.call());
    }
    return switch (request) {
      case Request.Sleep sleep -> sleep(f, thread, sleep.nanos());
      case Request.Wait wait -> waitFor(f, thread, wait);
      case Request.Io _, Request.Await _ -> throw new IllegalStateException();
    };
  }

  private Object sleep(Fiber f, VmThread thread, long nanos) {
    long deadline = clock.nanos() + nanos;
    thread.release(Reason.SLEEP);
    if (nanos <= 0) {
      // CPython asks the system to sleep also for nothing, which lets a waiter in.
      thread.parker.nap();
    }
    while (clock.nanos() < deadline && !thread.mustLook()) {
      thread.parker.park(deadline);
    }
    thread.acquire();
    thread.servePending(f);
    return None.NONE;
  }

  private Object io(Fiber f, VmThread thread, Request.IoCall call) {
    Object result = None.NONE;
    IOException failure = null;
    thread.release(Reason.IO);
    try {
      result = call.run();
    } catch (IOException e) {
      failure = e;
    } finally {
      thread.acquire();
    }
    if (failure != null) {
      throw osError(failure);
    }
    thread.servePending(f);
    return result == null ? None.NONE : result;
  }

  private static ToyError osError(IOException e) {
    String text = e.getMessage();
    return new ToyError(
        new ExceptionValue(
            Types.OS_ERROR, ToyTuple.of(text == null ? "input/output error" : text)));
  }

  /// True if the thread has what it waited for, false where the deadline passed first.
  private Object waitFor(Fiber f, VmThread thread, Request.Wait wait) {
    var on = wait.on();
    boolean forGood = wait.deadline() == Request.NEVER;
    thread.blocked(
        new Blocked(
            on::describe, on instanceof Primitive.Wait w ? w.primitive() : null, f.place(), on));
    if (on instanceof Primitive.Wait) {
      thread.steps.warnBlocking(f, "waiting for " + on.describe(), "await spawn thread …");
    }
    on.enlist(thread);
    thread.release(wait.reason());
    boolean taken = false;
    boolean parked = false;
    while (!taken && !thread.mustLook() && !(taken = on.tryTake(thread))) {
      if (!forGood && clock.nanos() >= wait.deadline()) {
        break;
      }
      if (forGood && on.comesFromOutside()) {
        thread.parker.parkOpenly();
      } else {
        thread.parker.park(wait.deadline());
      }
      parked = true;
    }
    on.withdraw(thread);
    thread.acquire();
    thread.blocked(null);
    if (parked && on.comesFromOutside()) {
      thread.steps.warnBlocking(f, on.describe(), "await asyncio.open_connection(…)");
    }
    if (!taken || thread.isStopped() || thread.isLimited()) {
      thread.servePending(f);
    }
    return taken;
  }

  private Object await(Fiber f, VmThread thread, Awaitable on) {
    if (!(on instanceof Pending pending)) {
      throw new IllegalStateException("cannot be awaited: " + on);
    }
    if (f.task instanceof Task task) {
      return task.await(pending);
    }
    if (thread.stepping != null) {
      throw ToyError.runtimeError(
          "a top-level `await` cannot run inside a task (an import that awaits?)");
    }
    Driver.drive(thread, f, new TopWait(thread.makeLoop(), pending));
    return pending.result(f);
  }

  @Override
  public void checkpoint(Fiber f) {
    VmThread thread = (VmThread) f.thread;
    if (f.vm.breaker.any(Breaker.STEPS)) {
      process.machine.limiter().step(thread, f);
    }
    pass(f, thread);
  }

  /// A checkpoint of our own code, which is no step of the program.
  static void pass(Fiber f) {
    if (f.vm.breaker.any(~Breaker.STEPS)) {
      pass(f, (VmThread) f.thread);
    }
  }

  private static void pass(Fiber f, VmThread thread) {
    if (f.vm.breaker.any(PENDING)) {
      thread.servePending(f);
    }
    thread.yieldIfAsked();
    if (f.vm.breaker.any(PENDING)) {
      thread.servePending(f);
    }
  }

  static final int PENDING = Breaker.INTERRUPT | Breaker.STOP | Breaker.LIMIT;

  @Override
  public void poll(Fiber f) {
    if (f.vm.breaker.any(PENDING)) {
      ((VmThread) f.thread).servePending(f);
    }
  }

  @Override
  public void tooDeep(Fiber f) {
    process.machine.limiter().tooDeep((VmThread) f.thread, f);
  }

  @Override
  public void outOfMemory(Fiber f) {
    process.machine.limiter().heapIsFull((VmThread) f.thread, f);
  }

  @Override
  public Object spawn(
      Fiber f,
      Model model,
      Object callee,
      ToyList args,
      @Nullable ToyDict keywords,
      @Nullable ToyDict options,
      @Nullable Object group) {
    boolean awaited = group instanceof Group || f.awaitsNext();
    SpawnOptions wanted = SpawnOptions.of(f, model, options).withAwaited(awaited);
    Spawner.Call call = new Spawner.Call(callee, args, keywords, wanted);
    Handle handle =
        switch (model) {
          case THREAD -> Spawner.thread(f, call);
          case PROCESS -> Spawner.process(f, call);
          case TASK -> Spawner.task(f, call);
        };
    if (group instanceof Group members) {
      members.add(handle);
    }
    return handle;
  }

  @Override
  public Clock clock() {
    return clock;
  }
}
