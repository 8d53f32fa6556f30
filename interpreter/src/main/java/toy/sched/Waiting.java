package toy.sched;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The edges of the [WaitForGraph] of a machine as they are now: units are its [VmThread]s and
/// [Task]s. Whatever is not known for sure counts as a unit that can go on.
///
/// The reader holds no lock. A thread that is parked for good has written all that it waits with
/// before it parked, so that whoever sees it parked sees that too; what a running thread may be
/// changing is not looked at. To be sure of a set of units they are read twice, see [Knots].
final class Waiting implements WaitForGraph.Edges<Object> {
  private final @Nullable VmThread reader;
  private final Map<VmThread, Integer> parks = new HashMap<>();

  /// @param reader the thread that looks, where it runs: its own tasks can be looked at
  Waiting(@Nullable VmThread reader) {
    this.reader = reader;
  }

  /// Whether all threads that were looked at are still in the same park.
  boolean isUnchanged() {
    return parks.entrySet().stream()
        .allMatch(e -> e.getKey().parker.parks() == e.getValue() && e.getKey().parker.isStuck());
  }

  @Override
  public @Nullable Collection<?> of(Object unit) {
    return switch (unit) {
      case VmThread thread -> isStuck(thread) ? ofThread(thread) : null;
      case Task task -> ofTask(task);
      default -> null;
    };
  }

  private boolean isStuck(VmThread thread) {
    int park = thread.parker.parks();
    if (!thread.parker.isStuck()) {
      return false;
    }
    parks.putIfAbsent(thread, park);
    return true;
  }

  private @Nullable Collection<?> ofThread(VmThread thread) {
    Blocked blocked = thread.blocked();
    if (blocked == null) {
      return null;
    }
    return switch (blocked.target()) {
      case ToyLock lock -> ofLock(lock, thread);
      case ToyQueue.Turn turn when turn.isShared() -> everybody(thread.process.machine);
      case Primitive.Wait _ -> thread.process.threads();
      case Completion end -> ofHandles(List.of(end.unit()));
      case Group.Members members -> ofHandles(members.units());
      case TopWait wait -> ofLoop(wait, thread);
      case null, default -> null;
    };
  }

  /// A lock that only its owner can release; any other can be released by anybody.
  private static @Nullable Collection<?> ofLock(ToyLock lock, VmThread waiter) {
    VmThread owner = lock.soleReleaser();
    if (owner == null) {
      return waiter.process.threads();
    }
    return owner.hasEnded() ? List.of() : List.of(owner);
  }

  /// Null where processes of the operating system may come to it as well.
  private static @Nullable List<VmThread> everybody(Machine machine) {
    if (!machine.roster().foreign().isEmpty()) {
      return null;
    }
    List<VmThread> all = new ArrayList<>();
    machine.roster().all().forEach(process -> all.addAll(process.threads()));
    return all;
  }

  /// A loop without a timer goes on when any of its tasks can, or what its top level awaits.
  private @Nullable Collection<?> ofLoop(TopWait wait, VmThread thread) {
    Collection<?> top = ofPending(wait.on, thread);
    if (top == null) {
      return null;
    }
    List<Object> all = new ArrayList<>(wait.loop().tasks());
    all.addAll(top);
    return all;
  }

  private @Nullable Collection<?> ofTask(Task task) {
    VmThread thread = task.loop.thread;
    boolean isParked = isStuck(thread);
    if (task.isDone() || task.isBounded() || !isParked && thread != reader) {
      return null;
    }
    Pending on = task.waitingOn();
    if (on == null || task.isReady()) {
      return isParked ? List.of(thread) : null; // its thread has to come to it
    }
    return ofPending(on, thread);
  }

  private @Nullable Collection<?> ofPending(Pending on, VmThread thread) {
    if (on.isDone() || on.comesFromOutside() || on.isBounded()) {
      return null;
    }
    return switch (on) {
      case Handle handle -> ofHandles(List.of(handle));
      case Gathering _, Group _, Finished _, WaitFor _, Shield _ -> ofHandles(on.units());
      default -> null;
    };
  }

  private static @Nullable Collection<?> ofHandles(List<Handle> handles) {
    List<Object> all = new ArrayList<>(handles.size());
    for (Handle handle : handles) {
      if (handle.isDone()) {
        continue;
      }
      switch (handle) {
        case ThreadHandle h -> all.add(h.thread);
        case Task task -> all.add(task);
        case ProcessHandle h -> {
          VmProcess child = h.child();
          if (child == null) {
            return null;
          }
          all.add(child.main());
        }
        case Promise promise -> {
          Task keeper = promise.keeper();
          all.addAll(keeper == null ? promise.home.threads() : List.of(keeper));
        }
      }
    }
    return all.isEmpty() ? null : all;
  }
}
