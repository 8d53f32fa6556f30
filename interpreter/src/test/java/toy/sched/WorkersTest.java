package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final int MOST = 3;

  private final Workers workers = new Workers(MOST);
  private final AtomicInteger begun = new AtomicInteger();
  private final CountDownLatch open = new CountDownLatch(1);
  private final CountDownLatch allBusy = new CountDownLatch(MOST);

  private void waits() {
    begun.incrementAndGet();
    allBusy.countDown();
    try {
      open.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void noMoreThanSoManyGoOnAtOnceAndTheRestFollows() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(10);
    for (int i = 0; i < 10; i++) {
      workers.execute(() -> {
        waits();
        ended.countDown();
      });
    }
    assertTrue(allBusy.await(20, TimeUnit.SECONDS));
    assertEquals(MOST, begun.get());
    open.countDown();
    assertTrue(ended.await(20, TimeUnit.SECONDS));
    assertEquals(10, begun.get());
  }

  @Test
  void whatIsTakenOutOfTheQueueOrComesAfterTheEndDoesNotBegin() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(MOST);
    for (int i = 0; i < MOST; i++) {
      workers.execute(() -> {
        waits();
        ended.countDown();
      });
    }
    assertTrue(allBusy.await(20, TimeUnit.SECONDS));
    Runnable abandoned = begun::incrementAndGet;
    workers.execute(abandoned);
    workers.execute(begun::incrementAndGet);
    workers.remove(abandoned);
    workers.close();
    workers.execute(begun::incrementAndGet);
    open.countDown();
    assertTrue(ended.await(20, TimeUnit.SECONDS));
    assertEquals(MOST, begun.get());
  }
}
