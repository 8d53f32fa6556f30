package toy.sched;

import toy.vm.Awaitable;

/// What can be awaited here. All methods are called on the side of the waiter's loop, see
/// [EventLoop].
abstract class Pending implements Awaitable {
  /// `waiter` is to be woken when this is done. Not called when it is done already.
  abstract void arm(LoopWaiter waiter);

  /// `waiter` gives up.
  abstract void disarm(LoopWaiter waiter);

  /// The task that waits is cancelled. True if this passes it on (a task that is awaited is
  /// cancelled itself) and wakes the waiter in its own time; else the waiter gives up at once.
  boolean passCancelOn() {
    return false;
  }

  /// The reading at which a timer is sure to end the wait, or [toy.vm.Request#NEVER].
  long deadline() {
    return toy.vm.Request.NEVER;
  }

  /// Whether a timer is sure to end the wait at some time.
  boolean isBounded() {
    return deadline() != toy.vm.Request.NEVER;
  }

  /// Whether something outside the machine makes it done: who waits for it is then not stuck.
  boolean comesFromOutside() {
    return false;
  }

  /// The units whose end it waits for; those that have ended may be among them.
  java.util.List<Handle> units() {
    return java.util.List.of();
  }

  /// What it is, for messages: "asyncio.sleep".
  abstract String describe();
}
