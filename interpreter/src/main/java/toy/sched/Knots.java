package toy.sched;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.vm.Request;

/// Finds the units that can never go on although others still run: at the moment at which the last
/// of them begins to wait. Each is told of once. (When nobody is left who can go on the [Progress]
/// of the machine finds that.)
///
/// A wait that a timer or the world outside can end is none of these, nor one that another thread
/// of the VM may end. What could only be ended by a cancel is told: it would never end by itself.
///
/// Called by the thread that begins to wait; what has been told is guarded by this object.
final class Knots {
  private final Machine machine;

  /// The threads with the number of the park in which they were told of, and tasks with what they
  /// waited for.
  private final Map<Object, Object> told = new HashMap<>();

  Knots(Machine machine) {
    this.machine = machine;
  }

  /// `thread` is parked without a deadline. On it, without the GIL.
  void parked(VmThread thread) {
    Blocked blocked = thread.blocked();
    if (blocked != null && !isSurelyFree(thread, blocked.target())) {
      look(thread, null);
    }
  }

  /// The usual case, without making anything: the one who has the lock, or is joined, runs.
  private static boolean isSurelyFree(VmThread thread, Object target) {
    return switch (target) {
      case ToyLock lock when lock.soleReleaser() instanceof VmThread by ->
          !by.parker.isStuck() && !by.hasEnded();
      case Completion end when end.unit() instanceof ThreadHandle h -> !h.thread.parker.isStuck();
      case ToyQueue.Turn turn when turn.isShared() -> false;
      case Primitive.Wait _ -> thread.process.isAnyFree();
      default -> false;
    };
  }

  /// `task` is about to wait for `on`. On the thread of its loop.
  void suspends(Task task, Pending on) {
    boolean mayBeStuck =
        switch (on) {
          case Task other -> other.waitingOn() != null && !other.isReady();
          case Promise promise -> promise.keeper() != null;
          case Handle _, Gathering _, Group _, Finished _, WaitFor _, Shield _ ->
              on.units().stream()
                  .filter(unit -> !unit.isDone())
                  .findFirst()
                  .map(unit -> !(unit instanceof Task t && t.isReady()))
                  .orElse(false);
          default -> false;
        };
    if (mayBeStuck) {
      look(task, task.loop.thread);
    }
  }

  /// Whether the loop on which this was found has nothing else to do, and no other thread either:
  /// then it parks next, and all of it is told as one.
  private boolean isAll(Set<?> units, VmThread reader) {
    EventLoop loop = reader.loop;
    TopWait top = reader.waiting;
    return loop != null
        && top != null
        && machine.progress().going() == 1
        && loop.waiting() == 0
        && !loop.hasPosts()
        && loop.nextDeadline() == Request.NEVER
        && reaches(top.on, units)
        && loop.tasks().stream()
            .allMatch(t -> units.contains(t) || t.waitingOn() != null && reaches(t, units));
  }

  /// `thread` has left its body: who waited for whatever it might have done waits for the others.
  void ended(VmThread thread) {
    for (VmThread other : thread.process.threads()) {
      boolean isStuck = other.parker.isStuck();
      if (!isStuck && thread.ownLocks == 0) {
        return;
      }
      if (isStuck) {
        parked(other);
      }
    }
  }

  /// Twice: an edge counts that is read after all have been seen parked.
  private void look(Object unit, @Nullable VmThread reader) {
    Waiting waiting = new Waiting(reader);
    Set<?> first = WaitForGraph.stuckWith(unit, waiting);
    if (!first.isEmpty()
        && first.equals(WaitForGraph.stuckWith(unit, waiting))
        && waiting.isUnchanged()
        && !isBounded(first)
        && (reader == null || !isAll(first, reader))) {
      found(Set.copyOf(first));
    }
  }

  /// Whether a time-out somewhere above will cancel one of them: a cancel goes down to what is
  /// awaited.
  private static boolean isBounded(Set<?> units) {
    Set<EventLoop> loops = new HashSet<>();
    units.forEach(unit -> {
      if (unit instanceof Task task) {
        loops.add(task.loop);
      }
    });
    for (EventLoop loop : loops) {
      TopWait top = loop.thread.waiting;
      if (top != null && top.on instanceof WaitFor on && on.isBounded() && reaches(on, units)) {
        return true;
      }
      for (Task task : loop.tasks()) {
        Pending on = task.waitingOn();
        boolean ends = task.isBounded() || on instanceof WaitFor w && w.isBounded();
        if (on != null && ends && reaches(on, units)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean reaches(Pending from, Set<?> units) {
    Set<Handle> seen = new HashSet<>(from.units());
    List<Handle> toLookAt = new ArrayList<>(seen);
    while (!toLookAt.isEmpty()) {
      Handle next = toLookAt.removeLast();
      if (units.contains(next)) {
        return true;
      }
      if (next instanceof Task task && task.waitingOn() instanceof Pending on) {
        for (Handle unit : on.units()) {
          if (seen.add(unit)) {
            toLookAt.add(unit);
          }
        }
      }
    }
    return false;
  }

  private synchronized void found(Set<?> units) {
    if (machine.state().isStopping() || units.stream().anyMatch(this::isTold)) {
      return;
    }
    units.forEach(unit -> told.put(unit, mark(unit)));
    apart(() -> Deadlock.tellSome(machine, units));
  }

  private static Object mark(Object unit) {
    Object mark = unit instanceof Task task ? task.waitingOn() : ((VmThread) unit).parker.parks();
    return mark == null ? unit : mark;
  }

  /// Whether it has been told of and still waits for the same.
  private boolean isTold(Object unit) {
    return mark(unit).equals(told.get(unit));
  }

  private boolean isStillStuck(Object unit) {
    return isTold(unit)
        && switch (unit) {
          case Task task -> !task.isDone() && !task.isReady();
          case VmThread thread -> thread.parker.isStuck();
          default -> false;
        };
  }

  /// Whether one of those that were told of still waits as it did.
  synchronized boolean remain() {
    return told.keySet().stream().anyMatch(this::isStillStuck);
  }

  /// As [#remain], of these.
  synchronized boolean remainAmong(List<Task> tasks) {
    return !told.isEmpty() && tasks.stream().anyMatch(this::isStillStuck);
  }

  /// Nobody can go on any more.
  synchronized void tellAll() {
    Set<Object> before = new HashSet<>(told.keySet());
    before.removeIf(unit -> !isStillStuck(unit));
    Deadlock.tellAll(machine, before);
  }

  /// On a thread of its own, which is waited for: the one that found it is a unit, and has an
  /// account of the processor time that it uses.
  private static void apart(Runnable telling) {
    Thread teller = new Thread(telling, "toy deadlock");
    teller.setDaemon(true);
    teller.start();
    boolean interrupted = false;
    while (true) {
      try {
        teller.join();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
