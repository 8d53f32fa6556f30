package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import toy.vm.Request;

class ParkerTest {
  private final Progress progress = new Progress();
  private final AtomicInteger deadlocks = new AtomicInteger();
  private final RealClock clock = new RealClock();

  private Parker parker() {
    return new Parker(clock, progress, deadlocks::incrementAndGet);
  }

  @Test
  void aSignalBeforeTheParkIsNotLost() {
    progress.more();
    Parker parker = parker();
    parker.unpark();
    parker.park(Request.NEVER);
    assertEquals(1, progress.going());
    assertEquals(0, deadlocks.get());
  }

  @Test
  void aDeadlineEndsTheParkAndCountsAsProgress() {
    progress.more();
    Parker parker = parker();
    long deadline = clock.nanos() + 2_000_000;
    parker.park(deadline);
    assertTrue(clock.nanos() >= deadline);
    assertEquals(0, deadlocks.get());
  }

  @Test
  void theLastOneToParkForGoodIsADeadlock() {
    Parker[] parkers = new Parker[2];
    Runnable handler =
        () -> {
          deadlocks.incrementAndGet();
          parkers[0].unpark();
          parkers[1].unpark();
        };
    for (int i = 0; i < 2; i++) {
      progress.more();
      parkers[i] = new Parker(clock, progress, handler);
    }
    Thread[] threads = new Thread[2];
    for (int i = 0; i < 2; i++) {
      Parker mine = parkers[i];
      threads[i] =
          Rig.start(() -> {
            mine.owner(Thread.currentThread());
            mine.park(Request.NEVER);
          });
    }
    Rig.join(threads[0]);
    Rig.join(threads[1]);
    assertEquals(1, deadlocks.get());
    assertEquals(2, progress.going());
  }

  /// Two threads wake each other in turn: one of them can always go on, so the count never says
  /// otherwise.
  @Test
  void wakingEachOtherIsNeverTakenForADeadlock() {
    int turns = 20_000;
    AtomicInteger turn = new AtomicInteger();
    Parker[] parkers = new Parker[2];
    CyclicBarrier ready = new CyclicBarrier(2);
    Thread[] threads = new Thread[2];
    progress.more();
    progress.more();
    for (int i = 0; i < 2; i++) {
      int me = i;
      threads[i] =
          Rig.start(() -> {
            parkers[me] = parker();
            try {
              ready.await();
            } catch (Exception e) {
              throw new AssertionError(e);
            }
            for (int n = 0; n < turns; n++) {
              while (turn.get() % 2 != me) {
                parkers[me].park(Request.NEVER);
              }
              turn.incrementAndGet();
              parkers[1 - me].unpark();
            }
          });
    }
    Rig.join(threads[0]);
    Rig.join(threads[1]);
    assertEquals(2 * turns, turn.get());
    assertEquals(0, deadlocks.get());
    assertEquals(2, progress.going());
  }
}
