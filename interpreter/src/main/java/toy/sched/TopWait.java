package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.value.ExceptionValue;

/// A thread's top level that awaits something: `await x` outside of tasks, `run(c)`, `join(task)`.
/// Its thread steps the loop until it is woken. On the loop's side.
final class TopWait implements LoopWaiter {
  private final EventLoop loop;
  final Pending on;
  private boolean over;
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
    over |= on.isDone();
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
