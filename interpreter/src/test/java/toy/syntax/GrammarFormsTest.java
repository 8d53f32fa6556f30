package toy.syntax;

import static toy.syntax.Parsing.accepted;
import static toy.syntax.Parsing.helps;
import static toy.syntax.Parsing.refused;
import static toy.syntax.Parsing.shape;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules 4 to 7 of the grammar (grammar/README.md), about `spawn`, targets and what is Python but
/// not Toy: for each what it accepts and what it refuses.
class GrammarFormsTest {

  @Nested
  class Rule4Spawn {

    @Test
    void aModelOptionsAChainAndOneArgumentList() {
      shape("spawn thread f(x, y=1)", "(Spawn THREAD [] f [x y=1])");
      shape(
          "spawn process m.f[0].g()",
          "(Spawn PROCESS [] (Attribute (Index (Attribute m f) 0) g) [])");
      shape("spawn task f(*a, **k)", "(Spawn TASK [] f [(Arg STAR _ a) (Arg DOUBLE_STAR _ k)])");
      shape(
          "spawn thread(name='w', daemon=True, os=False) f(x)",
          "(Spawn THREAD [name='w' daemon=true os=false] f [x])");
      shape("let h = spawn thread f(x)", "(Let [h] (Spawn THREAD [] f [x]))");
    }

    @Test
    void itBindsLikeAwait() {
      shape("spawn task f() ** 2", "(Binary POW (Spawn TASK [] f []) 2)");
      shape("-spawn task f()", "(Unary NEG (Spawn TASK [] f []))");
      shape("spawn task f() + 1", "(Binary ADD (Spawn TASK [] f []) 1)");
      shape("await spawn thread f(x)", "(Await (Spawn THREAD [] f [x]))");
      shape(
          "[spawn thread f(i) for i in xs]",
          "(Comprehension LIST (Spawn THREAD [] f [i]) _ [(CompFor i xs [])])");
      shape("(spawn thread f(x)).result()", "(Call (Attribute (Spawn THREAD [] f [x]) result) [])");
    }

    @Test
    void nothingFollowsTheArgumentList() {
      helps(
          refused("spawn thread f(x).result()", DiagnosticCode.BAD_SPAWN, ".result()"),
          "(spawn thread f(x)).result()");
      helps(refused("spawn task f(x)[0]", DiagnosticCode.BAD_SPAWN, "[0]"), "(spawn task f(x))[0]");
      helps(
          refused("spawn process m.f(x)(y)", DiagnosticCode.BAD_SPAWN, "(y)"),
          "(spawn process m.f(x))(y)");
    }

    @Test
    void theCallMayNotBeMissing() {
      helps(
          refused("spawn thread f", DiagnosticCode.BAD_SPAWN, "spawn thread f"),
          "spawn thread f()");
      helps(
          refused("let h = spawn task m.f", DiagnosticCode.BAD_SPAWN, "spawn task m.f"),
          "spawn task m.f()");
      refused("spawn thread", DiagnosticCode.BAD_SPAWN, "");
      refused("spawn thread(name='w')", DiagnosticCode.BAD_SPAWN, "");
    }

    @Test
    void theCalleeIsNoLambda() {
      refused("spawn thread lambda: f(x)", DiagnosticCode.BAD_SPAWN, "lambda");
      refused(
          "spawn thread (lambda: f(x))()",
          DiagnosticCode.BAD_SPAWN,
          "spawn thread (lambda: f(x))()");
    }

    @Test
    void theModelComesFirst() {
      helps(refused("spawn f(x)", DiagnosticCode.BAD_SPAWN, "f"), "spawn thread f(x)");
      refused("spawn thread(3) f(x)", DiagnosticCode.BAD_SPAWN, "3");
      refused("spawn thread(color=3) f(x)", DiagnosticCode.BAD_SPAWN, "color=3");
    }
  }

  @Nested
  class Rule5SoftWords {

