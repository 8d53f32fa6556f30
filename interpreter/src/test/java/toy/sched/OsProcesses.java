package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import toy.lib.StandardLibrary;
import toy.syntax.Source;

/// What tests of processes of the operating system share: a machine that starts real child JVMs.
abstract class OsProcesses {
  static final long LIMIT_SECONDS = 60;

  /// What the program printed, seen while it runs.
  static final class Output extends ByteArrayOutputStream {
    private String awaited = "";
    private CountDownLatch seen = new CountDownLatch(0);

    synchronized CountDownLatch on(String text) {
      awaited = text;
      seen = new CountDownLatch(1);
      look();
      return seen;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int count) {
      super.write(bytes, offset, count);
      look();
    }

    private void look() {
      if (text().contains(awaited)) {
        seen.countDown();
      }
    }

    synchronized String text() {
      return toString(StandardCharsets.UTF_8);
    }
  }

  final Output out = new Output();
  final Output err = new Output();
  Options options = Options.of(out, err).withTerminal(true, false).withOsProcesses(true);
  Machine machine;

  int run(String program) {
    machine = new Machine(options, StandardLibrary.create());
    return machine.run(new Source("main.toy", program));
  }

  CompletableFuture<Integer> begin(String program) {
    machine = new Machine(options, StandardLibrary.create());
    return CompletableFuture.supplyAsync(
        () -> machine.run(new Source("main.toy", program)), body -> Rig.start(body));
  }

  void await(CountDownLatch latch) throws InterruptedException {
    assertTrue(
        latch.await(LIMIT_SECONDS, TimeUnit.SECONDS),
        () -> "nothing came: " + out.text() + err.text());
  }

  @AfterEach
  void close() {
    machine.close();
  }

  /// The process whose number the program has printed after `pid `.
  java.lang.ProcessHandle printed() {
    String after = out.text().substring(out.text().indexOf("pid ") + 4);
    return java.lang.ProcessHandle.of(Long.parseLong(after.lines().findFirst().orElseThrow()))
        .orElseThrow();
  }

  static void awaitEnd(java.lang.ProcessHandle process) throws Exception {
    process.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertFalse(process.isAlive());
  }

  void assertPrints(String expected, String program) {
    assertEquals(0, run(program), () -> err.text());
    assertEquals(expected, out.text());
    assertEquals(List.of(), machine.snapshot().check().failed());
  }
}
