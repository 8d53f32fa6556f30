package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toy.gil.Reason;
import toy.lib.StandardLibrary;
import toy.syntax.Source;

/// What goes on outside: a request to a server that never answers, ended by Ctrl-C, by the end of
/// the machine, and in its account.
class ErrandTest {
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

  private static String silent(ServerSocket server, String request) {
    return request.replace("URL", "'http://127.0.0.1:" + server.getLocalPort() + "/'");
  }

  private static ServerSocket silent() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /// Whether the main thread has let go of the lock for what may come.
  private boolean waits() {
    Reason reason = machine.live().vms().getFirst().threads().getFirst().now().reason();
    return reason == Reason.IO || reason == Reason.LOOP;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http.get(URL)",
        "http.get(URL, timeout=100)",
        "await http.aget(URL)",
        "run(http.aget(URL, timeout=100))",
        "urllib.request.urlopen(URL)"
      })
  void theFirstCtrlCEndsARequest(String entry) throws IOException {
    try (ServerSocket server = silent()) {
      post("import http, urllib.request");
      Thread presser = Rig.start(() -> Rig.until(() -> waits() && machine.interrupt()));
      assertEquals(new Session.Failed(Exit.INTERRUPTED), post(silent(server, entry)));
      Rig.join(presser);
      post("print('goes on')");
      assertTrue(out.toString(StandardCharsets.UTF_8).contains("goes on"));
      assertEquals(List.of(), machine.snapshot().check().failed());
    }
  }

  @Test
  void aMachineThatEndsWaitsForNoRequest() throws IOException {
    try (ServerSocket server = silent()) {
      post("import http");
      post(silent(server, "let h = spawn thread http.get(URL)\nlet t = spawn task http.aget(URL)"));
      post("await asyncio.sleep(0.01)");
      machine.close();
      Rig.until(() -> machine.live().vms().stream().allMatch(vm -> vm.threads().size() <= 1));
    }
  }
}