    @ParameterizedTest
    @ValueSource(strings = {"spawn", "thread", "process", "task", "group"})
    void areOrdinaryNamesElsewhere(String word) {
      shape("let " + word + " = 1", "(Let [" + word + "] 1)");
      shape(word + "(1)", "(Call " + word + " [1])");
      shape("x." + word, "(Attribute x " + word + ")");
      shape("f(" + word + "=1)", "(Call f [" + word + "=1])");
      shape(
          "def " + word + "(" + word + ") {}",
          "(Def " + word + " [(Param POSITIONAL " + word + " _)] {} false [] _)");
      shape("import " + word, "(Import [(Alias " + word + " _)])");
      shape("if " + word + " {}", "(If " + word + " {} _)");
      shape(word + " = " + word + " + 1", "(Assign [" + word + "] (Binary ADD " + word + " 1))");
    }

    @Test
    void groupIsAStatement() {
      shape("group { spawn thread f() }", "(Group {(Spawn THREAD [] f [])})");
      shape("group {}", "(Group {})");
    }
  }

  @Nested
  class Rule6Targets {

    @Test
    void targetsParseAsExpressions() {
      shape("let a = b = 0", "(Let [a b] 0)");
      shape("let a, *b = xs", "(Let [(TupleExpr [a (Starred b)])] xs)");
      shape("let (a, [b, c]) = xs", "(Let [(TupleExpr [a (ListExpr [b c])])] xs)");
      shape("let x", "(Let [x] _)");
      shape("let x: int = 3", "(Let [x] 3)");
      shape("a = b.c = d[0] = 1", "(Assign [a (Attribute b c) (Index d 0)] 1)");
      shape("a, b = b, a", "(Assign [(TupleExpr [a b])] (TupleExpr [b a]))");
      shape("a.b += 1", "(AugAssign (Attribute a b) ADD 1)");
      shape("for a, (b, c) in xs {}", "(For (TupleExpr [a (TupleExpr [b c])]) xs {} _)");
      shape("for a.b in xs {}", "(For (Attribute a b) xs {} _)");
    }

    @Test
    void onlyWhatCanBeAssignedTo() {
      refused("f() = 1", DiagnosticCode.BAD_TARGET, "f()");
      refused("1 = x", DiagnosticCode.BAD_TARGET, "1");
      refused("None = x", DiagnosticCode.BAD_TARGET, "None");
      refused("a + b = c", DiagnosticCode.BAD_TARGET, "a + b");
      refused("a < b = c", DiagnosticCode.BAD_TARGET, "a < b");
      refused("(a, f()) = c", DiagnosticCode.BAD_TARGET, "f()");
      refused("a, b += 1", DiagnosticCode.BAD_TARGET, "a, b");
      refused("f() += 1", DiagnosticCode.BAD_TARGET, "f()");
      refused("for f() in xs {}", DiagnosticCode.BAD_TARGET, "f()");
      refused("with a as f() {}", DiagnosticCode.BAD_TARGET, "f()");
      refused("[x for 1 in xs]", DiagnosticCode.BAD_TARGET, "1");
      refused("*a = xs", DiagnosticCode.BAD_STAR, "*a");
      refused("*a, *b = xs", DiagnosticCode.BAD_STAR, "*b");
    }

    @Test
    void letDeclaresNames() {
      refused("let a.b = 1", DiagnosticCode.BAD_LET, "a.b");
      refused("let a[0] = 1", DiagnosticCode.BAD_LET, "a[0]");
      refused("let f() = 1", DiagnosticCode.BAD_TARGET, "f()");
      refused("let a, b", DiagnosticCode.BAD_LET, "let a, b");
    }
  }

  @Nested
  class Rule7PythonIsms {

