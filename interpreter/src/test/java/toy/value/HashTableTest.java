package toy.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Dicts and sets: keys by Toy's `==`, order, and Toy code that changes the table in the middle of
/// an operation.
class HashTableTest {
  private final StubCallbacks calls = new StubCallbacks();

  /// Objects of one hash, whose `__eq__` runs `onCompare` and says no unless they are the same.
  private ToyClass keys(StubCallbacks.Body onCompare) {
    return StubCallbacks.userClass(
        "K", List.of(Types.OBJECT), "__hash__", (StubCallbacks.Body) _ -> 7L, "__eq__", onCompare);
  }

  private static String error(Runnable body) {
    ToyError e = assertThrows(ToyError.class, body::run);
    return e.value().type().name() + ": " + Text.str(e.value(), new StubCallbacks());
  }

  @Test
  void agreesWithAModelOverRandomOperations() {
    Random random = new Random(5);
    for (int round = 0; round < 40; round++) {
      ToyDict dict = new ToyDict();
      Map<Object, Object> model = new LinkedHashMap<>();
      int range = 1 << random.nextInt(10);
      for (int step = 0; step < 3000; step++) {
        long n = (long) random.nextInt(range) << 20 * random.nextInt(2);
        Object key = random.nextBoolean() ? (Object) n : "k" + n;
        switch (random.nextInt(round % 4 == 0 ? 3 : 7)) {
          case 0 -> assertEquals(model.remove(key), dict.remove(key, calls));
          case 1 -> assertEquals(model.get(key), dict.get(key, calls));
          case 2 -> {
            if (!model.isEmpty() && random.nextInt(5) == 0) {
              Object first = model.keySet().iterator().next();
              assertEquals(first, dict.keyAt(dict.nextEntry(0)));
              model.remove(first);
              assertNotNull(dict.remove(first, calls));
            }
          }
          default -> {
            model.put(key, (long) step);
            dict.put(key, (long) step, calls);
          }
        }
        assertEquals(model.size(), dict.size());
        if (random.nextInt(500) == 0) {
          dict = dict.copy();
        }
      }
      List<Object> keys = new ArrayList<>();
      List<Object> backwards = new ArrayList<>();
      for (int e = dict.nextEntry(0); e >= 0; e = dict.nextEntry(e + 1)) {
        keys.add(dict.keyAt(e));
        assertEquals(model.get(dict.keyAt(e)), dict.valueAt(e));
      }
      for (int e = dict.previousEntry(Integer.MAX_VALUE); e >= 0; e = dict.previousEntry(e)) {
        backwards.addFirst(dict.keyAt(e));
      }
      assertEquals(new ArrayList<>(model.keySet()), keys);
      assertEquals(keys, backwards);
    }
  }

  @Test
  void aDictUsedAsAStackOrAQueueDoesNotSlowDown() {
    ToyDict dict = new ToyDict();
    int n = 200_000;
    for (long i = 0; i < n; i++) {
      dict.put(i, i, calls);
    }
    for (long i = 0; i < n / 2; i++) {
      assertEquals(i, dict.removeAt(dict.nextEntry(0)));
      assertEquals(n - 1 - i, dict.removeAt(dict.previousEntry(Integer.MAX_VALUE)));
    }
    assertEquals(0, dict.size());
    for (long i = 0; i < n; i++) {
      dict.put(i, i, calls);
      assertEquals(i, dict.removeAt(dict.previousEntry(Integer.MAX_VALUE)));
    }
    assertEquals(-1, dict.nextEntry(0));
  }

  @Test
  void equalNumbersAreOneKey() {
    ToyDict dict = new ToyDict();
    dict.put(1L, "a", calls);
    dict.put(1.0, "b", calls);
    dict.put(true, "c", calls);
    assertEquals("{1: 'c'}", Text.repr(dict, calls));
    assertEquals("c", dict.get(new ToyTuple(new Object[] {1L}).items[0], calls));
  }

  @Test
  void nanIsFoundByItsBits() {
    ToySet set = new ToySet();
    assertTrue(set.add(Double.NaN, calls));
    assertFalse(set.add(Double.NaN, calls));
    assertTrue(Items.contains(ToyList.of(Double.NaN), Double.NaN, calls));
    assertFalse(Compare.equal(Double.NaN, Double.NaN, calls));
  }

  @Test
  void aKeyThatClearsTheDictWhileItIsComparedIsNotFound() {
    ToyDict dict = new ToyDict();
    ToyClass k =
        keys(_ -> {
          dict.clear();
          return false;
        });
    dict.put(new Instance(k), 1L, calls);
    assertNull(dict.get(new Instance(k), calls));
    assertEquals(0, dict.size());
  }

  @Test
  void aKeyThatGrowsTheDictWhileItIsComparedLosesNothing() {
    ToyDict dict = new ToyDict();
    long[] added = {1000};
    ToyClass k =
        keys(_ -> {
          if (added[0] < 1100) {
            dict.put(added[0]++, "new", calls);
          }
          return false;
        });
    Instance first = new Instance(k);
    dict.put(first, 1L, calls);
    Instance second = new Instance(k);
    dict.put(second, 2L, calls);
    assertEquals(102, dict.size());
    assertEquals(1L, dict.get(first, calls));
    assertEquals(2L, dict.get(second, calls));
    assertEquals("new", dict.get(1099L, calls));
  }

