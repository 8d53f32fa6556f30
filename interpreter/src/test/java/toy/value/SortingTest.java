package toy.value;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// `list.sort`: stable, for any order, and never losing an item.
class SortingTest {
  private final StubCallbacks calls = new StubCallbacks();
  private final StubCallbacks.Body byFirst = args -> ((ToyTuple) args[0]).items[0];

  private static ToyTuple pair(Object key, long number) {
    return ToyTuple.of(key, number);
  }

  @Test
  void isStableForKeysOfEveryKindInBothDirections() {
    Random random = new Random(11);
    for (int round = 0; round < 400; round++) {
      int size = random.nextInt(round < 300 ? 70 : 3000);
      int range = 1 + random.nextInt(40);
      int kind = round % 4;
      Object[] items = new Object[size];
      for (int i = 0; i < size; i++) {
        long n = round % 5 == 0 ? i / 3 : random.nextInt(range);
        Object key =
            switch (kind) {
              case 0 -> n;
              case 1 -> n / 2.0;
              case 2 -> "s" + (100 + n);
              default -> random.nextBoolean() ? (Object) n : (double) n;
            };
        items[i] = pair(key, i);
      }
      boolean reverse = random.nextBoolean();
      Object[] expected = items.clone();
      Comparator<Object> order = (a, b) -> compareKeys((ToyTuple) a, (ToyTuple) b);
      Arrays.sort(expected, reverse ? order.reversed() : order);
      ToyList list = ToyList.of(items);
      Sorting.sort(list, byFirst, reverse, calls);
      assertArrayEquals(expected, list.toArray());
    }
  }

  private static int compareKeys(ToyTuple a, ToyTuple b) {
    return a.items[0] instanceof String s
        ? s.compareTo((String) b.items[0])
        : Double.compare(Numbers.toDouble(a.items[0]), Numbers.toDouble(b.items[0]));
  }

  @Test
  void intsBeyondOneChunkAreMerged() {
    Random random = new Random(12);
    for (int size : new int[] {65_536, 65_537, 200_000, 300_001}) {
      long[] plain = random.longs(size).toArray();
      Object[] items = new Object[size];
      for (int i = 0; i < size; i++) {
        items[i] = plain[i];
      }
      ToyList list = ToyList.of(items);
      Sorting.sort(list, null, false, calls);
      Arrays.sort(plain);
      for (int i = 0; i < size; i++) {
        assertEquals(plain[i], list.get(i));
      }
    }
    assertTrue(calls.polls > 10);
  }

  @Test
  void acceptsNanAndLosesNothing() {
    Random random = new Random(13);
    for (int round = 0; round < 200; round++) {
      Object[] items = new Object[64 + random.nextInt(400)];
      for (int i = 0; i < items.length; i++) {
        items[i] = random.nextInt(4) == 0 ? Double.NaN : (double) random.nextInt(50);
      }
      Object[] before = items.clone();
      ToyList list = ToyList.of(items);
      Sorting.sort(list, null, false, calls);
      Object[] after = list.toArray();
      Arrays.sort(before);
      Arrays.sort(after);
      assertArrayEquals(before, after);
    }
  }

  @Test
  void acceptsAnOrderThatContradictsItselfAndAnErrorInIt() {
    Random random = new Random(14);
    for (int round = 0; round < 200; round++) {
      int[] left = {round < 100 ? Integer.MAX_VALUE : random.nextInt(2000)};
      ToyClass moody =
          StubCallbacks.userClass(
              "Moody",
              List.of(Types.OBJECT),
              "__lt__",
              (StubCallbacks.Body)
                  _ -> {
                    if (left[0]-- == 0) {
                      throw ToyError.valueError("enough");
                    }
                    return random.nextBoolean();
                  });
      Object[] items = new Object[300];
      for (int i = 0; i < items.length; i++) {
        items[i] = new Instance(moody);
      }
      ToyList list = ToyList.of(items);
      try {
        Sorting.sort(list, null, round % 2 == 0, calls);
      } catch (ToyError e) {
        assertEquals("ValueError", e.value().type().name());
      }
      assertEquals(300, list.size());
      assertEquals(300, new HashSet<>(Arrays.asList(list.toArray())).size());
    }
  }

  @Test
  void noticesAListChangedMeanwhile() {
    ToyList list = ToyList.of(3L, 1L, 2L);
    StubCallbacks.Body key =
        args -> {
          assertTrue(list.size() == 0 || list.get(0).equals(99L));
          list.append(99L);
          return args[0];
        };
    ToyError e = assertThrows(ToyError.class, () -> Sorting.sort(list, key, false, calls));
    assertEquals("list modified during sort", e.value().args.items[0]);
    assertEquals("[1, 2, 3]", Text.repr(list, calls));
  }

  @Test
  void sortedInputTakesOneComparisonAnItem() {
    int[] count = {0};
    ToyClass counted =
        StubCallbacks.userClass(
            "Counted",
            List.of(Types.OBJECT),
            "__lt__",
            (StubCallbacks.Body)
                args -> {
                  count[0]++;
                  return calls.id(args[0]) < calls.id(args[1]);
                });
    Object[] items = new Object[1000];
    for (int i = 0; i < items.length; i++) {
      items[i] = new Instance(counted);
      calls.id(items[i]);
    }
    ToyList list = ToyList.of(items);
    Sorting.sort(list, null, false, calls);
    assertEquals(999, count[0]);
  }
}
