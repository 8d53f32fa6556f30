package toy.lib;

import java.net.UnknownHostException;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ConnectionPendingException;
import java.nio.channels.NotYetConnectedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.sandbox.NotPermitted;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;

/// The failures of sockets, with CPython's classes and the operating system's numbers and words
/// (Linux's).
final class SocketErrors {
  static final ToyClass GAI_ERROR = ToyClass.builtin("socket", "gaierror", Types.OS_ERROR);
  static final ToyClass H_ERROR = ToyClass.builtin("socket", "herror", Types.OS_ERROR);

  static final int AGAIN = 11;
  static final int INVALID = 22;
  static final int IN_PROGRESS = 115;

  private static final Map<Integer, String> TEXTS =
      Map.ofEntries(
          Map.entry(9, "Bad file descriptor"),
          Map.entry(AGAIN, "Resource temporarily unavailable"),
          Map.entry(13, "Permission denied"),
          Map.entry(INVALID, "Invalid argument"),
          Map.entry(24, "Too many open files"),
          Map.entry(32, "Broken pipe"),
          Map.entry(92, "Protocol not available"),
          Map.entry(93, "Protocol not supported"),
          Map.entry(95, "Operation not supported"),
          Map.entry(97, "Address family not supported by protocol"),
          Map.entry(98, "Address already in use"),
          Map.entry(99, "Cannot assign requested address"),
          Map.entry(101, "Network is unreachable"),
          Map.entry(104, "Connection reset by peer"),
          Map.entry(106, "Transport endpoint is already connected"),
          Map.entry(107, "Transport endpoint is not connected"),
          Map.entry(110, "Connection timed out"),
          Map.entry(111, "Connection refused"),
          Map.entry(113, "No route to host"),
          Map.entry(IN_PROGRESS, "Operation now in progress"));

  private SocketErrors() {}

  static ToyError error(int number) {
    return FileIo.error(number, TEXTS.getOrDefault(number, "Input/output error"), null);
  }

  static ToyError late() {
    return new ToyError(Types.TIMEOUT_ERROR, "timed out");
  }

  static ToyError unknownHost() {
    return new ToyError(
        ExceptionMethods.osError(GAI_ERROR, -2L, "Name or service not known", None.NONE));
  }

  /// What a call came to; others than failures of channels are passed on.
  static ToyError error(Exception cause) {
    if (cause instanceof NotPermitted refused) {
      return refused.error();
    }
    if (cause instanceof UnknownHostException) {
      return unknownHost();
    }
    int number = number(cause);
    if (number == 0) {
      String text = cause.getMessage();
      return FileIo.error(5, text == null ? "Input/output error" : text, null);
    }
    return error(number);
  }

  /// The number of the failure, or 0 where it is not known.
  static int number(Exception cause) {
    return switch (cause) {
      case ClosedChannelException _ -> 9;
      case NotYetConnectedException _ -> 107;
      case AlreadyConnectedException _ -> 106;
      case ConnectionPendingException _ -> 114;
      default -> byText(cause.getMessage());
    };
  }

  /// Java gives the system's words, and in a few cases its own.
  private static int byText(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    for (Map.Entry<Integer, String> known : TEXTS.entrySet()) {
      if (text.startsWith(known.getValue())) {
        return known.getKey();
      }
    }
    return text.startsWith("Connection reset") ? 104 : 0;
  }
}
