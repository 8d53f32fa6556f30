package toy.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Containers that threads use at the same time without any lock of their own: nothing is lost,
/// nothing comes twice, and nothing but Toy's own errors comes out.
class ParallelContainersTest {
  private static final int COUNT = 20_000;

  private final ParallelThreads threads = new ParallelThreads();
  private final StubCallbacks calls = new StubCallbacks();

  @BeforeAll
  static void begin() {
    Sharing.begin();
  }

  /// A key whose `__hash__` is one of eight and whose `__eq__` is written in Toy.
  private static Object key(ToyClass type, long n) {
    Instance key = new Instance(type);
    key.put("n", n);
    return key;
  }

  private static ToyClass keys() {
    return StubCallbacks.userClass(
        "K",
        List.of(Types.OBJECT),
        "__hash__",
        (StubCallbacks.Body) args -> number(args[0]) % 8,
        "__eq__",
        (StubCallbacks.Body) args -> number(args[0]) == number(args[1]));
  }

  private static long number(Object key) {
    return (Long) ((Instance) key).get("n");
  }

  private static long of(int thread, int i) {
    return (long) thread * COUNT + i;
  }

  // ---- lists

  @Test
  void aListLosesNothingThatIsAppended() {
    ToyList list = new ToyList();
    threads.run((t, _) -> {
      for (int i = 0; i < COUNT; i++) {
        list.append(of(t, i));
      }
    });
    allOnce(list.toArray());
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
    allOnce(all.toArray());
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
      allOnce(all.toArray());
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

  /// Each number below the count of threads times COUNT, in any order.
  private static void allOnce(Object[] items) {
    boolean[] seen = new boolean[ParallelThreads.COUNT * COUNT];
    for (Object item : items) {
      int n = (int) (long) (Long) item;
      assertTrue(!seen[n], () -> n + " twice");
      seen[n] = true;
    }
    assertEquals(seen.length, items.length);
  }

  // ---- dicts and sets

  @Test
  void aDictLosesNoKey() {
    ToyDict dict = new ToyDict();
    threads.run((t, f) -> {
      for (int i = 0; i < COUNT; i++) {
        dict.put(of(t, i), (long) i, f);
        dict.put("k" + of(t, i), (long) i, f);
        assertEquals((long) i, dict.get(of(t, i), f));
        if (i % 2 == 0) {
          assertEquals((long) i, dict.remove("k" + of(t, i), f));
        }
      }
    });
    assertEquals(ParallelThreads.COUNT * (COUNT + COUNT / 2), dict.size());
    for (int t = 0; t < ParallelThreads.COUNT; t++) {
      for (int i = 0; i < COUNT; i++) {
        assertEquals((long) i, dict.get(of(t, i), calls));
        assertEquals(i % 2 == 0 ? null : (Object) (long) i, dict.get("k" + of(t, i), calls));
      }
    }
  }

  @Test
  void keysThatAreComparedByToyCodeComeOnce() {
    ToyClass type = keys();
    ToyDict dict = new ToyDict();
    ToySet set = new ToySet();
    int count = 200;
    long[] added = new long[ParallelThreads.COUNT];
    threads.run((t, f) -> {
      for (int i = 0; i < count; i++) {
        dict.put(key(type, i), (long) t, f);
        added[t] += set.add(key(type, i), f) ? 1 : 0;
        if (i % 5 == 0) {
          dict.remove(key(type, 1000 + t), f);
          dict.put(key(type, 1000 + t), (long) t, f);
        }
      }
    });
    assertEquals(count + ParallelThreads.COUNT, dict.size());
    assertEquals(count, set.size());
    assertEquals(count, java.util.Arrays.stream(added).sum());
    for (int i = 0; i < count; i++) {
      assertNotNull(dict.get(key(type, i), calls));
    }
  }

  @Test
  void oneThreadMakesTheDefault() {
    DefaultDict dict = new DefaultDict((StubCallbacks.Body) _ -> new ToyList());
    ToyDict plain = new ToyDict();
    threads.run((t, f) -> {
      for (int i = 0; i < COUNT; i++) {
        ((ToyList) Items.get(dict, (long) (i / 10), f)).append(of(t, i));
        ((ToyList) plain.setDefault("k" + i / 10, new ToyList(), f)).append(of(t, i));
      }
    });
    int total = 0;
    int plainTotal = 0;
    for (long k = 0; k < COUNT / 10; k++) {
      total += ((ToyList) Items.get(dict, k, calls)).size();
      plainTotal += ((ToyList) Items.get(plain, "k" + k, calls)).size();
    }
    assertEquals(ParallelThreads.COUNT * COUNT, total);
    assertEquals(ParallelThreads.COUNT * COUNT, plainTotal);
  }

  @Test
  void anItemIsPoppedOnce() {
    OrderedDict dict = new OrderedDict();
    ToySet set = new ToySet();
    for (int i = 0; i < ParallelThreads.COUNT * COUNT; i++) {
      dict.put((long) i, "v", calls);
      set.add((long) i, calls);
    }
    ToyList fromDict = new ToyList();
    ToyList fromSet = new ToyList();
    threads.run((t, f) -> {
      dict.move((long) t, t % 2 == 0, f);
      for (ToyTuple item = dict.removeEnd(t % 2 == 0);
          item != null;
          item = dict.removeEnd(t % 2 == 0)) {
        fromDict.append(item.items[0]);
      }
      for (Object item = set.pop(); item != null; item = set.pop()) {
        fromSet.append(item);
      }
    });
    allOnce(fromDict.toArray());
    allOnce(fromSet.toArray());
    assertNull(dict.removeEnd(true));
  }

  @Test
  void whatIsAddedIsNotLostWhereASetIsChangedInPlace() {
    for (Operator op : List.of(Operator.SUB, Operator.BITAND, Operator.BITXOR)) {
      ToySet set = new ToySet();
      ToySet other = new ToySet();
      for (long i = 0; i < 50; i++) {
        other.add(-i, calls);
      }
      ToySet all = ToySet.of(new ToyRange(0, ParallelThreads.COUNT * COUNT, 1), calls);
      threads.run((t, f) -> {
        for (int i = 0; i < COUNT / 10; i++) {
          if (t > 0) {
            set.add(of(t, i), f);
          } else if (i % 20 == 0) {
            SetOperations.change(op, set, op == Operator.BITAND ? all : other, f);
          }
        }
      });
      int added = (ParallelThreads.COUNT - 1) * (COUNT / 10);
      set.remove(0L, calls);
      assertEquals(added, SetOperations.difference(set, other, calls).size(), op::name);
    }
  }

  @Test
  void aSetOfTuplesThatOthersChangeIsGoneOverWithoutAnError() {
    ToySet set = new ToySet();
    ToyClass plain = StubCallbacks.userClass("P", List.of(Types.OBJECT));
    for (long i = 0; i < 200; i++) {
      set.add(i % 2 == 0 ? ToyTuple.of(i, "x") : (Object) new Instance(plain), calls);
    }
    threads.run((t, f) -> {
      for (int i = 0; i < COUNT / 20; i++) {
        if (t == 0) {
          set.add(ToyTuple.of((long) i, "y"), f);
          set.remove(ToyTuple.of((long) i - 100, "y"), f);
        } else {
          SetOperations.union(new ToySet(), set, f);
          SetOperations.intersection(set, set, f);
          ToyDict dict = new ToyDict();
          dict.put(ToyTuple.of((long) i, "y"), 1L, f);
          dict.update(new ToyDict(), f);
          Text.repr(set, f);
        }
      }
    });
  }

  @Test
  void whoGoesOverATableThatChangesGetsItsErrorOrAnEnd() {
    ToyDict dict = new ToyDict();
    ToySet set = new ToySet();
    threads.run((t, f) -> {
      for (int i = 0; i < COUNT / 4; i++) {
        try {
          goOver(t, i, dict, set, f);
        } catch (ToyError e) {
          assertEquals(Types.RUNTIME_ERROR, e.value().type());
        }
      }
    });
  }

  private static void goOver(int t, int i, ToyDict dict, ToySet set, StubCallbacks f) {
    if (t < 2) {
      Object key = i % 2 == 0 ? (Object) (long) (i % 100) : (Object) (i % 100 + 0.5);
      dict.put(key, (long) i, f);
      set.add(key, f);
      if (i % 3 == 0) {
        dict.remove((long) (i % 50), f);
        set.remove((long) (i % 50), f);
      }
      if (i % 101 == 0) {
        dict.clear();
        set.clear();
      }
      return;
    }
    switch (i % 8) {
      case 0 -> Iteration.toArray(Iteration.iterator(dict.items(), f), f);
      case 1 -> Iteration.toArray(Iteration.reversed(dict, f), f);
      case 2 -> Iteration.toArray(Iteration.iterator(set, f), f);
      case 3 -> Text.repr(dict, f);
      case 4 -> new ToyDict().update(dict, f);
      case 5 -> Compare.equal(dict, dict.copy(), f);
      case 6 -> SetOperations.intersection(set, dict.keys(), f);
      default -> SetOperations.union(set, dict, f).size();
    }
  }
}
