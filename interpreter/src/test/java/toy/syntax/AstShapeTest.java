package toy.syntax;

import static toy.syntax.Parsing.refused;
import static toy.syntax.Parsing.shape;
import static toy.syntax.Parsing.warns;

import org.junit.jupiter.api.Test;

/// Every construct of the language, and the shape that the compiler gets for it.
class AstShapeTest {

  @Test
  void operatorsByPrecedence() {
    shape("1 + 2 * 3", "(Binary ADD 1 (Binary MUL 2 3))");
    shape("(1 + 2) * 3", "(Binary MUL (Binary ADD 1 2) 3)");
    shape("a - b - c", "(Binary SUB (Binary SUB a b) c)");
    shape("a ** b ** c", "(Binary POW a (Binary POW b c))");
    shape("-x ** -y", "(Unary NEG (Binary POW x (Unary NEG y)))");
    shape("-a * b", "(Binary MUL (Unary NEG a) b)");
    shape("~a // +b % c", "(Binary MOD (Binary FLOORDIV (Unary INVERT a) (Unary POS b)) c)");
    shape("a | b ^ c & d", "(Binary BITOR a (Binary BITXOR b (Binary BITAND c d)))");
    shape("a << b + c >> d", "(Binary SHR (Binary SHL a (Binary ADD b c)) d)");
    shape("a / b", "(Binary DIV a b)");
    shape("a--b", "(Binary SUB a (Unary NEG b))");
  }

  @Test
  void comparisonsAreChains() {
    shape("a < b <= c", "(Compare [a b c] [LT LE])");
    shape("a == b != c > d >= e", "(Compare [a b c d e] [EQ NE GT GE])");
    shape("a in b", "(Compare [a b] [IN])");
    shape("a not in b is c is not d", "(Compare [a b c d] [NOT_IN IS IS_NOT])");
    shape("(a < b) < c", "(Compare [(Compare [a b] [LT]) c] [LT])");
  }

  @Test
  void andOrNot() {
    shape("a and b and c", "(BoolOp true [a b c])");
    shape("a or b and not c", "(BoolOp false [a (BoolOp true [b (Unary NOT c)])])");
    shape("not not a == b", "(Unary NOT (Unary NOT (Compare [a b] [EQ])))");
    shape("a if b else c if d else e", "(Conditional b a (Conditional d c e))");
    shape("a or b if c else d", "(Conditional c (BoolOp false [a b]) d)");
  }

  @Test
  void numbers() {
    shape("0", "0");
    shape("1_000_000", "1000000");
    shape("0xFF + 0o17 + 0b1_01", "(Binary ADD (Binary ADD 255 15) 5)");
    shape("9223372036854775807", "9223372036854775807");
    shape("9223372036854775808", "9223372036854775808n");
    shape("0xFFFFFFFFFFFFFFFF", "18446744073709551615n");
    shape("1.5", "1.5");
    shape("x = 1.", "(Assign [x] 1.0)");
    shape(".5e-3", "5.0E-4");
    shape("1e3", "1000.0");
    shape("1_0.2_5E+2", "1025.0");
    shape("1e400", "Infinity");
    shape("00", "0");
    refused("012", DiagnosticCode.BAD_NUMBER, "012");
    refused("0x", DiagnosticCode.BAD_NUMBER, "0x");
    refused("0b12", DiagnosticCode.BAD_NUMBER, "0b12");
    refused("1__0", DiagnosticCode.BAD_NUMBER, "1__0");
    refused("3rd", DiagnosticCode.BAD_NUMBER, "3rd");
    refused("x = " + "1".repeat(4301), DiagnosticCode.BAD_NUMBER, "1".repeat(4301));
  }

  @Test
  void constantsAndNames() {
    shape("[True, False, None]", "(ListExpr [true false None])");
    shape("größe = Δx + 名", "(Assign [größe] (Binary ADD Δx 名))");
    shape("ﬁne = 1", "(Assign [fine] 1)");
    shape("_ = __a__", "(Assign [_] __a__)");
    shape("𝔘 = 1", "(Assign [U] 1)");
    refused("a€ = 1", DiagnosticCode.BAD_CHARACTER, "€");
    refused("a $ b", DiagnosticCode.BAD_CHARACTER, "$");
    refused("a\u00a0= 1", DiagnosticCode.BAD_CHARACTER, "\u00a0");
  }

