package toy.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A script among the tests.
///
/// @param name its path under the directory of scripts
record Script(String name, Path file, String text, Expectations expectations) {
  static final Path DIRECTORY = Path.of("src", "test", "toy");

  /// All of them, in the order of their names. Modules that scripts import are among them, and say
  /// `# modes: imported`, which no mode is.
  static List<Script> all() {
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      return files
          .filter(file -> file.toString().endsWith(".toy"))
          .sorted()
          .map(Script::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Script read(Path file) {
    try {
      String text = Files.readString(file);
      String name = DIRECTORY.relativize(file).toString();
      try {
        return new Script(name, file, text, Expectations.of(text));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean runsIn(Mode mode) {
    List<String> asked = expectations.modes();
    return asked.isEmpty() ? mode.isUsual() : asked.contains(mode.word());
  }
}
