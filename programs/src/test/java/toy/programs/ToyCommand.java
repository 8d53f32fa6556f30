package toy.programs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import toy.cli.Main;

/// The `toy` command in a child JVM, with the flags of the launcher.
final class ToyCommand {
  private static final long LIMIT_SECONDS = 120;

  /// A program begins with the peak memory (`ru_maxrss`) of the process that was replaced by it,
  /// and that is the one of this JVM where it starts a process itself. So a shell does, and stays.
  private static final List<String> CHILD_OF_A_SHELL =
      List.of("/bin/sh", "-c", "\"$@\"; exit $?", "sh");

  /// What a run came to.
  record Result(int code, String out, String err) {
    /// The numbers after `name` at the beginnings of lines of the output.
    double[] figures(String name) {
      return out.lines()
          .filter(line -> line.startsWith(name + " "))
          .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
          .toArray();
    }

    /// The one number after `name`.
    double figure(String name) {
      double[] all = figures(name);
      if (all.length != 1) {
        throw new AssertionError(all.length + " lines begin with " + name + " in\n" + out + err);
      }
      return all[0];
    }
  }

  private ToyCommand() {}

  /// Starts it and waits for its end.
  static Result run(String... arguments) {
    return end(start(arguments));
  }

  /// Starts it without waiting.
  static Process start(String... arguments) {
    List<String> command = new ArrayList<>(CHILD_OF_A_SHELL);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCondCardMark",
            "-XX:-DontCompileHugeMethods",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    try {
      return new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits for its end; kills it after two minutes.
  static Result end(Process process) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    try {
      process.getOutputStream().close();
      Thread reader = Thread.startVirtualThread(() -> copy(process.getErrorStream(), err));
      Thread writer = Thread.startVirtualThread(() -> copy(process.getInputStream(), out));
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        kill(process);
        throw new AssertionError("not at its end after " + LIMIT_SECONDS + " s:\n" + out + err);
      }
      reader.join();
      writer.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      kill(process);
      throw new AssertionError(e);
    }
    return new Result(
        process.exitValue(),
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8));
  }

  private static void kill(Process shell) {
    shell.descendants().forEach(ProcessHandle::destroyForcibly);
    shell.destroyForcibly();
  }

  private static void copy(InputStream from, ByteArrayOutputStream to) {
    try {
      from.transferTo(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The Toy files of a directory, in the order of their names; fails when there is none.
  static List<Path> programs(String directory) {
    try (Stream<Path> files = Files.list(Path.of(directory))) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".toy")).sorted().toList();
      if (found.isEmpty()) {
        throw new AssertionError("no .toy file in " + directory);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
