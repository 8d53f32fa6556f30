package toy.gil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real threads under the real lock.
@Timeout(60)
class RealGilTest {
  private static final long MS = 1_000_000;

  private final Breaker breaker = new Breaker();

  private RealGil gil(Policy policy) {
    return new RealGil(policy, System::nanoTime, breaker);
  }

  private void checkpoint(RealGil gil, GilThread t) {
    if (breaker.get() != 0) {
      gil.checkpoint(t);
    }
  }

  private static void spin(long nanos, Runnable each) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() - end < 0) {
      each.run();
    }
  }

  private static List<Thread> start(int n, Runnable body) {
    CountDownLatch ready = new CountDownLatch(n);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                ready.countDown();
                while (ready.getCount() > 0) {
                  Thread.onSpinWait();
                }
                body.run();
              }));
    }
    return threads;
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void aFreeLockIsTakenWithoutAWait() {
    RealGil gil = gil(Policy.cpython());
    Trace trace = new Trace();
    GilThread t = gil.attach(trace);
    gil.acquire(t);
    gil.release(t, Reason.SLEEP);
    gil.acquire(t);
    gil.exit(t);
    assertEquals(List.of("taken", "sleep", "taken", "ended"), trace.names);
    assertEquals(0, t.waits());
  }

  @Test
  void neverTwoHoldersAndNoLostWakeUp() throws InterruptedException {
    for (Policy policy :
        List.of(
            Policy.cpython().withInterval(50_000),
            Policy.cpython().withSwitchEvery(3),
            Policy.cpython2(),
            Policy.fair().withInterval(100_000),
            Policy.ruby().withInterval(100_000))) {
      RealGil gil = gil(policy);
      AtomicInteger inside = new AtomicInteger();
      AtomicInteger clashes = new AtomicInteger();
      int[] counter = {0};
      AtomicInteger turns = new AtomicInteger();
      long end = System.nanoTime() + 5_000 * MS;
      join(
          start(
              4,
              () -> {
                GilThread t = gil.attach(new Trace());
                gil.acquire(t);
                int i = 0;
                for (; gil.core().switches() < 40 && System.nanoTime() - end < 0; i++) {
                  if (inside.incrementAndGet() != 1) {
                    clashes.incrementAndGet();
                  }
                  counter[0]++;
                  inside.decrementAndGet();
                  if (i % 7 == 0) {
                    gil.release(t, Reason.IO);
                    gil.acquire(t);
                  } else {
                    checkpoint(gil, t);
                  }
                }
                gil.exit(t);
                turns.addAndGet(i);
              }));
      assertEquals(0, clashes.get(), policy.name());
      assertEquals(turns.get(), counter[0], policy.name());
      GilCore core = gil.core();
      assertEquals(core.acquires(), core.forced() + core.voluntary() + core.exits(), policy.name());
      assertEquals(0, core.holders());
      assertEquals(0, core.waiters());
      if (policy
          .forcedSwitch()) { // without it, the one who drops the lock may take it back each time
        assertTrue(core.switches() >= 10, policy.name() + " switches: " + core.switches());
      }
      breaker.clear(-1);
    }
  }

  @Test
  void twoBusyThreadsTakeTurns() throws InterruptedException {
    RealGil gil = gil(Policy.cpython().withInterval(MS));
    GilCore core = gil.core();
    long end =
        System.nanoTime() + 10_000 * MS; // on a busy machine a thread may stand still for long
    join(
        start(
            2,
            () -> {
              GilThread t = gil.attach(new Trace());
              gil.acquire(t);
              while (core.forced() < 5 && System.nanoTime() - end < 0) {
                checkpoint(gil, t);
              }
              gil.exit(t);
            }));
    assertTrue(core.forced() >= 5, "forced drops: " + core.forced());
    assertTrue(core.switches() >= core.forced(), "every forced drop switches");
    assertTrue(core.requests() >= core.forced());
  }

  @Test
  void aBusyThreadAloneIsNeverAsked() {
    RealGil gil = gil(Policy.cpython().withInterval(MS));
    GilThread t = gil.attach(new Trace());
    gil.acquire(t);
    spin(10 * MS, () -> checkpoint(gil, t));
    assertFalse(gil.checkpoint(t));
    gil.exit(t);
    assertEquals(0, gil.core().requests());
  }

  /// A thread that wants the lock once, and says when it has had it.
  private static Thread waiter(RealGil gil, AtomicBoolean had) {
    return Thread.ofPlatform()
        .start(() -> {
          GilThread w = gil.attach(new Trace());
          gil.acquire(w);
          had.set(true);
          gil.exit(w);
        });
  }

  /// The holder that was asked must not have the lock again before the waiter had it, however fast
  /// it is.
  @Test
  void aLoneWaiterHasTheLockAfterAForcedDrop() throws InterruptedException {
    RealGil gil = gil(Policy.cpython().withInterval(MS));
    AtomicBoolean had = new AtomicBoolean();
    GilThread t = gil.attach(new Trace());
    gil.acquire(t);
    Thread waiter = waiter(gil, had);
    while (!gil.checkpoint(t)) {
      Thread.onSpinWait();
    }
    assertTrue(had.get());
    gil.exit(t);
    waiter.join();
    assertEquals(1, t.forced());
  }

  /// CPython 2 forces nobody to switch, but between its release and its acquire a waiter that has
  /// woken up may slip in. Without that gap this never ends.
  @Test
  void withoutForcedSwitchesAWaiterSlipsIn() throws InterruptedException {
    RealGil gil = gil(Policy.cpython2());
    AtomicBoolean had = new AtomicBoolean();
    GilThread t = gil.attach(new Trace());
    gil.acquire(t);
    Thread waiter = waiter(gil, had);
    while (!had.get()) {
      gil.checkpoint(t); // and never gives the lock up of its own accord
    }
    gil.exit(t);
    waiter.join();
    assertTrue(t.forced() >= 1, "forced drops: " + t.forced());
    assertEquals(2, gil.core().switches());
  }

  @Test
  void theTraceOfAForcedDrop() throws InterruptedException {
    RealGil gil = gil(Policy.cpython().withInterval(MS));
    Trace holder = new Trace();
    Trace waiter = new Trace();
    GilThread t = gil.attach(holder);
    gil.acquire(t);
    List<Thread> other =
        start(
            1,
            () -> {
              GilThread w = gil.attach(waiter);
              gil.acquire(w);
              gil.exit(w);
            });
    while (!gil.checkpoint(t)) {
      Thread.onSpinWait();
    }
    gil.release(t, Reason.QUEUE);
    gil.acquire(t);
    gil.exit(t);
    join(other);
    assertEquals(List.of("taken", "dropped", "taken", "queue", "taken", "ended"), holder.names);
    assertEquals(List.of("wanting", "taken", "ended"), waiter.names);
    assertFalse(holder.wentBack);
  }

  @Test
  void everyNthCheckpointSwitchesExactly() throws InterruptedException {
    RealGil gil = gil(Policy.cpython().withSwitchEvery(5));
    StringBuilder order = new StringBuilder();
    CountDownLatch started = new CountDownLatch(1);
    GilThread first = gil.attach(new Trace());
    gil.acquire(first);
    Thread other =
        Thread.ofPlatform()
            .start(() -> {
              GilThread t = gil.attach(new Trace());
              started.countDown();
              gil.acquire(t);
              run(gil, t, 'b', order);
            });
    started.await();
    while (!gil.underMutex(_ -> gil.core().waiters() > 0)) {
      Thread.onSpinWait();
    }
    run(gil, first, 'a', order);
    other.join();
    assertEquals("aaaaabbbbb".repeat(4), order.toString());
  }

  private void run(RealGil gil, GilThread t, char name, StringBuilder order) {
    for (int i = 0; i < 20; i++) {
      order.append(name);
      checkpoint(gil, t);
    }
    gil.exit(t);
  }

  @Test
  void closingTurnsWaitersAwayAndWakesTheParked() throws InterruptedException {
    RealGil gil = gil(Policy.cpython());
    Trace trace = new Trace();
    AtomicInteger turnedAway = new AtomicInteger();
    GilThread t = gil.attach(new Trace());
    gil.acquire(t);
    List<Thread> waiters =
        start(
            1,
            () -> {
              GilThread w = gil.attach(trace);
              assertThrows(GilClosed.class, () -> gil.acquire(w));
              turnedAway.incrementAndGet();
            });
    while (!gil.underMutex(_ -> gil.core().waiters() > 0)) {
      Thread.onSpinWait();
    }
    gil.close();
    join(waiters);
    assertEquals(1, turnedAway.get());
    assertEquals(List.of("wanting", "ended"), trace.names);
    gil.exit(t);
    assertThrows(GilClosed.class, () -> gil.acquire(gil.attach(new Trace())));
  }

  @Test
  void anInterruptDoesNotEndAWait() throws InterruptedException {
    RealGil gil = gil(Policy.cpython().withInterval(MS));
    AtomicBoolean flag = new AtomicBoolean();
    GilThread t = gil.attach(new Trace());
    gil.acquire(t);
    Thread waiter =
        Thread.ofPlatform()
            .start(() -> {
              GilThread w = gil.attach(new Trace());
              Thread.currentThread().interrupt();
              gil.acquire(w);
              flag.set(Thread.currentThread().isInterrupted());
              gil.exit(w);
            });
    while (!gil.checkpoint(t)) {
      Thread.onSpinWait();
    }
    gil.exit(t);
    waiter.join();
    assertTrue(flag.get(), "the flag is kept");
  }

  @Test
  void aCutWaitsForTheHolder() throws InterruptedException {
    RealGil gil = gil(Policy.cpython());
    AtomicInteger cuts = new AtomicInteger();
    gil.whenQuiet(_ -> cuts.incrementAndGet());
    assertEquals(1, cuts.get(), "nobody holds the lock");
    GilThread t = gil.attach(new Trace());
    gil.acquire(t);
    join(start(1, () -> gil.whenQuiet(_ -> cuts.incrementAndGet())));
    assertEquals(1, cuts.get());
    checkpoint(gil, t);
    assertEquals(2, cuts.get(), "at the holder's checkpoint");
    join(start(1, () -> gil.whenQuiet(_ -> cuts.incrementAndGet())));
    gil.release(t, Reason.IO);
    assertEquals(3, cuts.get(), "at its release");
    assertEquals(0, breaker.get());
  }

  @Test
  void withoutALockThreadsRunTogether() throws InterruptedException {
    RealGil gil = gil(Policy.none());
    CountDownLatch both = new CountDownLatch(2);
    join(
        start(
            2,
            () -> {
              GilThread t = gil.attach(new Trace());
              gil.acquire(t);
              both.countDown();
              try {
                both.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              gil.exit(t);
            }));
    assertEquals(0, gil.core().holders());
  }

  @Test
  void whoWaitsForTheRuntimeWaitsInItsAccountToo() throws InterruptedException {
    RealGil gil = gil(Policy.none());
    RuntimeLock runtime = java.util.Objects.requireNonNull(gil.runtime());
    Trace trace = new Trace();
    GilThread t = gil.attach(trace);
    runtime.lock();
    List<Thread> other =
        start(
            1,
            () -> {
              gil.acquire(t);
              gil.enterRuntime(t);
              runtime.unlock();
              gil.enterRuntime(t);
              runtime.unlock();
              gil.exit(t);
            });
    while (gil.underMutex(_ -> gil.core().waiters()) == 0) {
      Thread.onSpinWait();
    }
    assertEquals(0, (int) gil.underMutex(_ -> gil.core().holders()));
    runtime.unlock();
    join(other);
    assertEquals(List.of("taken", "dropped", "taken", "ended"), trace.names);
    assertEquals(1, t.waits());
    assertEquals(0, gil.core().waiters());
    assertEquals(0, gil.core().holders());
  }
}
