package toy.report;

import java.util.ArrayList;
import java.util.List;
import toy.gil.Policy;
import toy.gil.Reason;
import toy.ledger.ByReason;
import toy.ledger.Distribution;
import toy.ledger.GilFigures;
import toy.ledger.Model;
import toy.ledger.Snapshot;
import toy.ledger.TaskTotals;
import toy.ledger.ThreadSnapshot;
import toy.ledger.Times;
import toy.ledger.VmAccount;
import toy.ledger.VmSnapshot;

/// Makes snapshots from round figures, in ms. Sums are filled in so that rows add up.
final class Canned {
  private static final long MS = 1_000_000;
  private boolean goesOn;

  private final long wall;
  private final Policy policy;
  private final List<ThreadSnapshot> threads = new ArrayList<>();
  private final List<VmSnapshot> children = new ArrayList<>();
  private TaskTotals tasks = TaskTotals.NONE;

  private Canned(long wallMs, Policy policy) {
    this.wall = wallMs * MS;
    this.policy = policy;
  }

  static Canned run(long wallMs) {
    return new Canned(wallMs, Policy.cpython());
  }

  static Canned run(long wallMs, Policy policy) {
    return new Canned(wallMs, policy);
  }

  /// Released times, in ms: `SLEEP, 100, IO, 20`.
  static ByReason ms(Object... reasonsAndMs) {
    ByReason times = ByReason.NONE;
    for (int i = 0; i < reasonsAndMs.length; i += 2) {
      times = times.plus((Reason) reasonsAndMs[i], (int) reasonsAndMs[i + 1] * MS);
    }
    return times;
  }

  Canned main(int heldMs, ByReason released) {
    threads.add(thread("T0", Model.MAIN, heldMs, 0, released, 1));
    return this;
  }

  /// `n` equal threads, each released `times` times for each of its reasons. Whoever comes next has
  /// not ended with the window.
  Canned goingOn() {
    goesOn = true;
    return this;
  }

  Canned threads(int n, int heldMs, int waitingMs, ByReason released, int times) {
    for (int i = 0; i < n; i++) {
      String id = "T" + threads.size();
      threads.add(thread(id, Model.THREAD, heldMs, waitingMs, released, times));
    }
    return this;
  }

  Canned processes(int n, int heldMs) {
    for (int i = 0; i < n; i++) {
      child(List.of(thread("T0", Model.PROCESS, heldMs, 0, ByReason.NONE, 0)));
    }
    return this;
  }

  /// `n` processes, each with two threads that compute while its main thread joins them.
  Canned processesWithTwoThreads(int n, int heldMs, int waitingMs) {
    for (int i = 0; i < n; i++) {
      child(
          List.of(
              thread("T0", Model.PROCESS, 0, 0, ms(Reason.JOIN, heldMs + waitingMs), 1),
              thread("T1", Model.THREAD, heldMs, waitingMs, ByReason.NONE, 0),
              thread("T2", Model.THREAD, heldMs, waitingMs, ByReason.NONE, 0)));
    }
    return this;
  }

  private void child(List<ThreadSnapshot> of) {
    children.add(
        new VmSnapshot(
            "P" + (children.size() + 1),
            "child",
            "P0",
            VmAccount.Kind.VM,
            policy,
            0,
            wall,
            600_000,
            300,
            50_000,
            0,
            0,
            false,
            lock(of),
            of,
            TaskTotals.NONE,
            List.of()));
  }

  /// All tasks together; `maxStepMs` is the longest step.
  Canned tasks(
      int n,
      int heldMs,
      int readyMs,
      ByReason suspended,
      ByReason blocking,
      int steps,
      int maxStepMs) {
    long running = heldMs * MS + blocking.total();
    long alive = running + readyMs * MS + suspended.total();
    Distribution lengths = new Distribution(steps, running, maxStepMs * MS, new int[0]);
    tasks =
        new TaskTotals(
            n,
            n,
            0,
            alive,
            running,
            heldMs * MS,
            0,
            blocking,
            readyMs * MS,
            suspended,
            steps - n,
            steps,
            lengths,
            0,
            0);
    return this;
  }

  private ThreadSnapshot thread(
      String id, Model model, int heldMs, int waitingMs, ByReason released, int times) {
    Times own = new Times(heldMs * MS, waitingMs * MS, released);
    ByReason counts = ByReason.NONE;
    for (Reason reason : Reason.values()) {
      counts = counts.plus(reason, released.get(reason) > 0 ? times : 0);
    }
    return new ThreadSnapshot(
        id,
        "w",
        model,
        model == Model.MAIN ? null : "f.toy:3",
        0,
        100_000,
        own.total(),
        own,
        own,
        0,
        -1,
        !goesOn,
        0,
        counts.total() + 1,
        0,
        1,
        counts,
        counts,
        0,
        0,
        0,
        Distribution.EMPTY,
        0,
        0,
        false);
  }

  private GilFigures lock(List<ThreadSnapshot> of) {
    long held = tasks.heldNs();
    for (ThreadSnapshot thread : of) {
      held += thread.own().heldNs();
    }
    return new GilFigures(held, wall - held, 0, 0, 9, 5, 3, 1, 7, 6, 5, 7, 0, 0, 0);
  }

  Snapshot snapshot() {
    if (threads.isEmpty()) {
      main(0, ByReason.NONE);
    }
    List<VmSnapshot> vms = new ArrayList<>();
    vms.add(
        new VmSnapshot(
            "P0",
            "main",
            null,
            VmAccount.Kind.VM,
            policy,
            0,
            wall,
            100_000,
            0,
            0,
            0,
            0,
            true,
            lock(threads),
            threads,
            tasks,
            List.of()));
    vms.addAll(children);
    return new Snapshot(wall, wall, false, vms);
  }

  Report report() {
    return new Report(
        snapshot(),
        new RunFacts(
            "0.1.0",
            "f.toy",
            "real",
            0,
            false,
            List.of(new Warning("W305", "a blocked loop", "f.toy:9"))));
  }
}
