package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import toy.ledger.Model;
import toy.ledger.Snapshot;
import toy.ledger.UnitNow.State;
import toy.ledger.VmSnapshot;
import toy.lib.StandardLibrary;
import toy.syntax.Source;

/// Looking at a machine while it runs.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LiveTest {
  private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(20);

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Machine machine =
      new Machine(
          Options.of(new ByteArrayOutputStream(), err).withTerminal(true, false),
          StandardLibrary.create());
  private final Session session = machine.session();
  private int entries;

  @AfterEach
  void close() {
    machine.close();
  }

  private void post(String entry) {
    Session.Outcome outcome = session.post(new Source("<prompt " + ++entries + ">", entry));
    assertTrue(outcome instanceof Session.Done, () -> err.toString(StandardCharsets.UTF_8));
  }

  /// Looks until `wanted` is seen.
  private Live see(Predicate<Live> wanted) {
    long limit = System.nanoTime() + LIMIT_NS;
    while (true) {
      Live live = machine.look();
      if (wanted.test(live)) {
        return live;
      }
      if (System.nanoTime() > limit) {
        throw new AssertionError("never seen; at last: " + live);
      }
      Thread.onSpinWait();
    }
  }

  private static Live.@Nullable Thread thread(Live live, String id) {
    return first(live, vm -> vm.threads(), t -> t.id().equals(id));
  }

  private static Live.@Nullable Task task(Live live, String id) {
    return first(
        live,
        vm ->
            vm.threads().stream()
                .flatMap(t ->
                    t.loop() == null ? List.<Live.Task>of().stream() : t.loop().tasks().stream())
                .toList(),
        t -> t.id().equals(id));
  }

  private static <T> @Nullable T first(
      Live live, Function<Live.Vm, List<T>> all, Predicate<T> wanted) {
    return live.vms().stream()
        .flatMap(vm -> all.apply(vm).stream())
        .filter(wanted)
        .findFirst()
        .orElse(null);
  }

  private static Predicate<Live> threadIs(String id, String state) {
    return live -> {
      Live.Thread thread = thread(live, id);
      return thread != null && thread.now().text().equals(state);
    };
  }

  @Test
  void thePromptsMainThreadIdlesInItsLoop() {
    Live live = see(threadIs("T0", "released (loop)"));
    Live.Vm vm = live.vms().getFirst();
    assertEquals("P0 MainProcess", vm.id() + " " + vm.name());
    assertNull(vm.holder());
    assertEquals(Model.MAIN, vm.threads().getFirst().model());
    assertEquals("the next entry", vm.threads().getFirst().waitsFor());
    assertNull(vm.threads().getFirst().at());
  }

  @Test
  void ofTwoThreadsThatComputeOneHoldsAndOneWaits() {
    post("def work() {\n  while True {}\n}");
    post("let a = spawn thread work()\nlet b = spawn thread (name='b') work()");
    Live live =
        see(seen -> threadIs("T1", "holding").test(seen) && threadIs("T2", "waiting").test(seen));
    Live.Vm vm = live.vms().getFirst();
    assertEquals("T1", vm.holder().id());
    assertEquals(1, vm.waiters());
    assertTrue(vm.complete());
    Live.Thread holder = thread(live, "T1");
    assertEquals("work", holder.at().function());
    assertEquals("<prompt 1>:2", holder.at().text());
    assertEquals("<prompt 2>:1", holder.spawnedAt());
    assertEquals(2, holder.entry());
    assertEquals("b", thread(live, "T2").name());
    assertTrue(holder.now().heldNs() >= holder.now().forNs());
    Live again = see(threadIs("T2", "holding"));
    assertTrue(thread(again, "T1").now().heldNs() >= holder.now().heldNs());
    assertTrue(thread(again, "T2").now().waitingNs() > 0);
  }

  @Test
  void aGlanceNeedsNobodyToComeToACheckpoint() {
    post("def compute() { cpu(10 ** 7, native=True) }");
    // The entry's own account ends only where that process can be cut: when it is stopped.
    Rig.start(
        () -> session.post(new Source("<spawn>", "let q = Queue(); spawn process compute()")));
    Live live =
        see(seen -> threadIs("P1.T0", "holding").test(seen) && !seen.vms().get(1).complete());
    assertTrue(threadIs("P1.T0", "holding").test(machine.live()));
    assertTrue(live.vms().get(0).complete());
    assertEquals(1, live.vms().get(0).locks().size());
    assertEquals(List.of(), live.vms().get(1).locks());
  }

  @Test
  void whatAThreadWaitsForIsNamed() {
    post("let lock = Lock(); let q = Queue(1); q.put(0); lock.acquire()");
    post("let a = spawn thread lock.acquire()");
    post("let b = spawn thread lock.acquire(timeout=1000)");
    post("let c = spawn thread q.put(1)");
    post("let d = spawn thread join(a)");
    post("let e = spawn thread time.sleep(1000)");
    Live live =
        see(seen ->
            threadIs("T1", "released (lock)").test(seen)
                && threadIs("T2", "released (lock)").test(seen)
                && threadIs("T3", "released (queue)").test(seen)
                && threadIs("T4", "released (join)").test(seen)
                && threadIs("T5", "released (sleep)").test(seen));
    assertEquals("a lock", thread(live, "T1").waitsFor());
    assertEquals("a lock", thread(live, "T2").waitsFor());
    assertEquals("room in a full queue", thread(live, "T3").waitsFor());
    assertEquals("the end of thread T1 (lock.acquire)", thread(live, "T4").waitsFor());
    assertNull(thread(live, "T5").waitsFor());
    List<Live.Lock> locks = live.vms().getFirst().locks();
    Live.Lock lock = locks.getFirst();
    assertEquals("lock Lock locked T0", describe(lock));
    assertEquals("<prompt 1>:1", lock.takenAt().text());
    assertEquals(List.of("T1", "T2"), lock.waiters());
    assertEquals("q Queue 1 item, full null", describe(locks.get(1)));
    assertEquals(List.of("T3"), locks.get(1).waiters());
  }

  private static String describe(Live.Lock lock) {
    return lock.name() + " " + lock.kind() + " " + lock.state() + " " + lock.owner();
  }

  @Test
  void tasksTellWhomTheyAwait() {
    post("async def nap() { await asyncio.sleep(1000) }");
    post("async def outer(h) {\n  await h\n}");
    post("let t = spawn task (name='nap') nap(); let u = spawn task outer(t)");
    post("let v = spawn task outer(gather([t, u]))");
    Live live =
        see(seen ->
            task(seen, "T0.3") != null && task(seen, "T0.3").now().state() == State.SUSPENDED);
    Live.Task nap = task(live, "T0.1");
    assertEquals("nap suspended (sleep)", nap.name() + " " + nap.now().text());
    assertEquals("asyncio.sleep", nap.awaits());
    assertEquals(List.of(), nap.awaited());
    Live.Task outer = task(live, "T0.2");
    assertEquals("outer suspended (join)", outer.name() + " " + outer.now().text());
    assertEquals(List.of("T0.1"), outer.awaited());
    assertEquals("<prompt 2>:2", outer.at().text());
    assertEquals("<prompt 3>:1", outer.spawnedAt());
    assertEquals(List.of("T0.1", "T0.2"), task(live, "T0.3").awaited());
    Live.Loop loop = thread(live, "T0").loop();
    assertEquals("3 0 null", loop.live() + " " + loop.ready() + " " + loop.stepping());
  }

  @Test
  void aBlockedLoopShowsItsTask() {
    post("let go = Queue(); async def block() {\n  go.get()\n}\nasync def other() {}");
    post("let w = spawn thread run(block())");
    Live live = see(threadIs("T1", "released (queue)"));
    Live.Loop loop = thread(live, "T1").loop();
    assertEquals("T1.1", loop.stepping());
    assertEquals("running", loop.tasks().getFirst().now().text());
    assertEquals("<prompt 1>:2", thread(live, "T1").at().text());
  }

  @Test
  void aProcessIsAVmOfItsOwnBelowItsParent() {
    post("def nap() { join(spawn process time.sleep(1000)) }");
    post("let p = spawn process (name='nap') nap()");
    Live live = see(threadIs("P2.T0", "released (sleep)"));
    assertEquals(
        List.of("P0 null", "P1 P0", "P2 P1"),
        live.vms().stream().map(vm -> vm.id() + " " + vm.parent()).toList());
    assertEquals("nap", live.vms().get(1).name());
    assertEquals(Model.PROCESS, thread(live, "P1.T0").model());
    assertNotNull(threadIs("P1.T0", "released (join)"));
  }

  @Test
  void whoLooksLeavesNoTrace() throws InterruptedException {
    post("async def work() { for i in range(50) { cpu(1); await asyncio.sleep(0) } }");
    Thread looker =
        Rig.start(() -> {
          while (!Thread.currentThread().isInterrupted()) {
            machine.live();
            machine.look();
          }
        });
    post("let other = spawn task work()\nawait work()");
    Snapshot window = session.window();
    looker.interrupt();
    Rig.join(looker);
    VmSnapshot vm = window.vms().getFirst();
    assertEquals(0, vm.gil().requests());
    assertEquals(0, vm.gil().forced());
    assertTrue(window.check().ok(), () -> window.check().failed().toString());
  }
}
