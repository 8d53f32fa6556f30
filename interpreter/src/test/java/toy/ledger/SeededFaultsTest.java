package toy.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import toy.gil.Reason;

/// Faults put in on purpose, each of which a named identity has to find: else the identities say
/// nothing.
class SeededFaultsTest {
  private static final Script.Fault NONE = (_, _, _, _) -> true;

  @Test
  void theFaultlessPlayHoldsEverywhere() {
    Script script = new Script(NONE);
    Snapshot snapshot = script.play();
    assertEquals(List.of(), snapshot.check().failed());
    assertEquals(List.of(), script.differences(snapshot));
    assertTrue(snapshot.check().evaluated().size() > 50);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault("a release is not told", "I11", skip("T1 released")),
        fault("the forced drop is not told", "I11", skip("T0 dropped")),
        fault("a wait is not told", "I15", skip("T1 wanting")),
        fault("the end is not told", "I5", skip("T1 ended")),
        fault("an acquire is stamped twice", "I11", twice("T1 taken")),
        fault("a release is stamped twice", "I6", twice("T1 released")),
        fault(
            "a wrong reason",
            "I6",
            (what, account, _, now) -> {
              if (what.equals("T1 released")) {
                account.released(Reason.LOCK, now);
                return false;
              }
              return true;
            }),
        fault(
            "a forced drop told as a voluntary release",
            "I6",
            (what, account, _, now) -> {
              if (what.equals("T0 dropped")) {
                account.released(Reason.SLEEP, now);
                return false;
              }
              return true;
            }),
        fault(
            "an acquire stamped before the mutex was taken",
            "I2",
            (what, account, _, now) -> {
              if (what.equals("T1 taken") && now == 1_190) {
                account.taken(now - 20);
                return false;
              }
              return true;
            }),
        fault("a step's end is not told", "I11", skip("T0.1 SUSPENDED")),
        fault("a step's beginning is not told", "I11", skip("T0.1 STEP")));
  }

  private static Arguments fault(String name, String identity, Script.Fault fault) {
    return Arguments.of(name, identity, fault);
  }

  private static Script.Fault skip(String place) {
    return (what, _, _, _) -> !what.equals(place);
  }

  private static Script.Fault twice(String place) {
    return (what, account, reason, now) -> {
      if (what.equals(place)) {
        if (reason == null) {
          account.taken(now - 1);
        } else {
          account.released(reason, now - 1);
        }
      }
      return true;
    };
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("faults")
  void anIdentityFindsIt(String name, String identity, Script.Fault fault) {
    Script script = new Script(fault);
    Snapshot snapshot = script.play();
    Checks checks = snapshot.check();
    assertTrue(checks.failedNames().contains(identity), name + " gives " + checks.failed());
    assertFalse(script.differences(snapshot).isEmpty(), "the reckoning finds it too");
  }

  /// Every partition still holds when a task is ready from its loop's notice on.
  @Test
  void readyFromTheNoticeInsteadOfTheDeadline() {
    Snapshot snapshot = playReadyAt("T0.1", 1_470);
    assertEquals(List.of("I16"), snapshot.check().failedNames());
  }

  /// If nobody knew when it would be ready, only the recording can tell.
  @Test
  void readyFromTheNoticeInsteadOfTheCompletersReading() {
    Script[] script = new Script[1];
    Snapshot snapshot = playReadyAt("T0.2", 1_610, script);
    assertEquals(List.of(), snapshot.check().failed());
    List<String> differences = script[0].differences(snapshot);
    assertTrue(
        differences.contains("P0/T0.2 ready: recomputed 100, reported 40"), differences::toString);
  }

  private static Snapshot playReadyAt(String task, long notice) {
    return playReadyAt(task, notice, new Script[1]);
  }

  private static Snapshot playReadyAt(String task, long notice, Script[] out) {
    TaskAccount[] tasks = new TaskAccount[1];
    Script script =
        new Script((what, account, _, _) -> {
          if (what.equals(task + " READY")) {
            List<TaskAccount> all = ((ThreadAccount) account).loop().first();
            TaskAccount late = all.get(task.charAt(3) - '1');
            late.ready(notice);
            tasks[0] = late;
            return false;
          }
          return true;
        });
    out[0] = script;
    Snapshot snapshot = script.play();
    assertTrue(tasks[0] != null, "the fault was reached");
    return snapshot;
  }

  @Test
  void twoHoldersAtOnce() {
    Script script = new Script(NONE);
    script.at(1_010).acquire(script.t0);
    script.t1.taken(1_020);
    script.at(1_030).exit(script.t0);
    assertTrue(script.at(1_100).end().check().failedNames().contains("I2"));
  }

  @Test
  void aForcedDropThatComesBackAtOnce() {
    Script script = new Script(NONE);
    script.at(1_010).acquire(script.t0).at(1_120).acquire(script.t1).at(1_170).retry(script.t1);
    script.at(1_180).drop(script.t0).at(1_190).retry(script.t0);
    script.at(1_200).exit(script.t0).at(1_200).retry(script.t1).at(1_210).exit(script.t1);
    assertEquals(List.of("I9"), script.at(1_300).end().check().failedNames());
  }

  @Test
  void threadsAndLockCutAtDifferentReadings() {
    Script script = new Script(NONE);
    script.at(1_010).acquire(script.t0);
    VmSnapshot cut = script.vm.cut(1_100);
    List<ThreadSnapshot> later =
        List.of(script.t0.cut(1_130, 1_000, false), script.t1.cut(1_130, 1_000, false));
    VmSnapshot torn =
        new VmSnapshot(
            cut.id(),
            cut.name(),
            null,
            cut.kind(),
            cut.policy(),
            0,
            cut.wallNs(),
            0,
            0,
            0,
            0,
            0,
            true,
            cut.gil(),
            later,
            cut.tasks(),
            cut.each());
    Checks checks = new Snapshot(100, 100, false, List.of(torn)).check();
    assertTrue(checks.failedNames().contains("I3"), checks.failed()::toString);
  }

  @Test
  void processorTimeThatNobodyHeldTheLockFor() {
    Script script = new Script(NONE);
    script.t1.cpu(10_000_000_000L);
    assertEquals(List.of("CPU"), script.play().check().failedNames());
  }

  @Test
  void aFigureThatShrinks() {
    Script script = new Script(NONE);
    script.at(1_010).acquire(script.t0);
    Snapshot late = new Snapshot(500, 500, false, List.of(script.vm.cut(1_500)));
    VmSnapshot first = new Script(NONE).at(1_010).vm.cut(1_010);
    Snapshot early = new Snapshot(100, 100, false, List.of(first));
    assertEquals(List.of(), late.minus(early).check().failed());
    assertTrue(early.minus(late).check().failedNames().contains("I20"));
  }
}
