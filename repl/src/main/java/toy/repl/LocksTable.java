package toy.repl;

import java.util.List;
import toy.ledger.UnitNow;
import toy.report.Style;
import toy.sched.Live;

/// Each VM's own lock, and below it the locks and queues of its program.
final class LocksTable {
  private LocksTable() {}

  static String text(Live live, Style style) {
    Tree tree = new Tree();
    for (Live.Vm vm : live.vms()) {
      gil(tree, vm);
      for (int i = 0; i < vm.locks().size(); i++) {
        lock(tree, vm.locks().get(i), i + 1 == vm.locks().size());
      }
      if (vm.locks().isEmpty()) {
        String why = vm.complete() ? "no locks or queues" : "its locks are not seen: it is busy";
        tree.add("", true, why, Tree.Weight.DIM);
      }
    }
    return tree.text(style);
  }

  private static void gil(Tree tree, Live.Vm vm) {
    List<String> waiting =
        vm.threads().stream()
            .filter(thread -> thread.now().state() == UnitNow.State.WAITING)
            .map(Live.Thread::id)
            .toList();
    Live.Thread holder = vm.holder();
    String state =
        vm.policy().isParallel()
            ? "there is none"
            : holder == null ? "free" : "held by " + holder.id();
    tree.add("GIL of " + vm.id(), Tree.Weight.NORMAL, state + waits(waiting));
  }

  private static void lock(Tree tree, Live.Lock lock, boolean last) {
    boolean locked = lock.state().equals("locked");
    String state = lock.owner() == null ? lock.state() : "held by " + lock.owner();
    if (lock.orphaned()) {
      state += ", which has ended (`.release()` frees it)";
    }
    String taken = lock.takenAt() == null ? "" : "since " + lock.takenAt().text();
    String waiting = waits(lock.waiters());
    tree.add(
        "",
        last,
        lock.name() == null ? "(no name)" : lock.name(),
        locked ? Tree.Weight.BOLD : Tree.Weight.NORMAL,
        lock.kind(),
        state + waiting,
        taken);
  }

  private static String waits(List<String> threads) {
    if (threads.isEmpty()) {
      return "";
    }
    boolean many = threads.size() > 6;
    String names = String.join(" ", many ? threads.subList(0, 6) : threads) + (many ? " …" : "");
    return ", " + threads.size() + " waiting: " + names;
  }
}
