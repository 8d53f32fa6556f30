package toy.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Lists that threads use at the same time without any lock of their own: nothing is lost, nothing
/// comes twice, and nothing but Toy's own errors comes out.
class ParallelListsTest {
  private static final int COUNT = 20_000;

  private final ParallelThreads threads = new ParallelThreads();
  private final StubCallbacks calls = new StubCallbacks();

  @BeforeAll
  static void begin() {
    Sharing.begin();
  }

  private static long of(int thread, int i) {
    return (long) thread * COUNT + i;
  }

  @Test
  void aListLosesNothingThatIsAppended() {
    ToyList list = new ToyList();
    threads.run((t, _) -> {
      for (int i = 0; i < COUNT; i++) {
        list.append(of(t, i));
      }
    });
    ParallelThreads.allOnce(COUNT, list.toArray());
  }

  @Test
  void aListLosesNothingThatIsInserted() {
    ToyList list = new ToyList();
    threads.run((t, _) -> {
      for (int i = 0; i < COUNT / 2; i++) {
        list.insert(i % 7 - 3, of(t, i));
      }
    });
    assertEquals(ParallelThreads.COUNT * (COUNT / 2), list.size());
    assertEquals(list.size(), new HashSet<>(List.of(list.toArray())).size());
  }

  @Test
  void aListLosesNothingThatIsInsertedOrExtended() {
    ToyList list = new ToyList();
    threads.run((t, f) -> {
      for (int i = 0; i < COUNT / 10; i++) {
        switch (i % 3) {
          case 0 -> list.insert(i % 7 - 3, of(t, i));
          case 1 -> Sequences.extend(list, ToyList.of(of(t, i)), f);
          default ->
              Slices.set(
                  list,
                  new ToySlice((long) i, (Object) (long) i, None.NONE),
                  ToyTuple.of(of(t, i)),
                  f);
        }
      }
    });
    Set<Object> seen = new HashSet<>(List.of(list.toArray()));
    assertEquals(ParallelThreads.COUNT * (COUNT / 10), list.size());
    assertEquals(list.size(), seen.size());
  }

  @Test
  void whatIsTakenOutOfAListIsTakenOnce() {
    ToyList list = new ToyList();
    for (int i = 0; i < ParallelThreads.COUNT * COUNT; i++) {
      list.append((long) i);
    }
    ToyList[] taken = new ToyList[ParallelThreads.COUNT];
    threads.run((t, _) -> {
      ToyList mine = new ToyList();
      Object item = list.remove(-1);
      while (item != null) {
        mine.append(item);
        item = list.remove(-1);
      }
      taken[t] = mine;
    });
    ToyList all = new ToyList();
    for (ToyList mine : taken) {
      all.appendAll(mine);
    }
    ParallelThreads.allOnce(COUNT, all.toArray());
  }

  @Test
  void aStoreIsNotLostWhereTheListMoves() {
    ToyList list = new ToyList();
    for (int i = 0; i < 1000; i++) {
      list.append(0L);
    }
    threads.run((t, _) -> {
      // One that moves all items takes a hundred times as long as one that stores an item.
      for (long i = 1; i <= (t == 0 ? COUNT : 50 * COUNT); i++) {
        if (t == 0) {
          list.repeat(1);
        } else {
          assertEquals(i - 1, list.get(t));
          list.set(t, i);
        }
      }
    });
    assertEquals(1000, list.size());
  }

  @Test
  void whoReadsAListThatShrinksGetsAnIndexErrorOrAnEnd() {
    ToyList list = new ToyList();
    threads.run((t, f) -> {
      for (int i = 0; i < COUNT; i++) {
        try {
          read(t, i, list, f);
        } catch (ToyError e) {
          ToyClass type = e.value().type();
          assertTrue(type == Types.INDEX_ERROR || type == Types.VALUE_ERROR, type::name);
        }
      }
    });
  }

