package toy.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.gil.Policy;
import toy.gil.Reason;
import toy.ledger.ByReason;
import toy.ledger.Distribution;
import toy.ledger.GilFigures;
import toy.ledger.TaskSnapshot;
import toy.ledger.TaskTotals;
import toy.ledger.ThreadSnapshot;
import toy.ledger.Times;
import toy.ledger.VmSnapshot;

/// Writes the account of a child's VMs; [AccountIn] reads it in the same order.
public final class AccountOut {
  private final WireOut out;

  private AccountOut(WireOut out) {
    this.out = out;
  }

  public static void write(List<VmSnapshot> vms, WireOut out) {
    AccountOut writer = new AccountOut(out);
    out.num(vms.size());
    vms.forEach(writer::vm);
  }

  private void nums(long... figures) {
    for (long figure : figures) {
      out.num(figure);
    }
  }

  private void vm(VmSnapshot vm) {
    out.text(vm.id());
    out.text(vm.name());
    out.textOrNull(vm.parent());
    out.u8(vm.kind().ordinal());
    policy(vm.policy(), out);
    nums(vm.createdNs(), vm.wallNs(), vm.startupNs(), vm.copiedBytes(), vm.copyNs());
    nums(vm.transportNs(), vm.memoryBytes());
    out.bool(vm.open());
    gil(vm.gil());
    out.num(vm.threads().size());
    vm.threads().forEach(this::thread);
    totals(vm.tasks());
    out.num(vm.each().size());
    vm.each().forEach(this::task);
  }

  public static void policy(Policy policy, WireOut out) {
    out.text(policy.name());
    out.num(policy.intervalNanos());
    out.u8(policy.trigger().ordinal());
    out.num(policy.switchEvery());
    out.u8(policy.checkpoints().ordinal());
    out.u8(policy.winner().ordinal());
    out.bool(policy.forcedSwitch());
  }

  private void gil(GilFigures g) {
    nums(g.heldNs(), g.idleNs(), g.handoffNs(), g.waitingNs(), g.acquires(), g.forced());
    nums(g.voluntary(), g.exits(), g.switches(), g.requests(), g.honoured(), g.seenSwitches());
    nums(g.overlaps(), g.backwards(), g.retaken());
  }

  private void byReason(ByReason figures) {
    for (Reason reason : Reason.values()) {
      out.num(figures.get(reason));
    }
  }

  private void times(Times t) {
    nums(t.heldNs(), t.waitingNs());
    byReason(t.released());
  }

  private void distribution(Distribution d) {
    nums(d.count(), d.sum(), d.max());
    out.numbers(d.counts());
  }

  private void thread(ThreadSnapshot t) {
    unit(t.id(), t.name(), t.spawnedAt());
    out.u8(t.model().ordinal());
    nums(t.startNs(), t.startupNs(), t.aliveNs());
    times(t.whole());
    times(t.own());
    nums(t.tasksNs(), t.cpuNs());
    out.bool(t.ended());
    nums(t.holding(), t.acquires(), t.forced(), t.exits());
    byReason(t.voluntary());
    byReason(t.released());
    nums(t.requests(), t.waits(), t.wakes());
    distribution(t.waitLengths());
    nums(t.openWaitNs(), t.disorder());
    out.bool(t.leftover());
  }

  private void unit(String id, String name, @Nullable String spawnedAt) {
    out.text(id);
    out.text(name);
    out.textOrNull(spawnedAt);
  }

  private void totals(TaskTotals t) {
    nums(t.created(), t.ended(), t.leftovers());
    nums(t.aliveNs(), t.runningNs(), t.heldNs(), t.waitingNs());
    byReason(t.blocking());
    nums(t.readyNs());
    byReason(t.suspended());
    nums(t.ioWaits(), t.steps());
    distribution(t.stepLengths());
    nums(t.disorder(), t.lateReady());
  }

  private void task(TaskSnapshot t) {
    unit(t.id(), t.name(), t.spawnedAt());
    out.text(t.loopThread());
    nums(t.aliveNs(), t.runningNs(), t.heldNs(), t.waitingNs());
    byReason(t.blocking());
    nums(t.readyNs());
    byReason(t.suspended());
    nums(t.steps());
    out.bool(t.ended());
    nums(t.disorder(), t.lateReady());
    out.bool(t.leftover());
  }
}
