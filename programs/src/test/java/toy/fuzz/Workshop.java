package toy.fuzz;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The child JVM as its parent sees it; started again where a program has broken it. One thread
/// uses it.
final class Workshop implements AutoCloseable {
  private static final long LIMIT_SECONDS = 90; // the child answers by itself long before

  private final Path folder;
  private @Nullable Process process;
  private @Nullable BufferedReader answers;

  Workshop(Path folder) {
    this.folder = folder;
  }

  /// What is wrong with a run of the program; null if all is right.
  @Nullable String complaint(Candidate candidate) throws InterruptedException {
    CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> exchange(candidate));
    try {
      String line = answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (line == null) {
        return "the JVM has died" + end();
      }
      return line.isEmpty() ? null : Worker.decoded(line);
    } catch (TimeoutException _) {
      return "the JVM does not answer" + end();
    } catch (ExecutionException e) {
      return "the JVM has died: " + e.getCause() + end();
    }
  }

  private @Nullable String exchange(Candidate candidate) {
    try {
      Process running = running();
      OutputStream to = running.getOutputStream();
      String line = candidate.setting().seed() + " " + Worker.encoded(candidate.text()) + "\n";
      to.write(line.getBytes(StandardCharsets.US_ASCII));
      to.flush();
      return answers == null ? null : answers.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process running() throws IOException {
    Process known = process;
    if (known != null && known.isAlive()) {
      return known;
    }
    Path inside = folder.resolve("inside");
    Files.createDirectories(inside);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx2g",
            "-cp",
            absolute(System.getProperty("java.class.path")),
            Worker.class.getName(),
            folder.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(inside.toFile());
    builder.environment().put(Surroundings.VARIABLE, Surroundings.SECRET);
    builder.environment().put("TOY_DEBUG", "1");
    builder.redirectError(folder.resolveSibling(folder.getFileName() + ".err").toFile());
    Process made = builder.start();
    answers =
        new BufferedReader(new InputStreamReader(made.getInputStream(), StandardCharsets.US_ASCII));
    process = made;
    return made;
  }

  private static String absolute(String classPath) {
    List<String> all = new ArrayList<>();
    for (String each : classPath.split(File.pathSeparator)) {
      all.add(Path.of(each).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, all);
  }

  private String end() {
    Process known = process;
    process = null;
    if (known == null) {
      return "";
    }
    known.destroyForcibly();
    try {
      return "\n" + Files.readString(folder.resolveSibling(folder.getFileName() + ".err"));
    } catch (IOException _) {
      return "";
    }
  }

  @Override
  public void close() {
    end();
  }
}
