package toy.generate;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One long-lived CPython that runs a program after another. One thread uses it.
final class Python implements AutoCloseable {
  /// The version whose texts Toy has.
  private static final String VERSION = "Python 3.11";

  private static final long LIMIT_SECONDS = 60;

  private final Process process;
  private final OutputStream to;
  private final InputStream from;

  private Python(String command) throws IOException {
    String driver;
    try (InputStream text = Python.class.getResourceAsStream("driver.py")) {
      if (text == null) {
        throw new IOException("driver.py is not there");
      }
      driver = new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
    process =
        new ProcessBuilder(command, "-I", "-W", "ignore", "-c", driver)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    to = new BufferedOutputStream(process.getOutputStream());
    from = new BufferedInputStream(process.getInputStream());
  }

  /// Null where there is no Python of the right version.
  static @Nullable Python start() throws IOException {
    for (String command : List.of("python3.11", "python3")) {
      try {
        Process asked = new ProcessBuilder(command, "--version").start();
        String version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (version.startsWith(VERSION)) {
          return new Python(command);
        }
      } catch (IOException _) {
        continue; // not on the path
      }
    }
    return null;
  }

  /// What the program prints.
  String run(String program) {
    CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> exchange(program));
    try {
      return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
      throw new AssertionError("Python is not at the end of\n" + program, e);
    } catch (ExecutionException e) {
      throw new AssertionError("Python failed in\n" + program, e.getCause());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String exchange(String program) {
    try {
      byte[] bytes = program.getBytes(StandardCharsets.UTF_8);
      to.write((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
      to.write(bytes);
      to.flush();
      int size = 0;
      for (int c = from.read(); c != '\n'; c = from.read()) {
        if (c < 0) {
          throw new IOException("Python has ended");
        }
        size = size * 10 + (c - '0');
      }
      return new String(from.readNBytes(size), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
