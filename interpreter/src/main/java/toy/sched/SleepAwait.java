package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;

/// `asyncio.sleep(…)`, and simulated I/O: done some time after it is awaited. It can be awaited
/// once. On the side of the waiter's loop.
public final class SleepAwait extends Pending {
  public static final ToyClass TYPE = ToyClass.builtin("coroutine", Types.OBJECT);

  /// What an await of it gives; made when the time has passed.
  @FunctionalInterface
  public interface Result {
    Object get();
  }

  private final String what;
  private final Reason reason;
  private final long nanos;
  private final Object outcome; // a value, or the Result that makes it
  private @Nullable Alarm alarm;
  private boolean armed;
  private boolean over;

  /// @param nanos 0 or less: the others get a turn, and no more
  /// @param outcome what an await of it gives: a value, or a [Result]
  public SleepAwait(String what, Reason reason, long nanos, Object outcome) {
    this.what = what;
    this.reason = reason;
    this.nanos = nanos;
    this.outcome = outcome;
  }

  private final class Alarm extends Timer {
    final LoopWaiter waiter;

    Alarm(LoopWaiter waiter) {
      this.waiter = waiter;
    }

    @Override
    void due() {
      over = true;
      waiter.wake(deadline);
    }
  }

  @Override
  void arm(LoopWaiter waiter) {
    if (armed) {
      throw ToyError.runtimeError("cannot reuse already awaited coroutine");
    }
    armed = true;
    if (nanos <= 0) {
      over = true;
      waiter.wake(Long.MIN_VALUE);
    } else {
      Alarm made = new Alarm(waiter);
      alarm = made;
      waiter.loop().start(made, waiter.loop().clock().nanos() + nanos);
    }
  }

  @Override
  void disarm(LoopWaiter waiter) {
    if (alarm != null) {
      waiter.loop().stop(alarm);
    }
  }

  @Override
  long deadline() {
    return alarm == null ? Request.NEVER : alarm.deadline;
  }

  @Override
  public boolean isDone() {
    return over;
  }

  @Override
  public Object result(Fiber f) {
    return outcome instanceof Result late ? late.get() : outcome;
  }

  @Override
  public Reason reason() {
    return reason;
  }

  @Override
  String describe() {
    return what;
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
