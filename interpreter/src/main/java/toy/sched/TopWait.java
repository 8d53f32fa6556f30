package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.value.ExceptionValue;

/// A thread's top level that awaits something: `await x` outside of tasks, `run(c)`, `join(task)`.
/// Its thread steps the loop until it is woken. On the loop's side.
final class TopWait implements LoopWaiter {
  private final EventLoop loop;
  final Pending on;
  private boolean over;
  private int turns;
  private @Nullable ExceptionValue cancelled;

  TopWait(EventLoop loop, Pending on) {
    this.loop = loop;
    this.on = on;
  }

  @Override
  public EventLoop loop() {
    return loop;
  }

  @Override
  public void wake(long at) {
    if (!over && on.isDone()) {
      over = true;
      turns = loop.waiting();
    }
  }

  /// Whether a task has its turn before the top level goes on: each that was ready when the wait
  /// ended, as asyncio's loop steps these before it comes to the callback that stops it.
  boolean givesTurn() {
    return turns-- > 0;
  }

  /// Gives up and raises `error`, or just gives up.
  void cancel(@Nullable ExceptionValue error) {
    if (!over) {
      over = true;
      cancelled = error;
      on.disarm(this);
    }
  }

  boolean isOver() {
    return over;
  }

  @Nullable ExceptionValue cancelled() {
    return cancelled;
  }
}
