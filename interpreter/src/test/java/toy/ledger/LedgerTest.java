package toy.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import toy.gil.Breaker;
import toy.gil.Policy;
import toy.gil.RealGil;
import toy.gil.Reason;

/// The arithmetic, at readings that one can add up by hand.
class LedgerTest {
  private static final Script.Fault NONE = (_, _, _, _) -> true;

  private final Snapshot whole = new Script(NONE).play();
  private final VmSnapshot vm = whole.vms().getFirst();

  private static ByReason of(Reason reason, long ns) {
    return ByReason.NONE.plus(reason, ns);
  }

  @Test
  void theWholeThread() {
    ThreadSnapshot t0 = vm.threads().getFirst();
    long held = (1_180 - 1_010) + (1_380 - 1_305) + (1_500 - 1_450) + (1_900 - 1_605);
    long waiting = (1_305 - 1_180) + (1_605 - 1_560);
    ByReason released = of(Reason.IO, 70).plus(Reason.LOOP, 60);
    assertEquals(new Times(held, waiting, released), t0.whole());
    assertEquals(1_900 - 1_010, t0.aliveNs());
    assertEquals(10, t0.startupNs());
    assertEquals(2, t0.waitLengths().count());
    assertEquals(125, t0.waitLengths().max());
    assertEquals(1, t0.forced());
    assertEquals(4, t0.acquires());
  }

  @Test
  void stepsAreNotTheThreadsOwn() {
    ThreadSnapshot t0 = vm.threads().getFirst();
    assertEquals((1_500 - 1_330) + (1_640 - 1_610), t0.tasksNs());
    assertEquals(of(Reason.LOOP, 60), t0.own().released());
    assertEquals(t0.aliveNs(), t0.own().total() + t0.tasksNs());
  }

  @Test
  void aTaskIsReadyFromItsDeadlineOn() {
    TaskSnapshot a = vm.each().getFirst();
    assertEquals((1_330 - 1_310) + (1_470 - 1_400), a.readyNs());
    assertEquals(of(Reason.SLEEP, 40), a.suspended());
    assertEquals(30 + 30, a.runningNs());
    assertEquals(60, a.heldNs());
    assertEquals(2, a.steps());
    assertEquals("a", a.name());
    assertEquals("T0.1", a.id());
  }

  @Test
  void aStepThatBlocksItsLoop() {
    TaskSnapshot b = vm.each().get(1);
    assertEquals(of(Reason.IO, 70), b.blocking());
    assertEquals((1_470 - 1_360) + 30, b.runningNs());
    assertEquals(b.runningNs() - 70, b.heldNs());
    assertEquals(of(Reason.QUEUE, 80), b.suspended());
  }

  @Test
  void theLock() {
    GilFigures gil = vm.gil();
    assertEquals(1_000, vm.wallNs());
    assertEquals(1_000 - gil.heldNs(), gil.idleNs());
    assertEquals(10 + 5 + 5, gil.handoffNs(), "idle while somebody waits");
    assertEquals(4, gil.switches());
    assertEquals(1, gil.requests());
    assertEquals(1, gil.honoured());
    assertEquals(10, vm.startupNs());
  }

  @Test
  void theRows() {
    ModelRow main = row(Model.MAIN);
    ModelRow task = row(Model.TASK);
    assertEquals(890, main.aliveNs());
    assertEquals(200, main.tasksNs());
    assertEquals(main.aliveNs(), main.total() + main.tasksNs());
    assertEquals(2, task.count());
    assertEquals(task.aliveNs(), task.total());
    assertEquals(0, row(Model.PROCESS).count());
  }

  private ModelRow row(Model model) {
    ModelRow row = whole.models().get(model);
    assertNotNull(row);
    return row;
  }

  @Test
  void aWindowCutsWhatIsOpen() {
    Script script = new Script(NONE);
    script.at(1_010).acquire(script.t0).at(1_120).acquire(script.t1);
    Snapshot before = new Snapshot(150, 150, false, List.of(script.vm.cut(1_150)));
    script.at(1_170).retry(script.t1).at(1_180).drop(script.t0).at(1_190).retry(script.t1);
    Snapshot after = new Snapshot(200, 200, false, List.of(script.vm.cut(1_200)));
    Snapshot window = after.minus(before);
    assertEquals(50, window.wallNs());
    ThreadSnapshot t0 = window.vms().getFirst().threads().getFirst();
    ThreadSnapshot t1 = window.vms().getFirst().threads().get(1);
    assertEquals(new Times(30, 20, ByReason.NONE), t0.whole());
    assertEquals(new Times(10, 40, ByReason.NONE), t1.whole());
    assertTrue(t0.leftover() && t1.leftover());
    assertEquals(List.of(), window.check().failed());
  }

