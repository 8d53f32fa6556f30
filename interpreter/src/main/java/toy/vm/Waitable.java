package toy.vm;

/// A state machine on which a thread can wait without the lock: a lock, queue, event, or a unit's
/// completion. Guarded by a small lock of its own, under which nothing blocks. What can be had at
/// once is had by `tryTake` without a [Request].
public interface Waitable {
  /// Takes what is waited for if it can be had now. Called by the waiting thread, with or without
  /// the GIL.
  boolean tryTake(ToyThread waiter);

  /// Registers a waiter that is to be [unparked][ToyThread#unpark] when a `tryTake` may succeed.
  void enlist(ToyThread waiter);

  /// The waiter has what it wanted, or gives up (time-out, stop); if it had been woken for nothing,
  /// the next one is.
  void withdraw(ToyThread waiter);

  /// Whether something outside the machine ends the wait: who waits for it is then not stuck.
  default boolean comesFromOutside() {
    return false;
  }

  /// For deadlock messages, such as "lock `left`, held by T2 (line 9)".
  String describe();
}
