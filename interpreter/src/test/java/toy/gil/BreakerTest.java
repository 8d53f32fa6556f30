package toy.gil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BreakerTest {
  @Test
  void bitsAreSetAndClearedByThemselves() {
    Breaker breaker = new Breaker();
    breaker.set(Breaker.DROP_REQUEST);
    assertEquals(Breaker.DROP_REQUEST, breaker.set(Breaker.INTERRUPT));
    breaker.clear(Breaker.DROP_REQUEST);
    assertEquals(Breaker.INTERRUPT, breaker.get());
  }

  /// A taker that cleared the whole word would swallow an interrupt that comes at that moment.
  @Test
  void noBitIsLostBetweenThreads() throws InterruptedException {
    Breaker breaker = new Breaker();
    List<Thread> threads = new ArrayList<>();
    int[] lost = new int[4];
    for (int i = 0; i < lost.length; i++) {
      int bit = 1 << i;
      int index = i;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int turn = 0; turn < 100_000; turn++) {
                  breaker.set(bit);
                  if (!breaker.any(bit)) {
                    lost[index]++;
                  }
                  breaker.clear(bit);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (int n : lost) {
      assertEquals(0, n);
    }
    assertTrue(breaker.get() == 0);
  }
}
