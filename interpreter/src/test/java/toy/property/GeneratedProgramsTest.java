package toy.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import toy.gil.Policy;
import toy.gil.Reason;

/// Generated programs under random switching rules: they do what they must, every identity of the
/// account holds, and an independent reckoning from the recorded transitions comes to the same
/// figures. `-Dtoy.property.runs=N` runs the first N seeds, `-Dtoy.property.seed=S` one of them.
class GeneratedProgramsTest {
  private static final int RUNS = Integer.getInteger("toy.property.runs", 120);
  private static final long ONLY = Long.getLong("toy.property.seed", -1);

  @TempDir private Path directory;

  @Test
  void theAccountOfEveryRunIsExact() throws InterruptedException {
    Seen seen = new Seen();
    for (long seed = ONLY < 0 ? 0 : ONLY; seed < (ONLY < 0 ? RUNS : ONLY + 1); seed++) {
      Program program = Generator.program(seed, directory);
      ProgramRun run = ProgramRun.of(program, program.policy());
      run.checkOutcome();
      run.checkAccount();
      seen.count(run.account());
    }
    System.out.println("generated programs: " + seen);
    if (ONLY < 0) {
      checkSeen(seen);
    }
  }

  private static void checkSeen(Seen seen) {
    assertTrue(seen.forced >= 100, seen::toString);
    assertTrue(seen.readyWaits >= 50, seen::toString);
    assertTrue(seen.processes >= 10, seen::toString);
    for (Reason reason : Reason.values()) {
      long releases = seen.voluntary.getOrDefault(reason, 0L);
      if (Seen.POSSIBLE.contains(reason)) {
        assertTrue(releases >= 20, () -> reason + ": " + seen);
      } else {
        assertEquals(0, releases, () -> reason + " can be seen now: generate it");
      }
    }
  }

  static Stream<Policy> policies() {
    return Stream.of(
        Policy.cpython(),
        Policy.cpython().withInterval(100_000),
        Policy.cpython().withSwitchEvery(1),
        Policy.cpython39().withInterval(1_000_000),
        Policy.cpython39().withSwitchEvery(7),
        Policy.cpython2(),
        Policy.ruby(),
        Policy.fair().withInterval(100_000));
  }

  /// I19: the scheduler's affair is when, not what.
  @ParameterizedTest
  @MethodSource("policies")
  void programsWithoutRacesDoTheSameUnderEveryPolicy(Policy policy) throws InterruptedException {
    for (long seed = 1_000; seed < 1_004; seed++) {
      ProgramRun.of(Generator.program(seed, directory), policy).checkOutcome();
    }
  }
}
