package toy.sched;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.vm.Fiber;
import toy.vm.ModuleValue;

/// The message when nobody can ever run again: who waits for what, where. Made while every thread
/// is parked, so that nothing changes meanwhile.
final class Deadlock {
  private final List<String> lines = new ArrayList<>();
  private final Set<Primitive> wanted = new LinkedHashSet<>();
  private boolean twice;
  private @Nullable String orphan; // a thread that ended with a lock that somebody waits for
  private int threads;
  private int tasks;

  private Deadlock() {}

  /// Prints it.
  static void tell(Printer printer, List<VmProcess> processes) {
    Deadlock deadlock = new Deadlock();
    for (VmProcess process : processes) {
      process.threads().forEach(deadlock::want);
    }
    for (VmProcess process : processes) {
      process.threads().forEach(deadlock::add);
    }
    String who =
        count(deadlock.threads, "thread")
            + (deadlock.tasks == 0 ? "" : ", " + count(deadlock.tasks, "task"));
    printer.deadlock(
        "deadlock — nobody can ever run again (" + who + ", 0 timers)",
        deadlock.lines,
        List.of(deadlock.help()));
  }

  private void want(VmThread thread) {
    VmThread.Blocked blocked = thread.blocked();
    if (blocked != null && blocked.on() != null) {
      wanted.add(blocked.on());
    }
  }

  private void add(VmThread thread) {
    VmThread.Blocked blocked = thread.blocked();
    if (blocked == null) {
      return;
    }
    threads++;
    Primitive lock = blocked.on();
    lines.add(
        thread.label()
            + held(thread)
            + " waits for "
            + (lock == null ? blocked.what().get() : name(thread, lock, blocked.what().get()))
            + place(blocked.place())
            + (lock == null ? "" : holder(thread, lock)));
    EventLoop loop = thread.loop;
    if (loop == null) {
      return;
    }
    for (Task task : loop.tasks()) {
      Pending on = task.waitingOn();
      tasks++;
      lines.add(
          "  "
              + task.label()
              + " awaits "
              + (on == null ? "its turn" : on.describe())
              + place(task.fiber.place()));
    }
  }

  /// The locks of others that `thread` holds, as far as somebody waits for them.
  private String held(VmThread thread) {
    StringBuilder text = new StringBuilder();
    for (Primitive lock : wanted) {
      if (lock.owner() == thread) {
        text.append(text.isEmpty() ? " holds " : " and ").append(name(thread, lock, "a lock"));
        text.append(place(lock.takenAt()));
      }
    }
    return text.isEmpty() ? "" : text + " and";
  }

  private String holder(VmThread thread, Primitive lock) {
    VmThread owner = lock.owner();
    if (owner == null) {
      return "";
    }
    twice |= owner == thread;
    if (!owner.process.threads().contains(owner)) {
      orphan = owner.label();
      return " held by " + orphan + ", which has ended";
    }
    return owner == thread ? " which it holds itself" : " held by " + owner.label();
  }

  /// A lock, event, … is called by the global that it is the value of: `a notify of a condition`
  /// becomes "a notify of condition `turn`".
  private static String name(VmThread thread, Primitive on, String what) {
    ModuleValue main = thread.process.vm.main;
    for (String global : main.names()) {
      if (main.get(global) == on) {
        return what.replaceFirst("\\ban? (?=[^ ]+$)", "") + " `" + global + "`";
      }
    }
    return what;
  }

  private String help() {
    if (twice) {
      return "a Lock that its own thread takes again waits for ever: release it first, or"
          + " make it an RLock";
    }
    if (orphan != null) {
      return orphan
          + " ended without releasing its lock: `with lock { … }` releases it in any case";
    }
    if (wanted.stream().anyMatch(lock -> lock.owner() != null)) {
      return "take both locks in the same order in every thread";
    }
    return "somebody must put, set, notify, release or end before the others can go on";
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  private static String place(Fiber.@Nullable Place place) {
    return place == null ? "" : " (" + place.text() + ")";
  }
}
