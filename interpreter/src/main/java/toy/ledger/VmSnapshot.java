package toy.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.gil.Policy;

/// One VM at one instant, or in a window; times in ns.
///
/// @param parent the id of the VM that spawned it
/// @param createdNs from the run's beginning
/// @param wallNs from its creation to its end, or to the cut; or the window
/// @param startupNs from its creation until its first thread wanted the lock
/// @param copyNs how long it took to copy what went in and out, on the sender's side
/// @param transportNs how long that was on its way over a pipe, written and read; 0 in this JVM
/// @param memoryBytes the most that it took; 0 where that is not known
/// @param open whether it has not ended
/// @param each the first thousand tasks
public record VmSnapshot(
    String id,
    String name,
    @Nullable String parent,
    VmAccount.Kind kind,
    Policy policy,
    long createdNs,
    long wallNs,
    long startupNs,
    long copiedBytes,
    long copyNs,
    long transportNs,
    long memoryBytes,
    boolean open,
    GilFigures gil,
    List<ThreadSnapshot> threads,
    TaskTotals tasks,
    List<TaskSnapshot> each) {

  /// Keeps unmodifiable lists.
  public VmSnapshot {
    threads = List.copyOf(threads);
    each = List.copyOf(each);
  }

  /// The same with what only the spawner knows: it copied and sent, and saw the process's memory.
  VmSnapshot with(long bytes, long copied, long transported, long memory, boolean stillOpen) {
    return new VmSnapshot(
        id,
        name,
        parent,
        kind,
        policy,
        createdNs,
        wallNs,
        startupNs,
        copiedBytes + bytes,
        copyNs + copied,
        transportNs + transported,
        Math.max(memoryBytes, memory),
        open && stillOpen,
        gil,
        threads,
        tasks,
        each);
  }

  /// Whether it is a process that died before it gave any account: of what its threads did nothing
  /// is known.
  public boolean isLost() {
    return kind == VmAccount.Kind.OS && !open && threads.isEmpty();
  }

  /// What came after `o`, the same VM earlier; threads and tasks that had ended by then are left
  /// out.
  VmSnapshot minus(VmSnapshot o) {
    Map<String, ThreadSnapshot> threadsBefore = new HashMap<>();
    for (ThreadSnapshot thread : o.threads) {
      threadsBefore.put(thread.id(), thread);
    }
    List<ThreadSnapshot> newThreads = new ArrayList<>();
    for (ThreadSnapshot thread : threads) {
      ThreadSnapshot before = threadsBefore.get(thread.id());
      if (before == null) {
        newThreads.add(thread);
      } else if (!before.ended()) {
        newThreads.add(thread.minus(before));
      }
    }
    Map<String, TaskSnapshot> tasksBefore = new HashMap<>();
    for (TaskSnapshot task : o.each) {
      tasksBefore.put(task.id(), task);
    }
    List<TaskSnapshot> newTasks = new ArrayList<>();
    for (TaskSnapshot task : each) {
      TaskSnapshot before = tasksBefore.get(task.id());
      if (before == null) {
        newTasks.add(task);
      } else if (!before.ended()) {
        newTasks.add(task.minus(before));
      }
    }
    return new VmSnapshot(
        id,
        name,
        parent,
        kind,
        policy,
        createdNs,
        wallNs - o.wallNs,
        startupNs,
        copiedBytes - o.copiedBytes,
        copyNs - o.copyNs,
        transportNs - o.transportNs,
        memoryBytes,
        open,
        gil.minus(o.gil),
        newThreads,
        tasks.minus(o.tasks),
        newTasks);
  }
}
