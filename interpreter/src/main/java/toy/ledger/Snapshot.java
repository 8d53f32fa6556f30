package toy.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import toy.gil.Reason;

/// What all accounts of a run said at one instant, or the [difference][#minus] of two such, a
/// window. Immutable. Its methods `i1` … are the identities of the account; [#check] evaluates all
/// of them.
///
/// All `=` are exact: one reading closes an interval and opens the next. Those about one holder,
/// idle time and switches do not apply to a VM under the policy `none`; those about counts from the
/// beginning do not apply to a window. (I10, I13, I14, I18, I21 and I23 of the design are about
/// traces and simulation; I19 compares runs and is a test.)
///
/// @param atNs from the run's beginning to the latest cut
/// @param wallNs the same, or the length of the window
/// @param window whether it is a difference
/// @param vms each cut at its own reading, in the order of their creation
public record Snapshot(long atNs, long wallNs, boolean window, List<VmSnapshot> vms) {
  private static final long OVERHEAD_NS = 50_000; // of a transition or a wake-up, processor time

  /// Of a thread's first and last instants, and of what the JVM and the operating system do on it
  /// while it waits: now and then 20 to 30 ms were seen where eight times as many threads wanted to
  /// run as there were processors.
  private static final long START_NS = 50_000_000;

  /// Keeps an unmodifiable list.
  public Snapshot {
    vms = List.copyOf(vms);
  }

  /// What came after `before`. VMs, threads and tasks that had ended by then are left out; those
  /// that lived on count as leftovers.
  public Snapshot minus(Snapshot before) {
    Map<String, VmSnapshot> earlier = new HashMap<>();
    for (VmSnapshot vm : before.vms) {
      earlier.put(vm.id(), vm);
    }
    List<VmSnapshot> parts = new ArrayList<>();
    for (VmSnapshot vm : vms) {
      VmSnapshot old = earlier.get(vm.id());
      if (old == null) {
        parts.add(vm);
      } else if (old.open()) {
        parts.add(vm.minus(old));
      }
    }
    // A VM that was cut later does not make the window of the first one longer.
    long wall = parts.isEmpty() ? atNs - before.atNs : parts.getFirst().wallNs();
    return new Snapshot(atNs, wall, true, parts);
  }

  /// The rows of the report: every interval is in the row of its unit.
  public Map<Model, ModelRow> models() {
    Map<Model, ModelRow> rows = new EnumMap<>(Model.class);
    for (Model model : Model.values()) {
      rows.put(model, ModelRow.empty(model));
    }
    for (VmSnapshot vm : vms) {
      for (ThreadSnapshot thread : vm.threads()) {
        rows.computeIfPresent(thread.model(), (_, row) -> row.plus(thread));
      }
      rows.computeIfPresent(Model.TASK, (_, row) -> row.plus(vm.tasks()));
    }
    return rows;
  }

  /// Evaluates every identity that applies.
  public Checks check() {
    Checks.Builder checks = new Checks.Builder();
    for (VmSnapshot vm : vms) {
      i1(vm, checks);
      i2(vm, checks);
      i3(vm, checks);
      i4(vm, checks);
      i5(vm, checks);
      i6(vm, checks);
      i7(vm, checks);
      i8(vm, checks);
      i9(vm, checks);
      i11(vm, checks);
      i12(vm, checks);
      i15(vm, checks);
      i16(vm, checks);
      i17(vm, checks);
      cpu(vm, checks);
      i20(vm, checks);
    }
    rows(checks);
    return checks.build();
  }

  private static String at(VmSnapshot vm, ThreadSnapshot thread) {
    return vm.id() + "/" + thread.id();
  }

  private static String at(VmSnapshot vm, TaskSnapshot task) {
    return vm.id() + "/" + task.id();
  }

