package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimerHeapTest {
  private static final class Plain extends Timer {
    @Override
    void due() {}
  }

  /// Random additions, removals and takings, against a sorted list.
  @Test
  void deadlinesComeInTheirExactOrder() {
    for (long seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Timer.Heap heap = new Timer.Heap();
      List<Timer> expected = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        int what = random.nextInt(10);
        if (what < 6) {
          Timer timer = new Plain();
          heap.add(timer, random.nextInt(40));
          expected.add(timer);
          expected.sort(Comparator.comparingLong(t -> t.deadline)); // stable: the older goes first
        } else if (what < 8 && !expected.isEmpty()) {
          Timer gone = expected.remove(random.nextInt(expected.size()));
          heap.remove(gone);
          heap.remove(gone); // the second time it is not in
        } else if (!expected.isEmpty()) {
          Timer first = heap.first();
          assertEquals(expected.removeFirst(), first, "seed " + seed);
          heap.remove(first);
        }
        assertEquals(expected.size(), heap.size());
        assertEquals(expected.isEmpty() ? null : expected.getFirst(), heap.first());
      }
    }
  }

  @Test
  void anEmptyHeapHasNoFirst() {
    assertNull(new Timer.Heap().first());
  }
}
