package toy.sched;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toy.gil.Reason;
import toy.lib.StandardLibrary;
import toy.syntax.Source;

/// Sockets at the prompt: Ctrl-C out of each wait, and servers of tasks while no entry runs.
class SocketSessionTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Machine machine = new Machine(Options.of(out, err), StandardLibrary.create());
  private final Session session = machine.session();

  @AfterEach
  void close() {
    session.close();
  }

  private Session.Outcome post(String entry) {
    return session.post(new Source("<prompt>", entry));
  }

  private String value(String entry) {
    if (post(entry) instanceof Session.Done done) {
      return String.valueOf(done.repr());
    }
    throw new AssertionError(err.toString(StandardCharsets.UTF_8));
  }

  /// Whether the main thread has let go of the lock for what may come.
  private boolean waits() {
    Reason reason = machine.live().vms().getFirst().threads().getFirst().now().reason();
    return reason == Reason.IO || reason == Reason.LOOP;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.recv(1)",
        "a.sendall(b'x' * 50_000_000)",
        "server.accept()",
        "a.settimeout(100); a.recv(1)",
        "await reads()",
        "run(reads())",
        "await accepts()"
      })
  void theFirstCtrlCEndsAWait(String entry) {
    value(
        """
        import socket
        let a, b = socket.socketpair()
        let server = socket.create_server(("127.0.0.1", 0))
        async def reads() {
          let reader, writer = await asyncio.open_connection(sock=a)
          await reader.read(1)
        }
        async def accepts() {
          async with await asyncio.start_server(print, "127.0.0.1", 0) as s { await s.serve_forever() }
        }
        """);
    Thread presser =
        Rig.start(() -> {
          Rig.until(() -> waits() && machine.interrupt()); // not before the entry runs
        });
    assertEquals(new Session.Failed(Exit.INTERRUPTED), post(entry));
    Rig.join(presser);
    assertEquals("2", value("1 + 1"));
  }

  @Test
  void tasksServeWhileNoEntryRuns() throws IOException {
    int port =
        Integer.parseInt(
            value(
                """
                async def echo(reader, writer) {
                  while data := await reader.read(100) { writer.write(data) }
                  writer.close()
                }
                let server = await asyncio.start_server(echo, "127.0.0.1", 0)
                server.sockets[0].getsockname()[1]
                """));
    byte[] line = "from outside\n".getBytes(StandardCharsets.UTF_8);
    try (Socket first = new Socket(InetAddress.getLoopbackAddress(), port);
        Socket second = new Socket(InetAddress.getLoopbackAddress(), port)) {
      for (Socket client : new Socket[] {first, second, first}) {
        client.getOutputStream().write(line);
        assertArrayEquals(line, client.getInputStream().readNBytes(line.length));
      }
      assertEquals("True", value("server.is_serving()"));
      second.shutdownOutput();
      assertEquals(-1, second.getInputStream().read());
    }
    value("server.close()");
    assertThrows(
        ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    assertEquals(List.of(), machine.snapshot().check().failed());
  }
}
