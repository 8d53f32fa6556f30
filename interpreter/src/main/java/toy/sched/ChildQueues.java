package toy.sched;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.vm.ToyThread;
import toy.vm.Waitable;
import toy.wire.Frame;
import toy.wire.WireError;
import toy.wire.WireIn;
import toy.wire.WireOut;

/// The queues of the parent that a child knows. Each request is a frame, and so is its answer; a
/// request that runs out of time is given up by another frame, and it is the parent who says which
/// of the two came first. Guarded by itself; nothing blocks under that lock.
final class ChildQueues implements WireQueues {
  private final Upstream up;
  private final Map<Integer, Shared> known = new HashMap<>();
  private final Map<Long, Answer> asked = new HashMap<>();
  private @Nullable WireLink link;
  private long requests;

  ChildQueues(Upstream up) {
    this.up = up;
  }

  /// Before anything is asked.
  void link(WireLink its) {
    link = its;
  }

  /// @param number of what is asked
  /// @param detail an index of cells, or 1 for an end of a pipe that sends
  /// @param item of what [has one][QueueOp#hasItem()]
  record Question(QueueOp op, int number, boolean blocking, int detail, @Nullable Parcel item) {}

  /// Of a request.
  final class Answer implements Waitable {
    private final long id;
    private final @Nullable Consumer<Answer> then;
    private @Nullable ToyThread waiter;
    private QueueOp.@Nullable Status status;
    private @Nullable Parcel item;
    private long number;

    Answer(long id, @Nullable Consumer<Answer> then) {
      this.id = id;
      this.then = then;
    }

    QueueOp.@Nullable Status status() {
      synchronized (ChildQueues.this) {
        return status;
      }
    }

    @Nullable Parcel item() {
      return item;
    }

    long number() {
      return number;
    }

    @Override
    public boolean tryTake(ToyThread thread) {
      return status() != null;
    }

    @Override
    public void enlist(ToyThread thread) {
      synchronized (ChildQueues.this) {
        waiter = thread;
      }
    }

    @Override
    public void withdraw(ToyThread thread) {
      synchronized (ChildQueues.this) {
        waiter = null;
      }
    }

    @Override
    public boolean comesFromOutside() {
      return true;
    }

    @Override
    public String describe() {
      return "a queue between processes";
    }
  }

  /// @param then told of the answer, on the thread that reads frames; it does not block
  Answer ask(Question question, @Nullable Consumer<Answer> then) {
    WireOut payload = new WireOut();
    Answer answer;
    synchronized (this) {
      answer = new Answer(requests++, then);
      if (question.op.isAnswered()) {
        asked.put(answer.id, answer);
      }
    }
    payload.num(answer.id);
    payload.u8(question.op.ordinal());
    payload.num(question.number);
    payload.bool(question.blocking);
    payload.num(question.detail);
    if (question.item != null) {
      ParcelOut.write(question.item, java.util.Objects.requireNonNull(link), payload);
    }
    up.send(Frame.Kind.QUEUE, payload);
    return answer;
  }

  /// Gives a request up; there is an answer in any case.
  void cancel(Answer answer) {
    WireOut payload = new WireOut();
    payload.num(answer.id);
    payload.u8(QueueOp.CANCEL.ordinal());
    up.send(Frame.Kind.QUEUE, payload);
  }

  void answer(byte[] bytes) throws WireError {
    WireIn in = new WireIn(bytes);
    long id = in.num();
    QueueOp.Status status = in.constant(QueueOp.Status.values());
    long number = in.num();
    Parcel item =
        in.bool() ? ParcelIn.read(in, java.util.Objects.requireNonNull(link), bytes.length) : null;
    Answer answer;
    synchronized (this) {
      answer = asked.remove(id);
      if (answer == null) {
        throw new WireError("nobody asked " + id);
      }
      answer.status = status;
      answer.number = number;
      answer.item = item;
      if (answer.waiter != null) {
        answer.waiter.unpark();
      }
    }
    if (answer.then != null) {
      answer.then.accept(answer);
    }
  }

  @Override
  public int number(Shared shared) {
    RemoteQueue remote = shared.remote();
    if (remote == null) {
      throw new IllegalStateException("not packed for a wire");
    }
    return remote.number();
  }

  @Override
  public ProcessQueue queue(int number, int above, Reason reason) throws WireError {
    return known(ProcessQueue.class, number, above, reason, ProcessQueue::new);
  }

  @Override
  public PipeEnd.Line line(int number, int above) throws WireError {
    return known(PipeEnd.Line.class, number, above, Reason.QUEUE, PipeEnd.Line::new);
  }

  @Override
  public SharedCells cells(int number, int above, int size) throws WireError {
    return known(
        SharedCells.class, number, above, Reason.IO, remote -> new SharedCells(remote, size));
  }

  /// The queue that a MAKE was answered with.
  ///
  /// @param above how many processes above this one
  ProcessQueue made(Answer answer, int above) {
    try {
      return queue((int) answer.number(), above - 1, Reason.QUEUE);
    } catch (WireError e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized <T extends Shared> T known(
      Class<T> kind, int number, int above, Reason reason, Function<RemoteQueue, T> made)
      throws WireError {
    Shared shared =
        known.computeIfAbsent(number, n -> made.apply(new RemoteQueue(this, n, above + 1, reason)));
    if (!kind.isInstance(shared)) {
      throw new WireError("another kind of thing is number " + number);
    }
    return kind.cast(shared);
  }

  /// The parent counts what this process has open.
  @Override
  public void gave(PipeEnd.End end) {}

  @Override
  public void took(PipeEnd.End end) {}
}