  @Test
  void whatHadEndedIsNotInAWindow() {
    Script script = new Script(NONE);
    script.play();
    Snapshot end = new Snapshot(1_000, 1_000, false, List.of(script.vm.cut(2_000)));
    assertEquals(List.of(), end.minus(end).vms());
  }

  @Test
  void theHolderReadsItsOwnHeldTime() {
    Script script = new Script(NONE);
    script.at(1_010).acquire(script.t0);
    assertEquals(90, script.t0.heldNanos(1_100));
    TaskAccount task = script.t0.task(null, null, 1_100);
    task.begin(1_120);
    assertEquals(30, script.t0.heldNanos(1_150), "a step's time is the task's");
    assertEquals(30, task.heldNanos(1_150));
    task.suspend(Reason.SLEEP, TaskAccount.NO_DEADLINE, 1_160);
    assertEquals(40, task.heldNanos(1_200));
    assertEquals(110 + 40, script.t0.heldNanos(1_200));
    assertEquals("Task-1", task.name());
    assertEquals(40, task.times().heldNs());
  }

  @Test
  void readyNeverPrecedesTheSuspension() {
    Script script = new Script(NONE);
    script.at(1_010).acquire(script.t0);
    TaskAccount task = script.t0.task(null, null, 1_010);
    task.begin(1_020);
    task.suspend(Reason.SLEEP, 1_030, 1_100);
    task.ready(1_030);
    TaskSnapshot cut = task.cut(1_150, false);
    assertEquals(10 + 50, cut.readyNs());
    assertEquals(0, cut.suspended().total());
    assertEquals(0, cut.lateReady());
  }

  /// What wakes a task can read the clock after the loop did whose reading begins the step.
  @Test
  void aStepDoesNotBeginBeforeTheTaskWasReady() {
    Script script = new Script(NONE);
    script.at(1_010).acquire(script.t0);
    TaskAccount task = script.t0.task(null, null, 1_010);
    task.begin(1_020);
    task.suspend(Reason.JOIN, TaskAccount.NO_DEADLINE, 1_100);
    task.ready(1_130);
    task.begin(1_120);
    task.end(1_200);
    TaskSnapshot cut = task.cut(1_200, false);
    assertEquals(80 + 70, cut.runningNs());
    assertEquals(10, cut.readyNs());
    assertEquals(0, cut.disorder());
  }

  /// What a task awaits of other units is no wait for I/O, and a sleep of no time is no wait.
  @Test
  void waitsForIoAreCounted() {
    Script script = new Script(NONE);
    script.at(1_010).acquire(script.t0);
    TaskAccount task = script.t0.task(null, null, 1_010);
    long now = 1_020;
    for (Reason reason : List.of(Reason.IO, Reason.JOIN, Reason.SLEEP, Reason.QUEUE)) {
      task.begin(now);
      task.suspend(reason, now + 20, now + 10);
      task.ready(now + 20);
      now += 30;
    }
    task.begin(now);
    task.suspend(Reason.SLEEP, now, now + 10);
    assertEquals(2, script.vm.cut(now + 20).tasks().ioWaits());
  }

  @Test
  void aCutAppliesWhatTheLoopHasNotSeen() {
    Script script = new Script(NONE);
    script.at(1_010).acquire(script.t0);
    TaskAccount task = script.t0.task(null, null, 1_010);
    task.begin(1_010);
    task.suspend(Reason.SLEEP, 1_050, 1_020);
    script.t0.beforeCut(now -> task.ready(1_050));
    TaskSnapshot cut = script.vm.cut(1_100).each().getFirst();
    assertEquals(30, cut.suspended().get(Reason.SLEEP));
    assertEquals(50, cut.readyNs());
  }

