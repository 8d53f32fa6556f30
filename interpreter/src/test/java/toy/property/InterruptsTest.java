package toy.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toy.ledger.Checker;
import toy.ledger.Recorder;
import toy.ledger.Recording;
import toy.sched.Exit;
import toy.sched.Machine;
import toy.script.ScriptRun;
import toy.syntax.Source;

/// Ctrl-C, once or twice, somewhere in generated programs: wherever the units are, in whatever they
/// wait, they end, and the account is exact.
class InterruptsTest {
  private static final int RUNS = Integer.getInteger("toy.property.interrupts", 60);

  @TempDir private Path directory;

  /// Opens after so many transitions, and where the first VM has ended.
  private static final class Moment implements Recorder {
    final Recording recording = new Recording();
    final CountDownLatch reached;

    Moment(int events) {
      reached = new CountDownLatch(events);
    }

    @Override
    public void record(Event event) {
      recording.record(event);
      reached.countDown();
      if (event.kind() == Kind.VM_ENDED && event.vm().equals("P0")) {
        while (reached.getCount() > 0) {
          reached.countDown();
        }
      }
    }
  }

  /// @param prompt whether a program is one entry at the prompt, where what a unit failed at that
  ///   nobody joined is not the session's exit code
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void interruptedProgramsEndAndTheirAccountIsExact(boolean prompt) throws InterruptedException {
    int interrupted = 0;
    for (long seed = 3_000; seed < 3_000 + RUNS; seed++) {
      SplitMix random = new SplitMix(~seed);
      Program program = Generator.program(seed, directory);
      Moment moment = new Moment(random.between(2, 150));
      boolean twice = random.oneIn(3);
      ScriptRun run =
          ScriptRun.of(
              new Source("seed_" + seed + ".toy", program.text()),
              prompt,
              options -> options.withPolicy(program.policy()).withRecorder(moment),
              machine -> interrupt(machine, moment, twice));
      String what = program + "\n" + program.text() + run.out() + run.err();
      assertFalse(run.err().contains("internal error"), what);
      boolean asWritten = run.code() == program.exit() || prompt && run.code() == Exit.OK;
      assertTrue(asWritten || run.code() == Exit.INTERRUPTED, what + run.code());
      interrupted += run.code() == Exit.INTERRUPTED ? 1 : 0;
      assertEquals(List.of(), run.account().check().failed(), what);
      assertEquals(List.of(), Checker.differences(moment.recording.events(), run.account()), what);
    }
    assertTrue(interrupted >= RUNS / 3, "interrupted: " + interrupted);
  }

  private static void interrupt(Machine machine, Moment moment, boolean twice) {
    try {
      moment.reached.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    machine.interrupt();
    if (twice) {
      machine.interrupt();
    }
  }
}
