package toy.gil;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// I19: what a program without races computes does not depend on the policy.
@Timeout(60)
class PoliciesTest {
  static List<Policy> policies() {
    List<Policy> policies = new ArrayList<>();
    for (Policy policy : Policy.all()) {
      if (!policy.isParallel()) {
        policies.add(policy);
        policies.add(policy.withSwitchEvery(2));
        policies.add(policy.withInterval(20_000));
      }
    }
    return policies;
  }

  /// Four threads add to one sum, in sections without a checkpoint, and give the lock up now and
  /// then.
  @ParameterizedTest
  @MethodSource("policies")
  void theSumIsTheSame(Policy policy) throws InterruptedException {
    Breaker breaker = new Breaker();
    RealGil gil = new RealGil(policy, System::nanoTime, breaker);
    long[] sum = {0};
    List<Thread> threads = new ArrayList<>();
    for (int n = 1; n <= 4; n++) {
      int step = n;
      GilThread t = gil.attach(Deaf.DEAF);
      threads.add(Thread.ofPlatform().start(() -> add(gil, breaker, t, sum, step)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(500 * (1 + 2 + 3 + 4), sum[0]);
  }

  private static void add(RealGil gil, Breaker breaker, GilThread t, long[] sum, int step) {
    gil.acquire(t);
    for (int i = 0; i < 500; i++) {
      sum[0] += step;
      if (breaker.get() != 0) {
        gil.checkpoint(t);
      }
      if (i % 50 == 0) {
        gil.release(t, Reason.IO);
        gil.acquire(t);
      }
    }
    gil.exit(t);
  }
}
