package toy.gil;

/// A source of readings in nanoseconds that never goes back, on any thread. The origin is
/// arbitrary.
@FunctionalInterface
public interface Clock {
  /// The reading now, in ns.
  long nanos();
}
