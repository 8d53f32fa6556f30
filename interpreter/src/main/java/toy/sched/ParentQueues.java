package toy.sched;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.vm.ToyThread;

/// The queues that a child was given, and its requests to them. A request that has to wait stands
/// in the queue's line as a thread does; when it is woken, the writer of the child's frames tries
/// it again. Where this process has the queue from its own parent, the request is passed on.
///
/// What a child takes out is its own from then on: what was on the way to a child that dies is
/// lost. Guarded by itself; under that lock the queue's own is taken, and nothing blocks.
final class ParentQueues implements WireQueues {
  private final OsProcess child;
  private final List<ProcessQueue> queues = new ArrayList<>();
  private final Map<ProcessQueue, Integer> numbers = new IdentityHashMap<>();
  private final Map<Long, Asked> waiting = new HashMap<>();
  private final Map<Long, Runnable> passedOn = new HashMap<>(); // how each is given up
  private boolean closed;

  ParentQueues(OsProcess child) {
    this.child = child;
  }

  @Override
  public synchronized int number(ProcessQueue queue) {
    return numbers.computeIfAbsent(
        queue,
        added -> {
          queues.add(added);
          return queues.size() - 1;
        });
  }

  @Override
  public synchronized ProcessQueue queue(int number, Reason reason) throws WireError {
    if (number < 0 || number >= queues.size()) {
      throw new WireError("no queue " + number);
    }
    return queues.get(number);
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
    return answer(id, QueueOp.Status.DONE, 0, turn instanceof ToyQueue.Get get ? get.item : null);
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
    ProcessQueue queue = queue(in.int32(), Reason.QUEUE);
    boolean blocking = in.bool();
    boolean hasItem = op == QueueOp.PUT || op == QueueOp.FORCE;
    Parcel item = hasItem ? ParcelIn.read(in, child.link(), bytes.length) : null;
    RemoteQueue above = queue.remote();
    if (above != null) {
      passOn(id, op, above, blocking, item);
    } else {
      serve(id, op, queue.parcels(), blocking, item);
    }
  }

  private void serve(long id, QueueOp op, ToyQueue queue, boolean blocking, @Nullable Parcel item) {
    switch (op) {
      case GET -> take(new Asked(id, queue.getting()), blocking);
      case PUT ->
          take(new Asked(id, queue.putting(java.util.Objects.requireNonNull(item))), blocking);
      case FORCE -> queue.force(java.util.Objects.requireNonNull(item));
      case SIZE -> child.send(() -> answer(id, QueueOp.Status.DONE, queue.size(), null));
      case IS_FULL ->
          child.send(() -> answer(id, QueueOp.Status.DONE, queue.isFull() ? 1 : 0, null));
      case CANCEL -> throw new IllegalStateException();
    }
  }

  private void take(Asked asked, boolean blocking) {
    if (asked.turn.tryTake(asked)) {
      child.send(() -> done(asked.id, asked.turn));
    } else if (!blocking) {
      child.send(() -> answer(asked.id, QueueOp.Status.NOT, 0, null));
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

  private void passOn(
      long id, QueueOp op, RemoteQueue above, boolean blocking, @Nullable Parcel item) {
    ChildQueues.Answer[] asked = new ChildQueues.Answer[1];
    synchronized (this) {
      asked[0] =
          above
              .queues()
              .ask(
                  op,
                  above.number(),
                  blocking,
                  item,
                  answer -> {
                    synchronized (this) {
                      passedOn.remove(id);
                    }
                    QueueOp.Status status = java.util.Objects.requireNonNull(answer.status());
                    child.send(() -> answer(id, status, answer.number(), answer.item()));
                  });
      if (op != QueueOp.FORCE) {
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
      child.send(() -> answer(id, QueueOp.Status.NOT, 0, null));
    } else if (above != null) {
      above.run();
    }
  }

  /// The child has ended: nobody waits in its name any more.
  synchronized void close() {
    closed = true;
    waiting.values().forEach(asked -> asked.turn.withdraw(asked));
    waiting.clear();
    passedOn.values().forEach(Runnable::run);
    passedOn.clear();
  }
}
