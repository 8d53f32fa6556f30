package toy.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import toy.gil.Policy;
import toy.ledger.Checker;
import toy.ledger.Recording;
import toy.script.ScriptRun;
import toy.syntax.Source;

/// The program with everything in it, again and again under each policy in turn: nothing is lost,
/// and every identity of every account holds. `-Dtoy.everything.runs=100` for a long run.
@Timeout(1_200)
class EverythingTest {
  private static final int RUNS = Integer.getInteger("toy.everything.runs", 6);
  private static final Path PROGRAM = Path.of("../programs/workloads/everything.toy");

  private static final List<Policy> POLICIES =
      List.of(
          Policy.cpython(),
          Policy.cpython39().withInterval(500_000),
          Policy.fair(),
          Policy.cpython().withSwitchEvery(50),
          Policy.ruby().withInterval(2_000_000),
          Policy.cpython2());

  private static final String PRINTED =
      """
      threads True 144 432 144
      turns 144 meetings 24 bytes 19998
      answers 144 True
      tasks 5000
      processes [120, 120, 120, 120] True
      pool 40425
      checks True []
      """;

  @TempDir private Path directory;

  @Test
  void nothingIsLostAndEveryIdentityHolds() throws IOException, InterruptedException {
    String text = Files.readString(PROGRAM);
    for (int i = 0; i < RUNS; i++) {
      Policy policy = POLICIES.get(i % POLICIES.size());
      String what = "run " + i + " under " + policy.name();
      boolean recounted = i < POLICIES.size(); // by the transitions, which takes longer than a run
      Recording recording = new Recording();
      ScriptRun run =
          ScriptRun.of(
              new Source("everything.toy", text),
              options -> {
                var made =
                    options
                        .withPolicy(policy)
                        .withScript(directory, List.of("everything.toy", directory.toString()));
                return recounted ? made.withRecorder(recording) : made;
              });
      String all = what + "\n" + run.out() + run.err();
      assertEquals(PRINTED, run.out(), all);
      assertEquals(0, run.code(), all);
      assertFalse(run.err().contains("deadlock"), all);
      assertEquals(List.of(), run.account().check().failed(), what);
      if (recounted) {
        assertEquals(List.of(), Checker.differences(recording.events(), run.account()), what);
      }
    }
  }
}
