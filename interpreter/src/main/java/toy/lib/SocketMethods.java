package toy.lib;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import toy.sandbox.Network;
import toy.sched.Outbox;
import toy.sched.Readiness;
import toy.value.None;
import toy.value.Numbers;
import toy.value.ToyByteArray;
import toy.value.ToyBytes;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// The methods of `socket.socket`. Those that can wait release the lock with reason `io`, unless
/// the socket is one that never waits.
final class SocketMethods {
  private static final long NANOS = 1_000_000_000;

  private SocketMethods() {}

  static void fill(Table t) {
    t.value("__doc__", "socket(family=AF_INET, type=SOCK_STREAM): a TCP socket");
    t.keyworded("__new__", "cls, family=, type=, proto=, fileno=", "", SocketMethods::create);
    fillConnecting(t);
    fillData(t);
    fillState(t);
    SocketOptions.fill(t);
    fillHidden(t);
  }

  private static void fillConnecting(Table t) {
    t.define("bind", "(address): gives it an address of this machine", SocketMethods::bind);
    t.variadic("listen", 1, 2, "([backlog]): lets others connect", SocketMethods::listen);
    t.define(
        "accept", "(): waits for a connection: a socket and its address", SocketMethods::accept);
    t.define("connect", "(address): waits until it is connected", SocketMethods::connect);
    t.define("connect_ex", "(address): as connect, gives the error's number", SocketMethods::tryTo);
    t.define("shutdown", "(how): ends one direction or both", SocketMethods::shutdown);
    t.define("close", "(): closes it", (_, self) -> close(self));
    t.define("__enter__", "(): itself", (_, self) -> self(self));
    t.variadic("__exit__", 1, 4, "(*error): closes it", (_, args) -> close(args[0]));
  }

  private static void fillData(Table t) {
    t.variadic(
        "recv", 2, 3, "(size): waits for data; b'' at the end of it", SocketMethods::receive);
    t.variadic(
        "recv_into", 2, 4, "(bytearray, size=0): as recv; how many bytes", SocketMethods::into);
    t.variadic("send", 2, 3, "(data): sends some of it; how many bytes", SocketMethods::send);
    t.variadic("sendall", 2, 3, "(data): sends all of it", SocketMethods::sendAll);
    t.keyworded(
        "makefile",
        "self, mode=, buffering=, encoding=, errors=, newline=",
        "(mode='r'): a file that reads and writes it",
        SocketModule::makeFile);
  }

  private static void fillState(Table t) {
    t.define("settimeout", "(seconds or None): how long calls wait", SocketMethods::setTimeout);
    t.define("gettimeout", "(): seconds or None", (_, self) -> seconds(self(self).timeout));
    t.define("setblocking", "(flag): whether calls wait", SocketMethods::setBlocking);
    t.define("getblocking", "(): whether calls wait", (_, self) -> self(self).timeout != 0);
    t.define("getsockname", "(): its own address", SocketMethods::name);
    t.define("getpeername", "(): the other side's address", SocketMethods::peer);
    t.define("fileno", "(): its number; -1 once it is closed", (_, s) -> (long) self(s).number());
    t.property("family", (_, _) -> 2L);
    t.property("type", (_, _) -> 1L);
    t.property("proto", (_, _) -> 0L);
    t.property("timeout", (_, self) -> seconds(self(self).timeout));
  }

  /// What the parts that are written in Toy need.
  private static void fillHidden(Table t) {
    t.define("_readable", "()", (_, self) -> ready(self, SelectionKey.OP_READ));
    t.define("_writable", "()", (_, self) -> ready(self, SelectionKey.OP_WRITE));
    t.define("_acceptable", "()", (_, self) -> ready(self, SelectionKey.OP_ACCEPT));
    t.define("_connectable", "()", (_, self) -> ready(self, SelectionKey.OP_CONNECT));
    t.define("_try_recv", "(size)", SocketMethods::receiveOnce);
    t.define("_try_send", "(data)", SocketMethods::sendOnce);
    t.define("_try_accept", "()", SocketMethods::acceptOnce);
    t.define("_try_connect", "(address)", SocketMethods::connectOnce);
    t.define("_outbox", "()", (f, self) -> new Outbox(f, open(self).endpoint()));
    t.define("_share", "()", (_, self) -> share(self));
    t.define("_unshare", "()", (_, self) -> unshare(self));
  }

  static ToySocket self(Object value) {
    if (value instanceof ToySocket socket) {
      return socket;
    }
    throw Arguments.wrongSelf("socket", value);
  }

  /// A socket that has not been closed.
  static ToySocket open(Object value) {
    ToySocket socket = self(value);
    if (socket.isClosed()) {
      throw SocketErrors.error(9);
    }
    return socket;
  }

