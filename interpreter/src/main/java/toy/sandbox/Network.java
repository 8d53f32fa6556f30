package toy.sandbox;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import toy.sandbox.Permissions.Kind;

/// The one door to the network: nothing else that runs for a program connects, listens or looks a
/// name up. Hosts are compared as they were given, and what a name led to is looked at once more:
/// what is denied may not be reached by another name. Thread-safe.
public final class Network {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String ANY = "0.0.0.0";
  private static final int NO_PORT = -1;

  private final Permissions permissions;

  /// By address, the names that flags allow and that led to it: a program may look a host up first
  /// and connect to its address then.
  private final Map<String, Set<String>> names = new ConcurrentHashMap<>();

  /// Where the program itself listens or has listened, as `127.0.0.1:8000`: it may talk to itself.
  private final Set<String> own = ConcurrentHashMap.newKeySet();

  public Network(Permissions permissions) {
    this.permissions = permissions;
  }

  /// What an address is wanted for.
  public enum Purpose {
    CONNECT("connecting to"),
    LISTEN("listening at"),
    LOOK_UP("looking up");

    private final String doing;

    Purpose(String doing) {
      this.doing = doing;
    }
  }

  /// An address that was looked at, and for what; only [Network] makes them.
  public static final class Target {
    private final Purpose purpose;
    private final InetSocketAddress address;

    private Target(Purpose purpose, InetSocketAddress address) {
      this.purpose = purpose;
      this.address = address;
    }
  }

  /// Whether nothing is kept from the program.
  public boolean isUnrestricted() {
    return permissions.allowsAll(Kind.NET);
  }

  /// Throws where a host may not be used, before anything is looked up.
  public void check(Purpose purpose, String host, int port) throws NotPermitted {
    if (isUnrestricted()) {
      return;
    }
    String name = canonical(host);
    String shown = port == NO_PORT ? host : (host.isEmpty() ? ANY : host) + ":" + port;
    refuseDenied(purpose, shown, name, port);
    if (purpose == Purpose.CONNECT && own.contains(name + ":" + port)) {
      return;
    }
    Set<String> known = names.getOrDefault(name, Set.of());
    Predicate<String> covers =
        rule -> covers(rule, name, port) || known.stream().anyMatch(n -> covers(rule, n, port));
    if (!permissions.allows(Kind.NET, covers)) {
      throw NotPermitted.needs(purpose.doing, shown, Kind.NET, shown);
    }
  }

  private void refuseDenied(Purpose purpose, String shown, String name, int port)
      throws NotPermitted {
    boolean everywhere = purpose == Purpose.LISTEN && name.equals(ANY);
    String denied =
        permissions.deniedBy(
            Kind.NET,
            rule ->
                everywhere
                    ? hasPort(rule, port) && isAddress(hostOf(rule))
                    : denies(rule, name, port));
    if (denied != null) {
      throw NotPermitted.denied(purpose.doing, shown, denied);
    }
  }

  /// An address that may be used: what was checked, and no other.
  ///
  /// @param host as the program gave it
  /// @param address to which it led
  public Target target(Purpose purpose, String host, InetAddress address, int port)
      throws NotPermitted {
    check(purpose, host, port);
    if (!isUnrestricted()) {
      String shown = host + ":" + port;
      refuseDenied(purpose, shown, address.getHostAddress(), port);
    }
    return new Target(purpose, new InetSocketAddress(address, port));
  }

  // ---- what reaches it

  /// The address of a host, or null where it has none of IPv4. Waits.
  public @Nullable InetAddress lookUp(String host) throws NotPermitted {
    check(Purpose.LOOK_UP, host, NO_PORT);
    InetAddress found = null;
    for (InetAddress address : addresses(host)) {
      if (address instanceof Inet4Address) {
        found = address;
        break;
      }
    }
    if (found != null && !isUnrestricted()) {
      refuseDenied(Purpose.LOOK_UP, host, found.getHostAddress(), NO_PORT);
      String name = canonical(host);
      if (permissions.allowsByName(Kind.NET, rule -> covers(rule, name, NO_PORT))) {
        names.computeIfAbsent(found.getHostAddress(), _ -> ConcurrentHashMap.newKeySet()).add(name);
      }
    }
    return found;
  }

