package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.vm.Fiber;
import toy.vm.Request;

/// A queue between processes that a parent has, as its child sees it. Immutable.
///
/// @param number under which both know it
/// @param reason why who waits for it is released
record RemoteQueue(ChildQueues queues, int number, Reason reason) {
  /// Whether there was room before the deadline.
  boolean put(Fiber f, Parcel item, long deadline, boolean blocking) {
    return isDone(wait(f, QueueOp.PUT, item, deadline, blocking));
  }

  /// The item that came before the deadline, or null.
  @Nullable Parcel get(Fiber f, long deadline, boolean blocking) {
    return wait(f, QueueOp.GET, null, deadline, blocking).item();
  }

  long size(Fiber f) {
    return wait(f, QueueOp.SIZE, null, Request.NEVER, false).number();
  }

  boolean isFull(Fiber f) {
    return wait(f, QueueOp.IS_FULL, null, Request.NEVER, false).number() != 0;
  }

  void force(Parcel item) {
    queues.ask(QueueOp.FORCE, number, false, item, null);
  }

  private static boolean isDone(ChildQueues.Answer answer) {
    return answer.status() == QueueOp.Status.DONE;
  }

  private ChildQueues.Answer wait(
      Fiber f, QueueOp op, @Nullable Parcel item, long deadline, boolean blocking) {
    ChildQueues.Answer answer = queues.ask(op, number, blocking, item, null);
    long until = blocking ? deadline : Request.NEVER;
    boolean come = Boolean.TRUE.equals(perform(f, answer, until));
    if (!come) {
      queues.cancel(answer);
      perform(f, answer, Request.NEVER);
    }
    return answer;
  }

  private Object perform(Fiber f, ChildQueues.Answer answer, long deadline) {
    return f.vm.scheduler.perform(f, new Request.Wait(reason, answer, deadline));
  }
}
