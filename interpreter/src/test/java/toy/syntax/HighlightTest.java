package toy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightTest {
  /// Each stretch with the first letter of its kind.
  private static String marked(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Highlight.Span span : Highlight.of(text)) {
      assertTrue(span.start() >= at, text);
      out.append(text, at, span.start());
      out.append('<').append(span.kind().name(), 0, 2).append(' ');
      out.append(text, span.start(), span.end()).append('>');
      at = span.end();
    }
    return out.append(text.substring(at)).toString();
  }

  @Test
  void everyKindOfTokenIsFound() {
    assertEquals(
        "<KE let> x = <NU 1.5> <KE if> <CO True> <KE else> <ST \"s\"> <CO # end>",
        marked("let x = 1.5 if True else \"s\" # end"));
  }

  @Test
  void theFieldsOfAnFStringAreCode() {
    assertEquals(
        "<ST f\"><ST a ><NU 1><ST  b><ST \">",
        marked("f\"a {1} b\"").replace("{", "").replace("}", ""));
  }

  @Test
  void theWordsOfSpawnHaveAMeaningBehindItOnly() {
    assertEquals("<SP spawn> <SP thread> f(thread)", marked("spawn thread f(thread)"));
    assertEquals("task = process", marked("task = process"));
  }

  @Test
  void whatIsHalfTypedOrWrongHasColoursToo() {
    assertEquals("x = <ST \"abc>", marked("x = \"abc"));
    assertEquals("f(<ST f\"><ST a><NU 1>", marked("f(f\"a{1").replace("{", ""));
    assertEquals("a && b ? $ <NU 0x>", marked("a && b ? $ 0x"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "def f() {            | 8",
        "f([1, {2: 3          | 6",
        "f(a)[b] {c: d}       | -1",
        "x = \"{(\"           | -1",
        "f(# (                | 1",
        "f\"{g(               | 4",
        "f(\"\"\"text         | -1",
      })
  void theInnermostOpenBracket(String text, int offset) {
    assertEquals(offset, Highlight.openBracket(text), text);
  }

  @Test
  void theWordsOfTheLanguage() {
    List<String> words = Highlight.words();
    assertTrue(
        words.containsAll(List.of("let", "yield", "spawn", "group", "None")), words::toString);
    assertTrue(!words.contains("global") && !words.contains("{"), words::toString);
  }
}
