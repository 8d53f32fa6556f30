package toy.sched;

import toy.gil.Clock;

/// The machine's clock: `System.nanoTime`, which is monotonic over all threads.
final class RealClock implements Clock {
  /// A parent's last reading is never that much older than when the child reads it.
  private static final long FAR_NS = 3_600_000_000_000L;

  private final long ahead; // ns by which its readings are ahead of this JVM's

  RealClock() {
    this(0);
  }

  private RealClock(long ahead) {
    this.ahead = ahead;
  }

  /// A child's clock, by which its parent keeps accounts. The platforms that are known to us have
  /// one such clock for all processes; elsewhere the two are off by the time that a frame takes.
  ///
  /// @param sent a reading of the parent's, taken shortly before
  static RealClock since(long sent) {
    long now = System.nanoTime();
    return now >= sent && now - sent < FAR_NS ? new RealClock() : new RealClock(sent - now);
  }

  @Override
  public long nanos() {
    return System.nanoTime() + ahead;
  }
}
