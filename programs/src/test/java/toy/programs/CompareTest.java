package toy.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `toy compare` on the article's three use cases ranks the models as the article says. What else a
/// machine does may hide a difference: each case has three attempts, and fails where none of them
/// shows it.
final class CompareTest {
  private static final int ATTEMPTS = 3;
  private static final Pattern ROW =
      Pattern.compile("\"model\": \"(\\w+)\".*?\"median_ns\": (\\d+)", Pattern.DOTALL);

  /// The median wall times by model, and which model the flowchart advises.
  private record Ranking(Map<String, Double> walls, String advised, String json) {
    /// Whether `slow` took at least `times` as long as `fast`.
    boolean slower(String slow, String fast, double times) {
      return wall(slow) >= times * wall(fast);
    }

    double wall(String model) {
      Double wall = walls.get(model);
      if (wall == null) {
        throw new AssertionError("no row " + model + " in " + json);
      }
      return wall;
    }
  }

  private static Ranking compare(String file) {
    ToyCommand.Result run = ToyCommand.run("compare", "--json", "--rounds", "3", file);
    assertEquals(0, run.code(), run.err());
    Map<String, Double> walls = new HashMap<>();
    Matcher row = ROW.matcher(run.out());
    while (row.find()) {
      walls.put(row.group(1), Double.valueOf(row.group(2)));
    }
    Matcher advised = Pattern.compile("\"advises\": \"(\\w+)\"").matcher(run.out());
    return new Ranking(walls, advised.find() ? advised.group(1) : "", run.out());
  }

  private interface Claim {
    boolean holds(Ranking ranking);
  }

  private static void ranks(String file, Claim claim) {
    Ranking last = compare(file);
    for (int attempt = 1; attempt < ATTEMPTS && !claim.holds(last); attempt++) {
      last = compare(file);
    }
    assertTrue(claim.holds(last), last.json());
  }

  @Test
  void cpuBoundWorkIsFastestInProcesses() {
    ranks(
        "compare/cpu_bound.toy",
        r ->
            r.advised().equals("process")
                && r.slower("seq", "process", 1.3)
                && r.slower("thread", "process", 1.3)
                && r.slower("task", "process", 1.3)
                && r.slower("thread", "seq", 0.8));
  }

  @Test
  void nothingBeatsThreadsWhereFewUnitsDoFastIo() {
    ranks(
        "compare/fast_io.toy",
        r ->
            r.advised().equals("thread")
                && r.slower("seq", "thread", 2.5)
                && r.slower("process", "thread", 0.8)
                && r.slower("task", "thread", 0.8));
  }

  @Test
  void manyUnitsOfSlowIoAreFastestInTasks() {
    ranks(
        "compare/slow_io.toy",
        r ->
            r.advised().equals("task")
                && r.slower("thread", "task", 1.1)
                && r.slower("process", "task", 1.1));
  }
}