  /// Lifetime: a thread's states, and a task's, fill its life without gaps and overlaps.
  void i1(VmSnapshot vm, Checks.Builder checks) {
    for (ThreadSnapshot t : vm.threads()) {
      checks.equal(
          "I1", at(vm, t), "held + waiting + released", t.whole().total(), "alive", t.aliveNs());
    }
    for (TaskSnapshot t : vm.each()) {
      long sum = t.runningNs() + t.readyNs() + t.suspended().total();
      checks.equal("I1", at(vm, t), "running + ready + suspended", sum, "alive", t.aliveNs());
    }
    TaskTotals tasks = vm.tasks();
    long sum = tasks.runningNs() + tasks.readyNs() + tasks.suspended().total();
    checks.equal(
        "I1", vm.id() + " tasks", "running + ready + suspended", sum, "alive", tasks.aliveNs());
  }

  /// One holder: nobody took the lock while another held it, and its readings never went back.
  void i2(VmSnapshot vm, Checks.Builder checks) {
    if (!vm.policy().isParallel()) {
      checks.zero("I2", vm.id(), "overlapping holds", vm.gil().overlaps());
    }
    checks.zero("I2", vm.id(), "readings that went back", vm.gil().backwards());
  }

  /// The lock's time: the threads' holds and the time without a holder make up the VM's wall time.
  void i3(VmSnapshot vm, Checks.Builder checks) {
    long held = 0;
    for (ThreadSnapshot t : vm.threads()) {
      held += t.whole().heldNs();
    }
    checks.equal("I3", vm.id(), "sum of held", held, "the lock's held", vm.gil().heldNs());
    if (!vm.policy().isParallel()) {
      long idle = vm.gil().idleNs();
      checks.equal("I3", vm.id(), "held + idle", held + idle, "wall", vm.wallNs());
    }
  }

  /// Hand-off: the lock is idle while somebody waits for no longer than it is idle.
  void i4(VmSnapshot vm, Checks.Builder checks) {
    GilFigures gil = vm.gil();
    checks.atMost("I4", vm.id(), "idle with waiters", gil.handoffNs(), "idle", gil.idleNs());
  }

  /// Acquires and releases: they differ by whether the thread holds the lock; not at all once it
  /// ended.
  void i5(VmSnapshot vm, Checks.Builder checks) {
    for (ThreadSnapshot t : vm.threads()) {
      long releases = t.forced() + t.voluntary().total() + t.exits();
      long difference = t.acquires() - releases;
      checks.equal("I5", at(vm, t), "acquires - releases", difference, "holding", t.holding());
      if (t.ended() && !window) {
        checks.zero("I5", at(vm, t), "acquires - releases of an ended thread", difference);
      }
    }
  }

  /// Releases by kind: the lock's counts and the account's agree, and time is only where a count
  /// is.
  void i6(VmSnapshot vm, Checks.Builder checks) {
    long releases = 0;
    for (ThreadSnapshot t : vm.threads()) {
      releases += t.forced() + t.voluntary().total() + t.exits();
      for (Reason reason : Reason.values()) {
        String where = at(vm, t) + " " + reason.key();
        long counted = t.voluntary().get(reason);
        checks.equal("I6", where, "releases", counted, "releases seen", t.released().get(reason));
        if (counted == 0 && !t.leftover()) {
          checks.zero("I6", where, "time without a release", t.whole().released().get(reason));
        }
      }
    }
    GilFigures gil = vm.gil();
    long kinds = gil.forced() + gil.voluntary() + gil.exits();
    checks.equal("I6", vm.id(), "forced + voluntary + exit", kinds, "sum over threads", releases);
  }

  /// Switches: the lock's count and the account's agree, and each is an acquire.
  void i7(VmSnapshot vm, Checks.Builder checks) {
    if (vm.policy().isParallel()) {
      return;
    }
    GilFigures gil = vm.gil();
    checks.equal("I7", vm.id(), "switches", gil.switches(), "switches seen", gil.seenSwitches());
    checks.atMost("I7", vm.id(), "switches", gil.switches(), "acquires", gil.acquires());
    if (vm.threads().size() == 1 && !window) {
      checks.zero("I7", vm.id(), "switches of one thread", gil.switches());
    }
  }

