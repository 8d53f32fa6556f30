package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import toy.lib.StandardLibrary;
import toy.syntax.Source;

/// Limits at the prompt: an entry ends with what it started, and the session goes on.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LimitSessionTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Machine machine =
      new Machine(
          Options.of(out, err)
              .withLimits(
                  Limits.NONE
                      .with(Limit.STEPS, 20_000)
                      .with(Limit.TIME, 2_000_000_000L)
                      .with(Limit.COLLECTION, 1_000)),
          StandardLibrary.create());
  private final Session session = machine.session();

  @AfterEach
  void end() {
    session.close();
    machine.close();
  }

  private Session.Outcome enter(String text) {
    return session.post(new Source("<entry>", text));
  }

  private String told() {
    String text = err.toString(StandardCharsets.UTF_8);
    err.reset();
    return text;
  }

  @Test
  void theNextEntryHasAFreshCount() {
    for (int i = 0; i < 3; i++) {
      assertEquals(new Session.Failed(Exit.LIMIT), enter("while True { }"));
      assertEquals(Limit.STEPS, machine.limitHit().limit());
      assertTrue(told().startsWith("error[E410]: step limit: 20,000 used in main"));
      assertEquals(
          new Session.Done("10000"), enter("let n = 0; for i in range(10000) { n += 1 }; n"));
      assertNull(machine.limitHit());
      assertTrue(machine.used(Limit.STEPS) >= 10_000);
      assertEquals("", told());
    }
  }

  @Test
  void whatWasHeldIsTheEntrysOwn() {
    assertEquals(new Session.Done(null), enter("cpu(300)"));
    assertEquals(new Session.Failed(Exit.LIMIT), enter("time.sleep(0.01); [0] * 10_000"));
    LimitHit hit = machine.limitHit();
    assertTrue(hit.heldNs() > 0 && hit.heldNs() <= hit.afterNs() - 10_000_000, hit::toString);
  }

  @Test
  void aCircleOfExceptionsThatAreBeingHandledDoesNotHoldItUp() {
    String circle =
        """
        try { raise ValueError(1) } except ValueError as a {
          try { raise ValueError(2) } except ValueError as b {
            a.__context__ = b
            while True { }
          }
        }
        """;
    assertEquals(new Session.Failed(Exit.LIMIT), enter(circle));
    told();
    assertEquals(new Session.Done("4"), enter("2 + 2"));
  }

  /// The key function is where the count is full, at one of these: what stands around it runs.
  @Test
  void aLimitThatIsReachedAsANativeCallsBackIsSeenByWhatStandsAround() {
    enter("let log = []; def key(x) { return x }");
    for (int more = 0; more < 8; more++) {
      String program =
          """
          for i in range(%d) { }
          try { while True { sorted([1, 2, 3], key=key) } } finally { log.append(1) }
          """
              .formatted(19_000 + more);
      assertEquals(new Session.Failed(Exit.LIMIT), enter(program));
      assertEquals(new Session.Done(String.valueOf(more + 1)), enter("len(log)"));
    }
  }

  @Test
  void whatAnEntryStartedEndsWithIt() {
    enter("def f() { time.sleep(1000) }");
    enter("let h = [spawn thread f() for _ in range(3)]; spawn process f()");
    Session.Outcome outcome = enter("let k = spawn thread f(); while True { }");
    assertEquals(new Session.Failed(Exit.LIMIT), outcome);
    told();
    enter("try { join(k) } except BaseException { }");
    assertEquals(new Session.Done("True"), enter("k.done()"));
    assertEquals(new Session.Done("[False, False, False]"), enter("[x.done() for x in h]"));
  }

  @Test
  void aThreadThatReachesItWhileThePromptIsIdleSaysSo() {
    // One entry does it all: the loop of the idle prompt sets the event.
    enter(
        """
        def f(e) { e.wait(); while True { } }
        async def g(e) { await asyncio.sleep(0.05); e.set() }
        let e = Event()
        let h = spawn thread f(e)
        let k = spawn task g(e)
        """);
    while (err.size() == 0) {
      Thread.onSpinWait();
    }
    enter("join(k)");
    assertEquals(new Session.Done("True"), enter("h.done()"));
    String text = told();
    assertTrue(text.startsWith("error[E410]: step limit: 20,000 used in T1"), text);
  }

  @Test
  void timeIsUpInAnAwaitAndTheLoopGoesOn() {
    assertEquals(new Session.Failed(Exit.TIME_OUT), enter("await asyncio.sleep(1000)"));
    assertTrue(told().startsWith("error[E410]: time limit: 2.0 s used in "));
    assertEquals(new Session.Done("7"), enter("await asyncio.sleep(0.001, 7)"));
    assertEquals(new Session.Failed(Exit.LIMIT), enter("[0] * 10**9"));
    assertEquals(new Session.Done("3"), enter("len([0] * 3)"));
  }
}
