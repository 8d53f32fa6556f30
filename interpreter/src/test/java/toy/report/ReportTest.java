package toy.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static toy.gil.Reason.JOIN;
import static toy.gil.Reason.SLEEP;
import static toy.report.Canned.ms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import toy.gil.Breaker;
import toy.gil.Policy;
import toy.gil.RealGil;
import toy.ledger.ByReason;
import toy.ledger.Ledger;
import toy.ledger.Model;
import toy.ledger.Snapshot;
import toy.ledger.ThreadAccount;
import toy.ledger.VmAccount;

class ReportTest {
  private static final Style WIDE = new Style(false, true, 160, true);

  private static Canned all() {
    return Canned.run(1620)
        .main(10, ms(JOIN, 1610))
        .threads(4, 400, 1187, ms(SLEEP, 10), 1)
        .processes(4, 1570)
        .tasks(1000, 30, 210, ms(SLEEP, 99_900), ByReason.NONE, 2000, 1);
  }

  @Test
  void theTextInAWideWindow() {
    assertEquals(
        """
         wall 1.62 s (real clock) · lock of main: held 101% ██████████, 7 hand-offs (5 forced) · cpython, 5 ms · 4 processes' locks 97% · held at once 4.9
         model      n   held          waiting       released
         main       1   0.01 s   1%   0.00 s   0%   1.61 s  99% (join)
         thread     4   1.60 s  25%   4.75 s  74%   0.04 s   1% (sleep)      of 6.39 thread-s alive
         process    4   6.28 s 100%   0.00 s   0%   0.00 s   0%              start 0.60 ms, copied 1.2 kB (VMs in this JVM)
         task    1000   0.03 s   0%   0.00 s   0%   99.9 s 100% (sleep)      ready 0.21 s, no step yet
         ⇢ I/O-bound: 89% of the time was sleep or I/O, 99.9 ms each. Tasks are right for it.   :why
        """,
        all().report().text(WIDE));
  }

