package toy.sched;

/// Who waits on an event loop: a task, or a thread's top level that awaits something.
interface LoopWaiter extends Completion.Watcher {
  EventLoop loop();

  /// What it waits for is there. On the loop's side, see [EventLoop].
  ///
  /// @param at the reading of the event, ns
  void wake(long at);

  @Override
  default void completed(long at) {
    loop().arrived(this, at);
  }
}
