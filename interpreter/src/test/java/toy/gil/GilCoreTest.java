package toy.gil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// The algorithm, step by step, with the time made up (ms here, the interval is 5).
class GilCoreTest {
  private final GilThread a = new GilThread(Deaf.DEAF);
  private final GilThread b = new GilThread(Deaf.DEAF);
  private final GilThread c = new GilThread(Deaf.DEAF);

  private static GilCore core(Policy policy) {
    return new GilCore(policy);
  }

  private static GilCore cpython() {
    return core(Policy.cpython().withInterval(5));
  }

  @Test
  void aFreeLockIsTakenAtOnce() {
    GilCore core = cpython();
    assertTrue(core.tryTake(a, 0));
    assertFalse(core.tryTake(b, 0));
    assertEquals(1, core.holders());
    assertEquals(0, core.switches(), "the first acquire switches from nobody");
  }

  @Test
  void aWaiterAsksAfterOneInterval() {
    GilCore core = cpython();
    core.tryTake(a, 0);
    core.want(b, 2);
    assertEquals(7, core.wakeAt(b));
    assertFalse(core.woke(b, 6), "too early");
    assertEquals(11, core.wakeAt(b), "every wake-up begins the interval anew");
    assertTrue(core.woke(b, 11));
    assertTrue(core.requested());
    assertEquals(1, a.requests());
  }

  @Test
  void aSwitchMeanwhileBeginsTheWaitAnew() {
    GilCore core = cpython();
    core.tryTake(a, 0);
    core.want(b, 0);
    core.want(c, 3);
    core.woke(b, 5);
    assertTrue(core.drop(a, 6));
    assertTrue(core.tryTake(b, 6));
    assertFalse(core.woke(c, 8), "c timed out, but the lock has switched since its wait began");
    assertEquals(13, core.wakeAt(c));
    assertTrue(core.woke(c, 13));
  }

  @Test
  void retakingOnesOwnLockIsNoSwitch() {
    GilCore core = cpython();
    core.tryTake(a, 0);
    core.want(b, 1);
    assertFalse(core.release(a, Reason.IO));
    assertTrue(core.tryTake(a, 2), "barging");
    assertEquals(0, core.switches());
    assertTrue(core.woke(b, 6), "nobody switched, so the request is made");
  }

  @Test
  void takingAnswersTheRequest() {
    GilCore core = cpython();
    core.tryTake(a, 0);
    core.want(b, 0);
    core.woke(b, 5);
    core.drop(a, 5);
    core.tryTake(b, 5);
    assertFalse(core.requested());
    assertEquals(1, core.switches());
    assertEquals(1, core.honoured());
  }

  @Test
  void aForcedDropParksUntilAnotherHasTakenIt() {
    GilCore core = cpython();
    core.tryTake(a, 0);
    core.want(b, 0);
    core.woke(b, 5);
    assertTrue(core.drop(a, 6));
    assertFalse(core.parkIsOver(a));
    core.tryTake(b, 7);
    assertTrue(core.parkIsOver(a));
  }

  @Test
  void aVoluntaryReleaseParksTooIfItWasAskedFor() {
    GilCore core = cpython();
    core.tryTake(a, 0);
    core.want(b, 0);
    core.woke(b, 5);
    assertTrue(core.release(a, Reason.SLEEP));
    assertFalse(core.parkIsOver(a));
    core.tryTake(c, 6);
    assertTrue(core.parkIsOver(a), "whoever took it");
    assertEquals(1, core.honoured());
    assertEquals(0, core.forced());
  }

  @Test
  void aVoluntaryReleaseThatNobodyAskedForDoesNotPark() {
    GilCore core = cpython();
    core.tryTake(a, 0);
    core.want(b, 0);
    assertFalse(core.release(a, Reason.SLEEP));
    assertEquals(0, core.honoured());
  }

  @Test
  void aParkEndsWhenTheLockIsClosed() {
    GilCore core = cpython();
    core.tryTake(a, 0);
    core.want(b, 0);
    core.woke(b, 5);
    core.drop(a, 6);
    core.close();
    assertTrue(core.parkIsOver(a));
    assertFalse(core.requested());
  }

  @Test
  void aParkEndsWhenNobodyElseWaits() {
    GilCore core = cpython();
    core.tryTake(a, 0);
    core.want(b, 0);
    core.woke(b, 5);
    core.drop(a, 6);
    core.turnAway(b);
    assertTrue(core.parkIsOver(a), "a itself is the only one that waits");
  }

  @Test
  void aRequestIsMadeOncePerHold() {
    GilCore core = cpython();
    core.tryTake(a, 0);
    core.want(b, 0);
    core.want(c, 0);
    assertTrue(core.woke(b, 5));
    assertTrue(core.woke(c, 5));
    assertEquals(1, core.requests());
  }

  @Test
  void countedCheckpointsReplaceTheTimeOut() {
    GilCore core = core(Policy.cpython().withInterval(5).withSwitchEvery(3));
    core.tryTake(a, 0);
    assertFalse(core.countIsFull(a), "nobody else wants it");
    core.want(b, 0);
    assertEquals(GilCore.NEVER, core.wakeAt(b));
    assertFalse(core.woke(b, 100));
    assertTrue(core.countIsFull(a));
    assertTrue(core.drop(a, 100), "forced switching");
    core.tryTake(b, 100);
    assertTrue(core.countIsFull(b), "a wants it back from the drop on, parked or not");
  }

  @Test
  void theTicksOfCpython2DoNotForceASwitch() {
    GilCore core = core(Policy.cpython2());
    core.tryTake(a, 0);
    core.want(b, 0);
    assertTrue(core.countIsFull(a));
    assertFalse(core.drop(a, 1));
    assertTrue(core.tryTake(a, 1));
  }

