package toy.lib;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;
import toy.value.ToyTuple;
import toy.vm.Fiber;
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
    t.define("_zone", "(seconds): offset, summer time, name", TimeModule::zone);
  }

  private static Object zone(Fiber f, Object seconds) {
    ZoneId zone = ZoneId.systemDefault();
    Instant moment = Instant.ofEpochSecond((long) Math.floor(Arguments.real(seconds, f)));
    long offset = zone.getRules().getOffset(moment).getTotalSeconds();
    boolean summer = zone.getRules().isDaylightSavings(moment);
    String name = TimeZone.getTimeZone(zone).getDisplayName(summer, TimeZone.SHORT, Locale.ENGLISH);
    return ToyTuple.of(offset, summer, offset == 0 && name.equals("Z") ? "UTC" : name);
  }
}
