package toy.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Java threads that begin together; what one of them throws is thrown when all have ended.
final class ParallelThreads {
  static final int COUNT = 4;

  /// What each thread does; `thread` is its number, the callbacks are its own.
  interface Body {
    void run(int thread, StubCallbacks calls);
  }

  void run(Body body) {
    CountDownLatch start = new CountDownLatch(1);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < COUNT; t++) {
      int number = t;
      all.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  start.await();
                  body.run(number, new StubCallbacks());
                } catch (Throwable e) {
                  failure.compareAndSet(null, e);
                }
              }));
    }
    start.countDown();
    try {
      for (Thread thread : all) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (failure.get() instanceof Throwable e) {
      throw new AssertionError(e);
    }
  }

  /// Each number below [#COUNT] times `each`, in any order.
  static void allOnce(int each, Object[] items) {
    boolean[] seen = new boolean[COUNT * each];
    for (Object item : items) {
      int n = (int) (long) (Long) item;
      assertTrue(!seen[n], () -> n + " twice");
      seen[n] = true;
    }
    assertEquals(seen.length, items.length);
  }
}