  /// A failure of a call that does not wait.
  interface Quick {
    Object run() throws IOException;
  }

  static Object quick(Quick call) {
    try {
      return call.run();
    } catch (IOException e) {
      throw SocketErrors.error(e);
    }
  }

  private static Object create(Fiber f, Object[] args) {
    long family = args[1] == null ? 2 : Arguments.number(args[1], f);
    long type = args[2] == null ? 1 : Arguments.number(args[2], f);
    long proto = args[3] == null ? 0 : Arguments.number(args[3], f);
    if (family != 2 && family != -1) {
      throw SocketErrors.error(97);
    }
    if (type != 1 && type != -1 || proto > 0 && proto != 6) {
      throw SocketErrors.error(93); // TCP is all there is
    }
    ToySocket made = (ToySocket) quick(() -> ToySocket.open(f));
    made.timeout = SocketModule.defaultTimeout(f);
    return made;
  }

  // ---- connecting

  private static Object bind(Fiber f, Object self, Object address) {
    ToySocket socket = open(self);
    Network.Target at = SocketCalls.address(f, address, "bind", Network.Purpose.LISTEN);
    return quick(() -> {
      if (socket.channel().getLocalAddress() != null) {
        throw SocketErrors.error(SocketErrors.INVALID);
      }
      f.vm.host.network().bind(socket.channel(), at);
      return None.NONE;
    });
  }

  private static Object listen(Fiber f, Object[] args) {
    ToySocket socket = open(args[0]);
    int backlog = args.length > 1 ? Arguments.count(args[1], f) : 128;
    SocketChannel connection = socket.connection();
    if (connection != null && (connection.isConnected() || connection.isConnectionPending())) {
      throw SocketErrors.error(SocketErrors.INVALID);
    }
    return quick(() -> {
      socket.listen(f, backlog);
      return None.NONE;
    });
  }

  private static Object accept(Fiber f, Object self) {
    SocketCalls.Accept call = SocketCalls.accept(f, open(self));
    SocketCalls.perform(f, self(self), call);
    return accepted(f, call);
  }

  private static ToyTuple accepted(Fiber f, SocketCalls.Accept call) {
    ToyTuple pair = call.result();
    self(pair.items[0]).timeout = SocketModule.defaultTimeout(f);
    return pair;
  }

  private static Object acceptOnce(Fiber f, Object self) {
    SocketCalls.Accept call = SocketCalls.accept(f, open(self));
    return SocketCalls.once(f, self(self), call) ? accepted(f, call) : None.NONE;
  }

  private static Object connect(Fiber f, Object self, Object address) {
    ToySocket socket = open(self);
    SocketCalls.Connect call = SocketCalls.connect(f, socket, address);
    try {
      if (socket.timeout != 0) {
        SocketCalls.perform(f, socket, call);
      } else if (!SocketCalls.once(f, socket, call)) {
        throw SocketErrors.error(SocketErrors.IN_PROGRESS);
      }
    } finally {
      renew(f, socket);
    }
    return None.NONE;
  }

  private static void renew(Fiber f, ToySocket socket) {
    quick(() -> {
      socket.renew(f);
      return None.NONE;
    });
  }

  private static Object connectOnce(Fiber f, Object self, Object address) {
    ToySocket socket = open(self);
    SocketCalls.Connect call = SocketCalls.connect(f, socket, address);
    try {
      return SocketCalls.once(f, socket, call);
    } finally {
      renew(f, socket);
    }
  }

  private static Object tryTo(Fiber f, Object self, Object address) {
    try {
      connect(f, self, address);
      return 0L;
    } catch (ToyError e) {
      if (e.value().get("errno") instanceof Long number && number > 0) {
        return number;
      }
      if (e.value().type() == toy.value.Types.TIMEOUT_ERROR) {
        return (long) SocketErrors.AGAIN;
      }
      throw e;
    }
  }

  private static Object shutdown(Fiber f, Object self, Object how) {
    ToySocket socket = open(self);
    long which = Arguments.number(how, f);
    SocketChannel channel = socket.connection();
    if (which < 0 || which > 2) {
      throw SocketErrors.error(SocketErrors.INVALID);
    }
    if (channel == null || !channel.isConnected()) {
      throw SocketErrors.error(107);
    }
    return quick(() -> {
      if (which != 1) {
        channel.shutdownInput();
      }
      if (which != 0) {
        channel.shutdownOutput();
      }
      return None.NONE;
    });
  }

  private static Object close(Object self) {
    self(self).close();
    return None.NONE;
  }

