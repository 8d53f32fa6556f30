package toy.sched;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.vm.Fiber;

/// The message when units can never run again: who waits for what, where. Made while all of them
/// are parked, so that nothing changes meanwhile.
final class Deadlock {
  private static final int MAX_NAMES = 3;

  private final List<String> lines = new ArrayList<>();
  private final Set<Primitive> wanted = new LinkedHashSet<>();
  private final DeadlockHelp help = new DeadlockHelp();
  private final PrimitiveNames names = new PrimitiveNames();
  private final Map<String, Integer> labels = new HashMap<>();
  private final Set<?> before;
  private int threads;
  private int tasks;

  /// @param before those that need no line: they have been told of
  private Deadlock(Set<?> before) {
    this.before = before;
  }

  /// Nobody at all can go on.
  ///
  /// @param before those that have been told of
  static void tellAll(Machine machine, Set<?> before) {
    List<Object> units = new ArrayList<>();
    for (VmProcess process : machine.roster().all()) {
      for (VmThread thread : process.threads()) {
        units.add(thread);
        if (thread.loop != null) {
          units.addAll(thread.loop.tasks());
        }
      }
    }
    Deadlock deadlock = new Deadlock(before);
    deadlock.addAll(units);
    String who =
        count(deadlock.threads, "thread")
            + (deadlock.tasks == 0 ? "" : ", " + count(deadlock.tasks, "task"));
    deadlock.print(machine, "deadlock — nobody can ever run again (" + who + ", 0 timers)");
  }

  /// These can never go on; others can.
  static void tellSome(Machine machine, Collection<?> units) {
    List<Object> inOrder = new ArrayList<>();
    for (VmProcess process : machine.roster().all()) {
      for (VmThread thread : process.threads()) {
        if (units.contains(thread)) {
          inOrder.add(thread);
        }
        if (thread.loop != null) {
          thread.loop.tasks().stream().filter(units::contains).forEach(inOrder::add);
        }
      }
    }
    Deadlock deadlock = new Deadlock(Set.of());
    deadlock.addAll(inOrder);
    boolean cancellable = inOrder.stream().anyMatch(Task.class::isInstance);
    deadlock.print(
        machine,
        "deadlock — "
            + deadlock.who(inOrder)
            + " can never go on"
            + (cancellable ? " unless cancelled" : "")
            + "; others still run");
  }

  private void print(Machine machine, String headline) {
    machine
        .printer()
        .deadlock(headline, lines, before.isEmpty() ? List.of(help.text()) : List.of());
  }

  private String who(List<?> units) {
    List<String> labels = units.stream().map(this::label).toList();
    if (labels.size() > MAX_NAMES) {
      boolean allThreads = units.stream().allMatch(VmThread.class::isInstance);
      boolean allTasks = units.stream().allMatch(Task.class::isInstance);
      return labels.size() + (allThreads ? " threads" : allTasks ? " tasks" : " threads and tasks");
    }
    return listed(labels);
  }

  /// `a, b and c`.
  static String listed(List<String> names) {
    int last = names.size() - 1;
    return last <= 0
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  private void addAll(List<?> units) {
    for (Object unit : units) {
      if (unit instanceof VmThread thread && thread.blocked() instanceof Blocked blocked) {
        if (blocked.on() != null) {
          wanted.add(blocked.on());
        }
      }
      labels.merge(plainLabel(unit), 1, Integer::sum);
    }
    List<String> told = new ArrayList<>();
    for (Object unit : units) {
      switch (unit) {
        case VmThread thread when thread.blocked() instanceof Blocked blocked -> {
          threads++;
          if (!before.contains(unit)) {
            add(thread, blocked);
          }
        }
        case Task task -> {
          tasks++;
          if (!before.contains(unit)) {
            add(task, units.contains(task.loop.thread));
          }
        }
        default -> {
          continue;
        }
      }
      if (before.contains(unit)) {
        told.add(label(unit));
      }
    }
    if (!told.isEmpty()) {
      boolean few = told.size() <= MAX_NAMES;
      lines.add((few ? listed(told) : told.size() + " others") + " as told above");
    }
  }

  private void add(VmThread thread, Blocked blocked) {
    Primitive lock = blocked.on();
    String held = held(thread);
    help.waits(blocked.target(), !held.isEmpty());
    lines.add(
        label(thread)
            + held
            + " waits for "
            + (lock == null
                ? blocked.what().get()
                : names.name(thread.process, lock, blocked.what().get()))
            + place(blocked.place())
            + (lock == null ? "" : holder(thread, lock)));
  }

  private void add(Task task, boolean underItsThread) {
    Pending on = task.waitingOn();
    String of = "";
    if (on instanceof Promise promise && promise.keeper() instanceof Task keeper) {
      of = keeper == task ? " which it holds itself" : " held by " + label(keeper);
      help.keeps(keeper == task);
    } else if (on != null) {
      help.waits(on, false);
    }
    lines.add(
        (underItsThread ? "  " : "")
            + label(task)
            + " awaits "
            + (on == null ? "its turn" : on instanceof Task other ? label(other) : on.describe())
            + place(task.fiber.place())
            + of);
  }

  private static String plainLabel(Object unit) {
    return switch (unit) {
      case VmThread thread -> thread.label();
      case Task task -> task.label();
      default -> "";
    };
  }

  /// Tasks of one function are told apart by their ids.
  private String label(Object unit) {
    String plain = plainLabel(unit);
    boolean isAlone = !(unit instanceof Task) || labels.getOrDefault(plain, 1) == 1;
    return isAlone ? plain : "task " + ((Task) unit).id() + plain.substring("task".length());
  }

  /// The locks of others that `thread` holds, as far as somebody waits for them.
  private String held(VmThread thread) {
    StringBuilder text = new StringBuilder();
    for (Primitive lock : wanted) {
      if (lock.owner() == thread) {
        text.append(text.isEmpty() ? " holds " : " and ");
        text.append(
            names.name(thread.process, lock, lock instanceof ToyLock l ? l.describe() : "a lock"));
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
    help.takes(thread, owner);
    if (owner.hasEnded()) {
      return " held by " + owner.label() + ", which has ended";
    }
    return owner == thread ? " which it holds itself" : " held by " + owner.label();
  }

  private static String count(int n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  private static String place(Fiber.@Nullable Place place) {
    return place == null ? "" : " (" + place.text() + ")";
  }
}
