package toy.sched;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import toy.sandbox.Environment;

/// Starts child JVMs: the same Java, classes and options as this one was started with, and a cache
/// of loaded classes made for children.
final class ChildCommand implements Connection.Starter {
  private static final String OWN_OPTIONS = "TOY_JAVA_OPTS"; // as the launcher understands it

  /// Ctrl-C reaches all processes of a terminal, and the parent decides what it means. A JVM leaves
  /// a signal alone that was ignored when it began; to ignore it from within takes reflection,
  /// which costs a start a third of its time.
  private static final List<String> DEAF =
      List.of("/bin/sh", "-c", "trap '' INT; exec \"$0\" \"$@\"");

  private final List<String> command;
  private final Environment environment;

  /// @param entry the class whose `main` runs the child
  /// @param further options for its JVM
  /// @param environment of the program, of which the child has no more
  ChildCommand(String entry, List<String> further, Environment environment) {
    this.environment = environment;
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classes = System.getProperty("java.class.path");
    Path archive = Path.of(classes.split(File.pathSeparator, 2)[0]);
    Path options = archive.resolveSibling("jvm.options");
    Path cache = archive.resolveSibling("child.aot");
    String own = System.getenv(OWN_OPTIONS);
    List<String> made = new ArrayList<>(File.separatorChar == '/' ? DEAF : List.of());
    made.add(java.toString());
    if (Files.isReadable(options)) {
      made.add("@" + options);
    } else {
      made.add("-XX:+UseSerialGC");
    }
    // What the JVM has to say would stand among the frames.
    made.add("-Xlog:disable");
    made.add("-XX:+DisplayVMOutputToStderr");
    made.addAll(further);
    if (own != null && !own.isBlank()) {
      made.addAll(List.of(own.strip().split("\\s+")));
    } else if (Files.isReadable(cache)) {
      made.add("-XX:AOTCache=" + cache);
    }
    made.addAll(List.of("-cp", classes, entry));
    command = List.copyOf(made);
  }

  @Override
  public Connection start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    environment.prune(builder.environment());
    Process process = builder.start();
    return new Connection() {
      @Override
      public InputStream in() {
        return process.getInputStream();
      }

      @Override
      public OutputStream out() {
        return process.getOutputStream();
      }

      @Override
      public long pid() {
        return process.pid();
      }

      @Override
      public int exitCode() throws InterruptedException {
        return process.waitFor();
      }

      @Override
      public void kill() {
        process.destroyForcibly();
      }
    };
  }
}
