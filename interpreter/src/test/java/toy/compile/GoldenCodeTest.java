package toy.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Source texts and the code that they become: what each instruction does, as the disassembler says
/// it, `✓` where a forced switch may happen. What has handlers or is left half-way:
/// [GoldenHandlersTest].
class GoldenCodeTest {
  @Test
  void aCounterIsLoadedAddedAndStored() {
    String text =
        """
        let counter = 0
        def f() { counter += 1 }
        """;
    String expected =
        """
        0 LOAD_GLOBAL: r0 = global counter
        1 IADD: r0 += 1
        2 STORE_GLOBAL: global counter = r0
        3 RETURN: return None
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void loopsAreEnteredAtTheirTest() {
    String text =
        """
        def f(n) {
          let total = 0
          for i in range(n) { if i % 2 == 0 { continue }; total += i }
          while total > 10 and n { total -= 1 }
          return total
        }
        """;
    String expected =
        """
        0 CONST: total = 0
        1 LOAD_BUILTIN: r3 = built-in range
        2 MOVE: r4 = n
        3 ✓ CALL: r3 = r3(r4)
        4 ITER: r3 = iter(r3)
        5 JUMP: go to 9
        6 MOD: r4 = i % 2
        7 JEQ: if r4 == 0: go to 9
        8 IADD: total += i
        9 ✓ FOR_NEXT: i = next(r3), go to 6; at the end go on
        10 JUMP: go to 12
        11 ISUB: total -= 1
        12 JNGT: if not total > 10: go to 14
        13 ✓ JT: if n: go to 11
        14 RETURN: return total
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void conditionsJump() {
    String text =
        """
        def f(a, b, c) {
          if not (a < b <= c or a is c) { return 1 }
          let x = a == b and c
          return x if a else -x
        }
        """;
    String expected =
        """
        0 JNLT: if not a < b: go to 2
        1 JLE: if b <= c: go to 4
        2 JIS: if a is c: go to 4
        3 RETURN: return 1
        4 EQ: x = a == b
        5 JF: if not x: go to 7
        6 MOVE: x = c
        7 JF: if not a: go to 10
        8 MOVE: r4 = x
        9 JUMP: go to 11
        10 NEG: r4 = -x
        11 RETURN: return r4
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void unpackingKeepsValuesInRegisters() {
    String text =
        """
        def f(xs) {
          let a, b = 0, 1
          for k, v in xs { a, b = b, a + b }
          let first, *rest = xs
          xs[0], xs.y = first, rest
        }
        """;
    String expected =
        """
        0 CONST: b = 1
        1 MOVE: a = 0
        2 ITER: r7 = iter(xs)
        3 JUMP: go to 8
        4 UNPACK: k, v = r8
        5 MOVE: r9 = b
        6 ADD: b = a + b
        7 MOVE: a = r9
        8 ✓ FOR_NEXT: r8 = next(r7), go to 4; at the end go on
        9 UNPACK_EX: first, *rest = xs
        10 MOVE: r7 = first
        11 MOVE: r8 = rest
        12 SETITEM: xs[0] = r7
        13 SETATTR: xs.y = r8
        14 RETURN: return None
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void callsInAllForms() {
    String text =
        """
        def f(g, *args, k=1, **kw) {
          g(1, 2)
          g.m(1)
          g(1, k=2)
          g.m(*args, 3, k=k, **kw)
        }
        """;
    String expected =
        """
        0 MOVE: r4 = g
        1 CONST: r5 = 1
        2 CONST: r6 = 2
        3 ✓ CALL: r4 = r4(r5, r6)
        4 MOVE: r4 = g
        5 CONST: r5 = 1
        6 ✓ CALL_METHOD: r4 = r4.m(r5)
        7 MOVE: r4 = g
        8 CONST: r5 = 1
        9 CONST: r6 = 2
        10 ✓ CALL_KW: r4 = r4(r5, r6), the last named ('k',)
        11 GETATTR: r4 = g.m
        12 BUILD_LIST: r5 = []
        13 LIST_EXTEND: extend the list r5 by the iterable args
        14 LIST_APPEND: append 3 to the list r5
        15 BUILD_DICT: r6 = {}
        16 DICT_SET: dict r6['k'] = k
        17 DICT_MERGE: r6.update(kw), for r4(**…)
        18 ✓ CALL_EX: r4 = r4(*r5, **dict r6 or None)
        19 RETURN: return None
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void closuresHaveACellForEachTurn() {
    String text =
        """
        def f(n) {
          let made = []
          for i in range(n) {
            let j = i
            made.append(lambda: (i, j, n))
          }
        }
        """;
    String expected =
        """
        0 WRAP_CELL: n = new cell holding n
        1 BUILD_LIST: made = []
        2 LOAD_BUILTIN: r4 = built-in range
        3 LOAD_CELL: r5 = cell n
        4 ✓ CALL: r4 = r4(r5)
        5 ITER: r4 = iter(r4)
        6 MAKE_CELL: i = new unbound cell
        7 JUMP: go to 15
        8 STORE_CELL: cell i = r5
        9 MAKE_CELL: j = new unbound cell
        10 LOAD_CELL: r6 = cell i
        11 STORE_CELL: cell j = r6
        12 MOVE: r6 = made
        13 MAKE_FUNCTION: r7 = function f.<locals>.<lambda>
        14 ✓ CALL_METHOD: r6 = r6.append(r7)
        15 ✓ FOR_NEXT: r5 = next(r4), go to 8; at the end go on
        16 RETURN: return None
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void comprehensionsAreLoopsInPlace() {
    String text =
        """
        def f(xs) {
          return [x + 1 for x in xs if x], sum(x for x in xs)
        }
        """;
    String expected =
        """
        0 ITER: r3 = iter(xs)
        1 BUILD_LIST: r2 = []
        2 JUMP: go to 6
        3 JF: if not x: go to 6
        4 ADD: r4 = x + 1
        5 LIST_APPEND: append r4 to the list r2
        6 ✓ FOR_NEXT: x = next(r3), go to 3; at the end go on
        7 LOAD_BUILTIN: r3 = built-in sum
        8 MAKE_FUNCTION: r4 = function f.<locals>.<genexpr>
        9 ITER: r5 = iter(xs)
        10 ✓ CALL: r4 = r4(r5)
        11 ✓ CALL: r3 = r3(r4)
        12 BUILD_TUPLE: r2 = (r2, r3)
        13 RETURN: return r2
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void textIsFormattedAndJoined() {
    String text =
        """
        def f(x, w) { return f"<{x!r:>{w}}> {x}" }
        """;
    String expected =
        """
        0 CONST: r2 = '<'
        1 CONVERT: r3 = repr(x)
        2 CONST: r4 = '>'
        3 FORMAT: r5 = format(w, '')
        4 CONCAT: r4 = r4 + r5
        5 FORMAT: r3 = format(r3, r4)
        6 CONST: r4 = '> '
        7 FORMAT: r5 = format(x, '')
        8 CONCAT: r2 = r2 + r3 + r4 + r5
        9 RETURN: return r2
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void assignmentInsideAnExpressionIsCopied() {
    String text =
        """
        def f(x) { return x + (x := 2) + x }
        """;
    String expected =
        """
        0 MOVE: r1 = x
        1 CONST: r2 = 2
        2 MOVE: x = r2
        3 ADD: r1 = r1 + r2
        4 MOVE: r2 = x
        5 ADD: r1 = r1 + r2
        6 RETURN: return r1
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void constantsAreFolded() {
    String text =
        """
        def f(x) { return (1, -2, 2 ** 10, 60 * 60 + 0.5, x + 1 * 2, 1 / 0, 2 ** 70) }
        """;
    String expected =
        """
        0 CONST: r1 = 1
        1 CONST: r2 = -2
        2 CONST: r3 = 1024
        3 CONST: r4 = 3600.5
        4 ADD: r5 = x + 2
        5 DIV: r6 = 1 / 0
        6 POW: r7 = 2 ** 70
        7 BUILD_TUPLE: r1 = (r1, r2, r3, r4, r5, r6, r7)
        8 RETURN: return r1
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void theDisassemblyShowsSourceLinesAndInnerFunctions() {
    String text = "let n = 0\ndef add(x) {\n  return x + n\n}\n";
    String expected =
        """
        module <module>: 1 registers, 2 constants in registers
           1 | let n = 0
             0   DEFINE_GLOBAL  n0 r1                 ; global n = 0
           2 | def add(x) {
             1   MAKE_FUNCTION  r0 k0 r0              ; r0 = function add
             2   DEFINE_GLOBAL  n1 r0                 ; global add = r0
           4 | }
             3   RETURN         r2                    ; return None

        def add(x): 3 registers, 0 constants in registers
           3 | return x + n
             0   LOAD_GLOBAL    r2 n0                 ; r2 = global n
             1   ADD            r1 r0 r2              ; r1 = x + r2
             2   RETURN         r1                    ; return r1
        """;
    assertEquals(expected, Disassembler.print(Compiled.code(text)));
    assertTrue(
        Disassembler.print(Checkpoints.every(Compiled.code(text))).contains("✓ CHECK"), text);
  }
}
