package toy.sched;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.vm.ToyThread;
import toy.wire.Frame;
import toy.wire.WireError;
import toy.wire.WireIn;
import toy.wire.WireOut;

/// The queues, pipes and cells that a child was given, and its requests to them. A request that has
/// to wait stands in the queue's line as a thread does; when it is woken, the writer of the child's
/// frames tries it again. Where this process has the queue from its own parent, the request is
/// passed on.
///
/// What a child takes out is its own from then on: what was on the way to a child that dies is
/// lost. Guarded by itself; under that lock the queue's own is taken, and nothing blocks.
final class ParentQueues implements WireQueues {
  private final OsProcess child;
  private final HeldEnds ends = new HeldEnds();
  private final List<Shared> all = new ArrayList<>();
  private final Map<Shared, Integer> numbers = new IdentityHashMap<>();
  private final Map<Long, Asked> waiting = new HashMap<>();
  private final Map<Long, Runnable> passedOn = new HashMap<>(); // how each is given up
  private boolean closed;

  ParentQueues(OsProcess child) {
    this.child = child;
  }

  @Override
  public synchronized int number(Shared shared) {
    return numbers.computeIfAbsent(
        shared,
        added -> {
          all.add(added);
          return all.size() - 1;
        });
  }

  @Override
  public ProcessQueue queue(int number, int above, Reason reason) throws WireError {
    return known(ProcessQueue.class, number);
  }

  @Override
  public PipeEnd.Line line(int number, int above) throws WireError {
    return known(PipeEnd.Line.class, number);
  }

  @Override
  public SharedCells cells(int number, int above, int size) throws WireError {
    return known(SharedCells.class, number);
  }

  private synchronized <T extends Shared> T known(Class<T> kind, int number) throws WireError {
    if (number < 0 || number >= all.size() || !kind.isInstance(all.get(number))) {
      throw new WireError("no such thing as number " + number);
    }
    return kind.cast(all.get(number));
  }

  @Override
  public void gave(PipeEnd.End end) {
    if (end.in() != null) {
      ends.gave(end.in(), false);
    }
    if (end.out() != null) {
      ends.gave(end.out(), true);
    }
  }

  @Override
  public void took(PipeEnd.End end) throws WireError {
    if (end.in() != null && !ends.took(end.in(), false)
        || end.out() != null && !ends.took(end.out(), true)) {
      throw new WireError("an end of a pipe that it did not have");
    }
  }

  /// One request that waits in a queue's line.
  private final class Asked extends ToyThread {
    final long id;
    final ToyQueue.Turn turn;

    Asked(long id, ToyQueue.Turn turn) {
      this.id = id;
      this.turn = turn;
    }

    @Override
    public String name() {
      return "a process";
    }

    @Override
    public void unpark() {
      child.send(this::retry);
    }

    private @Nullable Frame retry() {
      synchronized (ParentQueues.this) {
        if (waiting.get(id) != this || !turn.tryTake(this)) {
          return null;
        }
        waiting.remove(id);
        turn.withdraw(this);
      }
      return done(id, turn);
    }
  }

  private Frame done(long id, ToyQueue.Turn turn) {
    Object item = turn instanceof ToyQueue.Get get ? get.item : null;
    return item == ToyQueue.END
        ? answer(id, QueueOp.Status.ENDED, 0, null)
        : answer(id, QueueOp.Status.DONE, 0, item);
  }

  private Frame answer(long id, QueueOp.Status status, long number, @Nullable Object item) {
    WireOut payload = new WireOut();
    payload.num(id);
    payload.u8(status.ordinal());
    payload.num(number);
    payload.bool(item != null);
    if (item != null) {
      ParcelOut.write((Parcel) item, child.link(), payload);
    }
    return new Frame(Frame.Kind.QUEUE, payload.toArray());
  }

  void asked(byte[] bytes) throws WireError {
    WireIn in = new WireIn(bytes);
    long id = in.num();
    QueueOp op = in.constant(QueueOp.values());
    if (op == QueueOp.CANCEL) {
      cancel(id);
      return;
    }
    Shared asked = known(Shared.class, in.int32());
    boolean blocking = in.bool();
    int detail = in.int32();
    Parcel item = op.hasItem() ? ParcelIn.read(in, child.link(), bytes.length) : null;
    RemoteQueue above = asked.remote();
    switch (asked) {
      case PipeEnd.Line line when op == QueueOp.OPENED || op == QueueOp.CLOSED ->
          count(op, line, detail != 0);
      case Shared _ when above != null ->
          passOn(id, above, new ChildQueues.Question(op, above.number(), blocking, detail, item));
      case ProcessQueue _ when op == QueueOp.MAKE ->
          reply(id, QueueOp.Status.DONE, number(new ProcessQueue(0)), null);
      case ProcessQueue queue -> serve(id, op, queue.parcels(), blocking, item);
      case PipeEnd.Line line when op == QueueOp.SEND -> {
        boolean sent = line.send(java.util.Objects.requireNonNull(item));
        reply(id, sent ? QueueOp.Status.DONE : QueueOp.Status.NOT, 0, null);
      }
      case PipeEnd.Line line -> serve(id, op, line.parcels(), blocking, item);
      case SharedCells cells -> cell(id, op, cells, detail, item);
    }
  }

