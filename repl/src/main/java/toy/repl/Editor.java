package toy.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.front.UsageException;
import toy.terminal.PromptTerminal;

/// The user's own editor, which has the terminal while it runs.
final class Editor {
  private Editor() {}

  /// What becomes of `text`; the text itself where the editor fails.
  static String edit(PromptTerminal terminal, String text) throws UsageException {
    String editor = editor();
    Path file = null;
    try {
      file = Files.createTempFile("entry", ".toy");
      Files.writeString(file, text.isEmpty() ? "" : text.stripTrailing() + "\n");
      Path edited = file;
      int code = terminal.lend(() -> start(editor, edited).waitFor());
      if (code != 0) {
        throw new UsageException("`" + editor + "` ended with code " + code + ": nothing runs");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UsageException("the editor `" + editor + "` does not run: " + e.getMessage());
    } finally {
      delete(file);
    }
  }

  private static String editor() {
    for (String name : List.of("VISUAL", "EDITOR")) {
      String value = System.getenv(name);
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return isWindows() ? "notepad" : "vi";
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  /// $EDITOR may hold options, and quotes: the shell takes it apart.
  private static Process start(String editor, Path file) throws IOException {
    List<String> words =
        isWindows()
            ? List.of("cmd", "/c", editor + " \"" + file + "\"")
            : List.of("sh", "-c", editor + " \"$1\"", "sh", file.toString());
    return new ProcessBuilder(words).inheritIO().start();
  }

  private static void delete(@Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException _) {
        // It lies in the folder for temporary files.
      }
    }
  }
}
