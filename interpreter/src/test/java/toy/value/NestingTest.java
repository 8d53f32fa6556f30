package toy.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Data nested without end, data that contains itself, and numbers that take long.
class NestingTest {
  private final StubCallbacks calls = new StubCallbacks();

  private static ToyList nested(int depth) {
    ToyList list = new ToyList();
    for (int i = 0; i < depth; i++) {
      list = ToyList.of(list);
    }
    return list;
  }

  private void recursionError(Runnable body) {
    ToyError e = assertThrows(ToyError.class, body::run);
    assertEquals(Types.RECURSION_ERROR, e.value().type());
  }

  @Test
  void containersThatContainThemselvesAreShownOnce() {
    ToyList list = ToyList.of(1L);
    list.append(list);
    assertEquals("[1, [...]]", Text.repr(list, calls));
    ToyDict dict = new ToyDict();
    dict.put("d", dict, calls);
    dict.put("l", ToyTuple.of(list), calls);
    assertEquals("{'d': {...}, 'l': ([1, [...]],)}", Text.repr(dict, calls));
    ToyList parts = new ToyList();
    ToyClass node =
        StubCallbacks.userClass(
            "Node",
            List.of(Types.OBJECT),
            "__repr__",
            (StubCallbacks.Body) _ -> "Node(" + Text.repr(parts, calls) + ")");
    parts.append(new Instance(node));
    assertEquals("[Node([...])]", Text.repr(parts, calls));
    assertEquals(List.of(), calls.printing());
    assertEquals(0, calls.depth());
  }

  /// On a stack as large as a Toy thread's.
  @Test
  void deepDataIsARecursionError() throws InterruptedException {
    Throwable[] thrown = {null};
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                compareDeepData();
              } catch (Throwable e) {
                thrown[0] = e;
              }
            },
            "deep",
            8 << 20);
    thread.start();
    thread.join();
    assertNull(thrown[0]);
  }

  private void compareDeepData() {
    recursionError(() -> Text.repr(nested(100_000), calls));
    recursionError(() -> Compare.equal(nested(100_000), nested(100_000), calls));
    Object tuple = ToyTuple.EMPTY;
    for (int i = 0; i < 100_000; i++) {
      tuple = ToyTuple.of(tuple);
    }
    Object deep = tuple;
    recursionError(() -> Hash.of(deep, calls));
    assertTrue(Compare.equal(nested(900), nested(900), calls));
  }

  @Test
  void longProductsAndPowersPollAndAreRight() {
    Object power = Arith.binary(Operator.POW, 3L, 1_000_000L, calls);
    assertEquals(BigInteger.valueOf(3).pow(1_000_000), power);
    assertTrue(calls.polls > 20);
    Object minus = Arith.binary(Operator.POW, -12L, 200_001L, calls);
    assertEquals(BigInteger.valueOf(-12).pow(200_001), minus);
    BigInteger a = BigInteger.ONE.shiftLeft(2_000_000).subtract(BigInteger.valueOf(12345));
    BigInteger b = a.shiftRight(700_000).negate();
    assertEquals(a.multiply(b), Arith.binary(Operator.MUL, a, b, calls));
    assertEquals(b.multiply(b), Arith.binary(Operator.MUL, b, b, calls));
  }

  @Test
  void whatNoMemoryHoldsIsAMemoryError() {
    for (Object[] c :
        new Object[][] {
          {Operator.POW, 10L, 1L << 40},
          {Operator.SHL, 1L, 1L << 40},
          {Operator.SHL, BigInteger.ONE.shiftLeft(70), Long.MAX_VALUE},
          {Operator.MUL, ToyList.of(1L, 2L), 1L << 40},
          {Operator.MUL, "ab", 1L << 40},
        }) {
      ToyError e =
          assertThrows(ToyError.class, () -> Arith.binary((Operator) c[0], c[1], c[2], calls));
      assertEquals(Types.MEMORY_ERROR, e.value().type());
    }
  }

  @Test
  void slicesAreAssignedAndDeleted() {
    ToyList list = ToyList.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    Items.set(list, new ToySlice(1L, 3L, None.NONE), "xyz", calls);
    assertEquals("[0, 'x', 'y', 'z', 3, 4, 5, 6, 7]", Text.repr(list, calls));
    Items.set(list, new ToySlice(5L, 2L, None.NONE), ToyTuple.of("in"), calls);
    assertEquals("[0, 'x', 'y', 'z', 3, 'in', 4, 5, 6, 7]", Text.repr(list, calls));
    Items.set(list, new ToySlice(None.NONE, None.NONE, -3L), "abcd", calls);
    assertEquals("['d', 'x', 'y', 'c', 3, 'in', 'b', 5, 6, 'a']", Text.repr(list, calls));
    Items.delete(list, new ToySlice(1L, None.NONE, 2L), calls);
    assertEquals("['d', 'y', 3, 'b', 6]", Text.repr(list, calls));
    Items.delete(list, new ToySlice(None.NONE, None.NONE, -2L), calls);
    assertEquals("['y', 'b']", Text.repr(list, calls));
    Items.set(list, new ToySlice(None.NONE, None.NONE, None.NONE), list, calls);
    Items.set(list, new ToySlice(1L, 1L, None.NONE), list, calls);
    assertEquals("['y', 'y', 'b', 'b']", Text.repr(list, calls));
    Items.delete(list, -1L, calls);
    Items.delete(list, new ToySlice(1L, 100L, None.NONE), calls);
    assertEquals("['y']", Text.repr(list, calls));
  }

  @Test
  void messagesOfAssignments() {
    ToyList list = ToyList.of(1L, 2L, 3L);
    assertEquals(
        "list assignment index out of range", message(() -> Items.set(list, 3L, 1L, calls)));
    assertEquals(
        "list assignment index out of range", message(() -> Items.delete(list, -4L, calls)));
    assertEquals(
        "'tuple' object does not support item assignment",
        message(() -> Items.set(ToyTuple.of(1L), 0L, 1L, calls)));
    assertEquals(
        "'str' object doesn't support item deletion", message(() -> Items.delete("a", 0L, calls)));
    assertEquals(
        "'int' object does not support item assignment",
        message(() -> Items.set(1L, 0L, 1L, calls)));
    assertEquals(
        "can only assign an iterable",
        message(() -> Items.set(list, new ToySlice(0L, 1L, None.NONE), 5L, calls)));
    assertEquals(
        "must assign iterable to extended slice",
        message(() -> Items.set(list, new ToySlice(0L, 3L, 2L), 5L, calls)));
    assertEquals(
        "attempt to assign sequence of size 1 to extended slice of size 2",
        message(() -> Items.set(list, new ToySlice(0L, 3L, 2L), "a", calls)));
  }

  private static String message(Runnable body) {
    return (String) assertThrows(ToyError.class, body::run).value().args.items[0];
  }
}
