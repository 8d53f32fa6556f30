package toy.lib;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import toy.sandbox.Network;
import toy.sandbox.NotPermitted;
import toy.sched.Endpoint;
import toy.sched.Errand;
import toy.sched.SocketWait;
import toy.sched.Units;
import toy.value.ToyBytes;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;

/// The calls of sockets that can wait. Each is one [Call] that is tried: by a blocking socket as
/// often as needed, without the lock; by a task once, between whose tries it awaits.
final class SocketCalls {
  /// So much is received or sent at a time, at most.
  static final int PIECE = 64 * 1024;

  private SocketCalls() {}

  /// A call on one channel. `run` needs no GIL and touches Java data only.
  abstract static class Call implements SocketWait.Attempt {
    final int operation;
    final String name;

    /// @param operation what it waits for
    Call(int operation, String name) {
      this.operation = operation;
      this.name = name;
    }
  }

  /// Performs it as the socket's time-out says.
  static void perform(Fiber f, ToySocket socket, Call call) {
    if (socket.timeout == 0) {
      if (!once(f, socket, call)) {
        throw SocketErrors.error(SocketErrors.AGAIN);
      }
      return;
    }
    long deadline =
        socket.timeout < 0 ? Request.NEVER : f.vm.scheduler.clock().nanos() + socket.timeout;
    if (!performed(f, socket.endpoint(), call, deadline)) {
      throw SocketErrors.late();
    }
  }

  private static boolean performed(Fiber f, Endpoint endpoint, Call call, long deadline) {
    try {
      return SocketWait.perform(f, endpoint, call.operation, "socket." + call.name, deadline, call);
    } catch (IOException | NotYetConnectedException e) {
      throw error(endpoint, call, e);
    }
  }

  /// Tries it once; false where it would wait. It does not, so the lock is kept.
  static boolean once(Fiber f, ToySocket socket, Call call) {
    Endpoint endpoint = socket.endpoint();
    try {
      return call.run();
    } catch (IOException | NotYetConnectedException e) {
      throw error(endpoint, call, e);
    }
  }

  private static ToyError error(Endpoint endpoint, Call call, Exception e) {
    boolean sends = call.operation == SelectionKey.OP_WRITE;
    if (sends
        && (e instanceof NotYetConnectedException
            || e instanceof ClosedChannelException && endpoint.channel().isOpen())) {
      return SocketErrors.error(32); // as Linux says of what cannot send, or not any more
    }
    return SocketErrors.error(e);
  }

  // ---- recv

  static final class Receive extends Call {
    private final SocketChannel channel;
    private final ByteBuffer buffer;
    private boolean ended;

    Receive(SocketChannel channel, ByteBuffer buffer) {
      super(SelectionKey.OP_READ, "recv");
      this.channel = channel;
      this.buffer = buffer;
    }

    @Override
    public boolean run() throws IOException {
      int count = channel.read(buffer);
      ended = count < 0;
      return count != 0 || buffer.limit() == 0;
    }

    ToyBytes result() {
      if (ended) {
        return ToyBytes.EMPTY;
      }
      byte[] data = new byte[buffer.position()];
      buffer.get(0, data);
      return ToyBytes.of(data);
    }
  }

  /// @param size at least 0; it may give fewer, as always
  static Receive receive(ToySocket socket, long size) {
    return new Receive(connected(socket), ByteBuffer.allocate((int) Math.min(size, PIECE)));
  }

  /// As [#receive] for a call that is tried once, of thousands of which each may fail: it has no
  /// room of its own.
  static Receive receiveOnce(Fiber f, ToySocket socket, long size) {
    ByteBuffer room = Units.scratch(f);
    return new Receive(connected(socket), room.limit((int) Math.min(size, room.capacity())));
  }

  private static SocketChannel connected(ToySocket socket) {
    SocketChannel channel = socket.connection();
    if (channel == null) {
      throw SocketErrors.error(107);
    }
    return channel;
  }

  // ---- send

  static final class Send extends Call {
    private final SocketChannel channel;
    private final ByteBuffer data;
    private final boolean all;

    /// @param all whether it goes on until everything is sent
    Send(SocketChannel channel, byte[] data, boolean all) {
      super(SelectionKey.OP_WRITE, all ? "sendall" : "send");
      this.channel = channel;
      this.data = ByteBuffer.wrap(data);
      this.all = all;
    }

    @Override
    public boolean run() throws IOException {
      if (!data.hasRemaining()) {
        return channel.isConnected() || channel.write(data) >= 0;
      }
      while (data.hasRemaining()) {
        // In pieces: the JDK copies what it sends to memory of its own, as much as it is given.
        int end = Math.min(data.limit(), data.position() + PIECE);
        ByteBuffer piece = data.duplicate().limit(end);
        int sent = channel.write(piece);
        data.position(piece.position());
        if (sent == 0) {
          return !all && data.position() > 0;
        }
      }
      return true;
    }

    long sent() {
      return data.position();
    }
  }

