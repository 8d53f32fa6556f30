package toy.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Operators of classes made by Toy code: who is asked first, and what happens when nobody knows.
class UserOperatorsTest {
  private final StubCallbacks calls = new StubCallbacks();

  private static StubCallbacks.Body gives(Object value) {
    return _ -> value;
  }

  private static ToyClass made(String name, ToyClass base, Object... attributes) {
    return StubCallbacks.userClass(name, List.of(base), attributes);
  }

  private static Instance of(Object... attributes) {
    return new Instance(made("C", Types.OBJECT, attributes));
  }

  private String error(Runnable body) {
    ToyError e = assertThrows(ToyError.class, body::run);
    return e.value().type().name() + ": " + Text.str(e.value(), calls);
  }

  private Object binary(Operator op, Object a, Object b) {
    return Arith.binary(op, a, b, calls);
  }

  @Test
  void theLeftOperandIsAskedFirstThenTheRight() {
    Instance both = of("__add__", gives("add"), "__radd__", gives("radd"));
    Instance shy =
        of(
            "__add__",
            gives(Singleton.NOT_IMPLEMENTED),
            "__radd__",
            gives(Singleton.NOT_IMPLEMENTED));
    assertEquals("add", binary(Operator.ADD, both, 1L));
    assertEquals("radd", binary(Operator.ADD, 1L, both));
    assertEquals("radd", binary(Operator.ADD, shy, both));
    assertEquals("radd", binary(Operator.ADD, ToyList.of(1L), both));
    assertEquals(
        "TypeError: unsupported operand type(s) for +: 'C' and 'int'",
        error(() -> binary(Operator.ADD, shy, 1L)));
    assertEquals(
        "TypeError: unsupported operand type(s) for +: 'int' and 'C'",
        error(() -> binary(Operator.ADD, 1L, shy)));
    assertEquals(
        "TypeError: can only concatenate str (not \"C\") to str",
        error(() -> binary(Operator.ADD, "a", shy)));
    assertEquals(
        "TypeError: unsupported operand type(s) for ** or pow(): 'C' and 'C'",
        error(() -> binary(Operator.POW, of(), of())));
    assertNull(Arith.builtinBinary(Operator.ADD, 1L, both, calls));
  }

  @Test
  void anotherVersionInASubclassGoesFirst() {
    ToyClass base =
        made("Base", Types.OBJECT, "__sub__", gives("sub"), "__rsub__", gives("base rsub"));
    ToyClass same = made("Same", base);
    ToyClass other = made("Other", base, "__rsub__", gives("other rsub"));
    Instance b = new Instance(base);
    assertEquals("sub", binary(Operator.SUB, b, new Instance(same)));
    assertEquals("other rsub", binary(Operator.SUB, b, new Instance(other)));
  }

  @Test
  void anIndexRepeatsASequence() {
    Instance three = of("__index__", gives(3L));
    assertEquals("aaa", binary(Operator.MUL, "a", three));
    assertEquals("[1, 1, 1]", Text.repr(binary(Operator.MUL, three, ToyList.of(1L)), calls));
    assertEquals(
        "TypeError: can't multiply sequence by non-int of type 'C'",
        error(() -> binary(Operator.MUL, "a", of())));
    assertEquals("d", Items.get("abcd", three, calls));
    assertEquals(
        "TypeError: __index__ returned non-int (type str)",
        error(() -> Items.get("abcd", of("__index__", gives("x")), calls)));
  }

