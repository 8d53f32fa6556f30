package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;

/// `asyncio.wait_for(x, timeout)`: cancels what it awaits when the time is over, waits until that
/// has ended, and raises TimeoutError. On the side of the waiter's loop.
public final class WaitFor extends Pending {
  private final Fiber maker;
  private final Object awaitable;
  private final long nanos;
  private @Nullable Handle unit;
  private @Nullable Watch watch;
  private boolean late;

  /// @param nanos negative: as long as it takes
  public WaitFor(Fiber maker, Object awaitable, long nanos) {
    this.maker = maker;
    this.awaitable = awaitable;
    this.nanos = nanos;
  }

  private final class Watch extends Timer implements LoopWaiter {
    final LoopWaiter waiter;
    final Handle on;

    Watch(LoopWaiter waiter, Handle on) {
      this.waiter = waiter;
      this.on = on;
    }

    @Override
    void due() {
      if (on.isDone()) {
        return;
      }
      late = true;
      if (on instanceof Task task) {
        task.cancel(Task.cancelledError(null), deadline);
      } else {
        on.disarm(this);
        waiter.wake(deadline);
      }
    }

    @Override
    public EventLoop loop() {
      return waiter.loop();
    }

    @Override
    public void wake(long at) {
      loop().stop(this);
      waiter.wake(at);
    }
  }

  @Override
  void arm(LoopWaiter waiter) {
    if (watch != null) {
      throw ToyError.runtimeError("cannot reuse already awaited coroutine");
    }
    EventLoop loop = waiter.loop();
    Handle on =
        awaitable instanceof Handle h ? h : Spawner.task(maker, loop.thread, awaitable, null);
    Watch made = new Watch(waiter, on);
    unit = on;
    watch = made;
    if (nanos >= 0) {
      loop.start(made, loop.clock().nanos() + nanos);
    }
    on.arm(made);
  }

  @Override
  void disarm(LoopWaiter waiter) {
    if (unit != null && watch != null) {
      waiter.loop().stop(watch);
      unit.disarm(watch);
    }
  }

  @Override
  boolean isBounded() {
    return nanos >= 0;
  }

  @Override
  boolean passCancelOn() {
    return unit != null && unit.passCancelOn();
  }

  @Override
  public boolean isDone() {
    return unit != null && (unit.isDone() || late && !(unit instanceof Task));
  }

  @Override
  public Object result(Fiber f) {
    Handle on = unit;
    if (on == null) {
      throw new IllegalStateException();
    }
    if (late && (!on.isDone() || on.isCancelled())) {
      throw new ToyError(
          new toy.value.ExceptionValue(Types.TIMEOUT_ERROR, toy.value.ToyTuple.EMPTY));
    }
    return on.result(f);
  }

  @Override
  public Reason reason() {
    return unit == null ? Reason.JOIN : unit.reason();
  }

  @Override
  java.util.List<Handle> units() {
    return unit == null ? java.util.List.of() : java.util.List.of(unit);
  }

  @Override
  String describe() {
    return "wait_for" + (unit == null ? "" : " of " + unit.describe());
  }

  @Override
  public ToyClass type() {
    return SleepAwait.TYPE;
  }
}