  @Test
  void aKeyThatRemovesItselfWhileItIsComparedEqualIsPutAnew() {
    ToyDict dict = new ToyDict();
    boolean[] armed = {true};
    ToyClass k =
        keys(args -> {
          if (armed[0]) {
            armed[0] = false;
            dict.remove(args[0], calls);
          }
          return true;
        });
    Instance key = new Instance(k);
    dict.put(key, 1L, calls);
    dict.put(new Instance(k), 2L, calls);
    assertEquals(1, dict.size());
    assertEquals(2L, dict.get(key, calls));
  }

  @Test
  void anErrorInAComparisonLeavesTheTableWhole() {
    ToyDict dict = new ToyDict();
    boolean[] armed = {false};
    ToyClass k =
        keys(_ -> {
          if (armed[0]) {
            throw ToyError.valueError("no");
          }
          return false;
        });
    Instance key = new Instance(k);
    dict.put(key, 1L, calls);
    armed[0] = true;
    assertEquals("ValueError: no", error(() -> dict.put(new Instance(k), 2L, calls)));
    armed[0] = false;
    assertEquals(1, dict.size());
    assertEquals(1L, dict.get(key, calls));
  }

  @Test
  void iterationNoticesAChange() {
    ToyDict dict = new ToyDict();
    dict.put(1L, 1L, calls);
    dict.put(2L, 2L, calls);
    Object iterator = Iteration.iterator(dict, calls);
    assertEquals(1L, Iteration.next(iterator, calls));
    dict.put(1L, "other value", calls);
    assertEquals(2L, Iteration.next(iterator, calls));
    dict.put(3L, 3L, calls);
    assertEquals(
        "RuntimeError: dictionary changed size during iteration",
        error(() -> Iteration.next(iterator, calls)));
    ToySet set = ToySet.of(ToyList.of(1L, 2L), calls);
    Object items = Iteration.iterator(set, calls);
    set.remove(1L, calls);
    assertEquals(
        "RuntimeError: Set changed size during iteration",
        error(() -> Iteration.next(items, calls)));
    assertEquals(
        "RuntimeError: Set changed size during iteration",
        error(() -> Iteration.next(items, calls)));
  }

  @Test
  void iterationNoticesEntriesThatMovedAtTheSameSize() {
    ToyDict dict = new ToyDict();
    for (long i = 0; i < 4; i++) {
      dict.put(i, i, calls);
    }
    Object iterator = Iteration.iterator(dict, calls);
    Iteration.next(iterator, calls);
    for (long i = 0; i < 100; i++) {
      dict.remove(i, calls);
      dict.put(i + 4, i, calls);
    }
    assertEquals(
        "RuntimeError: dictionary keys changed during iteration",
        error(() -> Iteration.next(iterator, calls)));
  }

  @Test
  void unhashableKeysAreRefused() {
    ToyDict dict = new ToyDict();
    assertEquals(
        "TypeError: unhashable type: 'list'", error(() -> dict.put(new ToyList(), 1L, calls)));
    ToyClass onlyEq =
        StubCallbacks.userClass(
            "P", List.of(Types.OBJECT), "__eq__", (StubCallbacks.Body) _ -> true);
    assertEquals(
        "TypeError: unhashable type: 'P'", error(() -> dict.get(new Instance(onlyEq), calls)));
    ToyClass below = StubCallbacks.userClass("Q", List.of(onlyEq));
    assertEquals(
        "TypeError: unhashable type: 'Q'", error(() -> Hash.of(new Instance(below), calls)));
    ToyClass again =
        StubCallbacks.userClass(
            "R", List.of(onlyEq), "__hash__", (StubCallbacks.Body) _ -> 1L << 40);
    assertEquals(1L << 40, Hash.of(new Instance(again), calls));
    ToyClass plain = StubCallbacks.userClass("S", List.of(Types.OBJECT));
    Instance one = new Instance(plain);
    assertEquals(Hash.of(one, calls), Hash.of(one, calls));
  }

  @Test
  void updateAndUnionNoticeASourceThatChanges() {
    ToyDict source = new ToyDict();
    ToyClass k =
        keys(_ -> {
          source.put("more", 1L, calls);
          return false;
        });
    source.put(new Instance(k), 1L, calls);
    ToyDict target = new ToyDict();
    target.put(new Instance(k), 2L, calls);
    assertEquals(
        "RuntimeError: dict mutated during update", error(() -> target.update(source, calls)));
  }

  @Test
  void pairsAreCheckedByUpdate() {
    ToyDict dict = new ToyDict();
    SetOperations.updateDict(dict, ToyList.of(ToyTuple.of(1L, 2L), "ab"), calls);
    assertEquals("{1: 2, 'a': 'b'}", Text.repr(dict, calls));
    assertEquals(
        "ValueError: dictionary update sequence element #0 has length 3; 2 is required",
        error(() -> SetOperations.updateDict(dict, ToyList.of("abc"), calls)));
    assertEquals(
        "TypeError: cannot convert dictionary update sequence element #1 to a sequence",
        error(() -> SetOperations.updateDict(dict, ToyList.of("ab", 5L), calls)));
  }
}
