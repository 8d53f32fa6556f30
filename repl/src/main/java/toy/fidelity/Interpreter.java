package toy.fidelity;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Runs programs in a fresh process each, Python's and Toy's alike: what one program left behind,
/// be it compiled code or a thread, would be in the figures of the next, and a process is what a
/// user starts. Toy's is the Java, the classes and the options that this JVM has.
final class Interpreter {
  private static final long LIMIT_SECONDS = 120;
  private static final Pattern FIGURE =
      Pattern.compile("\"([^\"\\\\]+)\": (-?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)");

  private final List<String> command;
  private volatile @Nullable Process running;

  private Interpreter(List<String> command) {
    this.command = List.copyOf(command);
  }

  /// A run that gave no figures.
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1;

    Failed(String message) {
      super(message);
    }
  }

  static Interpreter python() {
    return new Interpreter(List.of("python3", "-B", "-X", "utf8"));
  }

  /// @param entry the class whose `main` is the command
  /// @param environment where `TOY_JAVA_OPTS` may be
  static Interpreter toy(String entry, String policy, Map<String, String> environment) {
    String classes = System.getProperty("java.class.path");
    Path archive = Path.of(classes.split(File.pathSeparator, 2)[0]);
    Path options = archive.resolveSibling("jvm.options");
    Path cache = archive.resolveSibling("toy.aot");
    String own = environment.getOrDefault("TOY_JAVA_OPTS", "").strip();
    List<String> made = new ArrayList<>();
    made.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    made.add(Files.isReadable(options) ? "@" + options : "-XX:+UseSerialGC");
    if (!own.isEmpty()) {
      made.addAll(List.of(own.split("\\s+")));
    } else if (Files.isReadable(cache)) {
      made.addAll(List.of("-Xlog:disable", "-XX:AOTCache=" + cache));
    }
    made.addAll(List.of("-Dtoy.terminal=", "-cp", classes, entry));
    made.addAll(List.of("--gil", policy, "--report", "off"));
    return new Interpreter(made);
  }

  /// `3.11.7`, or null where there is none.
  @Nullable String version() {
    try {
      Matcher version =
          Pattern.compile("Python ([0-9.]+)[^\0]*").matcher(output(List.of("--version")));
      return version.matches() ? version.group(1) : null;
    } catch (Failed _) {
      return null;
    }
  }

  /// The ratios that a program prints, by name, in its order.
  Map<String, Double> figures(Path program) throws Failed {
    String out = output(List.of(program.toString()));
    Map<String, Double> figures = new LinkedHashMap<>();
    Matcher each = FIGURE.matcher(out);
    while (each.find()) {
      figures.put(each.group(1), Double.parseDouble(each.group(2)));
    }
    if (figures.isEmpty()) {
      throw new Failed(program.getFileName() + " printed no figures: " + out.strip());
    }
    return figures;
  }

  /// Ends the process that runs now, if one does.
  void kill() {
    Process process = running;
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private String output(List<String> arguments) throws Failed {
    List<String> all = new ArrayList<>(command);
    all.addAll(arguments);
    try {
      Process process = new ProcessBuilder(all).start();
      running = process;
      process.getOutputStream().close();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Thread first = Thread.startVirtualThread(() -> copy(process.getInputStream(), out));
      Thread second = Thread.startVirtualThread(() -> copy(process.getErrorStream(), err));
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        kill();
      }
      first.join();
      second.join();
      if (!ended || process.exitValue() != 0) {
        String why = ended ? "ended with " + process.exitValue() : "did not end in two minutes";
        throw new Failed(arguments.getLast() + " " + why + "\n" + text(err).strip());
      }
      return text(out);
    } catch (IOException e) {
      throw new Failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      kill();
      Thread.currentThread().interrupt();
      throw new Failed("interrupted");
    } finally {
      running = null;
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void copy(InputStream from, ByteArrayOutputStream to) {
    try {
      from.transferTo(to);
    } catch (IOException _) {
      // The process was killed; what it said until then will do.
    }
  }
}