  @Test
  void inPlaceChangesWhatCanBeChanged() {
    ToyList list = ToyList.of(1L);
    assertSame(list, Arith.inplace(Operator.ADD, list, "ab", calls));
    assertSame(list, Arith.inplace(Operator.ADD, list, list, calls));
    assertSame(list, Arith.inplace(Operator.MUL, list, 2L, calls));
    assertEquals("[1, 'a', 'b', 1, 'a', 'b', 1, 'a', 'b', 1, 'a', 'b']", Text.repr(list, calls));
    ToySet set = ToySet.of("ab", calls);
    assertSame(set, Arith.inplace(Operator.BITOR, set, ToySet.of("bc", calls), calls));
    assertSame(set, Arith.inplace(Operator.SUB, set, ToySet.of("a", calls), calls));
    assertSame(set, Arith.inplace(Operator.BITXOR, set, ToySet.of("cd", calls), calls));
    assertEquals("{'b', 'd'}", Text.repr(set, calls));
    ToyDict dict = new ToyDict();
    assertSame(dict, Arith.inplace(Operator.BITOR, dict, ToyList.of(ToyTuple.of("k", 1L)), calls));
    assertEquals("{'k': 1}", Text.repr(dict, calls));
    assertEquals("done", Arith.inplace(Operator.MUL, of("__imul__", gives("done")), 2L, calls));
    assertEquals("add", Arith.inplace(Operator.ADD, of("__add__", gives("add")), 2L, calls));
    assertEquals(3L, Arith.inplace(Operator.ADD, 1L, 2L, calls));
    assertEquals(
        "TypeError: unsupported operand type(s) for +=: 'NoneType' and 'int'",
        error(() -> Arith.inplace(Operator.ADD, None.NONE, 1L, calls)));
    assertEquals(
        "TypeError: unsupported operand type(s) for **=: 'NoneType' and 'int'",
        error(() -> Arith.inplace(Operator.POW, None.NONE, 1L, calls)));
    assertEquals(
        "TypeError: 'int' object is not iterable",
        error(() -> Arith.inplace(Operator.ADD, list, 1L, calls)));
    assertEquals(
        "TypeError: unsupported operand type(s) for |=: 'set' and 'list'",
        error(() -> Arith.inplace(Operator.BITOR, set, list, calls)));
    assertEquals(
        "TypeError: can only concatenate str (not \"int\") to str",
        error(() -> Arith.inplace(Operator.ADD, "a", 1L, calls)));
  }

  @Test
  void comparisonsAskBothSidesAndFallBackToIdentity() {
    Instance less = of("__lt__", gives(true), "__eq__", gives("truthy"));
    Instance plain = of();
    assertEquals(true, Compare.compare(Comparison.LT, less, 1L, calls));
    assertEquals(true, Compare.compare(Comparison.GT, 1L, less, calls));
    assertEquals("truthy", Compare.compare(Comparison.EQ, 1L, less, calls));
    assertEquals(false, Compare.compare(Comparison.NE, less, 1L, calls));
    assertTrue(Compare.equal(less, plain, calls));
    assertTrue(Compare.equal(plain, plain, calls));
    assertFalse(Compare.equal(plain, of(), calls));
    assertEquals(
        "TypeError: '<=' not supported between instances of 'C' and 'int'",
        error(() -> Compare.compare(Comparison.LE, less, 1L, calls)));
    assertTrue(Items.contains(ToyList.of(1L, less), "anything", calls));
  }

  @Test
  void identityOfScalarsIsTypeAndValue() {
    assertTrue(Compare.identical(1000L, Long.valueOf("1000")));
    assertFalse(Compare.identical(1L, 1.0));
    assertFalse(Compare.identical(1L, true));
    assertFalse(Compare.identical(0.0, -0.0));
    assertTrue(Compare.identical(Double.NaN, Double.NaN));
    assertTrue(Compare.identical("ab", new StringBuilder("ab").toString()));
    assertTrue(Compare.identical(new ToyTuple(new Object[0]), ToyTuple.EMPTY));
    assertFalse(Compare.identical(ToyTuple.of(1L), ToyTuple.of(1L)));
    assertFalse(Compare.identical(new ToyList(), new ToyList()));
  }

  @Test
  void truthIsBoolThenLen() {
    assertFalse(Truth.of(of("__bool__", gives(false), "__len__", gives(1L)), calls));
    assertFalse(Truth.of(of("__len__", gives(0L)), calls));
    assertTrue(Truth.of(of(), calls));
    assertEquals(
        "TypeError: __bool__ should return bool, returned int",
        error(() -> Truth.of(of("__bool__", gives(1L)), calls)));
    assertEquals(
        "ValueError: __len__() should return >= 0",
        error(() -> Items.length(of("__len__", gives(-1L)), calls)));
  }

