package toy.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Random programs print the same in Toy and in Python. `-Dtoy.generate.seconds=600` for a long
/// run, `-Dtoy.generate.seed=N` to begin with the program of a failure. Without either the programs
/// are the first [#MOST], the same everywhere: a faster machine finds nothing that another did not.
class BesidePythonTest {
  private static final int SECONDS = 60;
  private static final int MINIMUM = 200; // programs, however slow the machine
  private static final int MOST = 12_000;

  @Test
  void printTheSame() throws IOException, InterruptedException {
    long seconds = Long.getLong("toy.generate.seconds", SECONDS);
    long first = Long.getLong("toy.generate.seed", 1L);
    boolean searches =
        System.getProperty("toy.generate.seconds") != null
            || System.getProperty("toy.generate.seed") != null;
    long last = searches ? Long.MAX_VALUE : MOST;
    long failures = 0;
    Set<Feature> used = EnumSet.noneOf(Feature.class);
    StringBuilder found = new StringBuilder();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (Python python = Python.start()) {
      if (python == null && "true".equals(System.getenv("CI"))) {
        fail("there is no Python 3.11 to compare with");
      }
      assumeTrue(python != null, "there is no Python 3.11");
      Comparison comparison = new Comparison(python);
      long seed = first;
      int most = Integer.getInteger("toy.generate.failures", 1);
      for (;
          failures < most && seed <= last && (System.nanoTime() < end || seed < first + MINIMUM);
          seed++) {
        Program program = Program.of(seed);
        used.addAll(program.used());
        if (comparison.compare(program) != null) {
          failures++;
          System.out.println("seed " + seed + " differs");
          found.append(told(comparison, comparison.smallest(program)));
        }
      }
      System.out.println(seed - first + " programs compared, from seed " + first);
    }
    assertEquals("", found.toString());
    assertTrue(
        used.containsAll(EnumSet.allOf(Feature.class)), () -> "not compared: " + missing(used));
  }

  private static String told(Comparison comparison, Program program) throws InterruptedException {
    return "seed %d%n%s%n%s%n"
        .formatted(program.seed(), comparison.compare(program), program.toy());
  }

  private static Set<Feature> missing(Set<Feature> used) {
    Set<Feature> all = EnumSet.allOf(Feature.class);
    all.removeAll(used);
    return all;
  }
}
