package toy.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import toy.syntax.Diagnostic;

/// What names mean and where they end: texts that are accepted, and texts that are refused with a
/// code.
class NamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "with open(1) as x { }; print(x)",
        "let x = 1; x = 2; x += 1",
        "let x = 1; let x = 2",
        "let a = b = 0; print(a, b)",
        "let a, *b = [1, 2]; a, b = b, a",
        "def f() { return later }; let later = 1",
        "def even(n) { return n == 0 or odd(n - 1) }; def odd(n) { return n and even(n - 1) }",
        "def f() { def a() { return b() }; def b() { return 1 }; return a() }",
        "let x = 1; def f() { x = 2 }",
        "def f(x) { let x = x or 1; return x }",
        "def f(x) { x = 1; def g() { x = 2 }; return g }",
        "for i in range(3) { let i = i + 1; print(i) }",
        "if (m := len([])) { print(m) }; print(m)",
        "def f() { while (n := len([])) { print(n) }; return n }",
        "let x; if len([]) { x = 1 }; print(x)",
        "try { } except ValueError as e { print(e) }",
        "with open(1) as f, open(f) as g { print(f, g) }",
        "print([x for x in range(3) for y in range(x) if y])",
        "let n = 1; print({n: n for n in range(3)}, {n for n in [1]}, sum(n for n in [1]))",
        "let f = lambda x, *y, k=1, **z: (x, y, k, z)",
        "class C { let a = 1; let b = a; def m(self) { return C } }",
        "class C { def m(self) { return super().m() + __class__.x } }",
        "class C { @property\n def x(self) { return 1 } }",
        "let list = list(range(3))",
        "if __name__ == '__main__' { print(__file__) }",
        "import os; import os.path as p; from os import sep as s, name; print(os, p, s, name)",
        "from os import *; print(anything)",
        "async def f() { await f(); return [await f() for _ in range(2)] }; await f()",
        "async def f() { return [x async for x in (await f() for _ in range(2))] }",
        "def f() { yield 1; let x = yield; return x }",
        "async def f() { }; spawn task f()",
        "let f = 1; f = 2; spawn task f()",
        "def f() { }; spawn thread f(); spawn process f(1, *[2], k=3, **{})",
        "def f() { for i in range(3) { if i { continue }; break } else { return 1 } }",
        "def f() { return [lambda: i for i in range(3)] }",
      })
  void accepted(String text) {
    Compiler.Result result = Compiled.file(text);
    assertEquals(List.of(), Compiled.codes(result), text);
    FunctionCode code = Compiled.checked(result, text);
    assertEquals(List.of(), OperandChecker.check(Checkpoints.every(code)), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          print(x)                                                 | E201
          def f() { return x }                                     | E201
          x = 1                                                    | E202
          x += 1                                                   | E202
          def f() { x = 1 }                                        | E202
          list = 1                                                 | E202
          def f() { print(x); let x = 1 }                          | E203
          def f() { x = 2; let x = 1 }                             | E203
          let x = 0; def f() { return x; let x = 1 }               | W201 E203
          let x = 0; def f() { let x = x + 1 }                     | W201 E203
          if len([]) { let x = 1 }; print(x)                       | E204
          if len([]) { let x = 1 } else { let x = 2 }; x = 3       | E204
          for x in range(3) { }; print(x)                          | E204
          try { let x = 1 } except { }; print(x)                   | E204
          try { } except Exception as x { }; print(x)              | E204
          for x in range(3) { } else { print(x) }                  | E204
          def f() { if len([]) { let x = 1 }; return x }           | E204
          if len([]) { let x = 1 }; def f() { return x }           | E204
          break                                                    | E210
          while 1 { def f() { continue } }                         | E210
          for i in [] { } else { break }                           | E210
          return 1                                                 | E211
          class C { return 1 }                                     | E211
          yield 1                                                  | E212
          def f() { return [(yield x) for x in [1]] }              | E212
          def f() { super().f() }                                  | E216
          class C { def f() { super().f() } }                      | E216
          def f() { from os import * }                             | E217
          class C(metaclass=type) { }                              | E218
          def f() { await g() }; async def g() { }                 | E302
          async def f() { lambda: await f() }                      | E302
          async def f() { class C { await f() } }                  | E302
          def f() { }; spawn task f()                              | E303
          def g() { def f() { }; spawn task f() }                  | E303
          async def f() { }; spawn thread f()                      | E304
          async def f() { }; spawn process f()                     | E304
          async def f() { yield 1; return 2 }                      | E306
          async def f() { yield from [] }                          | E306
          def f() { async for x in [] { } }                        | E302
          def f() { async with 1 { } }                             | E302
          def f() { return [x async for x in []] }                 | E302
          async def f() { }; f()                                   | W301
          async def f() { }; def g() { f() }                       | W301
          asyncio.sleep(1)                                         | W301
          let x = 0; def f() { let x = 1 }                         | W201
          let x = 0; if x { let x = 1 }                            | W201
          let x = 0; for x in range(3) { }                         | W201
          """)
  void refused(String text, String codes) {
    assertEquals(List.of(codes.split(" ")), Compiled.codes(Compiled.file(text)), text);
  }

  @Test
  void theShapeOfAHiddenNameIsNotAWarningWhereItIsMeant() {
    String parameter =
        "let x = 0; def f(x) { for y in range(x) { } }; def g() { for x in [1] { } }";
    assertEquals(List.of(), Compiled.codes(Compiled.file(parameter)));
    String later = "def f() { let x = 1 }; let x = 0";
    assertEquals(List.of(), Compiled.codes(Compiled.file(later)));
  }

  @Test
  void messagesShowTheWayOut() {
    Diagnostic typo = only("let counter = 0\nprint(cuonter)");
    assertEquals("no variable named `cuonter`", typo.message());
    assertEquals("did you mean `counter` (line 1)?", typo.label());
    assertEquals("did you mean `print`?", only("pritn(1)").label());
    assertEquals(List.of("to make a new variable write `let n = …`"), only("n = 1").help());
    Diagnostic ended = only("if len([]) { let x = 1 }\nprint(x)");
    assertTrue(ended.help().getFirst().contains("let x = None"), ended.toString());
    Diagnostic hiding = Compiled.file("let n = 0\ndef f() { let n = 1 }").diagnostics().getFirst();
    assertEquals("this makes a new `n`", hiding.message());
    assertEquals(List.of("drop `let` to change the shared one"), hiding.help());
    Diagnostic forgotten = only("async def f() { }\nf()");
    assertEquals("coroutine 'f' was never awaited", forgotten.message());
    assertTrue(forgotten.help().toString().contains("await f()"), forgotten.toString());
    assertTrue(forgotten.help().toString().contains("spawn task f()"), forgotten.toString());
    Diagnostic plain = only("def f() { await asyncio.sleep(1) }");
    assertTrue(plain.message().contains("`f`"), plain.toString());
  }

  private static Diagnostic only(String text) {
    List<Diagnostic> found = Compiled.file(text).diagnostics();
    assertEquals(1, found.size(), found.toString());
    return found.getFirst();
  }

  @Test
  void aFileGetsFiveErrorsAtMostAndOneForEachName() {
    Compiler.Result many = Compiled.file("a1; b1; c1; d1; e1; f1; g1");
    assertEquals(5, many.diagnostics().size());
    assertEquals(1, Compiled.file("a1; a1; a1").diagnostics().size());
  }

  @Test
  void anEntryMayUseWhatComesLater() {
    Compiler.Scope first = Compiled.scope(Set.of("known"), true);
    assertEquals(List.of(), Compiled.codes(Compiled.compile("def f() { return later }", first)));
    assertEquals(List.of("E201"), Compiled.codes(Compiled.compile("later", first)));
    assertEquals(List.of("E202"), Compiled.codes(Compiled.compile("def f() { later = 1 }", first)));
    assertEquals(List.of(), Compiled.codes(Compiled.compile("known = known + 1", first)));
    assertEquals(
        List.of("W201"), Compiled.codes(Compiled.compile("def f() { let known = 1 }", first)));
    assertEquals(Set.of("a", "f"), Compiled.compile("let a; def f() { }", first).declared());
  }

  @Test
  void theTopLevelOfAnImportedModuleCannotAwait() {
    Compiler.Scope module =
        new Compiler.Scope(Compiled.BUILTINS::contains, Set.of(), false, "helper");
    assertEquals(
        List.of("E302"), Compiled.codes(Compiled.compile("await asyncio.sleep(1)", module)));
  }

  @Test
  void capturesGoThroughTheFunctionsBetween() {
    FunctionCode code =
        Compiled.code("def f(x) { def g() { return lambda: x }; return g }; print(f)");
    FunctionCode g = Compiled.inside(code, "f.<locals>.g");
    FunctionCode lambda = Compiled.inside(code, "f.<locals>.g.<locals>.<lambda>");
    assertEquals(new FunctionCode.Capture(true, 0, "x"), g.captures[0]);
    assertEquals(new FunctionCode.Capture(false, 0, "x"), lambda.captures[0]);
    assertNotNull(Compiled.inside(code, "f"));
  }
}
