package toy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import toy.syntax.DiagnosticPrinter.Format;

class DiagnosticPrinterTest {
  private static final DiagnosticPrinter PLAIN = new DiagnosticPrinter(false);

  private static String excerpt(String text, int start, int end) {
    return PLAIN.excerpt(Excerpt.of(new Source("f.toy", text), start, end));
  }

  @Test
  void aDiagnosticShowsItsLinesAndTheWayOut() {
    Source source = new Source("race.toy", "let y = 1\n  print(\"hi\"\nlet x = 3\n");
    Diagnostic diagnostic =
        Diagnostic.error(
                DiagnosticCode.UNCLOSED_BRACKET, "this `(` is never closed", 17, 18, "close it")
            .withLabel("opened here")
            .withSecondary(23, 26, "a statement starts before it is closed");
    assertEquals(
        """
        error[E104]: this `(` is never closed
         --> race.toy:2:8
        2 |   print("hi"
          |        ^ opened here
        3 | let x = 3
          | --- a statement starts before it is closed
        help: close it
        """,
        PLAIN.print(diagnostic, source, Format.TEXT));
  }

  @Test
  void anErrorAtRunTimeShowsWhoAndTheOperator() {
    Source source = new Source("work.toy", "def share(n, k) {\n  return n / (k - k)\n}\n");
    int start = source.text().indexOf("n / ");
    Excerpt excerpt =
        Excerpt.of(source, start, start + 11)
            .withCaret(start + 2, start + 3)
            .withLabel("k - k is 0");
    assertEquals(
        """
        error: division by zero
         --> work.toy:2:12          in process P1 (share), spawned at main.toy:7:10
        2 |   return n / (k - k)
          |          ~~^~~~~~~~~ k - k is 0
          main.toy:8   main()            await p
        """,
        PLAIN.print(
            Finding.error("division by zero", excerpt)
                .withWhere("in process P1 (share), spawned at main.toy:7:10")
                .withTrace(List.of("main.toy:8   main()            await p")),
            Format.TEXT));
  }

  @Test
  void aMessageNeedsNeitherCodeNorSource() {
    assertEquals(
        "warning: late\n  in T1\nhelp: wait\n",
        PLAIN.print(
            Finding.warning(DiagnosticCode.OPEN_FILE, "late", null, "wait")
                .withCode(null)
                .withWhere("in T1"),
            Format.TEXT));
  }

  @Test
  void aMarkMayStandAtTheEndOfALine() {
    Source source = new Source("f.toy", "abcde\r\nf");
    Diagnostic diagnostic = Diagnostic.error(DiagnosticCode.UNEXPECTED, "more", 6, 7);
    assertEquals(
        """
        error[E101]: more
         --> f.toy:1:7
        1 | abcde
          |      ^
        """,
        PLAIN.print(List.of(diagnostic), source, Format.TEXT));
  }

  @Test
  void linesStandInOrderAndNumbersAlign() {
    Source source = new Source("f.toy", "a\n".repeat(9) + "b\n");
    Diagnostic diagnostic =
        Diagnostic.warning(DiagnosticCode.HIDES_SHARED, "twice", 18, 19)
            .withSecondary(0, 1, "first");
    assertEquals(
        """
        warning[W201]: twice
          --> f.toy:10:1
         1 | a
           | - first
        ...
        10 | b
           | ^
        """,
        PLAIN.print(diagnostic, source, Format.TEXT));
  }

  @Test
  void twoMarksOnALineStandBelowEachOther() {
    Diagnostic diagnostic =
        Diagnostic.error(DiagnosticCode.BAD_LET, "wrong", 3, 4).withSecondary(0, 1, "opened here");
    assertEquals(
        """
        error[E122]: wrong
         --> f.toy:1:4
        1 | (ab]
          |    ^
          | - opened here
        """,
        PLAIN.print(diagnostic, new Source("f.toy", "(ab]"), Format.TEXT));
  }

