package toy.repl;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import toy.report.Style;
import toy.sched.Live;

/// The tasks of every loop, each below the one that awaits it.
final class TasksTree {
  private static final int MOST = 200; // rows; a screen of a thousand tells no more

  private final Style style;
  private final Tree tree = new Tree();
  private final Map<String, Live.Task> tasks = new LinkedHashMap<>();
  private final Map<String, String> others = new LinkedHashMap<>(); // threads and processes
  private final Set<String> shown = new HashSet<>();
  private int left;

  private TasksTree(Style style) {
    this.style = style;
  }

  static String text(Live live, Style style) {
    TasksTree made = new TasksTree(style);
    for (Live.Vm vm : live.vms()) {
      made.others.put(vm.id(), vm.id() + " '" + vm.name() + "'");
      for (Live.Thread thread : vm.threads()) {
        made.others.put(thread.id(), thread.id() + " " + UnitsTree.called(thread));
      }
    }
    live.vms().forEach(vm -> vm.threads().forEach(made::loop));
    String text = made.tree.text(style);
    return text.isEmpty()
        ? "no tasks\n"
        : text + (made.left > 0 ? style.fit("… and " + made.left + " more\n") : "");
  }

  private void loop(Live.Thread thread) {
    Live.Loop loop = thread.loop();
    if (loop == null || loop.live() == 0) {
      return;
    }
    tree.add(
        thread.id() + " " + UnitsTree.called(thread),
        Tree.Weight.NORMAL,
        "loop: "
            + loop.live()
            + " live, "
            + loop.ready()
            + " ready"
            + (loop.stepping() == null ? "" : ", runs " + loop.stepping()));
    tasks.clear();
    loop.tasks().forEach(task -> tasks.put(task.id(), task));
    left += loop.live() - loop.tasks().size();
    Set<String> awaited = new HashSet<>();
    loop.tasks().forEach(task -> awaited.addAll(task.awaited()));
    List<Live.Task> roots =
        loop.tasks().stream().filter(task -> !awaited.contains(task.id())).toList();
    // Where all await each other there is no root to begin at.
    List<Live.Task> first = roots.isEmpty() ? loop.tasks() : roots;
    for (int i = 0; i < first.size(); i++) {
      task(first.get(i), "", i + 1 == first.size());
    }
  }

  private void task(Live.Task task, String trunk, boolean last) {
    if (shown.size() >= MOST) {
      left++;
      return;
    }
    String label = task.id() + " '" + task.name() + "'";
    if (!shown.add(task.id())) {
      tree.add(trunk, last, label, Tree.Weight.DIM, "see above");
      return;
    }
    tree.add(
        trunk,
        last,
        label,
        UnitsTree.weight(task.now()),
        UnitsTree.state(task.now(), style),
        UnitsTree.join(
            task.awaited().size() == 1 ? null : UnitsTree.awaits(task),
            UnitsTree.place(task.at(), task.spawnedAt())));
    String below = Tree.below(trunk, last);
    for (int i = 0; i < task.awaited().size(); i++) {
      String id = task.awaited().get(i);
      boolean end = i + 1 == task.awaited().size();
      Live.Task other = tasks.get(id);
      if (other != null) {
        task(other, below, end);
      } else {
        tree.add(below, end, others.getOrDefault(id, id), Tree.Weight.DIM, "see :units");
      }
    }
  }
}
