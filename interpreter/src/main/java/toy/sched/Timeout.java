package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.value.ExceptionValue;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyObject;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;

/// `with timeout(s) { … }`: cancels the task that is in the block when the time is over, and turns
/// the CancelledError that comes out of it into TimeoutError. At the top level it is the await
/// there that is given up. Guarded by the GIL.
public final class Timeout implements ToyObject {
  public static final ToyClass TYPE = ToyClass.builtin("Timeout", Types.OBJECT);

  private long deadline;
  private @Nullable Expiry expiry;

  /// @param deadline a reading of the clock, or [Request#NEVER]
  public Timeout(long deadline) {
    this.deadline = deadline;
  }

  private static final class Expiry extends Timer {
    final VmThread thread;
    final @Nullable Task task;
    final ExceptionValue error = Task.cancelledError(null);
    boolean expired;
    private boolean bounds;

    Expiry(VmThread thread, @Nullable Task task) {
      this.thread = thread;
      this.task = task;
    }

    /// Whether the task's waits have an end by this.
    void bounds(boolean now) {
      if (task != null && now != bounds) {
        task.bound(now ? 1 : -1);
      }
      bounds = now;
    }

    void start(long deadline) {
      boolean ends = deadline != Request.NEVER;
      thread.makeLoop().stop(this);
      bounds(ends);
      if (ends) {
        thread.makeLoop().start(this, deadline);
      }
    }

    @Override
    void due() {
      expired = true;
      bounds(false);
      TopWait top = thread.waiting;
      if (task != null) {
        task.cancel(error, deadline);
      } else if (top != null) {
        top.cancel(error);
      }
    }
  }

  /// `__enter__`.
  public Object enter(Fiber f) {
    VmThread thread = (VmThread) f.thread;
    EventLoop loop = thread.loop;
    if (loop == null || !loop.isRunning()) {
      throw ToyError.runtimeError(
          "timeout ends awaits, and this thread has no event loop: use h.result(timeout=…),"
              + " or do it inside run(…)");
    }
    if (expiry != null) {
      throw ToyError.runtimeError("Timeout has already been entered");
    }
    Expiry made = new Expiry(thread, (Task) f.task);
    expiry = made;
    made.start(deadline);
    return this;
  }

  /// `when()`: the reading at which it is over, or [Request#NEVER].
  public long deadline() {
    return deadline;
  }

  /// `reschedule(when)`.
  public void reschedule(long other) {
    Expiry over = expiry;
    if (over == null || over.expired) {
      throw ToyError.runtimeError(
          "Cannot change state of " + (over == null ? "created" : "expired") + " Timeout");
    }
    deadline = other;
    over.start(other);
  }

  /// `__exit__`; false lets what was raised go on.
  public boolean exit(Fiber f, Object raised) {
    Expiry over = expiry;
    if (over == null) {
      return false;
    }
    over.thread.makeLoop().stop(over);
    over.bounds(false);
    if (!over.expired) {
      return false;
    }
    if (raised instanceof ExceptionValue e && e.type().isSubclassOf(Types.CANCELLED_ERROR)) {
      ExceptionValue late = new ExceptionValue(Types.TIMEOUT_ERROR, ToyTuple.EMPTY);
      late.cause = e;
      throw new ToyError(late);
    }
    if (over.task != null) {
      over.task.uncancel(over.error);
    }
    return false;
  }

  /// Whether the time was over before the block was.
  public boolean isExpired() {
    return expiry != null && expiry.expired;
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
