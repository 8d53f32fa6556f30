package toy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every construct of the language, and the shape that the compiler gets for it.
class AstShapeTest {

  private static void shape(String text, String expected) {
    ParseResult result = Parser.parse(new Source("test", text), Parser.Mode.FILE);
    assertEquals(java.util.List.of(), result.diagnostics(), text);
    assertEquals(expected, AstText.of(result.module()), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          1 + 2 * 3                    | (Binary ADD 1 (Binary MUL 2 3))
          -x ** -y                     | (Unary NEG (Binary POW x (Unary NEG y)))
          a - b - c                    | (Binary SUB (Binary SUB a b) c)
          a ** b ** c                  | (Binary POW a (Binary POW b c))
          a < b <= c                   | (Compare [a b c] [LT LE])
          """)
  void expressions(String text, String expected) {
    shape(text, expected);
  }
}
