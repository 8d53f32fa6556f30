package toy.sched;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.gil.Policy;
import toy.ledger.Model;
import toy.ledger.UnitNow;
import toy.vm.Fiber;

/// What a machine does at one moment: its VMs, their locks, threads, loops and tasks. Made by
/// [Machine#live] and [Machine#look]; each VM is seen at a reading of its own.
public record Live(List<Vm> vms) {
  /// One VM that has not ended, the first one before its children.
  ///
  /// @param id `P0`
  /// @param parent the id of the VM that spawned it
  /// @param waiters how many threads wait for the lock
  /// @param locks of a [look][Machine#look]: the locks and queues that a global stands for or that
  ///   a thread waits for
  /// @param complete whether nobody was in the middle of something, so that all tasks are listed
  public record Vm(
      String id,
      String name,
      @Nullable String parent,
      Policy policy,
      int waiters,
      List<Thread> threads,
      List<Lock> locks,
      boolean complete) {
    /// The thread that holds the lock, or the first of them where there is no lock; null if nobody
    /// does.
    public @Nullable Thread holder() {
      for (Thread thread : threads) {
        if (thread.now().state() == UnitNow.State.HOLDING) {
          return thread;
        }
      }
      return null;
    }
  }

  /// One thread that has not ended.
  ///
  /// @param id `T0`, in a VM below the first one `P1.T0`
  /// @param waitsFor what it waits for where that has a name: the end of a unit, a lock, a queue;
  ///   of a thread that steps its loop what its top level awaits
  /// @param at the function and place where it is, the task's where it runs a step; near it for a
  ///   thread that holds the lock. Null where it runs no Toy code
  /// @param spawnedAt `file:line`, null for what nobody spawned
  /// @param entry the entry at the prompt that started it; 0 for the main thread and in a script
  /// @param stopping whether it has been told to stop and has not come to a place where it does
  /// @param loop null if it has no event loop
  public record Thread(
      String id,
      String name,
      Model model,
      UnitNow now,
      @Nullable String waitsFor,
      Fiber.@Nullable Place at,
      @Nullable String spawnedAt,
      int entry,
      boolean stopping,
      @Nullable Loop loop) {}

  /// The event loop of a thread.
  ///
  /// @param live how many of its tasks have not ended
  /// @param ready how many of them wait for their turn
  /// @param stepping the id of the task whose step runs
  /// @param tasks oldest first; at most [#LISTED] of a [look][Machine#look]. Empty where the loop's
  ///   thread was in the middle of something
  public record Loop(int live, int ready, @Nullable String stepping, List<Task> tasks) {
    /// So many tasks are listed of each loop.
    public static final int LISTED = 1000;
  }

  /// One task that has not ended.
  ///
  /// @param id `T0.3`, in a VM below the first one `P1.T0.3`
  /// @param name what it was called, else its coroutine's name
  /// @param awaits what it awaits, null if it does not
  /// @param awaited the ids of the units whose end it awaits
  public record Task(
      String id,
      String name,
      UnitNow now,
      @Nullable String awaits,
      List<String> awaited,
      Fiber.@Nullable Place at,
      @Nullable String spawnedAt,
      int entry) {}

  /// A lock or a queue of the program.
  ///
  /// @param name the global that it is the value of, null if there is none
  /// @param kind `Lock`, `Queue`, `Event`
  /// @param state `free`, `locked`, `3 items`
  /// @param owner the id of the thread that holds it
  /// @param orphaned whether that thread has ended: nobody will ever release it
  /// @param takenAt where that thread took it
  /// @param waiters the ids of the threads that wait for it, the longest first
  public record Lock(
      @Nullable String name,
      String kind,
      String state,
      @Nullable String owner,
      boolean orphaned,
      Fiber.@Nullable Place takenAt,
      List<String> waiters) {}
}
