package toy.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The HTTP servers in a child JVM under clients that are not Toy's: CPython's asyncio and
/// `http.client`, and curl where there is one. What is wrong with a request is told its client, and
/// harms nobody else; the account of it all is intact afterwards.
@Timeout(value = 150, unit = TimeUnit.SECONDS)
final class HttpServersTest {
  @TempDir Path folder;

  private final class Server {
    private final Path report = folder.resolve("report.json");
    private final Process process;
    private final BufferedReader out;
    final String url;
    final String port;

    Server(String file) throws IOException {
      process =
          ToyCommand.start(
              "--report=json", "--report-file", report.toString(), "servers/" + file, "0");
      out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = out.readLine();
      assertTrue(line != null && line.startsWith("listening on port "), () -> "said " + line);
      port = line.substring(line.lastIndexOf(' ') + 1);
      url = "http://127.0.0.1:" + port;
    }

    /// Ends it: how many requests its handler has had, the last one included.
    int end() throws IOException {
      try {
        URI.create(url + "/end").toURL().openStream().close();
      } catch (IOException _) {
        // It may end before it has answered.
      }
      String line = out.readLine();
      ToyCommand.Result end = ToyCommand.end(process);
      assertEquals(0, end.code(), end.err());
      assertTrue(line != null && line.endsWith(" requests served"), () -> line + end.err());
      String account = Files.readString(report).replaceAll("\\s", "");
      assertTrue(account.contains("\"failed\":[]"), account);
      return Integer.parseInt(line.substring(0, line.indexOf(' ')));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"task_http_server.toy", "thread_http_server.toy"})
  void clientsOfPython(String file) throws IOException {
    PythonCommand.minorNeeded();
    int connections = 100;
    int requests = 6;
    Server server = new Server(file);
    PythonCommand.Result clients =
        PythonCommand.run(
            "servers/http_clients.py",
            server.port,
            Integer.toString(connections),
            Integer.toString(requests));
    assertEquals(0, clients.code(), clients.err());
    assertEquals("100 connections at once, 600 answers, 0 wrong\n", clients.out());
    int slow = 5;
    int failed = 2 * 5; // /boom and /missing
    assertEquals(connections * requests + slow + failed + 3, server.end());
  }

  @ParameterizedTest
  @ValueSource(strings = {"task_http_server.toy", "thread_http_server.toy"})
  void curl(String file) throws IOException, InterruptedException {
    assumeTrue(isThere("curl"), "no curl here");
    Server server = new Server(file);
    String url = server.url;
    String status = "%{http_code} %{num_connects}\\n";
    assertEquals("GET /a\n200 1\nGET /b\n200 0\n", curl("-w", status, url + "/a", url + "/b"));
    assertEquals("sent200 1\n", curl("-w", status, "-d", "sent", url));
    assertEquals("GET /old\n200 1\n", curl("-w", status, "--http1.0", url + "/old"));
    assertEquals("404 Not Found\n404 1\n", curl("-w", status, url + "/missing"));
    assertTrue(curl("-I", url + "/head").contains("Content-Length: 11"));
    Path body = Files.writeString(folder.resolve("body"), "0123456789".repeat(200_000));
    assertEquals(
        Files.size(body),
        curl("-H", "Expect: 100-continue", "--data-binary", "@" + body, url).length());
    String cookie = "Cookie: " + "c".repeat(100_000);
    assertTrue(curl("-w", status, "-H", cookie, url).contains("431"));
    assertTrue(curl("-w", status, "-X", "BREW", url).contains("501"));
    assertTrue(curl("-w", status, url + "/boom").contains("500"));
    String[] pages = curl("--parallel", url + "/slow?[1-40]").split("\n");
    assertEquals(40, pages.length);
    assertEquals(2 + 1 + 1 + 1 + 1 + 1 + 1 + 40 + 1, server.end());
  }

  private static boolean isThere(String command) throws InterruptedException {
    try {
      return new ProcessBuilder(command, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private static String curl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("curl", "-sS", "--max-time", "60"));
    command.addAll(List.of("--noproxy", "*"));
    command.addAll(List.of(arguments));
    Process curl =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    curl.waitFor();
    return said;
  }
}
