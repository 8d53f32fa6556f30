package toy.sched;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The VMs of a machine that have not ended, the first one in front, and how many units were ever
/// spawned. Thread-safe; what changes is guarded by `this`, and nothing blocks under that lock.
final class Roster {
  private final Machine machine;
  private final List<VmProcess> processes = new ArrayList<>();
  private final AtomicLong spawned = new AtomicLong();
  private int made;

  Roster(Machine machine) {
    this.machine = machine;
  }

  /// A new VM, the first one or what `spawn process` makes.
  synchronized VmProcess make(@Nullable VmProcess parent, @Nullable String name, long created) {
    int number = made++;
    String called = name != null ? name : parent == null ? "MainProcess" : "Process-" + number;
    VmProcess process = new VmProcess(machine, parent, number, called, created);
    processes.add(process);
    if (parent != null) {
      countSpawn();
    }
    return process;
  }

  /// A process below the first one has ended: its objects may go.
  synchronized void ended(VmProcess process) {
    processes.remove(process);
  }

  synchronized VmProcess first() {
    return processes.getFirst();
  }

  synchronized List<VmProcess> all() {
    return List.copyOf(processes);
  }

  boolean anyThreads() {
    return all().stream().anyMatch(process -> !process.threads().isEmpty());
  }

  void countSpawn() {
    spawned.incrementAndGet();
  }

  long spawned() {
    return spawned.get();
  }

  /// Cancels a task or terminates a process by its id in [Live]; does not wait for the end.
  Killed kill(String id) {
    for (VmProcess process : all()) {
      if (process.account.id().equals(id)) {
        if (process.parent == null) {
          return Killed.IS_MAIN;
        }
        process.stop();
        return Killed.TERMINATED;
      }
      for (VmThread thread : process.threads()) {
        if (thread.id().equals(id)) {
          return thread == first().main() ? Killed.IS_MAIN : Killed.IS_THREAD;
        }
        if (id.startsWith(thread.id() + ".") && Onlooker.cancel(thread, id)) {
          return Killed.CANCELLED;
        }
      }
    }
    return Killed.UNKNOWN;
  }
}
