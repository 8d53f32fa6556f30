package toy.sched;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyObject;
import toy.value.Types;
import toy.vm.Fiber;

/// What a task has written to a connection and the other side has not taken yet. It sends what it
/// can at once, the rest whenever its loop's thread sees that there is room, without the GIL and
/// without a task of its own. Belongs to the thread of one loop.
public final class Outbox implements ToyObject, Poller.Watcher {
  public static final ToyClass TYPE = ToyClass.builtin("socket", "_Outbox", Types.OBJECT);

  /// asyncio's: from so many bytes on, `drain` waits …
  private static final int HIGH_WATER = 64 * 1024;

  /// … until there are no more than so many.
  private static final int LOW_WATER = HIGH_WATER / 4;

  /// The JDK copies what it sends to memory of its own, as much as it is given.
  private static final int PIECE = 64 * 1024;

  private final VmThread thread;
  private final Endpoint endpoint;
  private final SocketChannel channel;
  private final Deque<ByteBuffer> pieces = new ArrayDeque<>(2);
  private long size;
  private boolean paused; // above the high water, and not down to the low one since
  private boolean ending; // the writing side is shut down when all is sent
  private boolean closing; // the connection is closed when all is sent
  private boolean closed;
  private @Nullable IOException lost;
  private List<Wait> waits = List.of();

  public Outbox(Fiber f, Endpoint endpoint) {
    this.thread = (VmThread) f.thread;
    this.endpoint = endpoint;
    this.channel = (SocketChannel) endpoint.channel;
  }

  /// Sends `data`, now or later. What cannot be sent any more is dropped.
  public void write(Fiber f, byte[] data) {
    if (f.thread != thread) {
      throw ToyError.runtimeError(
          "a stream belongs to the event loop of its thread: write to it in a task of that loop");
    }
    if (lost != null || closed || data.length == 0) {
      return;
    }
    boolean idle = pieces.isEmpty();
    pieces.add(ByteBuffer.wrap(data));
    size += data.length;
    if (idle) {
      send();
    }
    paused |= size > HIGH_WATER;
  }

  public long size() {
    return size;
  }

  /// Whether [#close] or an error has come.
  public boolean isClosing() {
    return closing || closed || lost != null;
  }

  /// Whether nothing can be sent any more.
  public boolean isClosed() {
    return closed || lost != null;
  }

  /// What ended the connection, or null.
  public @Nullable IOException lost() {
    return lost;
  }

  /// No more will be written.
  public void end() {
    ending = true;
    finish();
  }

  /// Closes the connection when all has been sent.
  public void close() {
    closing = true;
    finish();
  }

  /// Closes it at once.
  public void abort() {
    closing = true;
    drop();
    finish();
  }

  private void drop() {
    pieces.clear();
    size = 0;
    paused = false;
  }

  private void send() {
    try {
      while (!pieces.isEmpty()) {
        ByteBuffer first = pieces.getFirst();
        if (first.hasRemaining() && !sendPiece(first)) {
          thread.parker.poller().watch(endpoint, SelectionKey.OP_WRITE, this);
          break;
        }
        if (!first.hasRemaining()) {
          pieces.removeFirst();
        }
      }
    } catch (IOException e) {
      lost = e;
      drop();
      finish();
    }
  }

  /// False where there is no room.
  private boolean sendPiece(ByteBuffer all) throws IOException {
    int end = Math.min(all.limit(), all.position() + PIECE);
    ByteBuffer piece = all.duplicate().limit(end);
    int sent = channel.write(piece);
    all.position(piece.position());
    size -= sent;
    return sent > 0;
  }

  @Override
  public void ready(long at) {
    send();
    paused &= size > LOW_WATER;
    finish();
    tell(at);
  }

  private void finish() {
    if (!pieces.isEmpty() || closed) {
      return;
    }
    if (closing || lost != null) {
      closed = true;
      endpoint.close();
    } else if (ending) {
      try {
        channel.shutdownOutput();
      } catch (IOException e) {
        lost = e;
      }
    }
    tell(Long.MIN_VALUE);
  }

  private void tell(long at) {
    List<Wait> all = waits;
    if (all.isEmpty()) {
      return;
    }
    List<Wait> left = new ArrayList<>();
    for (Wait wait : all) {
      if (wait.isDone()) {
        wait.waiter.loop().post(wait.waiter, at);
      } else {
        left.add(wait);
      }
    }
    waits = left.isEmpty() ? List.of() : left;
  }

  /// To be awaited: that little enough is left to be sent, or that the connection is closed.
  ///
  /// @param forClose waits for the latter alone
  public Drained drained(boolean forClose) {
    return new Drained(this, forClose);
  }

  private record Wait(LoopWaiter waiter, Drained on) {
    boolean isDone() {
      return on.isDone();
    }
  }

  /// See [Outbox#drained].
  public static final class Drained extends Pending {
    private final Outbox box;
    private final boolean forClose;

    private Drained(Outbox box, boolean forClose) {
      this.box = box;
      this.forClose = forClose;
    }

    @Override
    void arm(LoopWaiter waiter) {
      List<Wait> all = new ArrayList<>(box.waits);
      all.add(new Wait(waiter, this));
      box.waits = all;
    }

    @Override
    void disarm(LoopWaiter waiter) {
      box.waits = box.waits.stream().filter(wait -> wait.on != this).toList();
    }

    @Override
    public boolean isDone() {
      return box.isClosed() || !forClose && !box.paused;
    }

    @Override
    public Object result(Fiber f) {
      return None.NONE;
    }

    @Override
    public Reason reason() {
      return Reason.IO;
    }

    @Override
    boolean comesFromOutside() {
      return true;
    }

    @Override
    String describe() {
      return forClose ? "the end of a connection" : "room in a connection";
    }

    @Override
    public ToyClass type() {
      return Readiness.TYPE;
    }
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
