package toy.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import toy.ledger.Checker;
import toy.ledger.Recording;
import toy.sched.Options;
import toy.script.ScriptRun;
import toy.syntax.Source;

/// A thread that does not come back from the operating system cannot keep a program from its end:
/// after some patience the lock is closed over its head.
class StuckThreadTest {
  private static final String PROGRAM =
      """
      import sys
      def stuck() { print("never seen", file=sys.stderr) }
      spawn thread(daemon=True) stuck()
      time.sleep(0.01)
      print("the end")
      """;

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  /// A stream that takes nothing until the test is over.
  private final class Full extends OutputStream {
    @Override
    public void write(int b) {
      entered.countDown();
      try {
        open.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void theProgramEndsWithoutIt() throws InterruptedException {
    Recording recording = new Recording();
    try {
      ScriptRun run =
          ScriptRun.of(
              new Source("stuck.toy", PROGRAM),
              options -> withFullError(options).withRecorder(recording));
      assertEquals(0, entered.getCount());
      assertEquals("the end\n", run.out());
      assertEquals(0, run.code());
      assertEquals(List.of(), run.account().check().failed());
      assertEquals(List.of(), Checker.differences(recording.events(), run.account()));
    } finally {
      open.countDown();
    }
  }

  private Options withFullError(Options o) {
    return o.withErr(new Full());
  }
}
