package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import toy.lib.StandardLibrary;
import toy.syntax.Source;

/// What several units print at the prompt.
class PromptOutputTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Machine machine =
      new Machine(Options.of(out, out).withTerminal(true, false), StandardLibrary.create());
  private final Session session = machine.session();

  @AfterEach
  void close() {
    session.close();
  }

  /// What an entry prints.
  private String printed(String entry) {
    out.reset();
    assertEquals(
        new Session.Done(null), session.post(new Source("<prompt>", entry)), out::toString);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void oneUnitAloneHasNoPrefix() {
    assertEquals("a\nb\n", printed("print('a'); print('b')"));
    assertEquals("t\n", printed("let t = spawn thread print('t'); join(t)"));
    assertEquals("m\n", printed("print('m')"));
  }

  @Test
  void linesBearTheirUnitOnceMoreThanOnePrints() {
    assertEquals(
        "m\nT1│ t\nT0│ m\n", printed("print('m'); join(spawn thread print('t')); print('m')"));
    assertEquals(
        "P1.T0│ p\n",
        printed("print('m'); join(spawn process print('p'))").substring("m\n".length()));
    assertEquals(
        "T2│ a\nT2│ b\n",
        printed("print('m'); join(spawn thread print('a\\nb'))").substring("m\n".length()));
    assertEquals("m\n", printed("print('m')"), "those have ended");
  }

  @Test
  void tasksAreUnits() {
    assertEquals(
        "a\nT0.2│ b\n",
        printed(
            "async def p(x) { print(x) }; let ts = [spawn task p(c) for c in 'ab']; await"
                + " gather(ts); None"));
  }

  @Test
  void aUnitThatStillRunsCountsInLaterEntries() {
    printed(
        "let go = Queue(); let done = Queue(); def say() { print('1'); done.put(0); go.get();"
            + " print('2') }");
    printed("let t = spawn thread say(); let x = done.get()");
    assertEquals("T0│ m\nT1│ 2\n", printed("print('m'); go.put(0); join(t)"));
  }

  @Test
  void linesStayWhole() {
    printed("let go = Queue(); let done = Queue()");
    printed("def half() { print('half', end=' '); done.put(0); go.get(); print('line') }");
    assertEquals(
        "T0│ main\nT1│ half line\n",
        printed(
            "let t = spawn thread half(); let x = done.get(); print('main'); go.put(0); join(t)"));
    assertEquals(
        "T0│ a\nT2│ never ended\nT0│ b\n",
        printed("print('a'); join(spawn thread print('never ended', end='')); print('b')")
            .replaceFirst("^a", "T0│ a"));
  }

  @Test
  void whatIsFlushedIsShownAtOnce() {
    assertEquals("1 2\n", printed("print(1, end=' ', flush=True); print(2)"));
    assertEquals(
        "1 \nT1│ t\nT0│ 2\n",
        printed("print(1, end=' ', flush=True); join(spawn thread print('t')); print(2)"));
    assertEquals("end", printed("print('end', end='')"));
  }

  @Test
  void prefixesCanBeTurnedOff() {
    session.prefixes(false);
    assertEquals("m\nt\n", printed("print('m'); join(spawn thread print('t'))"));
  }

  @Test
  void scriptsHaveNone() {
    out.reset();
    try (Machine script = new Machine(Options.of(out, out), StandardLibrary.create())) {
      script.run(new Source("x.toy", "print('m'); join(spawn thread print('t'))"));
    }
    assertTrue(out.toString(StandardCharsets.UTF_8).equals("m\nt\n"), out::toString);
  }
}
