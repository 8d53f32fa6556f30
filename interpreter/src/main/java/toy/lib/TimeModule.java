package toy.lib;

import toy.vm.Library.Table;

/// The module `time`, without what waits.
final class TimeModule {
  private TimeModule() {}

  static void fill(Table t) {
    t.define("time", "(): seconds since 1970", f -> f.vm.host.epochNanos() / 1e9);
    t.define("time_ns", "(): nanoseconds since 1970", f -> f.vm.host.epochNanos());
    t.define(
        "perf_counter", "(): seconds, for measuring", f -> f.vm.scheduler.clock().nanos() / 1e9);
    t.define(
        "perf_counter_ns", "(): nanoseconds, for measuring", f -> f.vm.scheduler.clock().nanos());
    t.define(
        "monotonic", "(): seconds that never go back", f -> f.vm.scheduler.clock().nanos() / 1e9);
    t.define(
        "monotonic_ns", "(): nanoseconds that never go back", f -> f.vm.scheduler.clock().nanos());
  }
}
