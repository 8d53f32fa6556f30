package toy.sched;

import java.util.List;
import toy.gil.Reason;
import toy.value.ToyClass;
import toy.vm.Fiber;

/// `asyncio.shield(x)`: awaits the unit; who is cancelled meanwhile gives up and leaves it alone.
/// Holds nothing of its own, and so belongs to whom its unit belongs.
public final class Shield extends Pending {
  private final Handle unit;

  Shield(Handle unit) {
    this.unit = unit;
  }

  @Override
  void arm(LoopWaiter waiter) {
    unit.arm(waiter);
  }

  @Override
  void disarm(LoopWaiter waiter) {
    unit.disarm(waiter);
  }

  @Override
  public boolean isDone() {
    return unit.isDone();
  }

  @Override
  public Object result(Fiber f) {
    return unit.result(f);
  }

  @Override
  public Reason reason() {
    return unit.reason();
  }

  @Override
  List<Handle> units() {
    return unit.units();
  }

  @Override
  String describe() {
    return unit.describe();
  }

  @Override
  public ToyClass type() {
    return SleepAwait.TYPE;
  }
}