  @Test
  void aQueueLetsNobodyOvertake() {
    GilCore core = core(Policy.fair());
    core.tryTake(a, 0);
    core.want(b, 0);
    core.want(c, 0);
    core.release(a, Reason.IO);
    assertFalse(core.tryTake(a, 1));
    assertFalse(core.tryTake(c, 1));
    assertTrue(core.tryTake(b, 1));
  }

  @Test
  void theQuantumCountsTheHold() {
    GilCore core = core(Policy.ruby().withInterval(100));
    core.tryTake(a, 0);
    core.want(b, 60);
    core.want(c, 60);
    assertEquals(100, core.wakeAt(b), "the first in the queue watches the hold");
    assertEquals(GilCore.NEVER, core.wakeAt(c));
    assertFalse(core.woke(c, 100));
    assertTrue(core.woke(b, 100));
    assertEquals(GilCore.NEVER, core.wakeAt(b), "it has asked");
  }

  @Test
  void ofThoseWhoCameDuringOneHoldTheFirstToAskIsWoken() {
    GilCore core = cpython();
    assertNull(core.next());
    core.tryTake(a, 0);
    core.want(b, 1);
    core.want(c, 2);
    assertSame(b, core.next(), "nobody has asked: the longest waiter");
    assertTrue(core.woke(c, 7));
    assertTrue(core.woke(b, 8), "a request is pending, but b would make it, too");
    assertSame(c, core.next());
    core.drop(a, 9);
    assertSame(c, core.next(), "a itself came last, and has not asked");
  }

  @Test
  void anEarlierHoldGoesFirst() {
    GilCore core = cpython();
    core.tryTake(a, 0);
    core.want(b, 1); // during the hold of a
    core.release(a, Reason.SLEEP);
    core.tryTake(c, 2);
    core.want(a, 3); // during that of c
    assertTrue(core.woke(a, 8));
    assertSame(b, core.next(), "a asked, but b has been passed over once");
  }

  /// A newcomer beside two threads that compute: they overtake it in turn, then it is its turn.
  @Test
  void nobodyIsPassedOverForEver() {
    GilCore core = cpython();
    core.tryTake(a, 0);
    core.want(b, 0);
    core.want(c, 1); // the newcomer, whose time-outs always come just after a switch
    GilThread holder = a;
    for (int switched = 1; switched <= 2; switched++) {
      int now = 5 * switched;
      GilThread asker = holder == a ? b : a;
      assertTrue(core.woke(asker, now));
      core.drop(holder, now);
      assertSame(asker, core.next(), "switch " + switched);
      assertTrue(core.tryTake(asker, now));
      core.restart(holder, now);
      assertFalse(core.woke(c, now + 1));
      holder = asker;
    }
    assertTrue(core.woke(b, 15));
    core.drop(a, 15);
    assertSame(c, core.next());
  }

  @Test
  void withoutForcedSwitchesNewcomersAreWokenBeforeThoseThatDropped() {
    GilCore core = core(Policy.cpython2());
    core.tryTake(a, 0);
    core.want(b, 0);
    core.drop(a, 1);
    core.tryTake(b, 1);
    core.want(c, 2);
    assertSame(c, core.next(), "a computes");
    assertTrue(core.newcomerIsNext());
    core.drop(b, 3);
    for (int i = 0; i < 9_999; i++) {
      assertSame(c, core.next());
      assertTrue(core.tryTake(b, 3));
      core.drop(b, 3);
    }
    assertSame(a, core.next(), "a has waited long enough");
    assertFalse(core.newcomerIsNext());
  }

  @Test
  void inAQueueOnlyTheFirstIsWoken() {
    GilCore core = core(Policy.ruby());
    core.tryTake(a, 0);
    core.want(b, 1);
    core.want(c, 2);
    core.drop(a, 200_000_000);
    assertSame(b, core.next());
    assertFalse(core.tryTake(c, 200_000_000));
    assertTrue(core.tryTake(b, 200_000_000));
    assertSame(c, core.next());
  }

  @Test
  void withoutALockEverybodyHoldsIt() {
    GilCore core = core(Policy.none());
    assertTrue(core.tryTake(a, 0));
    assertTrue(core.tryTake(b, 0));
    assertEquals(2, core.holders());
    assertFalse(core.countIsFull(a));
    assertFalse(core.release(a, Reason.IO));
  }

  @Test
  void whoWinsCanChangeInALiveLock() {
    GilCore core = cpython();
    core.tryTake(a, 0);
    core.want(b, 1);
    core.want(c, 2);
    core.setPolicy(Policy.fair());
    core.release(a, Reason.IO);
    assertFalse(core.tryTake(c, 3), "b has waited longer, and from now on that counts");
    assertTrue(core.tryTake(b, 3));
    core.setPolicy(Policy.cpython());
    core.release(b, Reason.IO);
    assertTrue(core.tryTake(a, 4), "whoever comes first");
  }

  @Test
  void aLiveLockStaysALock() {
    assertThrows(IllegalArgumentException.class, () -> cpython().setPolicy(Policy.none()));
  }

  @Test
  void policiesHaveTheirNamesAndLimits() {
    for (Policy policy : Policy.all()) {
      assertEquals(policy, Policy.named(policy.name()));
      assertEquals(policy, policy.withSwitchEvery(7).withSwitchEvery(0));
    }
    assertEquals(null, Policy.named("pypy"));
    assertThrows(IllegalArgumentException.class, () -> Policy.cpython().withInterval(0));
    assertThrows(IllegalArgumentException.class, () -> Policy.cpython().withSwitchEvery(-1));
  }
}
