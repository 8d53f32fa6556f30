package toy.repl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.ledger.Model;
import toy.ledger.UnitNow;
import toy.report.Figures;
import toy.report.Style;
import toy.sched.Live;
import toy.vm.Fiber;

/// What runs now as a tree: each VM with its lock, below it its threads with the tasks of their
/// loops, then the VMs that it spawned.
final class UnitsTree {
  private static final int TASKS = 8; // so many of a loop are shown
  private static final int ROOMY = 100; // columns from which on there is room for more figures
  private static final Pattern UNNAMED = Pattern.compile("Thread-\\d+ \\((.*)\\)");

  private final Live live;
  private final Style style;
  private final Tree tree = new Tree();
  private int threads;
  private int tasks;

  private UnitsTree(Live live, Style style) {
    this.live = live;
    this.style = style;
  }

  static String text(Live live, Style style) {
    UnitsTree made = new UnitsTree(live, style);
    made.vm(live.vms().getFirst(), "", true, true);
    String counts =
        String.join(
            ", ",
            Figures.count(live.vms().size(), "VM"),
            Figures.count(made.threads, "thread"),
            Figures.count(made.tasks, "task"));
    return made.tree.text(style) + style.dim(counts) + "\n";
  }

  private void vm(Live.Vm vm, String trunk, boolean last, boolean root) {
    String label = vm.id() + " " + (root ? vm.name() : "'" + vm.name() + "'");
    if (root) {
      tree.add(label, Tree.Weight.NORMAL, lock(vm));
    } else {
      tree.add(trunk, last, label, Tree.Weight.NORMAL, lock(vm));
    }
    String below = root ? "" : Tree.below(trunk, last);
    List<Live.Vm> children =
        live.vms().stream().filter(child -> vm.id().equals(child.parent())).toList();
    int left = vm.threads().size() + children.size();
    for (Live.Thread thread : vm.threads()) {
      thread(vm, thread, below, --left == 0);
    }
    for (Live.Vm child : children) {
      vm(child, below, --left == 0, false);
    }
  }

  private static String lock(Live.Vm vm) {
    if (vm.policy().isParallel()) {
      return "no lock";
    }
    Live.Thread holder = vm.holder();
    String held = holder == null ? "free" : "held by " + holder.id();
    String waiting = vm.waiters() == 0 ? "" : ", " + vm.waiters() + " waiting";
    String busy = vm.complete() ? "" : " in a native call, its tasks are not seen";
    return "lock: " + held + busy + waiting + " · " + GilCommand.text(vm.policy());
  }

  private void thread(Live.Vm vm, Live.Thread thread, String trunk, boolean last) {
    threads++;
    UnitNow now = thread.now();
    String waits = waitsFor(vm, thread);
    tree.add(
        trunk,
        last,
        thread.id() + " " + called(thread),
        weight(now),
        state(now, style) + (thread.stopping() ? ", stopping" : ""),
        "held " + Figures.duration(now.heldNs()),
        join(waits, place(thread.at(), waits == null ? thread.spawnedAt() : null)));
    if (thread.loop() != null) {
      tasks(thread.loop(), Tree.below(trunk, last));
    }
  }

  private void tasks(Live.Loop loop, String trunk) {
    tasks += loop.live();
    List<Live.Task> shown = loop.tasks().subList(0, Math.min(TASKS, loop.tasks().size()));
    int more = loop.live() - shown.size();
    for (int i = 0; i < shown.size(); i++) {
      Live.Task task = shown.get(i);
      tree.add(
          trunk,
          more == 0 && i + 1 == shown.size(),
          task.id() + " '" + task.name() + "'",
          weight(task.now()),
          state(task.now(), style),
          "held " + Figures.duration(task.now().heldNs()),
          join(awaits(task), place(task.at(), task.spawnedAt())));
    }
    if (more > 0) {
      String label = (shown.isEmpty() ? "" : "… ") + Figures.count(more, "task");
      tree.add(trunk, true, label, Tree.Weight.DIM, states(loop, shown.size()));
    }
  }

  /// How many of the tasks that are not shown are in which state.
  private static String states(Live.Loop loop, int shown) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Live.Task task : loop.tasks().subList(shown, loop.tasks().size())) {
      counts.merge(task.now().text(), 1, Integer::sum);
    }
    List<String> parts = new ArrayList<>();
    counts.forEach((state, n) -> parts.add(n + " " + state));
    return String.join(", ", parts) + "   :tasks";
  }

  // ---- words

  static Tree.Weight weight(UnitNow now) {
    return switch (now.state()) {
      case HOLDING, RUNNING -> Tree.Weight.BOLD;
      case WAITING, READY, STARTING -> Tree.Weight.NORMAL;
      case RELEASED, SUSPENDED, ENDED -> Tree.Weight.DIM;
    };
  }

  /// `released (sleep)`, and for how long where there is room.
  static String state(UnitNow now, Style style) {
    return now.text() + (style.width() < ROOMY ? "" : " " + Figures.duration(now.forNs()));
  }

  /// `main`, `'b'`; of a thread without a name of its own what it runs.
  static String called(Live.Thread thread) {
    if (thread.model() != Model.THREAD) {
      return "main";
    }
    Matcher made = UNNAMED.matcher(thread.name());
    return "'" + (made.matches() ? made.group(1) : thread.name()) + "'";
  }

  /// What a task awaits, unless its state says so already.
  static @Nullable String awaits(Live.Task task) {
    boolean told = task.now().reason() == Reason.SLEEP || task.now().reason() == Reason.IO;
    return told ? null : task.awaits();
  }

  /// What a thread waits for; a lock by its name and owner.
  static @Nullable String waitsFor(Live.Vm vm, Live.Thread thread) {
    if (thread.waitsFor() == null || thread.now().state() != UnitNow.State.RELEASED) {
      return null;
    }
    for (Live.Lock lock : vm.locks()) {
      if (lock.name() != null && lock.waiters().contains(thread.id())) {
        String owner = lock.owner() == null ? "" : " of " + lock.owner();
        return "`" + lock.name() + "`" + owner;
      }
    }
    return thread.waitsFor();
  }

  /// `<prompt 3>:1 work`; where it was spawned if it is nowhere yet.
  static @Nullable String place(Fiber.@Nullable Place at, @Nullable String spawnedAt) {
    if (at == null) {
      return spawnedAt == null ? null : "spawned at " + spawnedAt;
    }
    return at.text() + (at.function().startsWith("<") ? "" : " " + at.function());
  }

  static String join(@Nullable String first, @Nullable String second) {
    return first == null
        ? (second == null ? "" : second)
        : second == null ? first : first + " · " + second;
  }
}
