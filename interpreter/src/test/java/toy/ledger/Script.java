package toy.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.gil.Breaker;
import toy.gil.GilCore;
import toy.gil.GilThread;
import toy.gil.Policy;
import toy.gil.RealGil;
import toy.gil.Reason;
import toy.gil.Transitions;

/// Two threads and two tasks played by one Java thread at made-up readings: the lock's core
/// decides, the accounts are told, and what truly happened is recorded apart. A [Fault] changes
/// what an account is told (or lets the lock be broken) at one place.
final class Script {
  /// Between a transition and the account. Returns whether the account is still to be told.
  interface Fault {
    /// `what` is `T1 taken`, `T1 released` …; it may tell `account` something else.
    boolean tell(String what, Transitions account, @Nullable Reason reason, long now);
  }

  private long now = 1_000;
  final RealGil gil = new RealGil(Policy.cpython().withInterval(50), () -> now, new Breaker());
  private final GilCore core = gil.core();
  private final Fault fault;
  private final List<Recorder.Event> truth = new ArrayList<>();
  private final Ledger ledger = new Ledger(1_000, null);
  final VmAccount vm = ledger.createVm("main", null, VmAccount.Kind.VM, gil, 1_000);
  final ThreadAccount t0 = vm.thread("main", Model.MAIN, null, 1_000);
  final ThreadAccount t1 = vm.thread("worker", Model.THREAD, "f.toy:3", 1_100);

  Script(Fault fault) {
    this.fault = fault;
    truth(null, null, Recorder.Kind.VM_CREATED, null, 1_000);
  }

  private void truth(
      @Nullable String thread,
      @Nullable String task,
      Recorder.Kind kind,
      @Nullable Reason reason,
      long at) {
    truth.add(new Recorder.Event("P0", thread, task, kind, reason, at));
  }

  private void tell(
      ThreadAccount account, String what, Recorder.Kind kind, @Nullable Reason reason) {
    truth(account.id(), null, kind, reason, now);
    if (fault.tell(account.id() + " " + what, account, reason, now)) {
      switch (what) {
        case "wanting" -> account.wanting(now);
        case "taken" -> account.taken(now);
        case "dropped" -> account.dropped(now);
        default -> account.released(reason, now);
      }
    }
  }

  Script at(long reading) {
    now = reading;
    return this;
  }

  Script acquire(ThreadAccount account) {
    GilThread t = account.gilThread();
    if (core.tryTake(t, now)) {
      tell(account, "taken", Recorder.Kind.TAKEN, null);
    } else {
      core.want(t, now);
      tell(account, "wanting", Recorder.Kind.WANTING, null);
    }
    return this;
  }

  Script retry(ThreadAccount account) {
    if (core.tryTake(account.gilThread(), now)) {
      tell(account, "taken", Recorder.Kind.TAKEN, null);
    } else {
      core.woke(account.gilThread(), now);
    }
    return this;
  }

  Script drop(ThreadAccount account) {
    core.drop(account.gilThread(), now);
    tell(account, "dropped", Recorder.Kind.DROPPED, null);
    return this;
  }

  Script release(ThreadAccount account, Reason reason) {
    core.release(account.gilThread(), reason);
    tell(account, "released", Recorder.Kind.RELEASED, reason);
    return this;
  }

  Script exit(ThreadAccount account) {
    core.exit(account.gilThread());
    tell(account, "ended", Recorder.Kind.ENDED, null);
    return this;
  }

  /// Tells a task's account of what happens now, unless the fault does.
  Script task(String id, Recorder.Kind kind, @Nullable Reason reason, long at, Runnable tell) {
    truth("T0", id, kind, reason, at);
    if (fault.tell(id + " " + kind, t0, reason, at)) {
      tell.run();
    }
    return this;
  }

  Snapshot end() {
    vm.end();
    truth(null, null, Recorder.Kind.VM_ENDED, null, now);
    List<Snapshot> last = new ArrayList<>();
    ledger.snapshot(null, last::add);
    return last.getFirst();
  }

  /// What the independent reckoning finds.
  List<String> differences(Snapshot snapshot) {
    return Checker.differences(truth, snapshot);
  }

  /// The whole play, from 1,000 to 2,000. T0 and T1 take turns; T0 runs two tasks meanwhile.
  Snapshot play() {
    at(1_010).acquire(t0);
    at(1_120).acquire(t1); // waits
    at(1_170).retry(t1); // asks
    at(1_180).drop(t0);
    at(1_190).retry(t1);
    at(1_300).release(t1, Reason.SLEEP);
    at(1_305).retry(t0);
    TaskAccount a = t0.task("a", "f.toy:9", 1_310);
    truth("T0", "T0.1", Recorder.Kind.TASK_CREATED, null, 1_310);
    TaskAccount b = t0.task("b", "f.toy:9", 1_320);
    truth("T0", "T0.2", Recorder.Kind.TASK_CREATED, null, 1_320);
    at(1_330).task("T0.1", Recorder.Kind.STEP, null, 1_330, () -> a.begin(1_330));
    at(1_360)
        .task(
            "T0.1",
            Recorder.Kind.SUSPENDED,
            Reason.SLEEP,
            1_360,
            () -> a.suspend(Reason.SLEEP, 1_400, 1_360))
        .task("T0.2", Recorder.Kind.STEP, null, 1_360, () -> b.begin(1_360));
    at(1_380).release(t0, Reason.IO); // a step that blocks its loop
    at(1_450).acquire(t0);
    at(1_470)
        .task(
            "T0.2",
            Recorder.Kind.SUSPENDED,
            Reason.QUEUE,
            1_470,
            () -> b.suspend(Reason.QUEUE, TaskAccount.NO_DEADLINE, 1_470))
        .task("T0.1", Recorder.Kind.READY, null, 1_400, () -> a.ready(1_400))
        .task("T0.1", Recorder.Kind.STEP, null, 1_470, () -> a.begin(1_470));
    at(1_500).task("T0.1", Recorder.Kind.TASK_ENDED, null, 1_500, () -> a.end(1_500));
    at(1_500).release(t0, Reason.LOOP);
    at(1_520).acquire(t1);
    at(1_560).acquire(t0);
    at(1_600).exit(t1);
    at(1_605).retry(t0);
    at(1_610)
        .task("T0.2", Recorder.Kind.READY, null, 1_550, () -> b.ready(1_550))
        .task("T0.2", Recorder.Kind.STEP, null, 1_610, () -> b.begin(1_610));
    at(1_640).task("T0.2", Recorder.Kind.TASK_ENDED, null, 1_640, () -> b.end(1_640));
    at(1_900).exit(t0);
    return at(2_000).end();
  }
}
