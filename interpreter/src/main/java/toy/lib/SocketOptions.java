package toy.lib;

import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import org.jspecify.annotations.Nullable;
import toy.value.None;
import toy.vm.Fiber;
import toy.vm.Library.Table;

/// `setsockopt` and `getsockopt`, with Linux's numbers.
final class SocketOptions {
  static final long SOL_SOCKET = 1;
  static final long IPPROTO_TCP = 6;
  static final long SO_REUSEADDR = 2;
  static final long SO_TYPE = 3;
  static final long SO_ERROR = 4;
  static final long SO_SNDBUF = 7;
  static final long SO_RCVBUF = 8;
  static final long SO_KEEPALIVE = 9;
  static final long SO_REUSEPORT = 15;
  static final long SO_ACCEPTCONN = 30;
  static final long TCP_NODELAY = 1;

  private SocketOptions() {}

  static void fill(Table t) {
    t.variadic("setsockopt", 4, 5, "(level, name, value): sets an option", SocketOptions::set);
    t.variadic("getsockopt", 3, 4, "(level, name): an option's value", SocketOptions::get);
  }

  private static Object set(Fiber f, Object[] args) {
    ToySocket socket = SocketMethods.open(args[0]);
    NetworkChannel channel = socket.channel();
    SocketOption<?> option = option(f, args);
    if (option == null) {
      throw SocketErrors.error(92);
    }
    int value = Arguments.count(args[3], f);
    return SocketMethods.quick(() -> {
      if (channel.supportedOptions().contains(option)) {
        put(channel, option, value);
      }
      return None.NONE;
    });
  }

  @SuppressWarnings("unchecked") // by the option's own type
  private static void put(NetworkChannel channel, SocketOption<?> option, int value)
      throws IOException {
    if (option.type() == Boolean.class) {
      channel.setOption((SocketOption<Boolean>) option, value != 0);
    } else {
      channel.setOption((SocketOption<Integer>) option, Math.max(1, value));
    }
  }

  private static Object get(Fiber f, Object[] args) {
    ToySocket socket = SocketMethods.open(args[0]);
    if (Arguments.number(args[1], f) == SOL_SOCKET) {
      long name = Arguments.number(args[2], f);
      if (name == SO_TYPE) {
        return 1L;
      }
      if (name == SO_ERROR) {
        return 0L;
      }
      if (name == SO_ACCEPTCONN) {
        return socket.isListening() ? 1L : 0L;
      }
    }
    SocketOption<?> option = option(f, args);
    if (option == null) {
      throw SocketErrors.error(92);
    }
    return SocketMethods.quick(() -> {
      NetworkChannel channel = socket.channel();
      Object value = channel.supportedOptions().contains(option) ? channel.getOption(option) : 0;
      return value instanceof Boolean b ? b ? 1L : 0L : ((Number) value).longValue();
    });
  }

  private static @Nullable SocketOption<?> option(Fiber f, Object[] args) {
    long level = Arguments.number(args[1], f);
    long name = Arguments.number(args[2], f);
    if (level == IPPROTO_TCP) {
      return name == TCP_NODELAY ? StandardSocketOptions.TCP_NODELAY : null;
    }
    if (level != SOL_SOCKET) {
      return null;
    }
    return switch ((int) name) {
      case (int) SO_REUSEADDR -> StandardSocketOptions.SO_REUSEADDR;
      case (int) SO_REUSEPORT -> StandardSocketOptions.SO_REUSEPORT;
      case (int) SO_KEEPALIVE -> StandardSocketOptions.SO_KEEPALIVE;
      case (int) SO_SNDBUF -> StandardSocketOptions.SO_SNDBUF;
      case (int) SO_RCVBUF -> StandardSocketOptions.SO_RCVBUF;
      default -> null;
    };
  }
}
