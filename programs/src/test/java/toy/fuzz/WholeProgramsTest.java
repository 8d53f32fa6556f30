package toy.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the program, Toy ends it with a documented exit code: no exception of Java, no hang, an
/// account whose identities hold, no thread left behind, nothing touched that it may not touch.
/// `-Dtoy.fuzz.seconds=600` for a long run, `-Dtoy.fuzz.seed=N` to begin with the program of a
/// failure, `-Dtoy.fuzz.failures=9` to go on behind the first. Without any of them the programs are
/// the first [#MOST], the same everywhere.
class WholeProgramsTest {
  private static final int SECONDS = 30;
  private static final int MINIMUM = 40; // programs, however slow the machine
  private static final int MOST = 600;

  @TempDir Path folder;

  @Test
  void end() throws IOException, InterruptedException {
    long first = Long.getLong("toy.fuzz.seed", 1L);
    boolean searches =
        System.getProperty("toy.fuzz.seconds") != null
            || System.getProperty("toy.fuzz.seed") != null;
    long last = searches ? Long.MAX_VALUE : MOST;
    int most = Integer.getInteger("toy.fuzz.failures", 1);
    Path own = Files.createDirectories(folder.toRealPath().resolve("own"));
    Files.createDirectories(own.resolve("inside"));
    Files.writeString(own.resolve("inside/data.txt"), "one\n");
    Catalogue catalogue = Catalogue.read(own);
    Corpus corpus = Corpus.read();
    StringBuilder found = new StringBuilder();
    int failures = 0;
    long end =
        System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.getLong("toy.fuzz.seconds", SECONDS));
    try (Workshop workshop = new Workshop(own)) {
      long seed = first;
      for (;
          seed <= last && failures < most && (System.nanoTime() < end || seed < first + MINIMUM);
          seed++) {
        Candidate candidate = Candidate.of(seed, catalogue, corpus);
        String complaint = workshop.complaint(candidate);
        if (complaint != null) {
          failures++;
          Candidate smallest = new Shrinking(workshop).smallest(candidate, complaint);
          String told = told(candidate, complaint, smallest);
          System.out.println(told);
          found.append(told);
        }
      }
      System.out.println(seed - first + " programs, from seed " + first);
    }
    assertEquals("", found.toString());
  }

  private static String told(Candidate candidate, String complaint, Candidate smallest) {
    return """

    seed %d (%s): %s
    ---- the program
    %s
    ---- again with
    ./mvnw -pl programs -am test -Dtest=WholeProgramsTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dtoy.fuzz.seed=%d -Dtoy.fuzz.seconds=0
    """
        .formatted(
            candidate.setting().seed(),
            candidate.setting(),
            complaint,
            smallest.text(),
            candidate.setting().seed());
  }
}
