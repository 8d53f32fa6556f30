package toy.sched;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.value.ExceptionValue;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyObject;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;

/// One end of a `multiprocessing.Pipe`, as one VM has it: a `Connection`. The VMs that an end was
/// sent to share its [End]; the other side comes to the end of what there is to receive when all of
/// them have closed it, or have ended. Belongs to one VM; what is shared is guarded by itself, and
/// is in the process of the operating system that made the pipe.
public final class PipeEnd implements ToyObject {
  public static final ToyClass TYPE =
      ToyClass.builtin("multiprocessing.connection", "Connection", Types.OBJECT);

  /// A direction: what was sent, and who may still send.
  static final class Line implements Shared {
    private static final ToyQueue.Face FACE =
        new ToyQueue.Face("Pipe", "what comes through a pipe", Reason.QUEUE);

    private final ToyQueue parcels = new ToyQueue(ToyQueue.TYPE, 0, FACE).shared();
    private final @Nullable RemoteQueue remote;
    private int senders;
    private int receivers;

    Line() {
      remote = null;
    }

    /// One of a process above this one, which has what is sent, and counts.
    Line(RemoteQueue remote) {
      this.remote = remote;
    }

    @Override
    public @Nullable RemoteQueue remote() {
      return remote;
    }

    /// What was sent and has not been received; of a line that is here.
    ToyQueue parcels() {
      return parcels;
    }

    void opened(boolean sends) {
      if (remote == null) {
        count(sends);
      } else {
        remote.opened(sends);
      }
    }

    void closed(boolean sends) {
      if (remote == null) {
        uncount(sends);
      } else {
        remote.closed(sends);
      }
    }

    private synchronized void count(boolean sends) {
      if (sends) {
        senders++;
      } else {
        receivers++;
      }
    }

    private synchronized void uncount(boolean sends) {
      if (!sends) {
        receivers--;
      } else if (--senders == 0) {
        parcels.force(ToyQueue.END);
      }
    }

    /// Of a line that is here: whether there is anybody to receive it.
    synchronized boolean send(Parcel parcel) {
      if (receivers > 0) {
        parcels.force(parcel);
        return true;
      }
      return false;
    }

    boolean send(Fiber f, Object item) {
      return remote == null
          ? send(Packer.packMessage(f.vm, item))
          : remote.send(f, Packer.packMessageUp(f.vm, item, remote.above()));
    }

    /// Null where nothing more can come.
    @Nullable Parcel receive(Fiber f) {
      if (remote != null) {
        return remote.receive(f);
      }
      Object next = parcels.get(f, Request.NEVER, true);
      return next == ToyQueue.END ? null : (Parcel) next;
    }

    boolean poll(Fiber f, long deadline, boolean blocking) {
      return remote != null
          ? remote.look(f, deadline, blocking)
          : parcels.size() > 0 || blocking && parcels.awaitItem(f, deadline);
    }
  }

  /// @param in null: this end cannot receive
  /// @param out null: this end cannot send
  record End(@Nullable Line in, @Nullable Line out) {
    void opened() {
      if (in != null) {
        in.opened(false);
      }
      if (out != null) {
        out.opened(true);
      }
    }

    void closed() {
      if (in != null) {
        in.closed(false);
      }
      if (out != null) {
        out.closed(true);
      }
    }
  }

  /// The ends that one VM has open: those it has not closed are closed with it. Guarded by itself.
  static final class Open {
    private final Set<PipeEnd> ends = new HashSet<>();

    synchronized void closeAll() {
      for (PipeEnd end : Set.copyOf(ends)) {
        end.close();
      }
    }
  }

  final End end;
  private final Open open;
  private boolean closed;

  /// @param end which counts it as opened already
  PipeEnd(End end, VmProcess of) {
    this.end = end;
    this.open = of.openPipes;
    synchronized (open) {
      open.ends.add(this);
    }
  }

  /// Both ends of a new pipe.
  public static PipeEnd[] pair(Fiber f, boolean duplex) {
    Line first = new Line();
    @Nullable Line second = duplex ? new Line() : null;
    VmProcess process = ((VmThread) f.thread).process;
    End receiver = new End(first, second);
    End sender = new End(second, first);
    receiver.opened();
    sender.opened();
    return new PipeEnd[] {new PipeEnd(receiver, process), new PipeEnd(sender, process)};
  }

  private Line line(@Nullable Line line, String otherwise) {
    check();
    if (line == null) {
      throw osError("connection is " + otherwise);
    }
    return line;
  }

  private void check() {
    if (isClosed()) {
      throw osError("handle is closed");
    }
  }

  private static ToyError osError(String message) {
    return new ToyError(Types.OS_ERROR, message);
  }

  /// `send`: never waits.
  public void send(Fiber f, Object item) {
    Line out = line(end.out, "read-only");
    if (!out.send(f, item)) {
      throw new ToyError(
          new ExceptionValue(Types.BROKEN_PIPE_ERROR, ToyTuple.of(32L, "Broken pipe")));
    }
  }

  /// `recv`: waits for what comes; raises EOFError when nothing can come any more.
  public Object receive(Fiber f) {
    Line in = line(end.in, "write-only");
    Parcel next = in.receive(f);
    if (next == null) {
      throw new ToyError(new ExceptionValue(Types.EOF_ERROR, ToyTuple.EMPTY));
    }
    return next.unpack(f);
  }

  /// `poll`: whether there is something to receive, or the end, before the deadline.
  public boolean poll(Fiber f, long deadline, boolean blocking) {
    Line in = line(end.in, "write-only");
    return in.poll(f, deadline, blocking);
  }

  public void close() {
    synchronized (open) {
      if (closed) {
        return;
      }
      closed = true;
      open.ends.remove(this);
    }
    end.closed();
  }

  public boolean isClosed() {
    synchronized (open) {
      return closed;
    }
  }

  public boolean isReadable() {
    return end.in != null;
  }

  public boolean isWritable() {
    return end.out != null;
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