  @Test
  void linesKeepToTheWidthAndToAscii() {
    Report report = all().report();
    for (String text :
        List.of(
            report.text(Style.plain()), report.full(Style.plain()), report.why(Style.plain()))) {
      for (String line : text.split("\n")) {
        assertTrue(line.length() <= 80, line.length() + ": " + line);
      }
      assertTrue(text.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 127), text);
    }
  }

  @Test
  void colourIsOnlyAddedToIt() {
    Report report = all().report();
    String coloured = report.full(new Style(true, true, 160, true));
    assertTrue(coloured.contains("\u001b["));
    assertEquals(report.full(WIDE), coloured.replaceAll("\u001b\\[[0-9]+m", ""));
  }

  @Test
  void aShortRunIsInMilliseconds() {
    String text = Canned.run(12).main(8, ms(SLEEP, 4)).report().text(Style.plain());
    assertTrue(text.contains("main       1  8.00 ms  67%"), text);
    assertFalse(text.contains("thread "), "no row without units");
  }

  @Test
  void withoutALockThereIsNoHeldShare() {
    Report report = Canned.run(100, Policy.none()).threads(2, 90, 0, ByReason.NONE, 1).report();
    assertTrue(report.text(Style.plain()).contains("| no lock: 1.8 ran at once | none"));
    assertFalse(report.json().contains("\"held_ns\": 180000000,\n        \"idle_ns\""));
    assertFalse(gilOf(report).containsKey("held_ns"));
  }

  @Test
  void theRulesAreNamed() {
    assertEquals("cpython, 5 ms", TextReport.rules(Policy.cpython()));
    assertEquals(
        "cpython, every 3 checkpoints", TextReport.rules(Policy.cpython().withSwitchEvery(3)));
    assertEquals("cpython2, every 100 checkpoints", TextReport.rules(Policy.cpython2()));
    assertEquals("fair, 50 us", TextReport.rules(Policy.fair().withInterval(50_000)));
  }

  private static Map<?, ?> gilOf(Report report) {
    Map<?, ?> vm = (Map<?, ?>) ((List<?>) report.tree().get("vms")).getFirst();
    return (Map<?, ?>) vm.get("gil");
  }

  private static String keys(Object map) {
    return ((Map<?, ?>) map)
        .keySet().stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  @Test
  void theKeysOfTheDocument() {
    Map<String, ?> tree = all().report().tree();
    assertEquals(
        "schema toy program clock wall_ns gil models vms checks warnings limit exit", keys(tree));
    assertEquals("toy-report/1", tree.get("schema"));
    assertEquals(1_620_000_000L, tree.get("wall_ns"));
    assertEquals("policy interval_ns switch_every", keys(tree.get("gil")));
    Map<?, ?> models = (Map<?, ?>) tree.get("models");
    assertEquals("main thread process task", keys(models));
    assertEquals(
        "count alive_ns held_ns waiting_ns ready_ns tasks_ns released_ns",
        keys(models.get("thread")));
    String reasons = "sleep io lock queue event join start loop";
    assertEquals(reasons, keys(((Map<?, ?>) models.get("thread")).get("released_ns")));
    assertEquals(
        reasons + " " + reasons.replaceAll("(\\w+)", "blocking-$1"),
        keys(((Map<?, ?>) models.get("task")).get("released_ns")));
    Map<?, ?> vm = (Map<?, ?>) ((List<?>) tree.get("vms")).getFirst();
    assertEquals(
        "id name parent kind wall_ns startup_ns copied_bytes copy_ns transport_ns memory_bytes open"
            + " gil threads tasks",
        keys(vm));
    assertEquals(
        "held_ns idle_ns acquires releases switches requests honoured", keys(vm.get("gil")));
    Map<?, ?> gil = (Map<?, ?>) vm.get("gil");
    assertEquals("forced voluntary exit", keys(gil.get("releases")));
    Map<?, ?> thread = (Map<?, ?>) ((List<?>) vm.get("threads")).getFirst();
    assertEquals(
        "id name model spawned_at start_ns startup_ns alive_ns held_ns waiting_ns released_ns"
            + " tasks_ns cpu_ns ended acquires forced voluntary wait",
        keys(thread));
    assertEquals("count p50_ns p90_ns p99_ns max_ns", keys(thread.get("wait")));
    assertEquals(
        "count alive_ns running_ns held_ns waiting_ns blocking_ns ready_ns suspended_ns steps"
            + " max_step_ns each",
        keys(vm.get("tasks")));
    assertEquals("identities failed", keys(tree.get("checks")));
    assertEquals("code message at", keys(((List<?>) tree.get("warnings")).getFirst()));
    assertEquals(0L, tree.get("exit"));
  }

  @Test
  void jsonIsWrittenAsJson() {
    String json =
        new Report(
                Canned.run(1).snapshot(),
                new RunFacts("0.1.0", "a \"b\"\\\n\u0001.toy", "real", 3, false, List.of()))
            .json();
    assertTrue(json.startsWith("{\n  \"schema\": \"toy-report/1\",\n"));
    assertTrue(json.contains("\"program\": \"a \\\"b\\\"\\\\\\n\\u0001.toy\""), json);
    assertTrue(json.contains("\"warnings\": []"));
    assertTrue(json.contains("\"parent\": null"));
    assertTrue(json.endsWith("\"exit\": 3\n}\n"));
  }

  @Test
  void aFailedCheckIsShown() {
    Report report = all().report(); // canned locks do not add up
    assertTrue(report.full(Style.plain()).contains("identities FAIL"));
    Map<?, ?> checks = (Map<?, ?>) report.tree().get("checks");
    assertFalse(((List<?>) checks.get("failed")).isEmpty());
  }

  @Test
  void theFullReportShowsEveryUnit() {
    String full = all().report().full(Style.plain());
    assertTrue(full.contains("T4 w (thread), spawned at f.toy:3"));
    assertTrue(full.contains("P3 child: wall 1.62 s"));
    assertTrue(full.contains("1000 tasks, 2000 steps"));
    assertTrue(full.contains("W305 a blocked loop at f.toy:9"));
    int longest = full.lines().mapToInt(String::length).max().orElse(0);
    assertTrue(longest <= Style.plain().width(), full);
  }

  @Test
  void aRowOfAWindowSaysWhatIsLeftOver() {
    long[] now = {0};
    RealGil gil = new RealGil(Policy.cpython(), () -> now[0], new Breaker());
    Ledger ledger = new Ledger(0, null);
    VmAccount vm = ledger.createVm("main", null, VmAccount.Kind.VM, gil, 0);
    ThreadAccount main = vm.thread("main", Model.MAIN, null, 0);
    ThreadAccount worker = vm.thread("worker", Model.THREAD, "f.toy:1", 0);
    gil.acquire(worker.gilThread());
    gil.release(worker.gilThread(), SLEEP);
    gil.acquire(main.gilThread());
    List<Snapshot> cuts = new ArrayList<>();
    ledger.snapshot(vm, cuts::add);
    now[0] = 200_000_000;
    ledger.snapshot(vm, cuts::add);
    Snapshot window = cuts.get(1).minus(cuts.getFirst());
    Report report =
        new Report(window, new RunFacts("0.1.0", "<prompt>", "real", 0, false, List.of()));
    assertTrue(report.checks().ok(), report.checks().failed()::toString);
    assertTrue(report.text(WIDE).contains("1 left over from before"), report.text(WIDE));
    assertFalse(report.text(WIDE).contains("2 left over"), "main is always older");
  }
}
