package toy.sched;

import org.jspecify.annotations.Nullable;
import java.util.List;
import toy.vm.Fiber;

/// The message when nobody can ever run again: who waits for what, where.
final class Deadlock {
  private Deadlock() {}

  /// Read while every thread is parked, so that nothing changes meanwhile.
  static String message(List<VmProcess> processes) {
    StringBuilder lines = new StringBuilder();
    int threads = 0;
    int tasks = 0;
    for (VmProcess process : processes) {
      for (VmThread thread : process.threads()) {
        VmThread.Blocked blocked = thread.blocked();
        if (blocked == null) {
          continue;
        }
        threads++;
        lines.append("  ").append(thread.label()).append(" waits for ").append(blocked.what());
        place(lines, blocked.place());
        EventLoop loop = thread.loop;
        if (loop == null) {
          continue;
        }
        for (Task task : loop.tasks()) {
          Pending on = task.waitingOn();
          tasks++;
          lines.append("    ").append(task.label()).append(" awaits ");
          lines.append(on == null ? "its turn" : on.describe());
          place(lines, task.fiber.place());
        }
      }
    }
    String who = count(threads, "thread") + (tasks == 0 ? "" : ", " + count(tasks, "task"));
    return "error[E310]: deadlock — nobody can ever run again ("
        + who
        + ", 0 timers)\n"
        + lines
        + "help: take locks in the same order in every thread, and give whoever waits somebody who"
        + " wakes it\n";
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  private static void place(StringBuilder lines, Fiber.@Nullable Place place) {
    if (place != null) {
      lines.append(" (").append(place.text()).append(')');
    }
    lines.append('\n');
  }
}
