package toy.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The claims about the lock and the models, as ratios. What must hold always is asserted of every
/// run. What only a machine with free processors can show is asserted of the best of several runs,
/// since others' work can hide it but cannot fake it; where it does not show and the machine is
/// busy, the test says so and is skipped.
final class WorkloadsTest {
  private static final int ATTEMPTS = 8;

  /// The load per processor above which figures mean nothing; the tests themselves make about 1.
  private static final double BUSY = 1.5;

  /// Runs `attempt` until it has no complaint.
  private static void eventually(Supplier<String> attempt) {
    StringBuilder complaints = new StringBuilder("in none of " + ATTEMPTS + " runs:");
    for (int i = 0; i < ATTEMPTS; i++) {
      String complaint = attempt.get();
      if (complaint.isEmpty()) {
        return;
      }
      complaints.append("\n  ").append(complaint);
    }
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    double busy = system.getSystemLoadAverage() / system.getAvailableProcessors();
    assumeTrue(
        busy < BUSY, () -> "%s%n  on a machine with a load of %.1f".formatted(complaints, busy));
    fail(complaints.toString());
  }

  private static ToyCommand.Result run(String... arguments) {
    arguments[0] = "workloads/" + arguments[0];
    ToyCommand.Result run = ToyCommand.run(arguments);
    assertEquals(0, run.code(), run.err());
    return run;
  }

  @Test
  void twoThreadsShareOneLock() {
    eventually(() -> {
      ToyCommand.Result run = run("two_threads.toy");
      double wall = run.figure("wall_ns");
      double held = run.figure("held_ns");
      double idle = run.figure("idle_ns");
      assertTrue(held <= wall, () -> "held for " + held + " of " + wall + " ns");
      assertEquals(wall, held + idle, "held + idle = wall");
      double switches = run.figure("switches");
      double least = 0.5 * wall / run.figure("interval_ns");
      double cpu = run.figure("cpu_ratio");
      return idle > 0.02 * wall || switches < least || cpu < 0.9 || cpu > 1.15
          ? "idle %.1f %%, %.0f switches (at least %.0f), processor time %.2f of the sequential run's"
              .formatted(100 * idle / wall, switches, least, cpu)
          : "";
    });
  }

  @Test
  void twoProcessesHoldTwoLocksAtOnce() {
    eventually(() -> {
      ToyCommand.Result run = run("two_processes.toy");
      double share = run.figure("held_ns") / run.figure("wall_ns");
      return share < 1.7 ? "held at once %.2f".formatted(share) : "";
    });
  }

  /// A lock hidden somewhere in the JVM would make the processes of one run slower than two runs.
  @Test
  void twoProcessesOfOneRunAreAsFastAsTwoRuns() {
    eventually(() -> {
      double together = least(run("processes_of_one_run.toy", "4").out());
      Process one = ToyCommand.start("workloads/one_run.toy", "4");
      Process other = ToyCommand.start("workloads/one_run.toy", "4");
      double apart = Math.max(least(ToyCommand.end(one).out()), least(ToyCommand.end(other).out()));
      return together > 1.15 * apart
          ? "%.3f s in one run, %.3f s in two".formatted(together, apart)
          : "";
    });
  }

  private static double least(String lines) {
    return lines.lines().mapToDouble(Double::parseDouble).min().orElseThrow();
  }

  @Test
  void aThousandSleepingTasksTakeLittleLongerThanOne() {
    eventually(() -> {
      double best = Arrays.stream(run("thousand_tasks.toy").figures("seconds")).min().orElse(9);
      assertTrue(best >= 0.1, () -> "slept for " + best + " s only");
      return best > 0.15 ? "%.3f s".formatted(best) : "";
    });
  }

  /// Fails for a lock that hands over at once or early (too little), and for one that is fair or
  /// forgets requests (too much). The time to wake up is in the figure, on a slow day a tenth of 5
  /// ms, so only 20 ms are held to the band of CPython (`toy fidelity` holds both, by hand).
  @ParameterizedTest
  @CsvSource({"1, 5, 100, 1.00, 1.20", "1, 20, 40, 1.00, 1.10", "2, 5, 100, 1.9, 3.1"})
  void aSleeperWaitsForTheLockByIntervals(
      String hogs, String interval, String samples, double least, double most) {
    eventually(() -> {
      double late = run("lateness.toy", hogs, interval, samples).figure("median_intervals");
      return late < least || late > most ? "%.3f intervals late".formatted(late) : "";
    });
  }

  @Test
  void anUncontendedLockGoesOnAtHalfSpeedBesideAHog() {
    eventually(() -> {
      double[] ratios = run("uncontended_lock.toy").figures("ratio");
      Arrays.sort(ratios);
      double median = ratios[ratios.length / 2];
      return median < 0.4 || median > 0.6 ? "at %.2f of its speed".formatted(median) : "";
    });
  }

  @ParameterizedTest
  @CsvSource({
    "race_plus_equals.toy, 80000, 80000",
    "race_every_instruction.toy, 1, 1999",
    "race_call.toy, 1, 1999",
    "race_with_lock.toy, 800, 800"
  })
  void theRaceShowsItsFaceEachTime(String file, long least, long most) {
    long[] counts = run(file).out().lines().mapToLong(Long::parseLong).toArray();
    assertEquals(20, counts.length);
    for (long count : counts) {
      assertTrue(count >= least && count <= most, () -> Arrays.toString(counts));
    }
  }
}
