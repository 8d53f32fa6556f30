package toy.sched;

import toy.gil.Clock;

/// The machine's clock: `System.nanoTime`, which is monotonic over all threads.
final class RealClock implements Clock {
  @Override
  public long nanos() {
    return System.nanoTime();
  }
}
