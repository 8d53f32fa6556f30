package toy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static toy.syntax.Parsing.helps;
import static toy.syntax.Parsing.parse;
import static toy.syntax.Parsing.refused;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is said about wrong texts: how much, where, and the way out.
class MessagesTest {

  private static List<String> linesAndCodes(String text) {
    Source source = new Source("test", text);
    return Parser.parse(source, Parser.Mode.FILE).diagnostics().stream()
        .map(d -> source.lineOf(d.start()) + " " + d.code())
        .toList();
  }

  // ---- recovery -----------------------------------------------------------------------------

  @Test
  void eachBadStatementIsToldAndNoGoodOne() {
    assertEquals(
        List.of("1 E101", "3 E104", "5 E116"),
        linesAndCodes("let = 1\nlet a = 2\nf(1,\nlet b = 3\n1 = c\nd = 4"));
  }

  @Test
  void anErrorInABlockLeavesTheRestOfIt() {
    assertEquals(
        List.of("2 E101", "4 E101", "6 E102"),
        linesAndCodes("def f() {\n  let = 1\n  if a {\n    b +* = c\n  }\n  d e\n}\ng()"));
  }

  @Test
  void anErrorInAHeadSkipsItsBlockAndElse() {
    assertEquals(
        List.of("1 E119"), linesAndCodes("if a = b {\n  c\n} elif d {\n  e\n}\nelse { f }\ng"));
  }

  @Test
  void atMostFive() {
    assertEquals(5, parse("let\n".repeat(20)).diagnostics().size());
  }

  @Test
  void warningsDoNotCount() {
    assertEquals(7, parse("'\\d'\n'\\q'\n" + "let\n".repeat(9)).diagnostics().size());
  }

  // ---- brackets -----------------------------------------------------------------------------

  @Test
  void anOpenBracketPointsAtItself() {
    Diagnostic error = refused("print(\"hi\"\nlet x = 3", DiagnosticCode.UNCLOSED_BRACKET, "(");
    assertEquals("this `(` is never closed", error.message());
    assertEquals("opened here", error.label());
    assertEquals(
        List.of(new Diagnostic.Label(11, 14, "a statement starts before it is closed")),
        error.secondary());
  }

  @Test
  void anOpenBracketBeforeAPlainStatement() {
    Diagnostic error = refused("x = [1, 2\ny = 3\nz = 4", DiagnosticCode.UNCLOSED_BRACKET, "[");
    assertEquals(10, error.secondary().getFirst().start());
  }

  @Test
  void anOpenBlockIsFoundByItsIndentation() {
    String text = "def f() {\n  if x {\n    y()\n}\ng()\n";
    Diagnostic error = refused(text, DiagnosticCode.UNCLOSED_BRACKET, "{");
    assertEquals(text.indexOf("{\n    y"), error.start());
    assertEquals(text.indexOf('}'), error.secondary().getFirst().start());
  }

  @Test
  void anOpenBracketInAHead() {
    refused("def f(x {\n  pass\n}\ng()", DiagnosticCode.UNCLOSED_BRACKET, "(");
    refused("x = lambda: {\n  return 1\n}\ng()", DiagnosticCode.UNEXPECTED, "{");
    refused("x = {\n  let y = 1\n}\ng()", DiagnosticCode.UNEXPECTED, "{");
  }

  @Test
  void anOpenStringTakesItsBracketsAlong() {
    refused("print(\"oops)\nx = 1", DiagnosticCode.UNTERMINATED_STRING, "\"oops)");
    refused("f(g('a))", DiagnosticCode.UNTERMINATED_STRING, "'a))");
  }

  // ---- habits -------------------------------------------------------------------------------

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\u0001',
      textBlock =
          """
          E115 ~ print "x", y  # why          ~ print("x", y)
          E115 ~ print x                      ~ print(x)
          E115 ~ if a { print 1; b }          ~ print(1)
          E115 ~ x++                          ~ x += 1
          E115 ~ x.y--                        ~ x.y -= 1
          E115 ~ if a && b {}                 ~ if a and b {}
          E115 ~ if a || b {}                 ~ if a or b {}
          E115 ~ if !a {}                     ~ if not a {}
          E115 ~ x = a === b                  ~ x = a == b
          E115 ~ x = a !== b                  ~ x = a != b
          E115 ~ x = a <> b                   ~ x = a != b
          E115 ~ if a {} else if b {}         ~ if a {} elif b {}
          E115 ~ var x = 1                    ~ let x = 1
          E115 ~ const x = 1                  ~ let x = 1
          E115 ~ function f(x) { y }          ~ def f(x) { y }
          E115 ~ throw e                      ~ raise e
          E115 ~ try { x } catch (e) {}       ~ try { x } except (e) {}
          E115 ~ try {} except A, B {}        ~ except (A, B) {
          E115 ~ raise E, "x"                 ~ raise E("x")
          E115 ~ // why                       ~ # why
          E115 ~ xs.map(x => x + 1)           ~ lambda x: …
          E115 ~ foreach x in xs {}           ~ for x in xs {}
          E115 ~ for (let i = 0; i < n) {}    ~ for i in range(n) {
          E119 ~ if x = 3 {}                  ~ if x == 3 {}
          E119 ~ x := 5                       ~ let x = 5
          E101 ~ whlie x {}                   ~ while x {}
          E101 ~ retrun x                     ~ return x
          E101 ~ improt x                     ~ import x
          E101 ~ x = a if b                   ~ a if condition else b
          E101 ~ let class = 1                ~ class_
          E101 ~ if (x) y                     ~
          E101 ~ async f() {}                 ~ async def f() {}
          E101 ~ let f = def(x) {}            ~ def name(…) { … }
          E101 ~ x = if a {} else {}          ~ a if condition else b
          E101 ~ while {}                     ~ while … {
          E101 ~ x = lambda: { return 1 }     ~ def name(…) { … }
          E115 ~ import a from b              ~ from b import a
          E122 ~ let x += 1                   ~ x += 1
          E108 ~ a ? b : c                    ~ a if condition else b
          """)
  void otherLanguagesHabits(String code, String text, @Nullable String help) {
    ParseResult result = parse(text);
    assertEquals(1, result.diagnostics().size(), () -> text + " → " + result.diagnostics());
    assertEquals(code, result.diagnostics().getFirst().code().code(), text);
    if (help != null) {
      helps(result.diagnostics().getFirst(), help);
    }
  }

  @Test
  void expectedAndFound() {
    assertEquals("expected a name, found `[`", first("x.[3]"));
    assertEquals("expected a value, found the end of the line", first("x = \ny"));
    assertEquals("expected a name, found the end of the text", first("import"));
    assertEquals("expected `,` or `)`, found `;`", first("f(a; b)"));
    assertEquals("expected `in`, found `of`", first("for x of xs {}"));
    assertEquals("invalid syntax. Perhaps you forgot a comma?", first("f(a b)"));
    assertEquals("the statement should end before `b`", first("a = 1 b"));
  }

  private static String first(String text) {
    return parse(text).diagnostics().getFirst().message();
  }

  // ---- the list of codes ----------------------------------------------------------------------

  @Test
  void everyCodeIsListedOnceWithItsMeaning() {
    List<String> codes = Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::code).toList();
    assertEquals(codes.size(), codes.stream().distinct().count());
    for (DiagnosticCode code : DiagnosticCode.values()) {
      assertTrue(
          code.code().matches("(E[1-4]|W[1-3])\\d\\d") && !code.meaning().isBlank(), code.code());
    }
  }
}
