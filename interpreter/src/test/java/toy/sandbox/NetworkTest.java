package toy.sandbox;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toy.sandbox.Network.Purpose;
import toy.sandbox.Permissions.Kind;
import toy.sandbox.Permissions.Names;
import toy.sandbox.Permissions.Rule;

/// What hosts a program reaches. No name is looked up but `localhost`.
class NetworkTest {
  private static Network with(Names allowed, Names denied) {
    return new Network(Permissions.of(Map.of(Kind.NET, new Rule(allowed, denied))));
  }

  private static Network allowing(String... hosts) {
    return with(new Names(false, List.of(hosts)), Names.NONE);
  }

  private static Network denying(String... hosts) {
    return with(Names.EVERYTHING, new Names(false, List.of(hosts)));
  }

  private static boolean may(Network network, Purpose purpose, String host, int port) {
    try {
      network.check(purpose, host, port);
      return true;
    } catch (NotPermitted _) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, 80, true",
    "example.com, EXAMPLE.com., 80, true",
    "example.com, www.example.com, 80, false",
    "example.com, example.com.evil.org, 80, false",
    "example.com:443, example.com, 443, true",
    "example.com:443, example.com, 80, false",
    "localhost, 127.0.0.1, 5, true",
    "127.0.0.1, localhost, 5, true",
    "127.0.0.1:80, 127.0.0.1, 80, true",
    "127.0.0.1:80, 127.1, 80, true",
    "127.0.0.1:80, 2130706433, 80, true",
    "127.0.0.1, 127.0.0.2, 80, false",
    "127.0.0.1, 0.0.0.0, 80, false",
    "10.0.0.1, 10.0.0.10, 80, false",
    "[::1]:80, ::1, 80, true",
    "[::1]:80, [0:0:0:0:0:0:0:1], 80, true",
  })
  void aHostIsAllowedByItsName(String rule, String host, int port, boolean allowed) {
    assertEquals(allowed, may(allowing(rule), Purpose.CONNECT, host, port));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, localhost, 80, true",
    "127.0.0.1, 127.1, 80, true",
    "127.0.0.1, 127.9.9.9, 80, true",
    "localhost, 0.0.0.0, 80, true",
    "localhost, ::1, 80, true",
    "localhost, '', 80, true",
    "localhost, 2130706433, 80, true",
    "localhost:22, 127.0.0.1, 80, false",
    "example.com, Example.Com., 80, true",
    "example.com, example.org, 80, false",
    "169.254.169.254, 169.254.43518, 80, true",
    "169.254.169.254, 2852039166, 80, true",
  })
  void whatIsDeniedIsDeniedByEveryName(String rule, String host, int port, boolean denied) {
    assertEquals(!denied, may(denying(rule), Purpose.CONNECT, host, port));
  }

  @Test
  void whatANameLedToIsLookedAtToo() throws IOException {
    Network network = denying("10.0.0.1");
    InetAddress inner = InetAddress.ofLiteral("10.0.0.1");
    assertThrows(
        NotPermitted.class, () -> network.target(Purpose.CONNECT, "harmless.org", inner, 80));
    assertDoesNotThrow(() ->
        network.target(Purpose.CONNECT, "harmless.org", InetAddress.ofLiteral("10.0.0.2"), 80));
  }

  @Test
  void denyingWinsOverAllowing() {
    Network network =
        with(new Names(false, List.of("localhost")), new Names(false, List.of("localhost:22")));
    assertTrue(may(network, Purpose.CONNECT, "localhost", 80));
    assertFalse(may(network, Purpose.CONNECT, "127.0.0.1", 22));
    assertFalse(may(network, Purpose.LISTEN, "0.0.0.0", 22)); // that would be 127.0.0.1:22 too
    Network none = with(Names.EVERYTHING, Names.EVERYTHING);
    assertFalse(may(none, Purpose.CONNECT, "example.com", 80));
  }

  @Test
  void aNameIsNotLookedUpForNothing() {
    Network network = allowing("example.com:443");
    assertTrue(may(network, Purpose.LOOK_UP, "example.com", -1));
    NotPermitted refused =
        assertThrows(NotPermitted.class, () -> network.lookUp("c2VjcmV0.evil.org"));
    assertEquals(
        "looking up \"c2VjcmV0.evil.org\" needs --allow-net=c2VjcmV0.evil.org",
        refused.getMessage());
    assertThrows(NotPermitted.class, network::hostName);
  }

  @Test
  void theAddressOfAnAllowedNameMayBeUsedThen() throws IOException {
    Network network = allowing("localhost:80");
    InetAddress found = network.lookUp("localhost");
    assertEquals("127.0.0.1", String.valueOf(found).replaceAll(".*/", ""));
    assertTrue(may(network, Purpose.CONNECT, "127.0.0.1", 80));
    assertFalse(may(network, Purpose.CONNECT, "127.0.0.1", 81));
  }

  @Test
  void aProgramMayTalkToItself() throws IOException {
    Network network = allowing("0.0.0.0:0");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
      network.listen(server, null, 1);
      int port = server.socket().getLocalPort();
      assertTrue(may(network, Purpose.CONNECT, "127.0.0.1", port));
      assertFalse(may(network, Purpose.CONNECT, "127.0.0.1", port == 1 ? 2 : 1));
      assertFalse(may(network, Purpose.LISTEN, "127.0.0.1", port));
    }
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
      Network other = allowing("127.0.0.1:80");
      assertThrows(NotPermitted.class, () -> other.listen(server, null, 1));
    }
  }
}
