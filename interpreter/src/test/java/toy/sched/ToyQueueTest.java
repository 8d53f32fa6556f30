package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;

class ToyQueueTest {
  private final Fiber f = new Rig().fiber();

  private static void failsWith(toy.value.ToyClass type, Runnable call) {
    assertSame(type, assertThrows(ToyError.class, call::run).value().type());
  }

  @Test
  void itemsComeInTheirOrder() {
    ToyQueue queue = new ToyQueue(ToyQueue.TYPE, 0);
    for (long n = 0; n < 100; n++) {
      queue.put(f, n, Request.NEVER, false);
    }
    for (long n = 0; n < 100; n++) {
      assertEquals(n, queue.get(f, Request.NEVER, false));
    }
    failsWith(Types.QUEUE_EMPTY, () -> queue.get(f, Request.NEVER, false));
  }

  @Test
  void aFullQueueTakesNoMore() {
    ToyQueue queue = new ToyQueue(ToyQueue.TYPE, 2);
    queue.put(f, "a", Request.NEVER, false);
    assertFalse(queue.isFull());
    queue.put(f, "b", Request.NEVER, false);
    assertTrue(queue.isFull());
    failsWith(Types.QUEUE_FULL, () -> queue.put(f, "c", Request.NEVER, false));
    assertEquals("a", queue.get(f, Request.NEVER, false));
    queue.put(f, "c", Request.NEVER, false);
    assertEquals(2, queue.size());
  }

  @Test
  void lastInFirstOut() {
    ToyQueue queue = new ToyQueue(ToyQueue.LAST_IN, 0);
    queue.put(f, "a", Request.NEVER, false);
    queue.put(f, "b", Request.NEVER, false);
    assertEquals("b", queue.get(f, Request.NEVER, false));
    assertEquals("a", queue.get(f, Request.NEVER, false));
  }

  @Test
  void roomThatIsReservedIsTakenUntilItIsGivenBack() {
    ToyQueue queue = new ToyQueue(ToyQueue.LEAST, 1);
    queue.reserve(f, Request.NEVER, false);
    failsWith(Types.QUEUE_FULL, () -> queue.reserve(f, Request.NEVER, false));
    failsWith(Types.QUEUE_EMPTY, () -> queue.get(f, Request.NEVER, false));
    queue.giveBack();
    queue.reserve(f, Request.NEVER, false);
    queue.publish();
    assertEquals(1, queue.size());
    queue.get(f, Request.NEVER, false);
    queue.reserve(f, Request.NEVER, false);
  }

  @Test
  void workThatIsReportedDoneTooOftenIsAnError() {
    ToyQueue queue = new ToyQueue(ToyQueue.TYPE, 0);
    queue.put(f, "a", Request.NEVER, false);
    queue.taskDone();
    failsWith(Types.VALUE_ERROR, queue::taskDone);
  }

  /// Real threads without a GIL: every item goes to exactly one taker.
  @Test
  void nothingIsLostOrDoubled() {
    ToyQueue queue = new ToyQueue(ToyQueue.TYPE, 7);
    int producers = 3;
    int items = 5_000;
    List<Thread> threads = new ArrayList<>();
    Set<Long> seen = new TreeSet<>();
    int[] taken = new int[1];
    for (int i = 0; i < producers; i++) {
      long first = i * (long) items;
      threads.add(
          Rig.start(() -> {
            for (long n = first; n < first + items; n++) {
              put(queue, n);
            }
          }));
      threads.add(
          Rig.start(() -> {
            for (int n = 0; n < items; n++) {
              Long item = take(queue);
              synchronized (seen) {
                seen.add(item);
                taken[0]++;
              }
            }
          }));
    }
    threads.forEach(Rig::join);
    assertEquals(producers * items, taken[0]);
    assertEquals(producers * items, seen.size());
    assertEquals(0, queue.size());
  }

  private void put(ToyQueue queue, long n) {
    while (true) {
      try {
        queue.put(f, n, Request.NEVER, false);
        return;
      } catch (ToyError _) {
        Thread.onSpinWait();
      }
    }
  }

  private Long take(ToyQueue queue) {
    while (true) {
      try {
        return (Long) queue.get(f, Request.NEVER, false);
      } catch (ToyError _) {
        Thread.onSpinWait();
      }
    }
  }
}
