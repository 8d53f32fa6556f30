package toy.programs;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `python3` on the path, in a process of its own. It leaves no `__pycache__` behind.
final class PythonCommand {
  static final boolean CI = "true".equals(System.getenv("CI"));

  private static final long LIMIT_SECONDS = 60;
  private static final Pattern VERSION = Pattern.compile("Python 3\\.(\\d+).*", Pattern.DOTALL);
  private static final int MINOR = minorVersion();

  /// What a run came to.
  record Result(int code, String out, String err) {}

  private PythonCommand() {}

  /// The `n` of Python 3.n. Without a `python3` of at least 3.10 the test that asks is skipped, but
  /// on CI it fails.
  static int minorNeeded() {
    boolean there = MINOR >= 10;
    assertTrue(there || !CI, "no python3 of at least 3.10 to compare with");
    assumeTrue(there, "no python3 of at least 3.10 to compare with");
    return MINOR;
  }

  /// Starts it and waits for its end; kills it after a minute.
  static Result run(String... arguments) {
    try {
      return start(List.of(arguments));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Result start(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", "-B", "-X", "utf8"));
    command.addAll(arguments);
    Path out = Files.createTempFile("python", ".out");
    Path err = Files.createTempFile("python", ".err");
    try {
      ProcessBuilder python =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      python.environment().put("no_proxy", "*"); // the servers are on this machine
      Process process = python.start();
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("python3 " + arguments + " did not end");
      }
      return new Result(process.exitValue(), text(out), text(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private static int minorVersion() {
    try {
      Matcher version = VERSION.matcher(run("--version").out());
      return version.matches() ? Integer.parseInt(version.group(1)) : 0;
    } catch (UncheckedIOException _) {
      return 0;
    }
  }
}
