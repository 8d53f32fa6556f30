package toy.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import toy.syntax.Ast;
import toy.syntax.ParseResult;
import toy.syntax.Parser;
import toy.syntax.Source;

/// What is computed while compiling, and what is left to run.
class FoldingTest {
  private static @Nullable Object fold(String text) {
    ParseResult parsed = Parser.parse(new Source("t", text), Parser.Mode.FILE);
    Ast.Module module = parsed.module();
    if (module == null) {
      throw new AssertionError(text);
    }
    return Folding.fold(((Ast.ExprStmt) module.body().getFirst()).value());
  }

  @ParameterizedTest
  @CsvSource({
    "1 + 2 * 3, 7",
    "-7 // 2, -4",
    "-7 % 3, 2",
    "2 ** 62, 4611686018427387904",
    "-9223372036854775808, -9223372036854775808",
    "~5, -6",
    "+5, 5",
    "6 & 3 | 8 ^ 1, 11",
    "1 << 10 >> 3, 128"
  })
  void integers(String text, long value) {
    assertEquals(value, fold(text));
  }

  @ParameterizedTest
  @CsvSource({"1 / 4, 0.25", "1 + 0.5, 1.5", "-0.0, -0.0", "2 * 3.5 - 1, 6.0"})
  void floats(String text, double value) {
    assertEquals(value, fold(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 / 0",
        "1 // 0",
        "1 % 0",
        "1.0 / 0",
        "2 ** 64",
        "2 ** -1",
        "1 << 63",
        "1 << -1",
        "9223372036854775807 + 1",
        "9007199254740993 / 3",
        "'a' * 3",
        "'a' + 'b'",
        "-True",
        "not 1",
        "1.5 // 1",
        "2.0 ** 2",
        "(1, x)",
        "[1, 2]"
      })
  void leftToRun(String text) {
    assertNull(fold(text));
  }

  @Test
  void bigIntegersStayBig() {
    assertEquals(new BigInteger("-9223372036854775809"), fold("-9223372036854775809"));
  }
}