  @Test
  void strings() {
    shape("'a' \"b\" '''c''' \"\"\"d\"\"\"", "'abcd'");
    shape("'''a\n'b'\n'''", "'a\\n'b'\\n'");
    shape("'\\n\\x41\\u00e9\\U0001F600\\101\\0'", "'\\nAé😀A\0'");
    shape("'\\N{BULLET}'", "'•'");
    shape("'\\'\\\"\\\\'", "''\"\\'");
    shape("'a\\\nb'", "'ab'");
    shape("r'\\n\\'' R\"x\"", "'\\n\\'x'");
    shape("u'x'", "'x'");
    shape("''", "''");
    shape("''''''", "''");
    shape("'''\r\n'''", "'\\n'");
    warns("'\\d'", DiagnosticCode.UNKNOWN_ESCAPE);
    refused("'\\x4'", DiagnosticCode.BAD_STRING, "\\x4");
    refused("'\\u12'", DiagnosticCode.BAD_STRING, "\\u12");
    refused("'\\U00110000'", DiagnosticCode.BAD_STRING, "\\U00110000");
    refused("'\\N{NO SUCH}'", DiagnosticCode.BAD_STRING, "\\N{NO SUCH}");
    refused("'\\N'", DiagnosticCode.BAD_STRING, "\\N");
    refused("x = 'abc\ny", DiagnosticCode.UNTERMINATED_STRING, "'abc");
    refused("x = '''abc\ny", DiagnosticCode.UNTERMINATED_STRING, "'''abc");
  }

  @Test
  void fStrings() {
    shape("f'a{b}c'", "(FString ['a' (FField b _ _) 'c'])");
    shape("f'{a!r}{b!s}{c!a}'", "(FString [(FField a r _) (FField b s _) (FField c a _)])");
    shape("f'{a:>10}'", "(FString [(FField a _ (FString ['>10']))])");
    shape(
        "f'{a!r:^{w}.{p}f}'",
        "(FString [(FField a r (FString ['^' (FField w _ _) '.' (FField p _ _) 'f']))])");
    shape("f'{a=}'", "(FString ['a=' (FField a r _)])");
    shape("f'{ a = }'", "(FString [' a = ' (FField a r _)])");
    shape("f'{a=!s}'", "(FString ['a=' (FField a s _)])");
    shape("f'{a=:.2f}'", "(FString ['a=' (FField a _ (FString ['.2f']))])");
    shape("f'{{}}{{{a}}}'", "(FString ['{}{' (FField a _ _) '}'])");
    shape("f''", "(FString [])");
    shape("f'{a}' 'b' f'{c}'", "(FString [(FField a _ _) 'b' (FField c _ _)])");
    shape(
        "f'{a == b}{a != b}'",
        "(FString [(FField (Compare [a b] [EQ]) _ _) (FField (Compare [a b] [NE]) _ _)])");
    shape("f'{a, b}'", "(FString [(FField (TupleExpr [a b]) _ _)])");
    shape("f'{x:=5}'", "(FString [(FField x _ (FString ['=5']))])");
    shape("f'{(x := 5)}'", "(FString [(FField (Walrus x 5) _ _)])");
    shape(
        "f'{(lambda x: x)(1)}'",
        "(FString [(FField (Call (Lambda [(Param POSITIONAL x _)] x) [1]) _ _)])");
    shape("f'{xs[1:2]}'", "(FString [(FField (Index xs (Slice 1 2 _)) _ _)])");
    shape("f'{await g()}'", "(FString [(FField (Await (Call g [])) _ _)])");
  }

  @Test
  void fStringsByTheRulesOfPython312() {
    shape("f'{d['k']}'", "(FString [(FField (Index d 'k') _ _)])");
    shape(
        "f\"{f\"{f\"{1}\"}\"}\"",
        "(FString [(FField (FString [(FField (FString [(FField 1 _ _)]) _ _)]) _ _)])");
    shape("f'{'\\n'.join(xs)}'", "(FString [(FField (Call (Attribute '\\n' join) [xs]) _ _)])");
    shape("f'''{\na # why\n}'''", "(FString [(FField a _ _)])");
    shape("f'{\na\n}'", "(FString [(FField a _ _)])");
    shape("rf'\\d{a}\\''", "(FString ['\\d' (FField a _ _) '\\''])");
  }

  @Test
  void fStringsThatCannotBeRead() {
    refused("f'{}'", DiagnosticCode.BAD_FIELD, "{}");
    refused("f'}'", DiagnosticCode.BAD_FIELD, "}");
    refused("f'{a!x}'", DiagnosticCode.BAD_FIELD, "x");
    refused("f'{a'", DiagnosticCode.UNCLOSED_BRACKET, "{");
    refused("f'{a:>3'", DiagnosticCode.UNCLOSED_BRACKET, "{");
    refused("f'a\nb", DiagnosticCode.UNTERMINATED_STRING, "f'a");
    refused("f'{a b}'", DiagnosticCode.UNEXPECTED, "b");
  }