  private void count(QueueOp op, PipeEnd.Line line, boolean sends) throws WireError {
    if (op == QueueOp.OPENED) {
      line.opened(sends);
      ends.gave(line, sends);
    } else if (ends.took(line, sends)) {
      line.closed(sends);
    } else {
      throw new WireError("an end of a pipe that it did not have");
    }
  }

  private void cell(long id, QueueOp op, SharedCells cells, int index, @Nullable Parcel item)
      throws WireError {
    if (index < 0 || index >= cells.size()) {
      throw new WireError("no cell " + index);
    }
    if (item == null) {
      reply(id, QueueOp.Status.DONE, 0, Parcel.of(cells.get(index)));
    } else if (op == QueueOp.SET_CELL) {
      cells.set(index, java.util.Objects.requireNonNull(item.roots()[0]));
      reply(id, QueueOp.Status.DONE, 0, null);
    } else {
      throw new WireError("not for cells: " + op);
    }
  }

  private void reply(long id, QueueOp.Status status, long number, @Nullable Parcel item) {
    child.send(() -> answer(id, status, number, item));
  }

  private void serve(long id, QueueOp op, ToyQueue queue, boolean blocking, @Nullable Parcel item)
      throws WireError {
    switch (op) {
      case GET -> take(new Asked(id, queue.getting()), blocking);
      case PUT ->
          take(new Asked(id, queue.putting(java.util.Objects.requireNonNull(item))), blocking);
      case FORCE -> queue.force(java.util.Objects.requireNonNull(item));
      case SIZE -> reply(id, QueueOp.Status.DONE, queue.size(), null);
      case IS_FULL -> reply(id, QueueOp.Status.DONE, queue.isFull() ? 1 : 0, null);
      case LOOK -> take(new Asked(id, queue.looking()), blocking);
      case CANCEL, SEND, OPENED, CLOSED, CELL, SET_CELL, MAKE ->
          throw new WireError("not for a queue: " + op);
    }
  }

  private void take(Asked asked, boolean blocking) {
    if (asked.turn.tryTake(asked)) {
      child.send(() -> done(asked.id, asked.turn));
    } else if (!blocking) {
      reply(asked.id, QueueOp.Status.NOT, 0, null);
    } else {
      synchronized (this) {
        if (closed) {
          return;
        }
        waiting.put(asked.id, asked);
        asked.turn.enlist(asked);
      }
      asked.unpark(); // something may have come in between
    }
  }

  private void passOn(long id, RemoteQueue above, ChildQueues.Question question) {
    ChildQueues.Answer[] asked = new ChildQueues.Answer[1];
    synchronized (this) {
      asked[0] =
          above
              .queues()
              .ask(
                  question,
                  answer -> {
                    synchronized (this) {
                      passedOn.remove(id);
                    }
                    QueueOp.Status status = java.util.Objects.requireNonNull(answer.status());
                    long number =
                        question.op() == QueueOp.MAKE
                            ? number(above.queues().made(answer, above.above()))
                            : answer.number();
                    reply(id, status, number, answer.item());
                  });
      if (question.op().isAnswered()) {
        passedOn.put(id, () -> above.queues().cancel(asked[0]));
      }
    }
  }

  /// A request that was answered meanwhile keeps its answer.
  private void cancel(long id) {
    Asked asked;
    Runnable above;
    synchronized (this) {
      asked = waiting.remove(id);
      above = passedOn.get(id);
      if (asked != null) {
        asked.turn.withdraw(asked);
      }
    }
    if (asked != null) {
      reply(id, QueueOp.Status.NOT, 0, null);
    } else if (above != null) {
      above.run();
    }
  }

  /// The child has ended: nobody waits in its name any more, and its ends of pipes are closed.
  void close() {
    synchronized (this) {
      closed = true;
      waiting.values().forEach(asked -> asked.turn.withdraw(asked));
      waiting.clear();
      passedOn.values().forEach(Runnable::run);
      passedOn.clear();
    }
    ends.closeAll();
  }
}
