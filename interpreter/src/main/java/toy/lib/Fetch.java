package toy.lib;

import toy.gil.Reason;
import toy.sched.SleepAwait;
import toy.sched.Tasks;
import toy.sched.Units;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;
import toy.vm.Request;

/// `fetch("sim://…")`: I/O without a network. The latency depends on the machine's seed and on the
/// address alone.
///
/// | address | latency | |
/// |---|---|---|
/// | `sim://fast/…` | 1–10 ms | |
/// | `sim://slow/…` | 200–2000 ms | |
/// | `sim://slow/30ms`, `sim://fast/2s` | exactly that | |
/// | `sim://flaky/…` | 1–10 ms | one address in three raises ConnectionError |
///
/// Written directly in an `async def`, after `await` or in `spawn task`, it gives something to
/// await. Everywhere else it blocks its thread with reason `io`.
final class Fetch {
  private static final String SCHEME = "sim://";
  private static final long MS = 1_000_000;

  private Fetch() {}

  private record Answer(String address, long nanos, boolean fails) {
    Object get() {
      if (fails) {
        throw new ToyError(Types.CONNECTION_ERROR, address + ": the connection was reset");
      }
      return "200 OK " + address;
    }
  }

  static void fill(Table t) {
    t.define("fetch", "(address): simulated I/O, such as \"sim://slow/1\"", Fetch::fetch);
  }

  private static Object fetch(Fiber f, Object address) {
    Answer answer = answer(f, Arguments.string(address, "address"));
    if (Tasks.canAwait(f)) {
      return new SleepAwait(
          "fetch(\"" + answer.address + "\")",
          Reason.IO,
          answer.nanos,
          (SleepAwait.Result) answer::get);
    }
    f.vm.scheduler.perform(f, new Request.Wait(Reason.IO, Units.nothing(), deadline(f, answer)));
    return answer.get();
  }

  private static long deadline(Fiber f, Answer answer) {
    return f.vm.scheduler.clock().nanos() + answer.nanos;
  }

  private static Answer answer(Fiber f, String address) {
    if (!address.startsWith(SCHEME)) {
      throw ToyError.valueError(
          "fetch knows only simulated addresses, such as \"sim://fast/1\", not '" + address + "'");
    }
    String[] parts = address.substring(SCHEME.length()).split("/", 2);
    String path = parts.length > 1 ? parts[1] : "";
    long chance = Units.chance(f, address) >>> 1;
    boolean flaky = parts[0].equals("flaky");
    boolean fails = flaky && chance % 3 == 0;
    long exact = exact(path);
    if (exact >= 0) {
      return new Answer(address, exact, fails);
    }
    return switch (parts[0]) {
      case "fast", "flaky" -> new Answer(address, MS + chance % (9 * MS), fails);
      case "slow" -> new Answer(address, 200 * MS + chance % (1800 * MS), false);
      default ->
          throw ToyError.valueError(
              "there is no '" + parts[0] + "' to fetch from: there are fast, slow and flaky");
    };
  }

  /// `200ms`, `2s`, `1.5s`: ns, else -1.
  private static long exact(String path) {
    double unit = path.endsWith("ms") ? MS : path.endsWith("s") ? 1000 * MS : 0;
    String number = path.substring(0, path.length() - (unit == 0 ? 0 : unit == MS ? 2 : 1));
    if (unit == 0 || !number.matches("\\d+(\\.\\d+)?")) {
      return -1;
    }
    return (long) (Double.parseDouble(number) * unit);
  }
}