  @Test
  void marksStandUnderWideCharactersAndTabs() {
    String text = "\tlet 名 = é + x";
    assertEquals(
        "1 |     let 名 = é + x\n  |                  ^\n",
        excerpt(text, text.indexOf('x'), text.length()));
    assertEquals(
        "1 |     let 名 = é + x\n  |         ^^\n",
        excerpt(text, text.indexOf('名'), text.indexOf('名') + 1));
    assertEquals("1 | a   b\n  |     ^\n", excerpt("a\tb", 2, 3));
    assertEquals("1 | e\u0301 x\n  |   ^\n", excerpt("e\u0301 x", 3, 4));
    assertEquals("1 | 😀 x\n  |    ^\n", excerpt("😀 x", 3, 4));
  }

  @Test
  void aLongLineIsClippedAroundItsMark() {
    String text = "a".repeat(500) + "b" + "c".repeat(500);
    String shown = excerpt(text, 500, 501);
    String[] lines = shown.split("\n");
    assertTrue(lines[0].length() < 140, shown);
    assertEquals('b', lines[0].charAt(lines[1].indexOf('^')));
    assertTrue(lines[0].contains("…a") && lines[0].endsWith("c…"), shown);
  }

  @Test
  void aRangeOverLinesIsMarkedToTheEndOfItsFirst() {
    assertEquals("1 | abc\n  |  ^^\n", excerpt("abc\ndef", 1, 7));
  }

  @Test
  void theEndOfTheTextHasAMark() {
    assertEquals("1 | ab\n  |   ^\n", excerpt("ab", 2, 2));
    assertEquals("1 | \n  | ^\n", excerpt("", 0, 0));
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    assertFalse(excerpt("a\u001b[2Jb", 0, 1).contains("\u001b"));
  }

  @Test
  void colourIsOnlyAdded() {
    Source source = new Source("f.toy", "ab");
    List<Diagnostic> twice =
        List.of(
            Diagnostic.error(DiagnosticCode.BAD_LET, "no", 0, 1, "yes").withLabel("here"),
            Diagnostic.warning(DiagnosticCode.HIDES_SHARED, "hm", 1, 2)
                .withSecondary(0, 1, "there"));
    String coloured = new DiagnosticPrinter(true).print(twice, source, Format.TEXT);
    assertTrue(coloured.contains("\u001b[1;31m") && coloured.contains("\u001b[1;35m"), coloured);
    assertEquals(
        PLAIN.print(twice, source, Format.TEXT), coloured.replaceAll("\u001b\\[[\\d;]*m", ""));
  }

  @Test
  void whatToySaysIsBrokenBetweenWordsAndExceptionsAreNot() {
    DiagnosticPrinter narrow = new DiagnosticPrinter(false, 30);
    Finding own =
        Finding.error("nobody can ever run again, `not even here` or there", null)
            .withCode("E310")
            .withTrace(List.of("T1 holds lock `a` and waits for lock `b`"))
            .withHelp(List.of("take both locks in the same order"));
    assertEquals(
        """
        error[E310]: nobody can ever
          run again, `not even here`
          or there
          T1 holds lock `a` and waits
            for lock `b`
        help: take both locks in the
              same order
        """,
        narrow.print(own, Format.TEXT));
    Finding exception = Finding.error("ValueError: a text of the program's own, long", null);
    assertEquals(PLAIN.print(exception, Format.TEXT), narrow.print(exception, Format.TEXT));
  }

  @Test
  void gccAndJson() {
    Source source = new Source("a\"b.toy", "x\n  (y");
    List<Diagnostic> one =
        List.of(
            Diagnostic.error(
                    DiagnosticCode.UNCLOSED_BRACKET, "this `(` is\tbad", 4, 5, "close \"it\"")
                .withLabel("here")
                .withSecondary(0, 1, "there"));
    assertEquals(
        "a\"b.toy:2:3: error: this `(` is\tbad [E104]\n", PLAIN.print(one, source, Format.GCC));
    assertEquals(
        """
        [
        {"code":"E104","severity":"error","message":"this `(` is\\u0009bad","file":"a\\"b.toy",\
        "line":2,"column":3,"endLine":2,"endColumn":4,"label":"here",\
        "labels":[{"text":"there","line":1,"column":1,"endLine":1,"endColumn":2}],\
        "notes":[],"help":["close \\"it\\""]}
        ]
        """,
        PLAIN.print(one, source, Format.JSON));
    assertEquals("[]\n", PLAIN.print(List.of(), source, Format.JSON));
  }
}
