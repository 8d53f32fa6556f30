package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.vm.Fiber;
import toy.vm.Request;

/// A queue between processes that a parent has, or the line of a pipe, or cells, as its child sees
/// it. Immutable.
///
/// @param number under which both know it
/// @param above how many processes above this one it is, 1 for the parent
/// @param reason why who waits for it is released
record RemoteQueue(ChildQueues queues, int number, int above, Reason reason) {
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

  /// What came through a pipe, or null where nothing more can.
  @Nullable Parcel receive(Fiber f) {
    return wait(f, QueueOp.GET, null, Request.NEVER, true).item();
  }

  /// Whether there is an item before the deadline.
  boolean look(Fiber f, long deadline, boolean blocking) {
    return isDone(wait(f, QueueOp.LOOK, null, deadline, blocking));
  }

  /// Whether there was anybody to receive it.
  boolean send(Fiber f, Parcel item) {
    return isDone(wait(f, QueueOp.SEND, item, Request.NEVER, false));
  }

  void opened(boolean sends) {
    queues.ask(new ChildQueues.Question(QueueOp.OPENED, number, false, sends ? 1 : 0, null), null);
  }

  void closed(boolean sends) {
    queues.ask(new ChildQueues.Question(QueueOp.CLOSED, number, false, sends ? 1 : 0, null), null);
  }

  /// A new queue in the same process.
  ProcessQueue beside(Fiber f) {
    return queues.made(wait(f, question(QueueOp.MAKE, 0, null), Request.NEVER), above);
  }

  Object cell(Fiber f, int index) {
    Parcel cell = wait(f, question(QueueOp.CELL, index, null), Request.NEVER).item();
    return java.util.Objects.requireNonNull(cell).unpack(f);
  }

  void setCell(Fiber f, int index, Object scalar) {
    wait(f, question(QueueOp.SET_CELL, index, Parcel.of(scalar)), Request.NEVER);
  }

  private ChildQueues.Question question(QueueOp op, int index, @Nullable Parcel item) {
    return new ChildQueues.Question(op, number, false, index, item);
  }

  void force(Parcel item) {
    queues.ask(new ChildQueues.Question(QueueOp.FORCE, number, false, 0, item), null);
  }

  private static boolean isDone(ChildQueues.Answer answer) {
    return answer.status() == QueueOp.Status.DONE;
  }

  private ChildQueues.Answer wait(
      Fiber f, QueueOp op, @Nullable Parcel item, long deadline, boolean blocking) {
    return wait(
        f,
        new ChildQueues.Question(op, number, blocking, 0, item),
        blocking ? deadline : Request.NEVER);
  }

  private ChildQueues.Answer wait(Fiber f, ChildQueues.Question question, long until) {
    ChildQueues.Answer answer = queues.ask(question, null);
    boolean come = Boolean.TRUE.equals(perform(f, answer, until));
    if (!come) {
      queues.cancel(answer);
      perform(f, answer, Request.NEVER);
    }
    return answer;
  }

  private @Nullable Object perform(Fiber f, ChildQueues.Answer answer, long deadline) {
    return f.vm.scheduler.perform(f, new Request.Wait(reason, answer, deadline));
  }
}
