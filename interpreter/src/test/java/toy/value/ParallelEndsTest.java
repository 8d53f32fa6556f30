package toy.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Deques and bytearrays that threads change at the same time without a lock.
class ParallelEndsTest {
  private static final int COUNT = 20_000;

  private final ParallelThreads threads = new ParallelThreads();

  @BeforeAll
  static void begin() {
    Sharing.begin();
  }

  @Test
  void whatGoesThroughADequeComesOutOnce() {
    ToyDeque deque = new ToyDeque(-1);
    BitSet[] taken = new BitSet[ParallelThreads.COUNT];
    threads.run((t, _) -> {
      BitSet mine = new BitSet();
      for (int i = 0; i < COUNT; i++) {
        Object item = (long) t * COUNT + i;
        if (i % 2 == 0) {
          deque.append(item);
        } else {
          deque.appendLeft(item);
        }
        if (i % 3 != 0) {
          take(t % 2 == 0 ? deque.popFirst() : deque.popLast(), mine);
        }
      }
      taken[t] = mine;
    });
    BitSet all = new BitSet();
    int count = deque.size();
    for (Object item : deque.toArray()) {
      take(item, all);
    }
    for (BitSet mine : taken) {
      count += mine.cardinality();
      all.or(mine);
    }
    assertEquals(ParallelThreads.COUNT * COUNT, count);
    assertEquals(count, all.cardinality());
  }

  @Test
  void aDequeLosesNothingThatIsAppended() {
    ToyDeque deque = new ToyDeque(-1);
    threads.run((t, _) -> {
      for (int i = 0; i < 3 * COUNT; i++) {
        deque.append((long) t);
      }
    });
    assertEquals(3 * ParallelThreads.COUNT * COUNT, deque.size());
  }

  @Test
  void aDequeThatIsMultipliedInPlaceLosesNothing() {
    ToyDeque deque = new ToyDeque(-1);
    threads.run((t, f) -> {
      for (int i = 0; i < COUNT / 10; i++) {
        if (t == 0) {
          deque.repeat(1, f);
          deque.rotate(3);
        } else {
          deque.append((long) t);
        }
      }
    });
    assertEquals((ParallelThreads.COUNT - 1) * (COUNT / 10), deque.size());
    deque.repeat(3, new StubCallbacks());
    assertEquals(3 * (ParallelThreads.COUNT - 1) * (COUNT / 10), deque.size());
    deque.repeat(-1, new StubCallbacks());
    assertEquals(0, deque.size());
  }

  private static void take(Object item, BitSet seen) {
    int n = (int) (long) (Long) item;
    assertTrue(!seen.get(n));
    seen.set(n);
  }

  @Test
  void aDequeOfALimitedLengthStaysThatLong() {
    ToyDeque deque = new ToyDeque(10);
    threads.run((t, f) -> {
      for (int i = 0; i < COUNT; i++) {
        try {
          change(t, i, deque, f);
        } catch (ToyError e) {
          assertEquals(Types.RUNTIME_ERROR, e.value().type());
        }
        assertTrue(deque.size() <= 10);
      }
    });
    for (Object item : deque.toArray()) {
      assertTrue(item instanceof Long);
    }
  }

  private static void change(int t, int i, ToyDeque deque, StubCallbacks f) {
    switch ((i + t) % 10) {
      case 0 -> deque.rotate(3);
      case 1 -> deque.insert(-2, (long) i);
      case 2 -> deque.remove(1);
      case 3 -> deque.removeEqual((long) i - 1, f);
      case 4 -> deque.reverse();
      case 5 -> Iteration.toArray(deque.iterator(i % 2 == 0), f);
      case 6 -> deque.indexOf("none", 0, Long.MAX_VALUE, f);
      case 7 -> deque.set(-1, (long) i);
      case 8 -> deque.copy();
      default -> deque.extend(ToyTuple.of((long) i, (long) i, (long) i), f);
    }
  }

  @Test
  void aByteArrayLosesNoByte() {
    ToyByteArray array = new ToyByteArray("");
    int[] taken = new int[ParallelThreads.COUNT];
    threads.run((t, f) -> {
      for (int i = 0; i < COUNT / 20; i++) {
        switch (i % 4) {
          case 0 -> array.append((char) t);
          case 1 -> array.insert(i % 5 - 2, (char) t);
          case 2 -> array.append("" + (char) t);
          default ->
              array.assign(new ToySlice((Object) (long) i, (long) i, None.NONE), "" + (char) t, f);
        }
        if (i % 10 == 0) {
          taken[t] += array.remove(i % 3) >= 0 ? 1 : 0;
        }
        int octet = array.at(-1);
        assertTrue(octet < ParallelThreads.COUNT);
        array.reverse();
        assertTrue(array.octets().chars().allMatch(c -> c < ParallelThreads.COUNT));
      }
    });
    int left = java.util.Arrays.stream(taken).sum() + array.length();
    assertEquals(ParallelThreads.COUNT * (COUNT / 20), left);
  }
}
