package toy.lib;

import org.jspecify.annotations.Nullable;
import toy.sched.Outbox;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Library.Table;
import toy.vm.ModuleValue;

/// The module `socket`: what is not written in Toy (socket.toy). TCP over IPv4.
final class SocketModule {
  /// A global of the module: what new sockets have, ns.
  private static final String DEFAULT_TIMEOUT = "_default_timeout";

  private SocketModule() {}

  static void fill(Table t) {
    t.value("socket", ToySocket.TYPE).value("SocketType", ToySocket.TYPE);
    t.value("error", Types.OS_ERROR).value("timeout", Types.TIMEOUT_ERROR);
    t.value("gaierror", SocketErrors.GAI_ERROR).value("herror", SocketErrors.H_ERROR);
    fillNumbers(t);
    t.value("has_ipv6", false).value(DEFAULT_TIMEOUT, -1L);
    t.define("setdefaulttimeout", "(seconds or None): of new sockets", SocketModule::setDefault);
    t.define(
        "getdefaulttimeout", "(): seconds or None", f -> SocketMethods.seconds(defaultTimeout(f)));
    t.define("gethostname", "(): what this machine is called", SocketModule::hostName);
    t.define(
        "gethostbyname",
        "(name): its address",
        (f, name) -> SocketCalls.host(f, Arguments.string(name, "host name")).getHostAddress());
    t.define(
        "_is_literal",
        "(host)",
        (_, host) -> SocketCalls.isLiteral(Arguments.string(host, "host name")));
    t.define(
        "_resolve",
        "(host): its address, to be awaited",
        (f, host) -> SocketCalls.resolve(f, Arguments.string(host, "host name"), true));
    t.define("_lost", "(outbox)", (_, box) -> lost((Outbox) box));
  }

  private static void fillNumbers(Table t) {
    t.value("AF_INET", 2L).value("AF_UNSPEC", 0L).value("SOCK_STREAM", 1L);
    t.value("SHUT_RD", 0L).value("SHUT_WR", 1L).value("SHUT_RDWR", 2L);
    t.value("SOMAXCONN", 4096L);
    t.value("SOL_SOCKET", SocketOptions.SOL_SOCKET);
    t.value("IPPROTO_TCP", SocketOptions.IPPROTO_TCP).value("IPPROTO_IP", 0L);
    t.value("SO_REUSEADDR", SocketOptions.SO_REUSEADDR);
    t.value("SO_REUSEPORT", SocketOptions.SO_REUSEPORT);
    t.value("SO_TYPE", SocketOptions.SO_TYPE).value("SO_ERROR", SocketOptions.SO_ERROR);
    t.value("SO_SNDBUF", SocketOptions.SO_SNDBUF).value("SO_RCVBUF", SocketOptions.SO_RCVBUF);
    t.value("SO_KEEPALIVE", SocketOptions.SO_KEEPALIVE);
    t.value("SO_ACCEPTCONN", SocketOptions.SO_ACCEPTCONN);
    t.value("TCP_NODELAY", SocketOptions.TCP_NODELAY);
    t.value("EAI_NONAME", -2L).value("INADDR_ANY", 0L);
  }

  static void fillClass(ToyClass type, Table t) {
    switch (type.name()) {
      case "socket" -> SocketMethods.fill(t);
      case "_Outbox" -> fillOutbox(t);
      default -> {}
    }
  }

  private static void fillOutbox(Table t) {
    t.define("write", "(data)", SocketModule::write);
    t.define("end", "()", (_, self) -> none(((Outbox) self)::end));
    t.define("close", "()", (_, self) -> none(((Outbox) self)::close));
    t.define("abort", "()", (_, self) -> none(((Outbox) self)::abort));
    t.define("size", "()", (_, self) -> ((Outbox) self).size());
    t.define("is_closing", "()", (_, self) -> ((Outbox) self).isClosing());
    t.define("is_closed", "()", (_, self) -> ((Outbox) self).isClosed());
    t.define("drained", "()", (_, self) -> ((Outbox) self).drained(false));
    t.define("closed", "()", (_, self) -> ((Outbox) self).drained(true));
  }

  private static Object none(Runnable action) {
    action.run();
    return None.NONE;
  }

  private static Object write(Fiber f, Object self, Object data) {
    ((Outbox) self).write(f, SocketMethods.data(data));
    return None.NONE;
  }

  /// The error that ended a connection, or None.
  private static Object lost(Outbox box) {
    return box.lost() == null ? None.NONE : SocketErrors.error(box.lost()).value();
  }

  static long defaultTimeout(Fiber f) {
    ModuleValue module = f.vm.modules.get("socket");
    return module != null && module.get(DEFAULT_TIMEOUT) instanceof Long nanos ? nanos : -1;
  }

  private static Object setDefault(Fiber f, Object seconds) {
    f.vm.importModule(f, "socket").define(DEFAULT_TIMEOUT, SocketMethods.nanos(f, seconds));
    return None.NONE;
  }

  private static Object hostName(Fiber f) {
    return FileIo.perform(f, null, f.vm.host.network()::hostName);
  }

  /// `sock.makefile(…)`, which is written in Toy.
  static Object makeFile(Fiber f, Object[] args) {
    Object maker = f.vm.late(f, f.vm.importModule(f, "socket"), "_makefile");
    if (maker == null) {
      throw ToyError.runtimeError("the module socket has not been imported");
    }
    return f.call(maker, args[0], or(args[1], "r"), or(args[2], None.NONE), or(args[3], "utf-8"));
  }

  private static Object or(@Nullable Object given, Object otherwise) {
    return given == null ? otherwise : given;
  }
}
