package toy.sched;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import toy.ledger.Model;

/// The VMs of a machine that have not ended, the first one in front, and how many units were ever
/// spawned. Thread-safe; what changes is guarded by `this`, and nothing blocks under that lock.
final class Roster {
  /// So many bits number the random streams of one process.
  private static final int STREAMS = 32;

  private final Machine machine;
  private final List<VmProcess> processes = new ArrayList<>();
  private final Map<OsProcess, ProcessHandle> foreign = new LinkedHashMap<>();
  private final AtomicLong spawned = new AtomicLong();
  private int made;

  Roster(Machine machine) {
    this.machine = machine;
  }

  /// A new VM, the first one or what `spawn process` makes.
  synchronized VmProcess make(@Nullable VmProcess parent, @Nullable String name, long created) {
    Birth birth = machine.birth();
    boolean isGiven = parent == null && birth != null ? birth.isNamed() : name != null;
    int number = made++;
    String called = name != null ? name : parent == null ? "MainProcess" : nameOf(number);
    VmProcess process = new VmProcess(machine, parent, number, called, isGiven, created);
    processes.add(process);
    if (parent != null) {
      countSpawn();
    }
    return process;
  }

  /// As CPython calls them: `Process-2`, and of a process of the operating system `Process-2:1`.
  private String nameOf(int number) {
    Birth birth = machine.birth();
    return birth == null || birth.isNamed() ? "Process-" + number : birth.name() + ":" + number;
  }

  /// The name of a process to be.
  ///
  /// @param isGiven whether the program gave it
  /// @param seeds the number of its first random stream
  record Name(String text, boolean isGiven, long seeds) {}

  synchronized Name name(@Nullable String given) {
    int number = made++;
    countSpawn();
    return new Name(
        given == null ? nameOf(number) : given, given != null, (long) number << STREAMS);
  }

  synchronized void add(OsProcess process, ProcessHandle handle) {
    foreign.put(process, handle);
  }

  synchronized void ended(OsProcess process) {
    foreign.remove(process);
  }

  /// The processes of the operating system that have not ended.
  synchronized List<ProcessHandle> foreign() {
    return List.copyOf(foreign.values());
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

  /// A thread begins its body.
  void started(VmThread thread) {
    thread.process.add(thread);
    if (thread.account.model() == Model.THREAD) {
      countSpawn();
    }
  }

  /// A thread has left its body: by itself, at its very end.
  void ended(VmThread thread) {
    VmProcess process = thread.process;
    thread.ended();
    process.remove(thread);
    if (thread.account.model() == Model.THREAD) {
      machine.limiter().alive().ended(Limit.THREADS);
    }
    if (thread.isStopped()) {
      thread.stopServed();
    }
    process.main().unpark();
    if (process.parent != null) {
      process.parent.main().unpark();
    }
    oneFewer();
    machine.knots().ended(thread);
  }

  /// One fewer that can go on. Where it was the last, whoever is left waits for ever.
  void oneFewer() {
    if (machine.progress().less() && anyThreads()) {
      machine.stopping().deadlocked();
    }
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
    for (ProcessHandle process : foreign()) {
      if (process.id().equals(id)) {
        process.stop();
        return Killed.TERMINATED;
      }
    }
    return Killed.UNKNOWN;
  }
}
