package toy.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toy.syntax.Ast;
import toy.syntax.Source;
import toy.value.None;

/// Large texts: compiled, or refused in words.
class LimitsTest {
  private static String join(
      int count, String separator, java.util.function.IntFunction<String> f) {
    return IntStream.range(0, count).mapToObj(f).collect(Collectors.joining(separator));
  }

  @Test
  void aFunctionThatIsTooLargeIsRefused() {
    String text = "let x = 0\n" + join(60_000, "\n", i -> "x += " + i);
    Compiler.Result result = Compiled.file(text);
    assertEquals(List.of("E220"), Compiled.codes(result));
  }

  /// Nested `finally` blocks are compiled once for each way out, which doubles with each level.
  @Test
  void finallyInFinallyDoesNotGrowForEver() {
    String text = "def f() { ";
    for (int i = 0; i < 30; i++) {
      text += "try { if len([]) { return 1 } } finally { ";
    }
    text += "print(1)" + " }".repeat(31);
    assertEquals(List.of("E220"), Compiled.codes(Compiled.file(text)));
  }

  @Test
  void nestingThatIsTooDeepIsRefused() {
    Ast.Expr deep = new Ast.Literal(None.NONE, 0, 1);
    for (int i = 0; i < 1_000_000; i++) {
      deep = new Ast.Unary(Ast.UnaryOp.NOT, deep, 0, 1);
    }
    Ast.Module module = new Ast.Module(List.of(new Ast.ExprStmt(deep, 0, 1)), 0, 1);
    Compiler.Result result =
        Compiler.compile(new Source("t", "x"), module, Compiled.scope(java.util.Set.of(), false));
    assertEquals(List.of("E221"), Compiled.codes(result));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 63, 64, 65, 255, 256, 300, 1000})
  void displaysAndCallsOfAnySize(int n) {
    String items = join(n, ", ", i -> "x + " + i);
    String constants = join(n, ", ", i -> "" + i);
    String stars = join(n, ", ", i -> i % 3 == 1 ? "*x" : "x");
    String pairs = join(n, ", ", i -> i % 50 == 7 ? "**x" : "x: " + i);
    String keywords = join(n, ", ", i -> "k" + i + "=x");
    String text =
        """
        def f(x) {
          print([%1$s], (%1$s,), {%1$s}, [%2$s], (%2$s,), {%2$s})
          print([%3$s], (%3$s,), {%4$s}, x(%1$s), x.m(%1$s), x(%3$s), x(%5$s), x.m(1, %5$s))
          return spawn thread x(%1$s, %5$s)
        }
        """
            .formatted(items, constants, stars, pairs, keywords);
    FunctionCode f = Compiled.inside(Compiled.code(text), "f");
    assertTrue(f.template.length < 700, "registers: " + f.template.length);
  }

  @Test
  void moreConstantsThanRegistersForThem() {
    String text = "def f(x) { return [" + join(200, ", ", i -> "x < " + i * 1000) + "] }";
    FunctionCode f = Compiled.inside(Compiled.code(text), "f");
    assertTrue(f.template.length < 200, "registers: " + f.template.length);
    assertEquals(200 - CodeBuilder.MAX_OPERAND_CONSTANTS, f.constants.length);
  }
}
