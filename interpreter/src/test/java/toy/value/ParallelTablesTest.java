package toy.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// As [ParallelListsTest], for dicts and sets.
class ParallelTablesTest {
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
    ParallelThreads.allOnce(COUNT, fromDict.toArray());
    ParallelThreads.allOnce(COUNT, fromSet.toArray());
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
  void aTableOfPlainItemsThatOthersChangeIsGoneOverWithoutAnError() {
    ToySet set = new ToySet();
    ToyDict dict = new ToyDict();
    ToyClass plain = StubCallbacks.userClass("P", List.of(Types.OBJECT));
    for (long i = 0; i < 200; i++) {
      set.add(i % 2 == 0 ? ToyTuple.of(i, "x") : (Object) new Instance(plain), calls);
    }
    threads.run((t, f) -> {
      for (int i = 0; i < COUNT / 20; i++) {
        if (t == 0) {
          set.add(ToyTuple.of((long) i, "y"), f);
          set.remove(ToyTuple.of((long) i - 100, "y"), f);
          dict.put(ToyTuple.of((long) i, "y"), ToyList.of((long) i, "z"), f);
          dict.remove(ToyTuple.of((long) i - 100, "y"), f);
        } else {
          SetOperations.union(new ToySet(), set, f);
          SetOperations.intersection(set, set, f);
          new ToyDict().update(dict, f);
          Text.repr(dict, f);
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
