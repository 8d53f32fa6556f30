package toy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toy.grammar.Bracket;
import toy.grammar.ToyLexer;

/// What the prompt makes of the text before Enter.
class CompletenessTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "x = 1;",
        "let x = (1 +\n2)",
        "if x { y }",
        "if x {\n  y\n}",
        "if x { y } else { z }",
        "try { x } except { y }",
        "try { x }\nexcept { y }",
        "@property\ndef f() {}",
        "'''a\nb'''",
        "f'''{\nx}'''",
        "x = 1 + \\\n 2",
        "a; b",
        "x # why \\",
        "x = '\\\\'"
      })
  void complete(String entry) {
    assertEquals(Completeness.COMPLETE, Completeness.of(entry), entry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let x = (1 +",
        "f(",
        "f(a,",
        "f(a",
        "xs[1",
        "x = {",
        "x = {1: 2,",
        "if x {",
        "def f(a) {",
        "def f(a) {\n  return",
        "if x { f(",
        "class C {\n  def f() {\n  }",
        "x = 1 +",
        "x and",
        "x in # why",
        "x = 1 \\",
        "'''a",
        "\"\"\"a\nb",
        "f'''a{x}",
        "f'''{",
        "f'{",
        "f'{x",
        "f'{x:{",
        "try {}",
        "try { x }\n",
        "@property",
        "if x { y } else {",
        "group {",
        "(a if b",
        "(yield",
        "[x for x in",
        "(lambda",
        "def f(",
        "def f(a=",
        "from m import (",
        "with (a as b,",
        "(spawn thread",
        "(spawn thread(name='w')"
      })
  void incomplete(String entry) {
    assertEquals(Completeness.INCOMPLETE, Completeness.of(entry), entry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n", "# why", "  # why\n"})
  void empty(String entry) {
    assertEquals(Completeness.EMPTY, Completeness.of(entry), entry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "}",
        "f(1) )",
        "let x =",
        "let",
        "'abc",
        "if x",
        "if x:",
        "else { x }",
        "a b",
        "f() = 1",
        "f(a b",
        "(1, 2]",
        "x = 1 $",
        "if x { y }\nelse { z }",
        "def f() { global x }",
        "if x { y } }",
        "'\\x4'",
        "f'{}'"
      })
  void invalid(String entry) {
    assertEquals(Completeness.INVALID, Completeness.of(entry), entry);
  }

  /// Whoever types a right program is asked for more at every Enter inside brackets, and never told
  /// off.
  @Test
  void noBeginningOfARightProgramIsInvalid() {
    int checked = 0;
    for (String program : Samples.PROGRAMS) {
      for (int cut : breaks(program)) {
        String beginning = program.substring(0, cut);
        Completeness completeness = Completeness.of(beginning);
        assertEquals(Completeness.INCOMPLETE, completeness, () -> "«" + beginning + "»");
        checked++;
      }
    }
    assertTrue(checked > 300, "only " + checked + " beginnings");
  }

  /// The offsets at which Enter may be pressed: between any two tokens in brackets, and at line
  /// ends in blocks.
  private static List<Integer> breaks(String program) {
    ToyLexer lexer = new ToyLexer(new TextStream(new Source("test", program)));
    var tokens = lexer.getAllTokens();
    List<Integer> cuts = new ArrayList<>();
    for (var token : tokens) {
      Bracket around = null;
      for (Bracket bracket : lexer.brackets()) {
        if (bracket.start() < token.getStartIndex() && bracket.end() >= token.getStartIndex()) {
          around = bracket;
        }
      }
      boolean isLineEnd = token.getType() == ToyLexer.NEWLINE;
      boolean isText =
          switch (token.getType()) {
            case ToyLexer.FSTRING_TEXT, ToyLexer.FSTRING_END -> true;
            case ToyLexer.FIELD_OPEN, ToyLexer.FIELD_CLOSE -> true;
            default -> false;
          };
      if (around != null && !isText && (isLineEnd || !around.isBlock())) {
        cuts.add(token.getStartIndex());
      }
    }
    return cuts;
  }

  @Test
  void everySampleIsComplete() {
    for (String program : Samples.PROGRAMS) {
      assertNotEquals(Completeness.INVALID, Completeness.of(program), program);
    }
  }
}
