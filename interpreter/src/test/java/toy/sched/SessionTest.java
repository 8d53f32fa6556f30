package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import toy.gil.Policy;
import toy.lib.StandardLibrary;
import toy.syntax.Source;

/// The prompt's side of a machine.
class SessionTest {
  private static final long LIMIT_NANOS = 2_000_000_000; // generous; 200 ms on a quiet machine

  /// Calls back when a line has been printed.
  private static final class Watched extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String awaited = "";
    private Runnable then = () -> {};

    synchronized void when(String text, Runnable action) {
      awaited = text;
      then = action;
    }

    @Override
    public synchronized void write(int b) {
      bytes.write(b);
      if (!awaited.isEmpty() && toString().endsWith(awaited)) {
        awaited = "";
        then.run();
      }
    }

    @Override
    public synchronized String toString() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private final Watched out = new Watched();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Machine machine =
      new Machine(Options.of(out, err).withTerminal(true, false), StandardLibrary.create());
  private final Session session = machine.session();
  private int entries;

  @AfterEach
  void close() {
    session.close();
  }

  private Session.Outcome post(String entry) {
    return session.post(new Source("<prompt " + ++entries + ">", entry));
  }

  private String value(String entry) {
    Session.Outcome outcome = post(entry);
    if (outcome instanceof Session.Done done) {
      return String.valueOf(done.repr());
    }
    throw new AssertionError(outcome + "\n" + err.toString(StandardCharsets.UTF_8));
  }

  /// Posts an entry that prints `here` on its way, presses Ctrl-C then, and says how long it took
  /// to come back.
  private long interruptedIn(String before, String entry) {
    long[] pressed = new long[1];
    out.when(
        "here\n",
        () -> {
          pressed[0] = System.nanoTime();
          assertTrue(machine.interrupt());
        });
    Session.Outcome outcome = post(before + "print(\"here\"); " + entry);
    assertEquals(new Session.Failed(Exit.INTERRUPTED), outcome);
    return System.nanoTime() - pressed[0];
  }

  @Test
  void entriesShareNamesAndTheLastValue() {
    assertEquals("null", value("let x = [1, 2]"));
    assertEquals("[1, 2]", value("x"));
    assertEquals("[1, 2, 1, 2]", value("_ * 2"));
    assertTrue(session.names().containsAll(java.util.List.of("x", "_")));
  }

  @Test
  void aFunctionUsesTheBuiltInThatALaterEntryRedefines() {
    value("def f() { return len([1, 2]) }; f()");
    value("def len(x) { return 'mine' }");
    assertEquals("'mine'", value("f()"));
    assertEquals("'mine'", value("join(spawn process f())"));
    assertEquals("3", value("let len = lambda x: 3; f()"));
  }

  @Test
  void aLetWithoutAValueDeclaresForLaterEntries() {
    value("let late");
    assertEquals(new Session.Failed(Exit.ERROR), post("late"));
    value("late = 1");
    assertEquals("1", value("late"));
    assertEquals(new Session.Failed(Exit.SYNTAX), post("never = 1"));
    assertEquals(new Session.Failed(Exit.ERROR), post("let failed = 1 / 0"));
    assertEquals(new Session.Failed(Exit.SYNTAX), post("failed = 1"));
  }

