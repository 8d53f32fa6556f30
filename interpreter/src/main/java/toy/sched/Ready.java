package toy.sched;

import toy.gil.Reason;
import toy.value.ToyClass;
import toy.vm.Fiber;

/// Something to await that is there already.
public final class Ready extends Pending {
  private final Object value;

  public Ready(Object value) {
    this.value = value;
  }

  @Override
  void arm(LoopWaiter waiter) {
    waiter.wake(Long.MIN_VALUE);
  }

  @Override
  void disarm(LoopWaiter waiter) {}

  @Override
  public boolean isDone() {
    return true;
  }

  @Override
  public Object result(Fiber f) {
    return value;
  }

  @Override
  public Reason reason() {
    return Reason.JOIN;
  }

  @Override
  String describe() {
    return "what is there already";
  }

  @Override
  public ToyClass type() {
    return SleepAwait.TYPE;
  }
}