  @Test
  void iterationByEitherProtocol() {
    long[] n = {0};
    Instance counter =
        of(
            "__next__",
            (StubCallbacks.Body)
                _ -> {
                  if (n[0] == 3) {
                    throw new ToyError(new ExceptionValue(Types.STOP_ITERATION, ToyTuple.EMPTY));
                  }
                  return n[0]++;
                });
    assertEquals(
        "[0, 1, 2]", Text.repr(Iteration.toList(of("__iter__", gives(counter)), calls), calls));
    Instance old = of("__getitem__", (StubCallbacks.Body) args -> Items.get("xyz", args[1], calls));
    assertEquals("['x', 'y', 'z']", Text.repr(Iteration.toList(old, calls), calls));
    assertTrue(Items.contains(old, "y", calls));
    assertEquals(
        "[1, 'x']",
        Text.repr(
            Arith.inplace(
                Operator.ADD,
                ToyList.of(1L),
                of("__iter__", gives(new StringIterator("x"))),
                calls),
            calls));
    assertEquals(
        "TypeError: iter() returned non-iterator of type 'int'",
        error(() -> Iteration.iterator(of("__iter__", gives(1L)), calls)));
    assertEquals(
        "TypeError: 'C' object is not iterable", error(() -> Iteration.iterator(of(), calls)));
    assertEquals(
        "TypeError: argument of type 'C' is not iterable",
        error(() -> Items.contains(of(), 1L, calls)));
    assertEquals(
        "TypeError: 'C' object is not an iterator", error(() -> Iteration.next(of(), calls)));
  }

  @Test
  void textOfObjects() {
    Instance plain = of();
    assertEquals(
        "<__main__.C object at 0x" + Long.toHexString(calls.id(plain)) + ">",
        Text.str(plain, calls));
    Instance shown = of("__repr__", gives("R"));
    assertEquals("R", Text.str(shown, calls));
    assertEquals("[R]", Text.str(ToyList.of(shown), calls));
    Instance told = of("__repr__", gives("R"), "__str__", gives("S"));
    assertEquals("S", Text.str(told, calls));
    assertEquals("S", Text.format(told, "", calls));
    assertEquals(
        "F>3",
        Text.format(of("__format__", (StubCallbacks.Body) args -> "F" + args[1]), ">3", calls));
    assertEquals(
        "TypeError: unsupported format string passed to C.__format__",
        error(() -> Text.format(told, ">3", calls)));
    assertEquals(
        "TypeError: __str__ returned non-string (type int)",
        error(() -> Text.str(of("__str__", gives(1L)), calls)));
    assertEquals("<class '__main__.C'>", Text.repr(plain.type(), calls));
    assertEquals("S R", Text.percent("%s %r", ToyTuple.of(told, told), calls));
  }

  @Test
  void textOfExceptions() {
    assertEquals("", Text.str(new ExceptionValue(Types.VALUE_ERROR, ToyTuple.EMPTY), calls));
    ExceptionValue key = ToyError.keyError("k").value();
    assertEquals("'k'", Text.str(key, calls));
    assertEquals("KeyError('k')", Text.repr(key, calls));
    ExceptionValue two = new ExceptionValue(Types.VALUE_ERROR, ToyTuple.of("a", 1L));
    assertEquals("('a', 1)", Text.str(two, calls));
    assertEquals("ValueError('a', 1)", Text.repr(two, calls));
    ExceptionValue os = new ExceptionValue(Types.FILE_NOT_FOUND_ERROR, ToyTuple.of(2L, "No such"));
    os.put("filename", "x.txt");
    assertEquals("[Errno 2] No such: 'x.txt'", Text.str(os, calls));
    ToyClass mine = made("Mine", Types.VALUE_ERROR, "__str__", gives("my text"));
    assertEquals("my text", Text.str(new ExceptionValue(mine, ToyTuple.of("a")), calls));
    assertEquals("Mine('a')", Text.repr(new ExceptionValue(mine, ToyTuple.of("a")), calls));
  }
}
