package toy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static toy.syntax.Parsing.accepted;
import static toy.syntax.Parsing.entry;
import static toy.syntax.Parsing.helps;
import static toy.syntax.Parsing.refused;
import static toy.syntax.Parsing.shape;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where blocks, statements and lines end, the first three of the seven rules of the grammar
/// (grammar/README.md): for each what it accepts and what it refuses. The others:
/// [GrammarFormsTest].
class GrammarRulesTest {

  @Nested
  class Rule1BlockOrDisplay {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "if x { y }", // a name
          "while True { y }",
          "if 1 { y }",
          "if 1.5 { y }",
          "if 'a' { y }",
          "if f'{a}' { y }",
          "if f(x) { y }",
          "if xs[0] { y }",
          "if {1} { y }", // a display's }
          "if x in {1: 2} { y }",
          "try { y } finally { z }",
          "try { y } except { z }",
          "try { y } except E { z }",
          "group { y }",
          "if x { y } else { z }",
          "if x { y }\nelse { z }",
          "with lock as task { y }",
          "def f() -> None { y }",
          "def f() -> dict[str, int] { y }",
          "class C { y }",
          "if x is None { y }",
          "if not x { y }"
        })
    void afterTheseItOpensABlock(String text) {
      String shape = accepted(text);
      assertEquals(true, shape.contains("{y}"), shape);
    }

    @Test
    void everywhereElseItOpensADisplay() {
      shape("x = {1: 2}", "(Assign [x] (DictExpr [(DictEntry 1 2)]))");
      shape("x = {}", "(Assign [x] (DictExpr []))");
      shape("{'a': 1}", "(DictExpr [(DictEntry 'a' 1)])");
      shape("return {1}", "(Return (SetExpr [1]))");
      shape("f({1}, {2: 3})", "(Call f [(SetExpr [1]) (DictExpr [(DictEntry 2 3)])])");
      shape("a if b else {}", "(Conditional b a (DictExpr []))");
      shape(
          "x = {1} if {2} else {3}",
          "(Assign [x] (Conditional (SetExpr [2]) (SetExpr [1]) (SetExpr [3])))");
      shape("lambda: {}", "(Lambda [] (DictExpr []))");
      shape("x in {1}", "(Compare [x (SetExpr [1])] [IN])");
      shape("if x { y }; {'a': 1}", "(If x {y} _); (DictExpr [(DictEntry 'a' 1)])");
      shape("if x { y }\n{'a': 1}", "(If x {y} _); (DictExpr [(DictEntry 'a' 1)])");
      shape("x = [{}, {}]", "(Assign [x] (ListExpr [(DictExpr []) (DictExpr [])]))");
    }

    @Test
    void anElseThatFollowsNoBlockTakesADisplay() {
      shape(
          "if c { x = a if b else {1: 2} }",
          "(If c {(Assign [x] (Conditional b a (DictExpr [(DictEntry 1 2)])))} _)");
    }

    @Test
    void blocksInFStringsDoNotExist() {
      shape("f'{ {1: 2}[1] }'", "(FString [(FField (Index (DictExpr [(DictEntry 1 2)]) 1) _ _)])");
    }

    @Test
    void newlinesAreTokensInBlocksOnly() {
      shape("f(1,\n 2\n)", "(Call f [1 2])");
      shape("x = [1,\n\n2]", "(Assign [x] (ListExpr [1 2]))");
      shape("x = {\n1:\n2,\n}", "(Assign [x] (DictExpr [(DictEntry 1 2)]))");
      shape("x = f'{\na\n}'", "(Assign [x] (FString [(FField a _ _)]))");
      shape("if x {\n a\n b }", "(If x {a; b} _)");
      shape("\n\n a \n\n\n b \n\n", "a; b");
    }

    @Test
    void bracketsThatDoNotMatch() {
      refused("x = (1, 2]", DiagnosticCode.STRAY_BRACKET, "]");
      refused("x = 1)", DiagnosticCode.STRAY_BRACKET, ")");
      refused("if x { y } }", DiagnosticCode.STRAY_BRACKET, "}");
      refused("f(1, 2", DiagnosticCode.UNCLOSED_BRACKET, "(");
      refused("x = {1: 2", DiagnosticCode.UNCLOSED_BRACKET, "{");
      refused("if x { f(1 }", DiagnosticCode.UNCLOSED_BRACKET, "(");
    }
  }

  @Nested
  class Rule2Separators {

    @Test
    void statementsAreSeparated() {
      shape("a; b\nc", "a; b; c");
      shape("a;\nb;", "a; b");
      shape("if x { a }; b", "(If x {a} _); b");
      shape("if x { a }\nb", "(If x {a} _); b");
      refused("a b", DiagnosticCode.END_OF_STATEMENT, "b");
      refused("if x { a } b", DiagnosticCode.END_OF_STATEMENT, "b");
      refused("x = 1 y = 2", DiagnosticCode.END_OF_STATEMENT, "y");
    }

    @Test
    void noneIsNeededBeforeTheEndOfABlock() {
      shape("if x { a; b }", "(If x {a; b} _)");
      shape("def f() { return 1 }", "(Def f [] {(Return 1)} false [] _)");
    }

    @Test
    void blocksMayBeEmpty() {
      shape("if x {}", "(If x {} _)");
      shape("if x {\n\n}", "(If x {} _)");
      shape("if x {;}", "(If x {} _)");
    }

    @Test
    void clausesMayStandOnTheNextLineOfAFile() {
      shape("if a { x }\nelif b { y }\n\n# why\nelse { z }", "(If a {x} {(If b {y} {z})})");
      shape(
          "try { x }\nexcept E { y }\nelse { z }\nfinally { u }",
          "(Try {x} [(Handler E _ {y})] {z} {u})");
      shape("for a in b { x }\nelse { y }", "(For a b {x} {y})");
      shape("while a { x }\nelse { y }", "(While a {x} {y})");
    }

    @ParameterizedTest
    @ValueSource(strings = {"else { x }", "elif a { x }", "except E { x }", "finally { x }"})
    void aLoneClauseAtThePromptIsTold(String text) {
      String word = text.substring(0, text.indexOf(' '));
      Diagnostic error = refused(entry(text), text, DiagnosticCode.LONE_CLAUSE, word);
      assertEquals(true, error.message().contains("at the prompt an entry ends at its `}`"));
      assertEquals(true, error.help().getFirst().contains("`} " + word), error::toString);
    }

    @Test
    void anEntryEndsAtItsBrace() {
      String text = "if a { x }\nelse { y }";
      helps(refused(entry(text), text, DiagnosticCode.LONE_CLAUSE, "else"), "} else {");
      assertEquals(List.of(), entry("if a { x } else { y }").diagnostics());
      // Inside a block nothing has ended yet.
      assertEquals(List.of(), entry("def f() { if a { x }\nelse { y } }").diagnostics());
      // A try without a clause is no entry yet.
      assertEquals(List.of(), entry("try { x }\nexcept E { y }").diagnostics());
    }

    @Test
    void aLoneClauseInAFileIsTold() {
      refused("x\nelse { y }", DiagnosticCode.LONE_CLAUSE, "else");
      refused("def f() { x }\nexcept E { y }", DiagnosticCode.LONE_CLAUSE, "except");
    }

    @Test
    void aBlockNeedsAHead() {
      refused("{ f() }", DiagnosticCode.HEADLESS_BLOCK, "{");
      refused("{}", DiagnosticCode.HEADLESS_BLOCK, "{");
      refused("{ f(); g() }", DiagnosticCode.HEADLESS_BLOCK, "{");
      refused("{\n  f()\n  g()\n}", DiagnosticCode.HEADLESS_BLOCK, "{");
      refused("{\n  let x = 1\n  f(x)\n}", DiagnosticCode.HEADLESS_BLOCK, "{");
      refused("if x { a } { b }", DiagnosticCode.HEADLESS_BLOCK, "{");
      refused("def f() {\n  {\n    return 1\n  }\n}\ng()", DiagnosticCode.HEADLESS_BLOCK, "{");
      shape("{'a': 1}.get('a')", "(Call (Attribute (DictExpr [(DictEntry 'a' 1)]) get) ['a'])");
    }
  }

  @Nested
  class Rule3Continuation {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "+", "-", "*", "/", "//", "%", "**", "&", "|", "^", "<<", ">>", "==", "!=", "<", "<=",
          ">", ">=", "and", "or", "in", "is", "is not", "\\\n +"
        })
    void anOperatorAtTheEndContinuesTheLine(String operator) {
      String oneLine = accepted("x = a " + operator.replace("\\\n", "") + " b\nc");
      assertEquals(
          oneLine,
          accepted(
              "x = a "
                  + operator
                  + " # why\n\n  b\nc".replace(operator.startsWith("\\") ? " # why" : "", "")));
    }

    @Test
    void aLeadingOperatorDoesNot() {
      shape("x = a\n- b", "(Assign [x] a); (Unary NEG b)");
      refused("x = a\n* b", DiagnosticCode.BAD_STAR, "* b");
      refused("x = a\n/ b", DiagnosticCode.UNEXPECTED, "/");
      refused("x = a\nand b", DiagnosticCode.UNEXPECTED, "and");
    }

    @Test
    void aBackslashContinuesTheLine() {
      shape("x = \\\n  1", "(Assign [x] 1)");
      shape("x = a \\\n  + b", "(Assign [x] (Binary ADD a b))");
      refused("x = a \\ b", DiagnosticCode.BAD_CHARACTER, "\\");
    }

    @Test
    void otherSignsDoNot() {
      refused("x =\n1", DiagnosticCode.UNEXPECTED, "");
      refused("x = not\ny", DiagnosticCode.UNEXPECTED, "");
      refused("x = a.\nb", DiagnosticCode.UNEXPECTED, "");
      shape("x = 1,\n2", "(Assign [x] (TupleExpr [1])); 2");
      shape("from m import *\nx", "(FromImport m [(Alias * _)]); x");
    }
  }
}
