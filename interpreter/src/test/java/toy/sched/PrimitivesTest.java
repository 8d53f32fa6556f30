package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import toy.value.None;
import toy.value.ToyError;
import toy.vm.Fiber;
import toy.vm.Request;

/// Semaphore, event, condition and barrier, each by itself.
class PrimitivesTest {
  private final Rig rig = new Rig();
  private final Fiber f = rig.fiber();
  private final Rig.Waiter a = new Rig.Waiter();
  private final Rig.Waiter b = new Rig.Waiter();
  private final Rig.Waiter c = new Rig.Waiter();

  // ---- Semaphore

  @Test
  void aReleaseOfTwoWakesTheTwoThatWaitedLongest() {
    ToySemaphore gate = new ToySemaphore(ToySemaphore.TYPE, 0);
    gate.enlist(a);
    gate.enlist(b);
    gate.enlist(c);
    gate.release(2);
    assertEquals(List.of(1, 1, 0), List.of(a.unparked, b.unparked, c.unparked));
  }

  @Test
  void whoGivesUpASemaphoreAfterBeingWokenWakesTheNext() {
    ToySemaphore gate = new ToySemaphore(ToySemaphore.TYPE, 0);
    gate.enlist(a);
    gate.enlist(b);
    gate.release(1);
    gate.withdraw(a); // its time was over at the same moment
    assertEquals(1, b.unparked);
    assertTrue(gate.tryTake(b));
    assertFalse(gate.tryTake(b));
  }

  @Test
  void aBoundedSemaphoreIsNotReleasedTooOften() {
    ToySemaphore gate = new ToySemaphore(ToySemaphore.BOUNDED, 2);
    assertTrue(gate.tryTake(a));
    gate.release(1);
    assertThrows(ToyError.class, () -> gate.release(1));
    assertEquals("2 left", gate.state());
  }

  /// Real threads, no GIL: never more inside than it lets in.
  @Test
  void noMoreThanItLetsIn() {
    ToySemaphore gate = new ToySemaphore(ToySemaphore.BOUNDED, 3);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      threads.add(
          Rig.start(() -> {
            for (int n = 0; n < 5_000; n++) {
              while (!gate.tryTake(a)) {
                Thread.onSpinWait();
              }
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              inside.decrementAndGet();
              gate.release(1);
            }
          }));
    }
    threads.forEach(Rig::join);
    assertTrue(most.get() <= 3, "inside at once: " + most);
    assertEquals("3 left", gate.state());
  }

  // ---- Event

  @Test
  void aGateOnceOpenLetsThroughWhoLooksLater() {
    Gate gate = new Gate(new ToyEvent(), "an event");
    gate.enlist(a);
    assertFalse(gate.tryTake(a));
    gate.open();
    assertEquals(1, a.unparked);
    assertTrue(gate.tryTake(a));
    assertTrue(gate.tryTake(b));
  }

  @Test
  void aClearShutsTheEventForThoseWhoComeLater() {
    ToyEvent event = new ToyEvent();
    event.set();
    assertTrue(event.await(f, 0));
    event.clear();
    assertFalse(event.isSet());
  }

  /// Every set lets through all who wait, though the event is cleared at once again: they all come
  /// back to wait at its next gate.
  @Test
  void noWaiterMissesASetThatIsClearedAtOnce() {
    ToyEvent event = new ToyEvent();
    AtomicBoolean last = new AtomicBoolean();
    rig.parties(3)
        .run(
            fiber -> {
              while (!last.get()) {
                assertTrue(event.await(fiber, Request.NEVER));
              }
            },
            () -> {
              for (int n = 0; n < 500; n++) {
                Rig.until(() -> event.waiting().size() == 3);
                event.set();
                event.clear();
              }
              last.set(true);
              event.set();
            });
  }

  // ---- Condition

  @Test
  void aConditionWantsItsLock() {
    ToyCondition turn = new ToyCondition(new ToyLock(ToyLock.REENTRANT));
    assertThrows(ToyError.class, () -> turn.notify(f, 1));
    assertThrows(ToyError.class, () -> turn.await(f, Request.NEVER));
  }

  /// As many notifies as there are waits: none gets lost, though waits give up at random moments.
  @Test
  void aNotifyIsNotLostToAWaitThatGivesUp() {
    ToyCondition turn = new ToyCondition(new ToyLock(ToyLock.TYPE));
    Rig.Parties machine = rig.parties(4);
    int each = 200;
    AtomicInteger told = new AtomicInteger();
    AtomicInteger left = new AtomicInteger(4);
    AtomicInteger sent = new AtomicInteger();
    machine.run(
        fiber -> {
          try {
            turn.lock.acquire(fiber, Request.NEVER, true);
            for (int n = 0; n < each; ) {
              if (turn.await(fiber, fiber.vm.scheduler.clock().nanos() + 20_000)) {
                told.incrementAndGet();
                n++;
              }
            }
            turn.lock.release(fiber);
          } finally {
            left.decrementAndGet();
          }
        },
        () -> {
          while (left.get() > 0) {
            if (turn.waiting().size() > 0) {
              sent.addAndGet(turn.tell(1));
            }
          }
        });
    assertEquals(sent.get(), told.get());
  }

  // ---- Barrier

  @Test
  void aBarrierThatIsAbortedStaysBrokenUntilItIsReset() {
    ToyBarrier barrier = new ToyBarrier(2, None.NONE, -1);
    barrier.abort();
    assertTrue(barrier.isBroken());
    assertThrows(ToyError.class, () -> barrier.await(f, Request.NEVER));
    barrier.reset();
    assertFalse(barrier.isBroken());
  }

  /// Nobody is a round ahead of another, and each place of a round is taken once.
  @Test
  void nobodyIsARoundAhead() {
    int parties = 4;
    int rounds = 300;
    ToyBarrier barrier = new ToyBarrier(parties, None.NONE, -1);
    AtomicInteger[] here = new AtomicInteger[rounds];
    AtomicInteger places = new AtomicInteger();
    for (int i = 0; i < rounds; i++) {
      here[i] = new AtomicInteger();
    }
    rig.parties(parties)
        .run(
            fiber -> {
              for (int n = 0; n < rounds; n++) {
                here[n].incrementAndGet();
                places.addAndGet((int) barrier.await(fiber, null));
                assertEquals(parties, here[n].get());
              }
            },
            () -> {});
    assertEquals(rounds * (parties * (parties - 1) / 2), places.get());
  }
}
