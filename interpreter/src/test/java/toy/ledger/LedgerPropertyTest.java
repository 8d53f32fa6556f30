package toy.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import toy.gil.Policy;
import toy.gil.Reason;

/// Random runs under every policy: all identities hold, in the whole run and in every window of it,
/// and an independent reckoning from the recorded transitions comes to the same figures.
@Timeout(120)
class LedgerPropertyTest {
  private static final int RUNS = 300;

  private static final List<Policy> POLICIES =
      List.of(
          Policy.cpython().withInterval(50_000),
          Policy.cpython39().withInterval(200_000),
          Policy.cpython().withSwitchEvery(3),
          Policy.cpython2(),
          Policy.ruby().withInterval(100_000),
          Policy.fair().withInterval(50_000));

  private long forced;
  private long readyWaits;
  private long processes;
  private long windows;
  private final Map<Reason, Long> voluntary = new EnumMap<>(Reason.class);

  @Test
  void identitiesHoldInRandomRuns() {
    for (int seed = 0; seed < RUNS; seed++) {
      Policy policy = POLICIES.get(seed % POLICIES.size());
      Workload workload = new Workload(policy);
      Snapshot whole = workload.run(seed);
      String run = "seed " + seed + " under " + policy.name();
      assertEquals(List.of(), whole.check().failed(), run);
      assertEquals(List.of(), Checker.differences(workload.recording.events(), whole), run);
      checkWindows(workload, whole, run);
      count(whole);
    }
    assertTrue(forced >= 100, "forced " + forced);
    assertTrue(readyWaits >= 50, "ready waits " + readyWaits);
    assertTrue(processes >= 10, "processes " + processes);
    assertTrue(windows >= 300, "windows " + windows);
    for (Reason reason : Reason.values()) {
      assertTrue(voluntary.getOrDefault(reason, 0L) >= 20, reason.key());
    }
  }

  private void checkWindows(Workload workload, Snapshot whole, String run) {
    List<Snapshot> cuts = new ArrayList<>(workload.snapshots);
    cuts.add(whole);
    Snapshot before = cuts.getFirst();
    for (Snapshot cut : cuts) {
      assertEquals(List.of(), cut.check().failed(), run + ", a cut in the middle");
      if (precedes(before, cut)) {
        assertEquals(List.of(), cut.minus(before).check().failed(), run + ", a window");
        windows++;
      }
      before = cut;
    }
  }

  /// Whether one collection was complete before the other began: threads of several VMs cut at
  /// will.
  private static boolean precedes(Snapshot before, Snapshot after) {
    if (before.vms().size() > after.vms().size()) {
      return false;
    }
    for (int i = 0; i < before.vms().size(); i++) {
      if (before.vms().get(i).wallNs() > after.vms().get(i).wallNs()) {
        return false;
      }
    }
    return before.atNs() < after.atNs();
  }

  private void count(Snapshot whole) {
    for (VmSnapshot vm : whole.vms()) {
      forced += vm.gil().forced();
      processes += vm.parent() == null ? 0 : 1;
      for (ThreadSnapshot thread : vm.threads()) {
        for (Reason reason : Reason.values()) {
          voluntary.merge(reason, thread.voluntary().get(reason), Long::sum);
        }
      }
      for (TaskSnapshot task : vm.each()) {
        readyWaits += task.readyNs() > 0 ? task.steps() : 0;
      }
    }
  }

  @Test
  void withoutALockTheThreadsAccountsStillAddUp() {
    for (int seed = 0; seed < 30; seed++) {
      Workload workload = new Workload(Policy.none());
      Snapshot whole = workload.run(seed);
      assertEquals(List.of(), whole.check().failed());
      assertEquals(List.of(), Checker.differences(workload.recording.events(), whole));
      assertTrue(
          whole.check().evaluated().stream().noneMatch(name -> name.startsWith("I7 ")),
          "switches do not apply");
    }
  }
}