  /// Requests: nobody is made to drop the lock more often than it was asked.
  void i8(VmSnapshot vm, Checks.Builder checks) {
    if (vm.policy().isParallel()) {
      return;
    }
    GilFigures gil = vm.gil();
    long requests = 0;
    for (ThreadSnapshot t : vm.threads()) {
      requests += t.requests();
      if (!window) {
        checks.atMost("I8", at(vm, t), "forced", t.forced(), "requests", t.requests());
      }
    }
    checks.equal("I8", vm.id(), "requests", gil.requests(), "sum over threads", requests);
    if (!window) {
      checks.atMost("I8", vm.id(), "honoured", gil.honoured(), "requests", gil.requests());
    }
    checks.atMost("I8", vm.id(), "forced", gil.forced(), "honoured", gil.honoured());
  }

  /// Forced switching: after a forced drop the next to take the lock is another thread.
  void i9(VmSnapshot vm, Checks.Builder checks) {
    if (vm.policy().forcedSwitch()) {
      checks.zero("I9", vm.id(), "forced drops that came back at once", vm.gil().retaken());
    }
  }

  /// Order: no transition that the state does not allow.
  void i11(VmSnapshot vm, Checks.Builder checks) {
    for (ThreadSnapshot t : vm.threads()) {
      checks.zero("I11", at(vm, t), "transitions out of order", t.disorder());
    }
    checks.zero("I11", vm.id() + " tasks", "transitions out of order", vm.tasks().disorder());
  }

  /// Waiting: the threads' sum is the integral of the number of waiters, and has its bound.
  void i12(VmSnapshot vm, Checks.Builder checks) {
    GilFigures gil = vm.gil();
    long waiting = 0;
    for (ThreadSnapshot t : vm.threads()) {
      waiting += t.whole().waitingNs();
    }
    checks.equal("I12", vm.id(), "sum of waiting", waiting, "integral", gil.waitingNs());
    int n = vm.threads().size();
    if (n > 0 && !vm.policy().isParallel()) {
      long bound = (n - 1) * vm.wallNs() + n * gil.handoffNs();
      checks.atMost("I12", vm.id(), "waiting", waiting, "(n-1) wall + n hand-off", bound);
    }
  }

  /// Waits: as many as acquires that waited; their sum is the waiting time; quantiles are in order.
  void i15(VmSnapshot vm, Checks.Builder checks) {
    for (ThreadSnapshot t : vm.threads()) {
      Distribution wait = t.waitLengths();
      String where = at(vm, t);
      checks.equal("I15", where, "waits", wait.count(), "acquires that waited", t.waits());
      checks.equal("I15", where, "waits", wait.count(), "in buckets", wait.inBuckets());
      long sum = wait.sum() + t.openWaitNs();
      checks.equal("I15", where, "sum of waits", sum, "waiting", t.whole().waitingNs());
      if (window) {
        continue;
      }
      long p50 = wait.quantile(0.5);
      long p90 = wait.quantile(0.9);
      long p99 = wait.quantile(0.99);
      checks.atMost("I15", where, "p50", p50, "p90", p90);
      checks.atMost("I15", where, "p90", p90, "p99", p99);
      checks.atMost("I15", where, "p99", p99, "max", wait.max());
      checks.atMost("I15", where, "max", wait.max(), "waiting", t.whole().waitingNs());
    }
  }