  @Test
  void displays() {
    shape("()", "(TupleExpr [])");
    shape("(1,)", "(TupleExpr [1])");
    shape("(1)", "1");
    shape("1,", "(TupleExpr [1])");
    shape("[1, 2,]", "(ListExpr [1 2])");
    shape("[*a, b]", "(ListExpr [(Starred a) b])");
    shape("x = {1, *a}", "(Assign [x] (SetExpr [1 (Starred a)]))");
    shape("x = {1: 2, **d}", "(Assign [x] (DictExpr [(DictEntry 1 2) (DictEntry _ d)]))");
    shape("x = *a, b", "(Assign [x] (TupleExpr [(Starred a) b]))");
    refused("x = {1: 2, 3}", DiagnosticCode.BAD_DISPLAY, "3");
    refused("x = {1, 2: 3}", DiagnosticCode.BAD_DISPLAY, "2: 3");
    refused("(*a)", DiagnosticCode.BAD_STAR, "*a");
    refused("x = *a", DiagnosticCode.BAD_STAR, "*a");
  }

  @Test
  void comprehensions() {
    shape("[x for x in xs]", "(Comprehension LIST x _ [(CompFor x xs [])])");
    shape(
        "x = {x for x in xs if a if b}",
        "(Assign [x] (Comprehension SET x _ [(CompFor x xs [a b])]))");
    shape(
        "x = {k: v for k, v in d}",
        "(Assign [x] (Comprehension DICT k v [(CompFor (TupleExpr [k v]) d [])]))");
    shape(
        "(x for x in y for z in x)",
        "(Comprehension GENERATOR x _ [(CompFor x y []) (CompFor z x [])])");
    shape("sum(x for x in xs)", "(Call sum [(Comprehension GENERATOR x _ [(CompFor x xs [])])])");
    shape(
        "[y for x in xs if (y := f(x))]",
        "(Comprehension LIST y _ [(CompFor x xs [(Walrus y (Call f [x]))])])");
    shape(
        "[a if b else c for x in xs]",
        "(Comprehension LIST (Conditional b a c) _ [(CompFor x xs [])])");
    refused("[*x for x in xs]", DiagnosticCode.BAD_STAR, "*x");
    refused("f(x for x in xs, 1)", DiagnosticCode.BAD_ARGUMENTS, "x for x in xs");
  }

  @Test
  void callsAttributesItems() {
    shape("f(a, *b, c=1, **d)", "(Call f [a (Arg STAR _ b) c=1 (Arg DOUBLE_STAR _ d)])");
    shape("a.b.c()(d)[e]", "(Index (Call (Call (Attribute (Attribute a b) c) []) [d]) e)");
    shape("a[1:2]", "(Index a (Slice 1 2 _))");
    shape("a[::]", "(Index a (Slice _ _ _))");
    shape("a[:b:c]", "(Index a (Slice _ b c))");
    shape("a[1, 2:3]", "(Index a (TupleExpr [1 (Slice 2 3 _)]))");
    shape("a[1,]", "(Index a (TupleExpr [1]))");
    shape("f(x := 1)", "(Call f [(Walrus x 1)])");
    refused("f(a=1, b)", DiagnosticCode.BAD_ARGUMENTS, "b");
    refused("f(a=1, a=2)", DiagnosticCode.BAD_ARGUMENTS, "a=2");
    refused("f(**d, *a)", DiagnosticCode.BAD_ARGUMENTS, "*a");
    refused("f(a.b=1)", DiagnosticCode.BAD_ARGUMENTS, "a.b");
  }

  @Test
  void functions() {
    shape("lambda: 1", "(Lambda [] 1)");
    shape(
        "lambda a, *b, c=1, **d: a",
        "(Lambda [(Param POSITIONAL a _) (Param VARARGS b _) (Param KEYWORD_ONLY c 1) (Param KWARGS"
            + " d _)] a)");
    shape(
        "def f(a, /, b=1, *, c) {}",
        "(Def f [(Param POSITIONAL_ONLY a _) (Param POSITIONAL b 1) (Param KEYWORD_ONLY c _)] {}"
            + " false [] _)");
    shape(
        "def f(a: int = 1, *b: int, **c: int) -> int {}",
        "(Def f [(Param POSITIONAL a 1) (Param VARARGS b _) (Param KWARGS c _)] {} false [] _)");
    shape("async def f() { await g() }", "(Def f [] {(Await (Call g []))} true [] _)");
    shape("def f() {\n  'doc'\n  pass\n}", "(Def f [] {'doc'; (Pass)} false [] doc)");
    shape(
        "def f() { yield; x = yield 1, 2; return (yield a) }",
        "(Def f [] {(Yield _); (Assign [x] (Yield (TupleExpr [1 2]))); (Return (Yield a))} false []"
            + " _)");
    shape("def f() { return }", "(Def f [] {(Return _)} false [] _)");
    refused("def f(a, a) {}", DiagnosticCode.BAD_ARGUMENTS, "a");
    refused("def f(a=1, b) {}", DiagnosticCode.BAD_ARGUMENTS, "b");
    refused("def f(*) {}", DiagnosticCode.BAD_ARGUMENTS, "*");
    refused("def f(*a, *b) {}", DiagnosticCode.BAD_ARGUMENTS, "*b");
    refused("def f(**a, b) {}", DiagnosticCode.BAD_ARGUMENTS, "b");
    refused("def f(/, a) {}", DiagnosticCode.BAD_ARGUMENTS, "/");
    refused("lambda a, a: 1", DiagnosticCode.BAD_ARGUMENTS, "a");
  }

