package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import toy.value.ToyError;
import toy.vm.Fiber;
import toy.vm.Request;

class ToyLockTest {
  private final ToyLock lock = new ToyLock(ToyLock.TYPE);
  private final Fiber f = new Rig().fiber();
  private final Rig.Waiter a = new Rig.Waiter();
  private final Rig.Waiter b = new Rig.Waiter();
  private final Rig.Waiter c = new Rig.Waiter();

  @Test
  void whatIsFreeIsTakenOnce() {
    assertTrue(lock.tryTake(a));
    assertFalse(lock.tryTake(b));
    lock.release(f);
    assertTrue(lock.tryTake(b));
  }

  @Test
  void aFreeLockCannotBeReleased() {
    ToyError error = assertThrows(ToyError.class, () -> lock.release(f));
    assertEquals("release unlocked lock", error.value().args.items[0]);
  }

  @Test
  void aReleaseWakesTheLongestWaiterAndNoOther() {
    assertTrue(lock.tryTake(a));
    lock.enlist(b);
    lock.enlist(c);
    lock.release(f);
    assertEquals(1, b.unparked);
    assertEquals(0, c.unparked);
  }

  @Test
  void whoComesFirstHasItAndTheWokenStaysFirstInLine() {
    assertTrue(lock.tryTake(a));
    lock.enlist(b);
    lock.enlist(c);
    lock.release(f);
    assertTrue(lock.tryTake(a), "it barges");
    assertFalse(lock.tryTake(b));
    lock.release(f);
    assertEquals(2, b.unparked);
    assertEquals(0, c.unparked);
  }

  @Test
  void whoGivesUpAfterBeingWokenWakesTheNext() {
    assertTrue(lock.tryTake(a));
    lock.enlist(b);
    lock.enlist(c);
    lock.release(f);
    lock.withdraw(b);
    assertEquals(1, c.unparked);
  }

  @Test
  void whoHasItWakesNobodyWhenItLeavesTheLine() {
    assertTrue(lock.tryTake(a));
    lock.enlist(b);
    lock.enlist(c);
    lock.release(f);
    assertTrue(lock.tryTake(b));
    lock.withdraw(b);
    assertEquals(0, c.unparked);
  }

  @Test
  void anRLockIsFreeWhenItsOwnerHasReleasedItAsOften() {
    ToyLock again = new ToyLock(ToyLock.REENTRANT);
    Fiber other = new Rig().fiber();
    assertTrue(again.acquire(f, Request.NEVER, true));
    assertTrue(again.acquire(f, Request.NEVER, true));
    assertFalse(again.acquire(other, 0, false));
    assertThrows(ToyError.class, () -> again.release(other));
    again.release(f);
    assertFalse(again.tryTake(b));
    again.release(f);
    assertTrue(again.tryTake(b));
  }

  /// Real threads, no GIL: one holder at a time.
  @Test
  void oneHolderAtATime() {
    int threads = 4;
    int turns = 20_000;
    long[] count = new long[1];
    CountDownLatch start = new CountDownLatch(1);
    Thread[] all = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      all[i] =
          Rig.start(() -> {
            Rig.await(start);
            for (int n = 0; n < turns; n++) {
              while (!lock.tryTake(a)) {
                Thread.onSpinWait();
              }
              count[0]++;
              lock.release(f);
            }
          });
    }
    start.countDown();
    for (Thread thread : all) {
      Rig.join(thread);
    }
    assertEquals((long) threads * turns, count[0]);
  }
}
