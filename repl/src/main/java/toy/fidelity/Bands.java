package toy.fidelity;

import static toy.fidelity.Band.atLeast;
import static toy.fidelity.Band.atMost;
import static toy.fidelity.Band.between;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All bands, in one place.
///
/// The figures of real interpreters were measured on a machine with two processors, medians of four
/// runs: CPython 3.13.0 for `cpython`, 3.9.18 for `cpython3.9`, 2.7.18 for `cpython2`, Ruby 3.1.2
/// for `ruby`. A band is what those runs spanned, or what the algorithm says (a sleeper waits for
/// one interval beside one thread that computes), and a little more for another machine.
final class Bands {
  private static final double UNKNOWN = Double.NaN;
  private static final String CPYTHON = "cpython";
  private static final String CPYTHON_39 = "cpython3.9";
  private static final String CPYTHON_2 = "cpython2";
  private static final String RUBY = "ruby";

  private static final List<Quantity> ALL =
      List.of(
          shown(CPYTHON, 3, "run p50 / I, 2 threads", 1.01, between(1.0, 1.1)),
          shown(CPYTHON, 3, "run p50 / I, 4 threads", UNKNOWN, between(1.0, 1.1)),
          shown(CPYTHON, 3, "switches/s x I", UNKNOWN, between(0.9, 1.0)),
          required(CPYTHON, 4, "lateness p50 / I, k = 1", 1.05, between(1.0, 1.1)),
          required(CPYTHON, 4, "lateness p50 / I, k = 2", 2.3, between(1.9, 3.1)),
          required(CPYTHON, 4, "lateness p50 / I, k = 4", 4.8, between(3.5, 6.5)),
          required(CPYTHON, 5, "slope 2 to 5 ms", UNKNOWN, between(0.95, 1.05)),
          required(CPYTHON, 5, "slope 5 to 20 ms", UNKNOWN, between(0.95, 1.05)),
          required(CPYTHON, 5, "slope 20 to 50 ms", 1.0, between(0.95, 1.05)),
          shown(CPYTHON, 7, "rate x I, k = 1", 2.4, between(0.8, 4)),
          shown(CPYTHON, 7, "rate x I, k = 2", 0.32, null),
          shown(CPYTHON, 8, "rate beside / alone", 0.25, null), // two modes: barging wins or loses
          required(CPYTHON, 9, "rate beside / alone", 0.48, between(0.4, 0.6)),
          shown(CPYTHON, 10, "items/s beside / alone", 0.6, null),
          required(CPYTHON, 11, "lateness p50 / call", 0.7, between(0.4, 1.0)),
          required(CPYTHON, 13, "lost, v += 1", 0, between(0, 0)),
          required(CPYTHON, 13, "lost, three steps", 0, between(0, 0)),
          required(CPYTHON, 13, "lost, v = f(v)", 0.34, atLeast(0.05)),
          required(CPYTHON, 14, "Jain index", 0.991, atLeast(0.93)),
          shown(CPYTHON, 14, "least / most", 0.78, null),
          shown(CPYTHON, 15, "computing beside / alone", 0.8, between(0.7, 1.0)),
          shown(CPYTHON, 16, "100 threads / 0.1 s", 1.12, between(1.0, 1.2)),
          shown(CPYTHON, 16, "1000 tasks / 0.1 s", 1.13, between(1.0, 1.2)),
          // A block that begins right after a tick delays the next by 49 of its 50 ms.
          required(CPYTHON, 17, "tick lag / block", 1.006, between(0.98, 1.1)),
          required(CPYTHON, 18, "tick lag p50 / I, k = 1", 1.07, between(1.0, 1.1)),
          required(CPYTHON, 18, "tick lag p50 / I, k = 2", 2.2, between(1.9, 3.1)),
          shown(CPYTHON, 19, "process / thread, an int", 13, atLeast(5)),
          shown(CPYTHON, 19, "process / thread, 100,000 ints", 1_400, atLeast(5)),
          shown(CPYTHON, 20, "task / thread", 0.1, atMost(1)),
          shown(CPYTHON, 20, "process / thread", 1_000, atLeast(1)),
          // The same lock, but it may be dropped after every instruction.
          required(CPYTHON_39, 13, "lost, v += 1", 0.26, atLeast(0.05)),
          required(CPYTHON_39, 13, "lost, three steps", 0.22, atLeast(0.05)),
          required(CPYTHON_39, 13, "lost, v = f(v)", 0.38, atLeast(0.05)),
          // Nobody waits for an interval; what is left is the time to wake up. In intervals of 5
          // ms.
          required(CPYTHON_2, 4, "lateness p50 / I, k = 1", 0.03, between(0.01, 0.05)),
          required(CPYTHON_2, 4, "lateness p50 / I, k = 2", 0.026, between(0.01, 0.05)),
          required(CPYTHON_2, 4, "lateness p50 / I, k = 4", 0.02, between(0.01, 0.05)),
          shown(CPYTHON_2, 10, "items/s beside / alone", 0.17, null),
          shown(CPYTHON_2, 13, "lost, v += 1", 0.46, atLeast(0.05)),
          shown(CPYTHON_2, 13, "lost, three steps", 0.51, atLeast(0.05)),
          shown(CPYTHON_2, 13, "lost, v = f(v)", 0.6, atLeast(0.05)),
          shown(CPYTHON_2, 15, "computing beside / alone", 0.32, between(0.1, 0.5)),
          // A queue and a quantum: 100.3 ms beside one thread.
          required(RUBY, 4, "lateness p50 / I, k = 1", 1.003, between(0.95, 1.05)),
          shown(RUBY, 4, "lateness p50 / I, k = 2", UNKNOWN, between(1.9, 2.1)),
          shown(RUBY, 4, "lateness p50 / I, k = 4", UNKNOWN, between(3.8, 4.2)),
          shown(RUBY, 13, "lost, v += 1", 0, between(0, 0)),
          shown(RUBY, 13, "lost, v = f(v)", 0.09, null));

  private Bands() {}

  private static Quantity required(
      String policy, int workload, String key, double real, Band band) {
    return new Quantity(policy, workload, key, real, band, true);
  }

  private static Quantity shown(
      String policy, int workload, String key, double real, @Nullable Band band) {
    return new Quantity(policy, workload, key, real, band, false);
  }

  /// What is known of a policy, in the order of the workloads.
  static List<Quantity> of(String policy) {
    return ALL.stream().filter(quantity -> quantity.policy().equals(policy)).toList();
  }

  /// The interpreter that `real` is of.
  static String interpreter(String policy) {
    return switch (policy) {
      case CPYTHON -> "CPython 3.13";
      case CPYTHON_39 -> "CPython 3.9";
      case CPYTHON_2 -> "CPython 2.7";
      case RUBY -> "Ruby 3.1";
      default -> "";
    };
  }

  /// The policies that an interpreter is known for, the default first.
  static List<String> policies() {
    return ALL.stream().map(Quantity::policy).distinct().toList();
  }

  /// Whether the `python3` of the PATH obeys the policy, so that it can be measured, too.
  static boolean livesInPython3(String policy) {
    return policy.equals(CPYTHON);
  }
}
