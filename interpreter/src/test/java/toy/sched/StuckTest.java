package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toy.gil.Policy;
import toy.lib.StandardLibrary;
import toy.syntax.Source;
import toy.value.None;
import toy.vm.Library;
import toy.vm.Library.Table;
import toy.vm.Request;

/// What a limit does about a thread that is in the middle of a native that does not poll, or of a
/// call of the system: the program ends without it.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StuckTest {
  private static final long LIMIT_NS = 100_000_000;

  private final CountDownLatch released = new CountDownLatch(1);
  private final CountDownLatch inside = new CountDownLatch(1);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @AfterEach
  void release() {
    released.countDown();
  }

  private Object stuck() {
    inside.countDown();
    Machine.await(released);
    return None.NONE;
  }

  private void fill(Table t) {
    t.define("native", "(): keeps its thread and the lock", _ -> stuck());
    t.define(
        "call",
        "(): keeps its thread, without the lock",
        f -> f.vm.scheduler.perform(f, new Request.Io(this::stuck)));
  }

  private Machine machine(Policy policy) {
    Library library = StandardLibrary.create();
    library.module("stuck", this::fill);
    Options options =
        Options.of(out, err).withPolicy(policy).withLimits(Limits.NONE.with(Limit.TIME, LIMIT_NS));
    return new Machine(options, library);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpython | native | stuck.native()",
        "cpython | call   | stuck.call()",
        "cpython | native | let t = spawn thread stuck.native(); join(t)",
        "cpython | call   | let t = spawn thread stuck.call(); join(t)",
        "cpython | native | let t = spawn thread stuck.native(); while True { }",
        "cpython | native | join(spawn process f())",
        "cpython | native | spawn process f(); time.sleep(1000)",
        "cpython | native | let t = spawn thread (daemon=True) stuck.native(); while True { }",
        "none    | native | stuck.native()",
        "none    | native | let t = spawn thread stuck.native(); join(t)",
        "none    | native | let t = spawn thread stuck.native(); while True { sorted([2, 1]) }",
      })
  void theProgramEndsWithoutIt(String policy, String way, String code) {
    Machine machine = machine(Policy.named(policy));
    String program =
        "import stuck\ndef f() { import stuck; stuck.%s() }\nprint('before')\n%s\nprint('after')"
            .formatted(way, code);
    assertEquals(Exit.TIME_OUT, machine.run(new Source("main.toy", program)), this::err);
    assertEquals(0, inside.getCount(), "it was stuck");
    assertEquals("before\n", out.toString(StandardCharsets.UTF_8));
    assertTrue(err().startsWith("error[E410]: time limit: 100 ms used in "), this::err);
    assertEquals(List.of(), machine.snapshot().check().failed());
    machine.close();
    int said = err.size();
    released.countDown();
    awaitEnd(machine);
    assertEquals("", err().substring(said), "whoever comes back says nothing");
  }

  private static void awaitEnd(Machine machine) {
    while (machine.roster().anyThreads()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void anEntryAtThePromptIsWaitedFor() throws Exception {
    try (Machine machine = machine(Policy.cpython())) {
      CountDownLatch told = new CountDownLatch(1);
      machine.onFinding(_ -> told.countDown());
      Session session = machine.session();
      session.post(new Source("<entry>", "import stuck; let kept = 7"));
      CompletableFuture<Session.Outcome> outcome =
          CompletableFuture.supplyAsync(
              () -> session.post(new Source("<entry>", "stuck.native()")), body -> Rig.start(body));
      told.await();
      while (!err().contains("the prompt is back when that returns\n")) {
        Thread.onSpinWait();
      }
      assertEquals(false, outcome.isDone());
      released.countDown();
      assertEquals(new Session.Failed(Exit.TIME_OUT), outcome.get());
      assertTrue(err().startsWith("error[E410]: time limit: 100 ms used in main"), this::err);
      assertEquals(new Session.Done("7"), session.post(new Source("<entry>", "kept")));
    }
  }
}