  @Test
  void aThreadThatIsTurnedAwayFromAClosedLockHasEnded() {
    Script script = new Script(NONE);
    script.at(1_010).acquire(script.t0).at(1_120).acquire(script.t1);
    script.gil.close();
    script.gil.core().turnAway(script.t1.gilThread());
    script.at(1_200);
    script.t1.released(null, 1_200);
    Snapshot end = script.exit(script.t0).at(1_300).end();
    assertEquals(List.of(), end.check().failed());
    assertEquals(80, end.vms().getFirst().threads().get(1).openWaitNs());
  }

  @Test
  void aDaemonThreadThatIsTurnedAwayAfterTheEndEndedWithItsVm() {
    Script script = new Script(NONE);
    script.at(1_010).acquire(script.t1).at(1_100).release(script.t1, Reason.SLEEP);
    script.at(1_110).acquire(script.t0).at(1_200).exit(script.t0);
    script.gil.close();
    Snapshot end = script.at(1_300).end();
    script.t1.released(null, 1_900);
    VmSnapshot later = script.vm.cut(2_000);
    assertEquals(List.of(), end.check().failed());
    assertEquals(end.vms().getFirst(), later);
    assertEquals(200, later.threads().get(1).whole().released().get(Reason.SLEEP));
    assertTrue(later.threads().get(1).ended());
  }

  @Test
  void aSleeperThatIsTurnedAwayBeforeTheEndIsInOrder() {
    Script script = new Script(NONE);
    script.at(1_010).acquire(script.t1).at(1_100).release(script.t1, Reason.SLEEP);
    script.at(1_110).acquire(script.t0).at(1_200).exit(script.t0);
    script.gil.close();
    script.t1.released(null, 1_250);
    Snapshot end = script.at(1_300).end();
    assertEquals(List.of(), end.check().failed());
    assertEquals(240, end.vms().getFirst().threads().get(1).aliveNs());
  }

  @Test
  void aProcessIsAVmOfItsOwn() {
    long[] now = {0};
    Ledger ledger = new Ledger(0, null);
    VmAccount parent = vm(ledger, "main", null, now);
    now[0] = 100;
    VmAccount child = vm(ledger, "P", parent, now);
    child.copied(1_200, 30);
    ThreadAccount first = child.thread("P", Model.PROCESS, "f.toy:1", 100);
    now[0] = 150;
    child.gil().acquire(first.gilThread());
    now[0] = 450;
    child.gil().exit(first.gilThread());
    child.end();
    List<Snapshot> cuts = new ArrayList<>();
    ledger.snapshot(null, cuts::add);
    Snapshot snapshot = cuts.getFirst();
    assertEquals(List.of(), snapshot.check().failed());
    VmSnapshot cut = snapshot.vms().get(1);
    assertEquals("P0", cut.parent());
    assertEquals(50, cut.startupNs());
    assertEquals(350, cut.wallNs());
    assertEquals(300, cut.gil().heldNs());
    assertEquals(1_200, cut.copiedBytes());
  }

  private static VmAccount vm(
      Ledger ledger, String name, @org.jspecify.annotations.Nullable VmAccount parent, long[] now) {
    RealGil gil = new RealGil(Policy.cpython(), () -> now[0], new Breaker());
    return ledger.createVm(name, parent, VmAccount.Kind.VM, gil, now[0]);
  }

  @Test
  void bucketsAreNarrowAndHoldWhatTheySay() {
    for (long ns = 0; ns < 1L << 43; ns = ns * 9 / 8 + 1) {
      int bucket = Histogram.bucket(ns);
      assertTrue(Histogram.upperBound(bucket) >= ns);
      assertTrue(bucket == 0 || Histogram.upperBound(bucket - 1) < ns);
      assertTrue(Histogram.upperBound(bucket) <= ns * 1.125, "at " + ns);
    }
    assertEquals(Histogram.BUCKETS - 1, Histogram.bucket(Long.MAX_VALUE));
  }

  @Test
  void quantilesAreClippedToTheLongest() {
    Histogram histogram = new Histogram();
    for (int i = 1; i <= 99; i++) {
      histogram.add(1_000);
    }
    histogram.add(50_000);
    Distribution distribution = histogram.snapshot();
    assertEquals(1_023, distribution.quantile(0.5));
    assertEquals(1_023, distribution.quantile(0.99));
    assertEquals(50_000, distribution.quantile(1));
    assertEquals(0, Distribution.EMPTY.quantile(0.5));
    assertEquals(Distribution.EMPTY, distribution.minus(distribution));
  }
}
