package toy.programs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The echo servers in a child JVM under clients that are not Toy's: those of this JVM, and of
/// CPython's asyncio. A client that vanishes, sends garbage or stops reading harms nobody else, and
/// the account of it all is intact afterwards.
@Timeout(value = 150, unit = TimeUnit.SECONDS)
final class ServersTest {
  private static final Pattern COUNTS =
      Pattern.compile("(\\d+) connections, (\\d+) at once, (\\d+) lost; (\\d+) bytes echoed");

  @TempDir Path folder;

  /// A server that has begun to listen.
  private final class Server {
    private final Path report = folder.resolve("report.json");
    private final Process process;
    private final BufferedReader out;
    final int port;

    Server(String file, int connections) throws IOException {
      process =
          ToyCommand.start(
              "--report=json",
              "--report-file",
              report.toString(),
              "servers/" + file,
              "0",
              Integer.toString(connections));
      out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = out.readLine();
      assertTrue(line != null && line.startsWith("listening on port "), () -> "said " + line);
      port = Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
    }

    /// What it says at its end: connections, most at once, lost, bytes.
    long[] end() throws IOException {
      String line = out.readLine();
      ToyCommand.Result end = ToyCommand.end(process);
      assertEquals(0, end.code(), end.err());
      Matcher counts = COUNTS.matcher(String.valueOf(line));
      assertTrue(counts.matches(), () -> line + end.err());
      long[] all = new long[4];
      for (int i = 0; i < all.length; i++) {
        all[i] = Long.parseLong(counts.group(i + 1));
      }
      return all;
    }

    /// The number after a key of its report, the first one.
    long reported(String key) throws IOException {
      Matcher found =
          Pattern.compile("\"" + key + "\"\\s*:\\s*(\\d+)").matcher(Files.readString(report));
      assertTrue(found.find(), key);
      return Long.parseLong(found.group(1));
    }

    void assertIntact() throws IOException {
      assertTrue(reported("identities") > 50);
      String text = Files.readString(report).replaceAll("\\s", "");
      assertTrue(text.contains("\"failed\":[]"), text.substring(Math.max(0, text.length() - 500)));
    }
  }

  private static Socket connect(int port) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private static void assertEchoes(Socket client, String text) throws IOException {
    byte[] line = text.getBytes(StandardCharsets.UTF_8);
    client.getOutputStream().write(line);
    assertArrayEquals(line, client.getInputStream().readNBytes(line.length));
  }

  private static void vanish(int port) throws IOException {
    try (Socket client = connect(port)) {
      client.getOutputStream().write(new byte[1000]);
      client.setSoLinger(true, 0);
    }
  }

  private static void sendGarbage(int port) throws IOException {
    byte[] garbage = new byte[10_240];
    for (int i = 0; i < garbage.length; i++) {
      garbage[i] = (byte) i;
    }
    try (Socket client = connect(port)) {
      client.getOutputStream().write(garbage);
      client.shutdownOutput();
      assertArrayEquals(garbage, client.getInputStream().readAllBytes());
    }
  }

  /// Sends until nothing is taken any more, and reads nothing.
  private static SocketChannel stopReading(int port) throws IOException {
    SocketChannel client =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    client.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
    client.configureBlocking(false);
    ByteBuffer data = ByteBuffer.allocate(1 << 20);
    while (client.write(data.clear()) > 0) {
      // as long as there is room
    }
    return client;
  }

  @ParameterizedTest
  @ValueSource(strings = {"task_echo_server.toy", "thread_echo_server.toy"})
  void badClientsHarmNobody(String file) throws IOException {
    int polite = 200;
    Server server = new Server(file, polite + 6);
    List<Socket> clients = new ArrayList<>();
    List<SocketChannel> silent = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      silent.add(stopReading(server.port));
      vanish(server.port);
      sendGarbage(server.port);
    }
    for (int i = 0; i < polite; i++) {
      clients.add(connect(server.port));
    }
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < polite; i++) {
        assertEchoes(clients.get(i), "client " + i + " in round " + round + "\n");
      }
    }
    for (Socket client : clients) {
      client.close();
    }
    for (SocketChannel client : silent) {
      client.close();
    }
    long[] counts = server.end();
    assertEquals(polite + 6, counts[0], "connections");
    assertTrue(counts[1] >= polite + 2, () -> counts[1] + " at once");
    assertEquals(4, counts[2], "lost");
    server.assertIntact();
  }

  @ParameterizedTest
  @ValueSource(strings = {"task_echo_server.toy", "thread_echo_server.toy"})
  void clientsOfPython(String file) throws IOException {
    PythonCommand.minorNeeded();
    int polite = 300;
    Server server = new Server(file, polite + 15);
    PythonCommand.Result clients =
        PythonCommand.run(
            "servers/clients.py", Integer.toString(server.port), Integer.toString(polite), "2");
    assertEquals(0, clients.code(), clients.err());
    assertEquals("300 connections at once, 600 answers, 0 wrong\n", clients.out());
    long[] counts = server.end();
    assertEquals(polite + 15, counts[0], "connections");
    assertTrue(counts[1] >= polite, () -> counts[1] + " at once");
    assertEquals(10, counts[2], "lost");
    server.assertIntact();
  }
}
