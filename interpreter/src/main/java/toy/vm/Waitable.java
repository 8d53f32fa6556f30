package toy.vm;

/// A state machine on which a thread can wait without the lock: a lock, queue, event, or a unit's
/// completion. Guarded by a small lock of its own, under which nothing blocks. What can be had at
/// once is had by `tryTake` without a [Request].
public interface Waitable {
  /// Takes what is waited for if it can be had now. Called by the waiting thread, with or without
  /// the GIL.
  boolean tryTake(Object waiter);

  /// Registers a waiter that is to be unparked when a `tryTake` may succeed.
  void enlist(Object waiter, Runnable unpark);

  /// The waiter gives up (time-out, stop); if it had been woken, the next one is.
  void withdraw(Object waiter);

  /// For deadlock messages, such as "lock `left`".
  String describe();
}
