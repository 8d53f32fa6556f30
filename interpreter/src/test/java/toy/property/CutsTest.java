package toy.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import toy.ledger.Recorder;
import toy.ledger.Snapshot;
import toy.sched.Machine;
import toy.script.ScriptRun;
import toy.syntax.Source;

/// Cuts of generated programs while they run, taken from outside one after the other: the
/// identities hold in each, in the window between any two in a row, and in what is left to the end.
@Timeout(120)
class CutsTest {
  private static final int MOST = 40; // cuts of a run

  @TempDir private Path directory;

  /// Hears when the first VM has ended.
  private static final class Ended implements Recorder {
    private volatile boolean ended;

    @Override
    public void record(Event event) {
      if (event.kind() == Kind.VM_ENDED && event.vm().equals("P0")) {
        ended = true;
      }
    }
  }

  @Test
  void theIdentitiesHoldInTheMiddle() throws InterruptedException {
    int cuts = 0;
    for (long seed = 2_000; seed < 2_000 + Integer.getInteger("toy.property.cuts", 30); seed++) {
      Program program = Generator.program(seed, directory);
      Ended ended = new Ended();
      List<Snapshot> taken = new ArrayList<>();
      ScriptRun run =
          ScriptRun.of(
              new Source("seed_" + seed + ".toy", program.text()),
              false,
              options -> options.withPolicy(program.policy()).withRecorder(ended),
              machine -> cut(machine, ended, taken));
      String what = program + "\n" + program.text();
      assertEquals(program.exit(), run.code(), () -> what + run.err());
      taken.add(run.account());
      check(taken, what);
      cuts += taken.size();
    }
    assertTrue(cuts >= 100, "cuts: " + cuts);
  }

  private static void cut(Machine machine, Ended ended, List<Snapshot> taken) {
    while (!ended.ended && taken.size() < MOST) {
      taken.add(machine.snapshot());
    }
  }

  private static void check(List<Snapshot> cuts, String what) {
    Snapshot whole = cuts.getLast();
    Snapshot before = cuts.getFirst();
    for (Snapshot cut : cuts) {
      assertEquals(List.of(), cut.check().failed(), what);
      assertEquals(List.of(), cut.minus(before).check().failed(), what);
      assertEquals(List.of(), whole.minus(cut).check().failed(), what);
      before = cut;
    }
  }
}
