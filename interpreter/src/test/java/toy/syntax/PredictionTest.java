package toy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toy.grammar.ToyLexer;
import toy.grammar.ToyParser;

/// How the parser decides: both prediction modes agree, time grows with the text and not faster,
/// depth has an end.
class PredictionTest {

  private static String parse(String text, PredictionMode mode) {
    Source source = new Source("test", text);
    ToyParser parser = new ToyParser(new CommonTokenStream(new ToyLexer(new TextStream(source))));
    parser.getInterpreter().setPredictionMode(mode);
    parser.setErrorHandler(new BailErrorStrategy());
    Findings findings = new Findings();
    return AstText.of(new AstBuilder(source, Parser.Mode.FILE, findings).module(parser.module()));
  }

  @Test
  void bothPredictionModesAgree() {
    for (String program : Samples.PROGRAMS) {
      assertEquals(parse(program, PredictionMode.LL), parse(program, PredictionMode.SLL), program);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" + a", " and a", " and not a", " or a", " < a", ".b", "(1)", "[0]", ", a"})
  void longChainsAreFine(String link) {
    assertNotNull(Parsing.parse("x = a" + link.repeat(2000)).module());
  }

  @Test
  void longSequencesAreFine() {
    assertNotNull(Parsing.parse("x = " + "not ".repeat(2000) + "a").module());
    assertNotNull(Parsing.parse("if a {}" + " elif b {}".repeat(1000)).module());
    assertNotNull(Parsing.parse("x = [" + "a, ".repeat(20_000) + "]").module());
    assertNotNull(Parsing.parse("x = '" + "a".repeat(100_000) + "'").module());
  }

  @Test
  void aHundredLevelsAreFine() {
    assertNotNull(Parsing.parse("x = " + "(".repeat(100) + "1" + ")".repeat(100)).module());
    assertNotNull(Parsing.parse("if a {\n".repeat(100) + "}".repeat(100)).module());
    assertNotNull(Parsing.parse("x = " + "-".repeat(100) + "a" + " ** -b".repeat(100)).module());
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{1: ", "f(", "if a {\n", "f'{"})
  void tooManyLevelsAreAnError(String level) {
    ParseResult result = Parsing.parse("\n" + level.repeat(5000));
    assertNull(result.module());
    assertEquals(DiagnosticCode.TOO_DEEP, result.diagnostics().getFirst().code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"- ", "lambda: ", "a ** ", "a if b else ", "await "})
  void soAreTooManyOperators(String operator) {
    ParseResult result = Parsing.parse("x = " + operator.repeat(100_000) + "a");
    assertNull(result.module());
    assertEquals(DiagnosticCode.TOO_DEEP, result.diagnostics().getFirst().code());
  }

  /// Ten times the lines take ten times the looks at a token. (A clock would measure the machine.)
  @Test
  void workIsLinear() {
    String part = String.join("", Samples.PROGRAMS);
    long small = looks(part.repeat(10));
    long large = looks(part.repeat(100));
    assertTrue(part.repeat(100).lines().count() > 5000);
    assertTrue(large < small * 11, "ten times the text took " + large + " instead of " + small);
  }

  private static long looks(String text) {
    CountingTokens tokens = new CountingTokens(text);
    ToyParser parser = new ToyParser(tokens);
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    parser.module();
    return tokens.looks;
  }

  private static final class CountingTokens extends CommonTokenStream {
    private long looks;

    CountingTokens(String text) {
      super(new ToyLexer(new TextStream(new Source("test", text))));
    }

    @Override
    public int LA(int offset) {
      looks++;
      return super.LA(offset);
    }
  }
}
