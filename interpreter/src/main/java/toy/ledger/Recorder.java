package toy.ledger;

import org.jspecify.annotations.Nullable;
import toy.gil.Reason;

/// Hears of everything that the ledger is told, in each account's order. For tests: a production
/// run has none. Called with the GIL's mutex or the GIL held, by many threads; it may not block.
@FunctionalInterface
public interface Recorder {
  /// What happened.
  enum Kind {
    /// A VM was created, or ended.
    VM_CREATED,
    VM_ENDED,
    /// A thread's transitions, as in [toy.gil.Transitions]; ENDED is a release without a reason.
    WANTING,
    TAKEN,
    DROPPED,
    RELEASED,
    ENDED,
    /// A task was made, begins a step, was suspended, became ready (at the event's reading), ended.
    TASK_CREATED,
    STEP,
    SUSPENDED,
    READY,
    TASK_ENDED
  }

  /// One thing that happened.
  ///
  /// @param vm the VM's id
  /// @param thread the thread's id within it; for a task its loop's thread
  /// @param task the task's id within the VM
  /// @param at ns
  record Event(
      String vm,
      @Nullable String thread,
      @Nullable String task,
      Kind kind,
      @Nullable Reason reason,
      long at) {}

  /// Keeps `event`.
  void record(Event event);
}