  static Send send(ToySocket socket, byte[] data, boolean all) {
    SocketChannel channel = socket.connection();
    if (channel == null) {
      throw SocketErrors.error(32);
    }
    return new Send(channel, data, all);
  }

  // ---- accept

  static final class Accept extends Call {
    private final Fiber f;
    private final ServerSocketChannel channel;
    private @Nullable Endpoint accepted;

    Accept(Fiber f, ServerSocketChannel channel) {
      super(SelectionKey.OP_ACCEPT, "accept");
      this.f = f;
      this.channel = channel;
    }

    @Override
    public boolean run() throws IOException {
      SocketChannel made = channel.accept();
      if (made == null) {
        return false;
      }
      accepted = Units.endpoint(f, made);
      return true;
    }

    /// The connection and where it comes from.
    ToyTuple result() {
      Endpoint made = java.util.Objects.requireNonNull(accepted);
      try {
        return ToyTuple.of(
            new ToySocket(made),
            ToySocket.address(((SocketChannel) made.channel()).getRemoteAddress()));
      } catch (IOException e) {
        throw SocketErrors.error(e);
      }
    }
  }

  static Accept accept(Fiber f, ToySocket socket) {
    ServerSocketChannel channel = socket.server();
    if (channel == null) {
      throw SocketErrors.error(socket.isClosed() ? 9 : SocketErrors.INVALID);
    }
    return new Accept(f, channel);
  }

  // ---- connect

  static final class Connect extends Call {
    private final SocketChannel channel;
    private final Network.Target address;

    Connect(SocketChannel channel, Network.Target address) {
      super(SelectionKey.OP_CONNECT, "connect");
      this.channel = channel;
      this.address = address;
    }

    @Override
    public boolean run() throws IOException {
      return channel.isConnectionPending()
          ? channel.finishConnect()
          : Network.connect(channel, address);
    }
  }

  static Connect connect(Fiber f, ToySocket socket, Object address) {
    Network.Target at = address(f, address, "connect", Network.Purpose.CONNECT);
    SocketChannel channel = socket.connection();
    if (channel == null || channel.isConnected()) {
      throw SocketErrors.error(106);
    }
    return new Connect(channel, at);
  }

  // ---- addresses

  /// `(host, port)`; a name is looked up without the lock.
  static Network.Target address(Fiber f, Object address, String what, Network.Purpose purpose) {
    if (!(address instanceof ToyTuple pair)) {
      throw ToyError.typeError(
          what + "(): AF_INET address must be tuple, not " + Arguments.typeName(address));
    }
    if (pair.size() != 2) {
      throw ToyError.typeError("AF_INET address must be a pair (host, port)");
    }
    if (!(pair.items[0] instanceof String host)) {
      throw ToyError.typeError(
          "str, bytes or bytearray expected, not " + Arguments.typeName(pair.items[0]));
    }
    long port = Arguments.number(pair.items[1], f);
    if (port < 0 || port > 65535) {
      throw new ToyError(Types.OVERFLOW_ERROR, what + "(): port must be 0-65535.");
    }
    Network network = f.vm.host.network();
    try {
      network.check(purpose, host, (int) port);
      return network.target(purpose, host, addressOf(f, host), (int) port);
    } catch (NotPermitted e) {
      throw e.error();
    }
  }

  /// An address of IPv4, for a program that asks for it.
  static InetAddress host(Fiber f, String host) {
    try {
      f.vm.host.network().check(Network.Purpose.LOOK_UP, host, -1);
    } catch (NotPermitted e) {
      throw e.error();
    }
    return addressOf(f, host);
  }

  private static InetAddress addressOf(Fiber f, String host) {
    try {
      if (host.isEmpty()) {
        return InetAddress.getByAddress(new byte[4]);
      }
      if (host.equals("localhost")) {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      }
      if (isLiteral(host)) {
        return InetAddress.ofLiteral(host);
      }
    } catch (UnknownHostException | IllegalArgumentException _) {
      throw SocketErrors.unknownHost();
    }
    return (InetAddress) resolve(f, host, false).join(f);
  }

  /// The address of a host, to be awaited or waited for: the system's call cannot be ended, so a
  /// worker makes it, and who waits can leave.
  ///
  /// @param asText gives a str, else Java's own
  static Errand resolve(Fiber f, String host, boolean asText) {
    Network network = f.vm.host.network();
    return Errand.onWorkers(
        f,
        "the address of '" + host + "'",
        () -> network.lookUp(host),
        (_, found, failure) -> {
          if (failure instanceof NotPermitted refused) {
            throw refused.error();
          }
          if (!(found instanceof InetAddress address)) {
            throw SocketErrors.unknownHost();
          }
          return asText ? address.getHostAddress() : address;
        });
  }

  /// Whether it is looked up nowhere.
  static boolean isLiteral(String host) {
    return host.isEmpty() || host.equals("localhost") || host.matches("\\d+(\\.\\d+){3}");
  }
}