  /// Tasks: a step's time is held, waiting or blocking; a thread's time is its own or its tasks'; a
  /// task is ready from the event on.
  void i16(VmSnapshot vm, Checks.Builder checks) {
    for (TaskSnapshot t : vm.each()) {
      long sum = t.heldNs() + t.waitingNs() + t.blocking().total();
      checks.equal("I16", at(vm, t), "held + waiting + blocking", sum, "running", t.runningNs());
    }
    TaskTotals tasks = vm.tasks();
    long sum = tasks.heldNs() + tasks.waitingNs() + tasks.blocking().total();
    String where = vm.id() + " tasks";
    checks.equal("I16", where, "held + waiting + blocking", sum, "running", tasks.runningNs());
    long inSteps = 0;
    for (ThreadSnapshot t : vm.threads()) {
      inSteps += t.tasksNs();
      checks.equal(
          "I16", at(vm, t), "own + tasks", t.own().total() + t.tasksNs(), "alive", t.aliveNs());
    }
    checks.equal("I16", where, "running", tasks.runningNs(), "threads in steps", inSteps);
    checks.zero("I16", where, "ready later than the deadline", tasks.lateReady());
  }

  /// Processes: start-up and the first thread's life lie within the VM's wall, and so does copying.
  void i17(VmSnapshot vm, Checks.Builder checks) {
    if (vm.threads().isEmpty() || window) {
      return;
    }
    ThreadSnapshot first = vm.threads().getFirst();
    long sum = vm.startupNs() + first.aliveNs();
    checks.atMost("I17", vm.id(), "start-up + first thread", sum, "wall", vm.wallNs());
    checks.atMost("I17", vm.id(), "copying", vm.copyNs(), "wall", vm.wallNs());
    for (VmSnapshot parent : vms) {
      if (parent.id().equals(vm.parent())) {
        checks.atMost(
            "I17", vm.id(), "parent's creation", parent.createdNs(), "creation", vm.createdNs());
      }
    }
  }

  /// Processor time: a thread uses it while it holds the lock, in I/O, and a little in transitions.
  void cpu(VmSnapshot vm, Checks.Builder checks) {
    for (ThreadSnapshot t : vm.threads()) {
      if (t.cpuNs() >= 0) {
        long transitions = 2 * t.acquires() + t.wakes();
        long bound =
            t.whole().heldNs()
                + t.whole().released().get(Reason.IO)
                + START_NS
                + transitions * OVERHEAD_NS;
        checks.atMost("CPU", at(vm, t), "cpu", t.cpuNs(), "held + io + overhead", bound);
      }
    }
  }

  /// Monotony: no figure of a window, and none of a run, is negative.
  void i20(VmSnapshot vm, Checks.Builder checks) {
    for (ThreadSnapshot t : vm.threads()) {
      Times whole = t.whole();
      long least = Math.min(Math.min(whole.heldNs(), whole.waitingNs()), whole.released().min());
      least = Math.min(least, Math.min(t.own().heldNs(), t.own().waitingNs()));
      least = Math.min(least, Math.min(t.own().released().min(), t.tasksNs()));
      least = Math.min(least, Math.min(t.aliveNs(), t.voluntary().min()));
      checks.atMost("I20", at(vm, t), "0", 0, "the least figure", least);
    }
    GilFigures gil = vm.gil();
    long least =
        Math.min(Math.min(gil.heldNs(), gil.idleNs()), Math.min(gil.acquires(), gil.forced()));
    least = Math.min(least, Math.min(gil.switches(), gil.requests()));
    TaskTotals tasks = vm.tasks();
    least = Math.min(least, Math.min(tasks.readyNs(), tasks.suspended().min()));
    least = Math.min(least, Math.min(tasks.heldNs(), tasks.blocking().min()));
    checks.atMost("I20", vm.id(), "0", 0, "the least figure", least);
  }

  /// Rows: what the models held is what the threads of all VMs held; and each row is its alive
  /// time.
  void rows(Checks.Builder checks) {
    long rowsHeld = 0;
    for (ModelRow row : models().values()) {
      rowsHeld += row.heldNs();
      checks.equal(
          "rows",
          row.model().key(),
          "states + tasks",
          row.total() + row.tasksNs(),
          "alive",
          row.aliveNs());
    }
    long held = 0;
    for (VmSnapshot vm : vms) {
      for (ThreadSnapshot t : vm.threads()) {
        held += t.whole().heldNs();
      }
    }
    checks.equal("rows", "all", "held of rows", rowsHeld, "held of threads", held);
  }
}