  /// As [#check], and of every address that the host has: for a client that looks it up itself,
  /// which gives the same answer, since Java keeps answers for some seconds. Waits.
  public void checkAddresses(String host, int port) throws NotPermitted {
    check(Purpose.CONNECT, host, port);
    if (!isUnrestricted()) {
      for (InetAddress address : addresses(host)) {
        refuseDenied(Purpose.CONNECT, host + ":" + port, address.getHostAddress(), port);
      }
    }
  }

  private static InetAddress[] addresses(String host) {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException _) {
      return new InetAddress[0];
    }
  }

  /// What this machine is called.
  public String hostName() throws NotPermitted {
    if (!isUnrestricted()) {
      throw NotPermitted.needsAll("asking for the name of this machine", Kind.NET);
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException _) {
      return "localhost";
    }
  }

  /// As [SocketChannel#connect].
  public static boolean connect(SocketChannel channel, Target target) throws IOException {
    demand(target, Purpose.CONNECT);
    return channel.connect(target.address);
  }

  /// Gives a channel its own address.
  public void bind(NetworkChannel channel, Target target) throws IOException {
    demand(target, Purpose.LISTEN);
    channel.bind(target.address);
    remember(channel);
  }

  private void remember(NetworkChannel channel) throws IOException {
    if (!isUnrestricted() && channel.getLocalAddress() instanceof InetSocketAddress bound) {
      String host = bound.getAddress().getHostAddress();
      own.add((host.equals(ANY) ? LOOPBACK : host) + ":" + bound.getPort());
    }
  }

  /// Listens where another channel was bound, or at any address and port for null.
  public void listen(ServerSocketChannel server, @Nullable SocketAddress at, int backlog)
      throws IOException {
    InetAddress any = new InetSocketAddress(0).getAddress();
    InetSocketAddress where =
        at instanceof InetSocketAddress bound ? bound : target(Purpose.LISTEN, ANY, any, 0).address;
    server.bind(where, backlog);
    remember(server);
  }

  private static void demand(Target target, Purpose purpose) {
    if (target.purpose != purpose) {
      throw new IllegalStateException("looked at for " + target.purpose);
    }
  }

  // ---- the names of flags

  private static boolean covers(String rule, String name, int port) {
    return hasPort(rule, port) && hostOf(rule).equals(name);
  }

  /// All ways to this machine itself are one.
  private static boolean denies(String rule, String name, int port) {
    String host = hostOf(rule);
    boolean same = host.equals(name) || isLoopback(host) && isLoopback(name);
    return same && (port == NO_PORT ? portOf(rule) == NO_PORT : hasPort(rule, port));
  }

  private static boolean hasPort(String rule, int port) {
    int wanted = portOf(rule);
    return wanted == NO_PORT || port == NO_PORT || wanted == port;
  }

  private static int colon(String rule) {
    return rule.endsWith("]") ? -1 : rule.lastIndexOf(':');
  }

  private static int portOf(String rule) {
    return colon(rule) < 0 ? NO_PORT : Integer.parseInt(rule.substring(colon(rule) + 1));
  }

  private static String hostOf(String rule) {
    return canonical(colon(rule) < 0 ? rule : rule.substring(0, colon(rule)));
  }

  /// Lower case, without brackets and the dot at the end; an address in its usual form.
  private static String canonical(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    name = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (name.equals("localhost")) {
      return LOOPBACK; // as the sockets have it, without a look-up
    }
    return name.isEmpty() ? ANY : isAddress(name) ? literal(name) : name;
  }

  private static boolean isAddress(String name) {
    return name.indexOf(':') >= 0 || name.matches("[0-9.]+");
  }

  private static String literal(String name) {
    try {
      return InetAddress.ofLiteral(name).getHostAddress();
    } catch (IllegalArgumentException _) {
      return name;
    }
  }

  private static boolean isLoopback(String host) {
    return isAddress(host)
        && (host.startsWith("127.")
            || host.equals(ANY)
            || host.equals("0:0:0:0:0:0:0:1")
            || host.equals("0:0:0:0:0:0:0:0"));
  }
}
