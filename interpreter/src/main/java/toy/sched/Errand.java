package toy.sched;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;
import toy.vm.ToyThread;
import toy.vm.Waitable;

/// Something that goes on without the lock and without a Toy thread, and that ends once: a call on
/// the [Workers], or a request to a server. A task awaits it, or a thread waits for it ([#join]);
/// it begins with that, once. Reason `io`. When nobody waits any more (cancel, time-out, stop) it
/// is abandoned. Guarded by itself; nothing blocks under that lock.
public final class Errand extends Pending implements Waitable {
  public static final ToyClass TYPE = ToyClass.builtin("coroutine", Types.OBJECT);

  /// How it is done.
  @FunctionalInterface
  public interface Course {
    /// Begins, without waiting; tells `errand` of the end, from any thread, also at once. Gives
    /// what stops it when nobody waits for it any more.
    Runnable begin(Errand errand);
  }

  /// What whoever waits for it is given: made with the GIL.
  @FunctionalInterface
  public interface Result {
    /// @param value what it came to, or null
    /// @param failure why it came to nothing, or null
    Object of(Fiber f, @Nullable Object value, @Nullable Throwable failure);
  }

  private enum State {
    NEW,
    UNDER_WAY,
    DONE,
    ABANDONED
  }

  private final Machine machine;
  private final String what;
  private final long nanos;
  private final Course course;
  private final Result result;
  private State state = State.NEW;
  private @Nullable Object value;
  private @Nullable Throwable failure;
  private @Nullable Runnable abandon;
  private @Nullable LoopWaiter waiter;
  private @Nullable ToyThread thread;
  private @Nullable TimeOver timer; // on the side of the waiter's loop
  private boolean late;

  /// @param what for messages: what whoever waits for it waits for
  /// @param nanos after which it is given up with TimeoutError, or negative
  private Errand(Machine machine, String what, long nanos, Course course, Result result) {
    this.machine = machine;
    this.what = what;
    this.nanos = nanos;
    this.course = course;
    this.result = result;
  }

  public static Errand of(Fiber f, String what, long nanos, Course course, Result result) {
    return new Errand(((VmThread) f.thread).process.machine, what, nanos, course, result);
  }

  /// A call on the machine's [Workers].
  public static Errand onWorkers(Fiber f, String what, Request.IoCall call, Result result) {
    Workers workers = ((VmThread) f.thread).process.machine.workers();
    return of(
        f,
        what,
        -1,
        errand -> {
          Runnable job =
              () -> {
                try {
                  errand.done(call.run());
                } catch (IOException | RuntimeException | Error e) {
                  errand.failed(e);
                }
              };
          workers.execute(job);
          return () -> workers.remove(job);
        },
        result);
  }

  /// For a [Course] whose beginning takes long; `call` tells of the end itself.
  public void runOnWorker(Runnable call) {
    machine
        .workers()
        .execute(() -> {
          try {
            call.run();
          } catch (RuntimeException | Error e) {
            failed(e);
          }
        });
  }

  private final class TimeOver extends Timer {
    final LoopWaiter by;

    TimeOver(LoopWaiter by) {
      this.by = by;
    }

    @Override
    void due() {
      if (abandon()) {
        late = true;
        by.wake(deadline);
      }
    }
  }

  // ---- its end

  /// It came to `found`. From any thread; nothing if it is over already.
  public void done(@Nullable Object found) {
    end(found, null);
  }

  /// It came to nothing. As [#done].
  public void failed(Throwable why) {
    end(null, why);
  }

  private void end(@Nullable Object found, @Nullable Throwable why) {
    LoopWaiter task;
    ToyThread blocked;
    synchronized (this) {
      if (state != State.UNDER_WAY) {
        return;
      }
      state = State.DONE;
      value = found;
      failure = why;
      task = waiter;
      blocked = thread;
    }
    if (task != null) {
      task.completed(machine.clock().nanos());
    }
    if (blocked != null) {
      blocked.unpark();
    }
    machine.roster().oneFewer();
  }

  /// Who waits for it counts on something outside the machine.
  private void begin() {
    synchronized (this) {
      if (state != State.NEW) {
        throw ToyError.runtimeError("cannot reuse already awaited coroutine");
      }
      state = State.UNDER_WAY;
    }
    machine.progress().more();
    Runnable stop = course.begin(this);
    synchronized (this) {
      abandon = stop;
    }
  }

  /// Whether it was under way.
  private boolean abandon() {
    Runnable stop;
    synchronized (this) {
      if (state != State.UNDER_WAY) {
        return false;
      }
      state = State.ABANDONED;
      stop = abandon;
    }
    if (stop != null) {
      stop.run();
    }
    machine.roster().oneFewer();
    return true;
  }

  // ---- awaited by a task

  @Override
  void arm(LoopWaiter by) {
    synchronized (this) {
      waiter = by;
    }
    if (nanos >= 0) {
      TimeOver made = new TimeOver(by);
      timer = made;
      by.loop().start(made, by.loop().clock().nanos() + nanos);
    }
    begin();
  }

  @Override
  void disarm(LoopWaiter by) {
    stopTimer(by);
    abandon();
  }

  private void stopTimer(LoopWaiter by) {
    TimeOver running = timer;
    if (running != null) {
      timer = null;
      by.loop().stop(running);
    }
  }

  @Override
  long deadline() {
    TimeOver running = timer;
    return running == null ? Request.NEVER : running.deadline;
  }

  @Override
  public synchronized boolean isDone() {
    return state == State.DONE || state == State.ABANDONED;
  }

  @Override
  public Object result(Fiber f) {
    LoopWaiter by = waiter;
    if (by != null) {
      stopTimer(by);
    }
    Object found;
    Throwable why;
    synchronized (this) {
      found = value;
      why = failure;
    }
    if (late) {
      throw new ToyError(Types.TIMEOUT_ERROR, "timed out");
    }
    return result.of(f, found, why);
  }

  @Override
  public Reason reason() {
    return Reason.IO;
  }

  // ---- waited for by a thread

  /// Waits for it on this thread. TimeoutError when it takes longer than it may.
  public Object join(Fiber f) {
    long deadline = nanos < 0 ? Request.NEVER : machine.clock().nanos() + nanos;
    f.vm.scheduler.perform(f, new Request.Wait(Reason.IO, this, deadline));
    synchronized (this) {
      late = state != State.DONE;
    }
    return result(f);
  }

  @Override
  public void enlist(ToyThread by) {
    synchronized (this) {
      thread = by;
    }
    begin();
  }

  @Override
  public boolean tryTake(ToyThread by) {
    return isDone();
  }

  @Override
  public void withdraw(ToyThread by) {
    abandon();
  }

  @Override
  public String describe() {
    return what;
  }

  @Override
  public boolean comesFromOutside() {
    return false; // it is counted among those that can go on, as long as it is under way
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