    @Test
    void aColonAndIndentation() {
      helps(refused("def f():\n    return 1", DiagnosticCode.BRACES, ":"), "def f() {");
      helps(refused("if x: return 1", DiagnosticCode.BRACES, ":"), "if x { return 1 }");
      helps(refused("while a < b:  # why\n  c", DiagnosticCode.BRACES, ":"), "while a < b {");
      helps(
          refused("for x in xs: print(x) # why", DiagnosticCode.BRACES, ":"),
          "for x in xs { print(x) }");
      helps(refused("class C(B):\n  pass", DiagnosticCode.BRACES, ":"), "class C(B) {");
      helps(refused("class C:\n  pass", DiagnosticCode.BRACES, ":"), "class C {");
      helps(refused("with a as b:\n  pass", DiagnosticCode.BRACES, ":"), "with a as b {");
      helps(refused("try:\n  pass", DiagnosticCode.BRACES, ":"), "try {");
      helps(
          refused("async def f(x) -> int:\n  pass", DiagnosticCode.BRACES, ":"),
          "async def f(x) -> int {");
      helps(refused("if x: { y }", DiagnosticCode.BRACES, ":"), "if x {");
      helps(refused("else:\n  x", DiagnosticCode.BRACES, ":"), "} else {");
      helps(refused("if x { y } elif z:\n u", DiagnosticCode.BRACES, ":"), "if x { y } elif z {");
      helps(refused("except E as e:\n  x", DiagnosticCode.BRACES, ":"), "} except E as e {");
    }

    @Test
    void indentationAlone() {
      helps(refused("if x\n    y", DiagnosticCode.UNEXPECTED, ""), "if x {");
      helps(refused("def f()\n{\n  return 1\n}", DiagnosticCode.UNEXPECTED, ""), "def f() {");
    }

    @ParameterizedTest
    @ValueSource(strings = {"global x", "nonlocal x, y"})
    void outerNamesNeedNoDeclaration(String text) {
      refused(text, DiagnosticCode.NO_NEED, text);
    }

    @Test
    void theGuardOfAMainModuleIsLegal() {
      shape(
          "if __name__ == \"__main__\" { main() }",
          "(If (Compare [__name__ '__main__'] [EQ]) {(Call main [])} _)");
    }

    @Test
    void delTakesNamesAttributesAndItems() {
      shape("del x", "(Del [x])");
      shape("del (a.b, [c[1:2], d])", "(Del [(Attribute a b) (Index c (Slice 1 2 _)) d])");
      refused("del f()", DiagnosticCode.BAD_TARGET, "f()");
      refused("del 1", DiagnosticCode.BAD_TARGET, "1");
      refused("del *x", DiagnosticCode.BAD_TARGET, "*x");
      refused("del ...", DiagnosticCode.BAD_TARGET, "...");
    }

    @Test
    void anyExpressionDecorates() {
      accepted("@cache\n@retry(3)\n@a.b\n@[f][0]\ndef f() { ... }");
      accepted("@property\n@x.setter\nclass C { ... }");
    }

    @Test
    void asyncStandsBeforeForAndWith() {
      shape("async for x in y {}", "(For x y {} _ async)");
      shape("async with x as y, z {}", "(With [(WithItem x y) (WithItem z _)] {} async)");
      shape(
          "[x async for x in y for z in x]",
          "(Comprehension LIST x _ [(CompFor x y [] async) (CompFor z x [])])");
      shape("yield from x", "(YieldFrom x)");
      shape("x = yield from y", "(Assign [x] (YieldFrom y))");
    }

    @Test
    void bytesAreAsciiAndStandAlone() {
      shape("b'a' rb'\\n' B'\\xff'", "b'a\\\\n\\xff'");
      refused("b'é'", DiagnosticCode.BAD_STRING, "é");
      refused("b'a' 'b'", DiagnosticCode.BAD_STRING, "b'a' 'b'");
    }

    @Test
    void whatThisVersionLeavesOut() {
      refused("a @ b", DiagnosticCode.NOT_IN_THIS_VERSION, "@");
      refused("2j", DiagnosticCode.NOT_IN_THIS_VERSION, "2j");
      refused("import .m", DiagnosticCode.UNEXPECTED, ".m");
      refused("try {} except* E {}", DiagnosticCode.NOT_IN_THIS_VERSION, "*");
      refused("match x {\n}", DiagnosticCode.NOT_IN_THIS_VERSION, "match");
    }
  }
}