  private static Object share(Object self) {
    self(self).share();
    return None.NONE;
  }

  private static Object unshare(Object self) {
    self(self).unshare();
    return None.NONE;
  }

  private static Object name(Fiber f, Object self) {
    ToySocket socket = open(self);
    return quick(() -> ToySocket.address(socket.channel().getLocalAddress()));
  }

  private static Object peer(Fiber f, Object self) {
    SocketChannel channel = open(self).connection();
    if (channel == null || !channel.isConnected()) {
      throw SocketErrors.error(107);
    }
    return quick(() -> ToySocket.address(channel.getRemoteAddress()));
  }

  private static Object ready(Object self, int operation) {
    return new Readiness(open(self).endpoint(), operation, what(operation));
  }

  private static String what(int operation) {
    return switch (operation) {
      case SelectionKey.OP_ACCEPT -> "a connection to a server";
      case SelectionKey.OP_CONNECT -> "a connection";
      case SelectionKey.OP_READ -> "data of a connection";
      default -> "room in a connection";
    };
  }

  // ---- data

  private static long size(Fiber f, Object value) {
    long size = Arguments.number(value, f);
    if (size < 0) {
      throw ToyError.valueError("negative buffersize in recv");
    }
    return size;
  }

  private static ToySocket receiver(Object self) {
    ToySocket socket = self(self);
    if (socket.isClosed() && !socket.endpoint().channel().isOpen()) {
      throw SocketErrors.error(9);
    }
    return socket;
  }

  private static Object receive(Fiber f, Object[] args) {
    ToySocket socket = receiver(args[0]);
    SocketCalls.Receive call = SocketCalls.receive(socket, size(f, args[1]));
    SocketCalls.perform(f, socket, call);
    return call.result();
  }

  private static Object receiveOnce(Fiber f, Object self, Object size) {
    ToySocket socket = receiver(self);
    SocketCalls.Receive call = SocketCalls.receiveOnce(f, socket, size(f, size));
    return SocketCalls.once(f, socket, call) ? call.result() : None.NONE;
  }

  private static Object into(Fiber f, Object[] args) {
    if (!(args[1] instanceof ToyByteArray target)) {
      throw ToyError.typeError(
          "recv_into() argument 1 must be read-write bytes-like object, not "
              + Arguments.typeName(args[1]));
    }
    int room = target.length();
    long wanted = args.length > 2 ? Arguments.number(args[2], f) : 0;
    ToySocket socket = receiver(args[0]);
    SocketCalls.Receive call =
        SocketCalls.receive(socket, wanted <= 0 ? room : Math.min(wanted, room));
    SocketCalls.perform(f, socket, call);
    ToyBytes data = call.result();
    target.overwrite(data.octets());
    return (long) data.size();
  }

  static byte[] data(Object value) {
    return Octets.like(value).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Object send(Fiber f, Object[] args) {
    ToySocket socket = receiver(args[0]);
    SocketCalls.Send call = SocketCalls.send(socket, data(args[1]), false);
    SocketCalls.perform(f, socket, call);
    return call.sent();
  }

  private static Object sendAll(Fiber f, Object[] args) {
    ToySocket socket = receiver(args[0]);
    SocketCalls.perform(f, socket, SocketCalls.send(socket, data(args[1]), true));
    return None.NONE;
  }

  private static Object sendOnce(Fiber f, Object self, Object data) {
    ToySocket socket = receiver(self);
    SocketCalls.Send call = SocketCalls.send(socket, data(data), false);
    return SocketCalls.once(f, socket, call) ? (Object) call.sent() : None.NONE;
  }

  // ---- time

  static Object seconds(long nanos) {
    return nanos < 0 ? None.NONE : (Object) (nanos / (double) NANOS);
  }

  /// ns; -1 for None.
  static long nanos(Fiber f, Object seconds) {
    if (seconds == None.NONE) {
      return -1;
    }
    if (!(seconds instanceof Double) && !Numbers.isInt(seconds)) {
      Arguments.integer(seconds, f); // says what is wrong
    }
    double s = Arguments.real(seconds, f);
    if (s < 0) {
      throw ToyError.valueError("Timeout value out of range");
    }
    return s == 0 ? 0 : Math.max(1, Concurrency.nanos(s));
  }

  private static Object setTimeout(Fiber f, Object self, Object seconds) {
    long nanos = nanos(f, seconds);
    open(self).timeout = nanos;
    return None.NONE;
  }

  private static Object setBlocking(Fiber f, Object self, Object flag) {
    boolean waits = Arguments.number(flag, f) != 0;
    open(self).timeout = waits ? -1 : 0;
    return None.NONE;
  }
}
