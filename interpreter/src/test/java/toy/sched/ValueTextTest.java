package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toy.lib.StandardLibrary;
import toy.syntax.Source;

/// How values look at the prompt, what they are bound to, and what is offered for completion.
class ValueTextTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Machine machine =
      new Machine(Options.of(out, out).withTerminal(true, false), StandardLibrary.create());
  private final Session session = machine.session();
  private int entries;

  @AfterEach
  void close() {
    session.close();
  }

  private Session.Outcome post(String entry, int columns, int lines) {
    Source source = new Source("<prompt " + ++entries + ">", entry);
    return session.post(new Session.Entry(source, entries, columns, lines));
  }

  private String text(String entry, int columns, int lines) {
    if (post(entry, columns, lines) instanceof Session.Done(String text)) {
      return String.valueOf(text);
    }
    throw new AssertionError(out.toString(StandardCharsets.UTF_8));
  }

  private String text(String entry) {
    return text(entry, 40, 20);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "[]",
        "({})",
        "()",
        "(1,)",
        "set()",
        "frozenset()",
        "frozenset({1})",
        "{1: [2, {3}]}",
        "'it\\'s'",
        "1.0",
        "range(3)",
        "(1, 'a', None, True)",
        "[[1, 2], (3, 4)]"
      })
  void whatFitsIsItsRepr(String value) {
    String text = text(value);
    text("print(repr(_))");
    assertEquals(text + "\n", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void longContainersAreBrokenAsPprintDoes() {
    assertEquals(
        """
        [100000, 100001, 100002, 100003, 100004,
         100005, 100006]\
        """,
        text("[100000 + i for i in range(7)]"));
    assertEquals(
        """
        {'first': [100000, 100001, 100002],
         'second': [100000, 100001, 100002,
                    100003, 100004, 100005]}\
        """,
        text(
            "{'first': [100000 + i for i in range(3)], 'second': [100000 + i for i in range(6)]}"));
    assertEquals(
        """
        [[1, 2, 3, 4, 5, 6, 7, 8],
         [1, 2, 3, 4, 5, 6, 7, 8]]\
        """,
        text("[list(range(1, 9)) for _ in range(2)]"));
  }

  @Test
  void noLineIsLongerThanTheTerminal() {
    String text = text("{'key' + str(i): ['x' * (i % 7)] * i for i in range(12)}", 30, 1000);
    assertTrue(text.lines().allMatch(line -> line.length() <= 30), text);
    assertTrue(text.lines().count() > 20, text);
  }

  @Test
  void cyclesEnd() {
    assertEquals("[1, [...]]", text("let a = [1]; a.append(a); a"));
    assertEquals("{1: {...}}", text("let d = {}; d[1] = d; d"));
  }

  @Test
  void whatFillsTheScreenIsCut() {
    String text = text("list(range(100_000))", 40, 20);
    List<String> lines = text.lines().toList();
    assertEquals(21, lines.size(), text);
    assertEquals("… (100000 items; :pp _ shows all)", lines.getLast());
    assertEquals("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,", lines.getFirst());
    text = text("'x' * 10_000", 40, 20);
    assertEquals(20 * 40 + "\n… (:pp _ shows all)".length(), text.length(), text);
    assertEquals(100_000, text("list(range(100_000))", 40, Integer.MAX_VALUE).split(",").length);
  }

  @Test
  void aHandleTellsWhatItsUnitDoes() {
    String text =
        text("def f() { cpu(20) }; let t = spawn thread (name='fib') f(); join(t); [t]", 99, 20);
    assertTrue(text.matches("\\[<thread T1 'fib' done held 0\\.\\d\\ds>\\]"), text);
    text("let q = Queue(); def wait() { q.get() }; let w = spawn thread wait()");
    assertTrue(text("w").matches("<thread T2 \\(wait\\) running held 0\\.00s>"), out::toString);
    text("q.put(1); join(w)");
    text =
        text(
            "async def g() { raise ValueError() }; let k = spawn task g(); await asyncio.sleep(0);"
                + " k");
    assertTrue(text.matches("<task 'g' failed held 0\\.\\d\\ds>"), text);
  }

  @Test
  void aReprIsAskedOnceAndMayRaise() {
    text("let n = [0]; class C { def __repr__(self) { n[0] += 1; return 'C' * 50 } }; None");
    text("[C(), C()]");
    assertEquals("2", text("n[0]"));
    text("class Bad { def __repr__(self) { return 1 / 0 } }; None");
    for (int i = 0; i < 2_000; i++) {
      assertEquals(new Session.Failed(Exit.ERROR), post("[[Bad()]]", 40, 20));
    }
    assertEquals("1", text("1"));
  }

  @Test
  void valuesHaveNumbersAndErrorsHaveAName() {
    text("'first'");
    text("'second'");
    assertEquals("('first', 'second', 'second')", text("(_1, _2, _)"));
    post("1 / 0", 40, 20);
    assertEquals("ZeroDivisionError('division by zero')", text("_err"));
  }

  @Test
  void attributesOfAChainOfNames() {
    text("class P { def __init__(self) { self.inner = [1] }\n@property\ndef q(self) { 1 / 0 } }");
    text("let p = P()");
    assertTrue(session.members("time").contains("sleep"));
    assertTrue(session.members("p").containsAll(List.of("inner", "q")));
    assertTrue(session.members("p.inner").contains("append"));
    assertEquals(List.of(), session.members("p.q"));
    assertEquals(List.of(), session.members("nobody.there"));
    assertTrue(session.names().containsAll(List.of("p", "print", "time")));
  }
}