  @Test
  void classes() {
    shape(
        "class C { let n = 0; def f(self) {} }",
        "(ClassDef C [] {(Let [n] 0); (Def f [(Param POSITIONAL self _)] {} false [] _)} [] _)");
    shape("class C(A, m.B, k=1) { 'doc' }", "(ClassDef C [A (Attribute m B) k=1] {'doc'} [] doc)");
    shape("@staticmethod\n@property\ndef f() {}", "(Def f [] {} false [staticmethod property] _)");
    shape("@classmethod\n\nasync def f() {}", "(Def f [] {} true [classmethod] _)");
  }

  @Test
  void simpleStatements() {
    shape("let x = 1", "(Let [x] 1)");
    shape("x: int = 1", "(Assign [x] 1)");
    shape("x: int", "(Pass)");
    shape("x //= 2", "(AugAssign x FLOORDIV 2)");
    shape(
        "a += 1; a -= 1; a *= 1; a /= 1; a %= 1; a **= 1",
        "(AugAssign a ADD 1); (AugAssign a SUB 1); (AugAssign a MUL 1); (AugAssign a DIV 1);"
            + " (AugAssign a MOD 1); (AugAssign a POW 1)");
    shape(
        "a &= 1; a |= 1; a ^= 1; a <<= 1; a >>= 1",
        "(AugAssign a BITAND 1); (AugAssign a BITOR 1); (AugAssign a BITXOR 1); (AugAssign a SHL"
            + " 1); (AugAssign a SHR 1)");
    shape("break; continue; pass", "(Break); (Continue); (Pass)");
    shape(
        "raise; raise E; raise E('x') from e",
        "(Raise _ _); (Raise E _); (Raise (Call E ['x']) e)");
    shape("assert a; assert a == b, 'm'", "(Assert a _); (Assert (Compare [a b] [EQ]) 'm')");
    shape("import a.b as c, d", "(Import [(Alias a.b c) (Alias d _)])");
    shape("from a.b import c as d, e", "(FromImport a.b [(Alias c d) (Alias e _)])");
    shape("from a import (b,\n c,)", "(FromImport a [(Alias b _) (Alias c _)])");
    shape("from a import *", "(FromImport a [(Alias * _)])");
  }

  @Test
  void compoundStatements() {
    shape("if a {} elif b {} elif c {} else {}", "(If a {} {(If b {} {(If c {} {})})})");
    shape("while (n := f()) > 0 {}", "(While (Compare [(Walrus n (Call f [])) 0] [GT]) {} _)");
    shape("if n := f() {}", "(If (Walrus n (Call f [])) {} _)");
    shape("for x in 1, 2 {}", "(For x (TupleExpr [1 2]) {} _)");
    shape("for x, in xs {}", "(For (TupleExpr [x]) xs {} _)");
    shape("try {} finally {}", "(Try {} [] _ {})");
    shape(
        "try {} except (A, B) as e {} except {}",
        "(Try {} [(Handler (TupleExpr [A B]) e {}) (Handler _ _ {})] _ _)");
    shape("with a {}", "(With [(WithItem a _)] {})");
    shape(
        "with a as b, c() as (d, e) {}",
        "(With [(WithItem a b) (WithItem (Call c []) (TupleExpr [d e]))] {})");
    shape("with (a as b,\n c) {}", "(With [(WithItem a b) (WithItem c _)] {})");
    shape("with (a) as b {}", "(With [(WithItem a b)] {})");
    shape("with (a, b)[0] as c {}", "(With [(WithItem (Index (TupleExpr [a b]) 0) c)] {})");
    refused("try {}", DiagnosticCode.INCOMPLETE_TRY, "try");
    refused("try { a }\nb", DiagnosticCode.INCOMPLETE_TRY, "try");
    refused("try {} except {} except E {}", DiagnosticCode.INCOMPLETE_TRY, "except");
  }

  @Test
  void commentsAndOddBeginnings() {
    shape("#!/usr/bin/env toy\n# toy: --gil cpython3.9\nx", "x");
    shape("\uFEFFx # end", "x");
    shape("x\r\ny\r\n", "x; y");
    shape("", "");
    shape("\t x", "x");
  }
}