  @Test
  void takingOutWhatIsEqualTakesOutOneEach() {
    ToyList list = new ToyList();
    for (int i = 0; i < 400; i++) {
      list.append((long) (i % 2));
    }
    int[] removed = new int[ParallelThreads.COUNT];
    threads.run((t, f) -> {
      while (Items.contains(list, 1L, f)) {
        int at = Items.indexOf(list, 1L, 0, Long.MAX_VALUE, f);
        removed[t] += at >= 0 && list.removeFound(at, 1L) ? 1 : 0;
      }
    });
    assertEquals(200, list.size());
    assertEquals(200, java.util.Arrays.stream(removed).sum());
    assertTrue(java.util.Arrays.stream(list.toArray()).allMatch(item -> item.equals(0L)));
  }

  private static void read(int t, int i, ToyList list, StubCallbacks f) {
    if (t == 0) {
      list.append((long) i);
      list.append("x");
      if (i % 3 == 0) {
        list.clear();
      }
      return;
    }
    switch (i % 10) {
      case 0 -> assertNotNull(Items.get(list, -1L, f));
      case 1 -> assertNotNull(Items.get(list, 1L, f));
      case 2 -> Items.delete(list, -1L, f);
      case 3 -> Items.get(list, new ToySlice(None.NONE, None.NONE, -1L), f);
      case 4 -> Items.delete(list, new ToySlice(None.NONE, None.NONE, 2L), f);
      case 5 -> Text.repr(list, f);
      case 6 -> Items.contains(list, "y", f);
      case 7 -> Items.set(list, 0L, 7L, f);
      case 8 -> Compare.equal(list, list.copy(), f);
      default -> Iteration.toArray(Iteration.iterator(list, f), f);
    }
  }

  @Test
  void aListOfPlainItemsThatIsSortedWhileItGrowsLosesNothing() {
    ToyList list = new ToyList();
    threads.run((t, f) -> {
      for (int i = 0; i < COUNT / 20; i++) {
        if (t == 0) {
          Sorting.sort(list, null, i % 2 == 0, f);
        } else {
          list.append(ToyTuple.of(of(t, i), "x"));
        }
      }
    });
    assertEquals((ParallelThreads.COUNT - 1) * (COUNT / 20), list.size());
    Sorting.sort(list, null, false, calls);
    for (int i = 1; i < list.size(); i++) {
      assertTrue(Compare.less(list.get(i - 1), list.get(i), calls));
    }
  }

  @Test
  void aListThatIsSortedByCodeWhileItGrowsSaysSoAndStaysWhole() {
    ToyList list = new ToyList();
    threads.run((t, f) -> {
      for (int i = 0; i < COUNT / 20; i++) {
        if (t == 0) {
          try {
            Sorting.sort(list, (StubCallbacks.Body) args -> args[0], i % 2 == 0, f);
          } catch (ToyError e) {
            assertEquals("list modified during sort", e.value().args.items[0]);
          }
        } else {
          list.append(of(t, i));
        }
      }
    });
    Object[] items = list.toArray();
    assertEquals(items.length, new HashSet<>(List.of(items)).size());
  }

  @Test
  void anIteratorThatTwoShareGivesEachItemOnce() {
    Object[] items = new Object[ParallelThreads.COUNT * COUNT];
    for (int i = 0; i < items.length; i++) {
      items[i] = (long) i;
    }
    ToyDict dict = new ToyDict();
    for (Object item : items) {
      dict.put(item, item, calls);
    }
    for (Object iterable :
        List.of(
            ToyList.of(items.clone()),
            new ToyTuple(items),
            new ToyRange(0, items.length, 1),
            dict)) {
      Object iterator = Iteration.iterator(iterable, calls);
      ToyList all = new ToyList();
      threads.run((_, f) -> {
        for (Object item = Iteration.next(iterator, f);
            item != null;
            item = Iteration.next(iterator, f)) {
          all.append(item);
        }
      });
      ParallelThreads.allOnce(COUNT, all.toArray());
    }
    Object letters = Iteration.iterator("aé😀".repeat(COUNT), calls);
    ToyList all = new ToyList();
    threads.run((_, f) -> {
      for (Object item = Iteration.next(letters, f);
          item != null;
          item = Iteration.next(letters, f)) {
        all.append(item);
      }
    });
    assertEquals(3 * COUNT, all.size());
  }
}
