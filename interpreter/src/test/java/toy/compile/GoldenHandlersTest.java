package toy.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// Source texts and the code that they become, as in [GoldenCodeTest]: blocks with handlers,
/// functions that are left half-way, and names without a value.
class GoldenHandlersTest {
  @Test
  void finallyRunsOnEveryWayOut() {
    String text =
        """
        def f(g) {
          for i in g {
            try { if i { break }; return g(i) } finally { g(0) }
          }
        }
        """;
    String expected =
        """
        0 ITER: r2 = iter(g)
        1 JUMP: go to 20
        2 JF: if not i: go to 7
        3 MOVE: r3 = g
        4 CONST: r4 = 0
        5 ✓ CALL: r3 = r3(r4)
        6 JUMP: go to 21
        7 MOVE: r3 = g
        8 MOVE: r4 = i
        9 ✓ CALL: r3 = r3(r4)
        10 MOVE: r4 = g
        11 CONST: r5 = 0
        12 ✓ CALL: r4 = r4(r5)
        13 RETURN: return r3
        14 ENTER_HANDLER: r4 = what was being handled; now r3 is
        15 MOVE: r5 = g
        16 CONST: r6 = 0
        17 ✓ CALL: r5 = r5(r6)
        18 LEAVE_HANDLER: what is being handled = r4
        19 RERAISE: raise r3 again, its trace kept
        20 ✓ FOR_NEXT: i = next(r2), go to 2; at the end go on
        21 RETURN: return None
        errors in 2-2 go to 14, as r3
        errors in 7-9 go to 14, as r3
        errors in 15-17 go to 18, as r3
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void handlersRememberWhatIsHandled() {
    String text =
        """
        def f(g) {
          try { g() } except ValueError as e { raise Exception(e) from e } except { raise } else { g(1) }
        }
        """;
    String expected =
        """
        0 MOVE: r2 = g
        1 ✓ CALL: r2 = r2()
        2 MOVE: r2 = g
        3 CONST: r3 = 1
        4 ✓ CALL: r2 = r2(r3)
        5 JUMP: go to 18
        6 ENTER_HANDLER: r3 = what was being handled; now r2 is
        7 LOAD_BUILTIN: r4 = built-in ValueError
        8 MATCH: r4 = exception r2 is one of r4
        9 JF: if not r4: go to 15
        10 MOVE: e = r2
        11 LOAD_BUILTIN: r4 = built-in Exception
        12 MOVE: r5 = e
        13 ✓ CALL: r4 = r4(r5)
        14 RAISE: raise r4 from e
        15 RAISE_CURRENT: raise what is being handled
        16 LEAVE_HANDLER: what is being handled = r3
        17 RERAISE: raise r2 again, its trace kept
        18 RETURN: return None
        errors in 0-1 go to 6, as r2
        errors in 7-14 go to 16, as r2
        errors in 15-15 go to 16, as r2
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void withCallsExit() {
    String text =
        """
        def f(lock) {
          with lock { return 1 }
        }
        """;
    String expected =
        """
        0 MOVE: r1 = lock
        1 SPECIAL: r2 = method __exit__ of the class of r1, bound
        2 SPECIAL: r3 = method __enter__ of the class of r1, bound
        3 ✓ CALL: r3 = r3()
        4 CONST: r3 = 1
        5 MOVE: r4 = r2
        6 CONST: r5 = None
        7 CONST: r6 = None
        8 CONST: r7 = None
        9 ✓ CALL: r4 = r4(r5, r6, r7)
        10 RETURN: return r3
        11 ENTER_HANDLER: r4 = what was being handled; now r3 is
        12 MOVE: r5 = r2
        13 LOAD_BUILTIN: r6 = built-in type
        14 MOVE: r7 = r3
        15 ✓ CALL: r6 = r6(r7)
        16 MOVE: r7 = r3
        17 CONST: r8 = None
        18 ✓ CALL: r5 = r5(r6, r7, r8)
        19 JF: if not r5: go to 22
        20 LEAVE_HANDLER: what is being handled = r4
        21 JUMP: go to 24
        22 LEAVE_HANDLER: what is being handled = r4
        23 RERAISE: raise r3 again, its trace kept
        24 RETURN: return None
        errors in 4-4 go to 11, as r3
        errors in 12-19 go to 22, as r3
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void groupJoinsInAPlainFunctionAndAwaitsInAnAsyncOne() {
    String text =
        """
        async def f(g) {
          group { spawn task(name="w") g(1) }
        }
        """;
    String expected =
        """
        0 LOAD_BUILTIN: r1 = built-in __group__
        1 ✓ CALL: r1 = r1()
        2 MOVE: r2 = g
        3 CONST: r3 = 1
        4 BUILD_LIST: r3 = [r3]
        5 CONST: r4 = None
        6 BUILD_DICT: r5 = {}
        7 DICT_SET: dict r5['name'] = 'w'
        8 MOVE: r6 = r1
        9 ✓ SPAWN: r2 = spawn task r2(*r3, **r4), options r5, group r6
        10 MOVE: r2 = r1
        11 CONST: r3 = None
        12 ✓ CALL_METHOD: r2 = r2.wait(r3)
        13 AWAIT: r2 = await r2
        14 JUMP: go to 22
        15 ENTER_HANDLER: r3 = what was being handled; now r2 is
        16 MOVE: r4 = r1
        17 MOVE: r5 = r2
        18 ✓ CALL_METHOD: r4 = r4.wait(r5)
        19 AWAIT: r4 = await r4
        20 LEAVE_HANDLER: what is being handled = r3
        21 RERAISE: raise r2 again, its trace kept
        22 RETURN: return None
        errors in 2-9 go to 15, as r2
        errors in 16-19 go to 20, as r2
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void assertHasItsMessageInReserve() {
    String text =
        """
        def f(x) { assert x > 0, "no" }
        """;
    String expected =
        """
        0 JGT: if x > 0: go to 2
        1 ASSERT_FAIL: raise AssertionError('no')
        2 RETURN: return None
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void asyncForCatchesItsEnd() {
    assertEquals(
        """
        0 SPECIAL: r2 = method __aiter__ of the class of xs, bound
        1 ✓ CALL: r2 = r2()
        2 JUMP: go to 4
        3 MOVE: x = r3
        4 SPECIAL: r3 = method __anext__ of the class of r2, bound
        5 ✓ CALL: r3 = r3()
        6 AWAIT: r3 = await r3
        7 ✓ JUMP: go to 3
        8 ENTER_HANDLER: r5 = what was being handled; now r4 is
        9 LOAD_BUILTIN: r6 = built-in StopAsyncIteration
        10 MATCH: r6 = exception r4 is one of r6
        11 JF: if not r6: go to 14
        12 LEAVE_HANDLER: what is being handled = r5
        13 JUMP: go to 16
        14 LEAVE_HANDLER: what is being handled = r5
        15 RERAISE: raise r4 again, its trace kept
        16 RETURN: return None
        errors in 4-6 go to 8, as r4
        errors in 9-11 go to 14, as r4
        """,
        Compiled.f("async def f(xs) { async for x in xs { pass } }"));
  }

  @Test
  void yieldFromIsALoop() {
    assertEquals(
        """
        0 ITER: r2 = iter(xs)
        1 CONST: r1 = None
        2 YIELD_FROM: give the caller what r2, sent r1, yields; r1 = what is sent; at its end r1 = its result, go to 4
        3 ✓ JUMP: go to 2
        4 RETURN: return r1
        """,
        Compiled.f("def f(xs) { return (yield from xs) }"));
  }

  @Test
  void generatorsYield() {
    String text =
        """
        def f(n) {
          let got = yield n
          yield
        }
        """;
    String expected =
        """
        0 YIELD: give n to the caller; got = what is sent
        1 YIELD: give None to the caller; r2 = what is sent
        2 RETURN: return None
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void delUnbindsWhereTheNameLives() {
    String text =
        """
        let g = 1
        def f(xs, a) { let h = lambda: a; del g, xs[0], xs.b, a, xs }
        """;
    String expected =
        """
        0 WRAP_CELL: a = new cell holding a
        1 MAKE_FUNCTION: h = function f.<locals>.<lambda>
        2 DELETE_GLOBAL: unbind global g
        3 CHECK_BOUND: xs must be bound, else NameError xs
        4 DELETE_ITEM: del xs[0]
        5 CHECK_BOUND: xs must be bound, else NameError xs
        6 DELETE_ATTR: del xs.b
        7 DELETE_CELL: unbind cell a
        8 DELETE_LOCAL: xs = unbound; was bound, else NameError xs
        9 RETURN: return None
        """;
    assertEquals(expected, Compiled.f(text));
  }

  @Test
  void whatMayBeUnboundIsChecked() {
    String text =
        """
        def f(c) {
          let x
          if c { x = 1 }
          return x
        }
        """;
    String expected =
        """
        0 UNSET: x = unbound
        1 JF: if not c: go to 3
        2 CONST: x = 1
        3 CHECK_BOUND: x must be bound, else NameError x
        4 RETURN: return x
        """;
    assertEquals(expected, Compiled.f(text));
  }
}
