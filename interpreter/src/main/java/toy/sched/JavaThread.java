package toy.sched;

import java.util.function.Supplier;
import toy.value.LongWork;
import toy.value.Sizes;

/// The Java thread under a [VmThread]: it knows what the program that it runs may have.
final class JavaThread extends Thread implements Sizes.Bound, LongWork.Worker {
  /// 8 MB: room for 1,000 nested natives.
  private static final long STACK_BYTES = 8L << 20;

  private final VmThread unit;
  private final long most;

  JavaThread(Runnable body, String name, VmThread unit) {
    super(null, body, name, STACK_BYTES, false);
    this.unit = unit;
    this.most = unit.process.machine.limiter().limits().max(Limit.COLLECTION);
  }

  @Override
  public void admit(long elements, long bytes) {
    if (elements > most || bytes > Limiter.UNASKED) {
      unit.process.machine.limiter().admit(elements, bytes, unit);
    }
    poll(); // it fills what it makes, and may not do so by itself
  }

  @Override
  public long mostElements() {
    return most;
  }

  @Override
  public <T> T beside(Supplier<T> work) {
    return Beside.run(unit, work);
  }

  @Override
  public void poll() {
    if (unit.process.breaker.any(RealScheduler.PENDING)) {
      unit.servePending(unit.running());
    }
  }
}