  @Test
  void anEntryThatFailsLeavesTheRest() {
    value("let x = 1");
    assertEquals(new Session.Failed(Exit.SYNTAX), post("y"));
    assertEquals(new Session.Failed(Exit.ERROR), post("1 / 0"));
    assertEquals("1", value("x"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("ZeroDivisionError"));
  }

  @Test
  void exitLeaves() {
    assertEquals(new Session.Left(3), post("import sys; sys.exit(3)"));
  }

  @Test
  void ctrlCComesOutOfWhateverTheEntryIsIn() {
    value("let lock = Lock(); let q = Queue(); let kept = 5");
    value("def spin() { while True {} }");
    value("async def nap() { await asyncio.sleep(1000) }");
    value("lock.acquire()");
    for (String entry :
        new String[] {
          "time.sleep(1000)",
          "lock.acquire()",
          "q.get()",
          "while True {}",
          "sum(range(10 ** 15))",
          "await nap()",
          "run(nap())",
          "join(spawn thread spin())",
          "join(spawn process spin())",
          "fetch(\"sim://slow/1000s\")",
        }) {
      long took = interruptedIn("", entry);
      assertTrue(took < LIMIT_NANOS, () -> entry + " took " + took / 1_000_000 + " ms");
    }
    assertEquals("5", value("kept"));
    assertFalse(machine.interrupt(), "nothing runs");
  }

  @Test
  void aKeyboardInterruptCanBeHandled() {
    out.when("here\n", machine::interrupt);
    value("try { print(\"here\"); time.sleep(1000) } except KeyboardInterrupt { print(\"held\") }");
    assertEquals("here\nheld\n", out.toString());
  }

  @Test
  void ctrlCStopsWhatTheEntryStartedAndNothingOlder() {
    value("let go = Queue(); let old = spawn thread go.get()");
    value("def spin() { while True {} }");
    value("let young = None");
    interruptedIn("young = spawn thread spin(); ", "join(young)");
    value("go.put(7)");
    assertEquals("7", value("old.result(timeout=20)"));
    post("young.result(timeout=20)");
    assertEquals("True", value("young.cancelled()"));
  }

  @Test
  void tasksProgressWhileThePromptIsIdle() {
    CountDownLatch ticked = new CountDownLatch(1);
    value(
        "async def tick() { for _ in range(3) { await asyncio.sleep(0.001) }; print(\"ticked\") }");
    out.when("ticked\n", ticked::countDown);
    value("let t = spawn task tick()");
    Rig.await(ticked);
    value("await t");
  }

  @Test
  void aStoppedEntrysTasksAreCancelled() {
    value("let t = None");
    value("async def nap() { try { await asyncio.sleep(1000) } finally { print(\"cleanup\") } }");
    interruptedIn("t = spawn task nap(); await asyncio.sleep(0); ", "await t");
    post("await t");
    assertEquals("True", value("t.cancelled()"));
    assertTrue(out.toString().contains("cleanup"));
  }

  @Test
  void aDeadlockEndsTheEntry() {
    value("let lock = Lock()");
    value("lock.acquire()");
    assertEquals(new Session.Failed(Exit.DEADLOCK), post("lock.acquire()"));
    assertTrue(err.toString(StandardCharsets.UTF_8).contains("E310"));
    assertEquals("True", value("lock.locked()"));
  }

  @Test
  void theRulesOfTheLockCanChangeBetweenEntries() {
    machine.setPolicy(Policy.cpython().withInterval(1_000_000));
    assertEquals("0.001", value("import sys; sys.getswitchinterval()"));
  }

  /// Under the rules of 3.9 there is a checkpoint inside `counter += 1`.
  @Test
  void functionsDefinedBeforeFollowTheNewRules() {
    String race = "counter = 0; here = []; join([spawn thread bump() for _ in range(4)]); counter";
    value("let counter = 0; let here = []");
    value("def gate() { here.append(1); while len(here) < 4 {} }"); // all four run, or none
    value("def bump() { gate(); for _ in range(5000) { counter += 1 } }");
    assertEquals("20000", value(race));
    machine.setPolicy(Policy.cpython39().withSwitchEvery(1));
    assertTrue(Integer.parseInt(value(race)) < 20_000);
    machine.setPolicy(Policy.cpython());
    assertEquals("20000", value(race));
  }

  /// Also while threads of an earlier entry compete for the lock. Not so for cpython2, which forces
  /// no switch: beside threads that only compute, the prompt may never get it.
  @Test
  void everyPolicyCanFollowAnother() {
    value("let go = [True]");
    value("def spin() { while go[0] {} ; return 7 }");
    value("let threads = [spawn thread spin() for _ in range(3)]");
    for (String name : List.of("cpython3.9", "ruby", "fair", "cpython")) {
      machine.setPolicy(Objects.requireNonNull(Policy.named(name)));
      assertEquals("3", value("sum([1 for t in threads if not t.done()])"), name);
    }
    assertEquals("[7, 7, 7]", value("go[0] = False; join(threads)"));
  }

  @Test
  void theAccountHoldsAtTheEnd() {
    value("def f() { cpu(2); return 1 }");
    value("join([spawn thread f(), spawn process f()])");
    assertEquals(Exit.OK, session.end());
    assertTrue(
        machine.snapshot().check().ok(), () -> machine.snapshot().check().failed().toString());
  }
}
