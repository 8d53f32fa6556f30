package toy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {
  @Test
  void aMessageShowsItsLinesAndTheWayOut() {
    Source source = new Source("race.toy", "let y = 1\n  print(\"hi\"\nlet x = 3\n");
    Diagnostic diagnostic =
        Diagnostic.error("E104", "this `(` is never closed", 17, 18, "close it")
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
        new DiagnosticText(source, false).one(diagnostic));
  }

  @Test
  void farLinesAreApartAndNumbersAlign() {
    Source source = new Source("f.toy", "a\n".repeat(9) + "b\n");
    Diagnostic diagnostic = Diagnostic.warning("W1", "twice", 18, 19).withSecondary(0, 1, "first");
    assertEquals(
        """
        warning[W1]: twice
          --> f.toy:10:1
         1 | a
           | - first
        ...
        10 | b
           | ^
        """,
        new DiagnosticText(source, false).one(diagnostic));
  }

  @Test
  void caretsStandUnderWideCharactersAndTabs() {
    Source source = new Source("f.toy", "\tlet 名 = é + x");
    int x = source.text().indexOf('x');
    assertEquals(
        "1 |     let 名 = é + x\n  |                  ^\n",
        new DiagnosticText(source, false).excerpt(x, x + 1, null));
    int name = source.text().indexOf('名');
    assertEquals(
        "1 |     let 名 = é + x\n  |         ^^ here\n",
        new DiagnosticText(source, false).excerpt(name, name + 1, "here"));
  }

  @Test
  void aRangeOverLinesIsUnderlinedToTheEndOfItsFirst() {
    Source source = new Source("f.toy", "abc\ndef");
    assertEquals("1 | abc\n  |  ^^\n", new DiagnosticText(source, false).excerpt(1, 7, null));
  }

  @Test
  void theEndOfTheTextHasACaret() {
    Source source = new Source("f.toy", "ab");
    assertEquals("1 | ab\n  |   ^\n", new DiagnosticText(source, false).excerpt(2, 2, null));
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    Source source = new Source("f.toy", "a\u001b[2Jb");
    String text = new DiagnosticText(source, false).excerpt(0, 1, null);
    assertFalse(text.contains("\u001b"), text);
  }

  @Test
  void colourIsOnlyAdded() {
    Source source = new Source("f.toy", "ab");
    Diagnostic diagnostic = Diagnostic.error("E1", "no", 0, 1, "yes");
    String colored = new DiagnosticText(source, true).all(List.of(diagnostic, diagnostic));
    assertTrue(colored.contains("\u001b[1;31m"), colored);
    assertEquals(
        new DiagnosticText(source, false).all(List.of(diagnostic, diagnostic)),
        colored.replaceAll("\u001b\\[[\\d;]*m", ""));
  }
}
