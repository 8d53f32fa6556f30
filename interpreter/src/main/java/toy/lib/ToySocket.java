package toy.lib;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import toy.sched.Endpoint;
import toy.sched.Units;
import toy.value.Callbacks;
import toy.value.HasRepr;
import toy.value.ToyClass;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;

/// `socket.socket`: a TCP socket. Its fields are guarded by the GIL; its channel may be used
/// without it, and by any thread.
///
/// Java has two kinds of channel where the system has one kind of socket: so it begins as one that
/// can connect, and becomes another when it [listens][#listen].
final class ToySocket implements HasRepr {
  static final ToyClass TYPE = ToyClass.builtin("socket", "socket", Types.OBJECT);

  private Endpoint endpoint;

  /// ns; 0: calls never wait; -1: as long as it takes.
  long timeout = -1;

  /// Files made of it that are open: the connection is closed with the last of them.
  private int files;

  private boolean listening;
  private boolean closed;

  ToySocket(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  static ToySocket open(Fiber f) throws IOException {
    return new ToySocket(Units.endpoint(f, SocketChannel.open(StandardProtocolFamily.INET)));
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /// Its channel if it can send and receive, else null.
  @Nullable SocketChannel connection() {
    return endpoint.channel() instanceof SocketChannel channel ? channel : null;
  }

  /// Its channel if it listens, else null.
  @Nullable ServerSocketChannel server() {
    return endpoint.channel() instanceof ServerSocketChannel channel ? channel : null;
  }

  NetworkChannel channel() {
    return (NetworkChannel) endpoint.channel();
  }

  boolean isListening() {
    return listening;
  }

  boolean isClosed() {
    return closed;
  }

  int number() {
    return closed ? -1 : endpoint.number();
  }

  /// Makes a server of it. Its port stays taken while one channel replaces the other: two sockets
  /// may have a port that both let be used again and at which neither listens yet.
  void listen(Fiber f, int backlog) throws IOException {
    if (listening) {
      return;
    }
    NetworkChannel before = channel();
    boolean reuse = before.getOption(StandardSocketOptions.SO_REUSEADDR);
    before.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET);
    try {
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      SocketAddress at = before.getLocalAddress();
      f.vm.host.network().listen(server, at, Math.max(1, backlog));
      server.setOption(StandardSocketOptions.SO_REUSEADDR, reuse);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    Endpoint old = endpoint;
    old.close();
    endpoint = Units.endpoint(f, server);
    listening = true;
  }

  /// Takes a fresh channel after a failed attempt to connect, with which Java closes the old one.
  void renew(Fiber f) throws IOException {
    if (!closed && !endpoint.channel().isOpen()) {
      endpoint.close();
      endpoint = Units.endpoint(f, SocketChannel.open(StandardProtocolFamily.INET));
    }
  }

  /// A file is made of it.
  void share() {
    files++;
  }

  /// A file made of it is closed.
  void unshare() {
    files--;
    closeUnused();
  }

  void close() {
    closed = true;
    closeUnused();
  }

  private void closeUnused() {
    if (closed && files <= 0) {
      endpoint.close();
    }
  }

  // ---- addresses

  /// `(host, port)`; of what is not bound `('0.0.0.0', 0)`.
  static ToyTuple address(@Nullable SocketAddress address) {
    return address instanceof InetSocketAddress at
        ? ToyTuple.of(at.getAddress().getHostAddress(), (long) at.getPort())
        : ToyTuple.of("0.0.0.0", 0L);
  }

  @Override
  public String repr(Callbacks calls) {
    StringBuilder text = new StringBuilder("<socket.socket ");
    text.append(closed ? "[closed] " : "").append("fd=").append(number());
    text.append(", family=2, type=1, proto=0");
    if (!closed) {
      try {
        text.append(", laddr=").append(tupleText(channel().getLocalAddress()));
        SocketChannel connection = connection();
        SocketAddress peer = connection == null ? null : connection.getRemoteAddress();
        if (peer != null) {
          text.append(", raddr=").append(tupleText(peer));
        }
      } catch (IOException _) {
        // Closed by the other side of this line.
      }
    }
    return text.append('>').toString();
  }

  private static String tupleText(@Nullable SocketAddress address) {
    ToyTuple pair = address(address);
    return "('" + pair.items[0] + "', " + pair.items[1] + ")";
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
