package toy.repl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import toy.front.UsageException;
import toy.syntax.Source;

/// What a session begins with: `$XDG_CONFIG_HOME/toy/toyrc` (without that variable
/// `~/.config/toy/toyrc`), then `~/.toyrc`. Lines that begin with `:` are commands, what stands
/// between them is code. What is wrong there is said, and the session goes on.
final class StartupFiles {
  private final Workspace workspace;
  private final MetaCommands commands;

  StartupFiles(Workspace workspace, MetaCommands commands) {
    this.workspace = workspace;
    this.commands = commands;
  }

  /// Runs those that there are.
  void run(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path folder = config.isEmpty() ? home.resolve(".config") : Path.of(config);
    for (Path file : List.of(folder.resolve("toy").resolve("toyrc"), home.resolve(".toyrc"))) {
      if (Files.exists(file) && !workspace.isQuitting()) {
        read(file);
      }
    }
  }

  private void read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException _) {
      workspace.say("cannot read " + file);
      return;
    }
    // Code keeps its place in the file, for messages.
    StringBuilder code = new StringBuilder();
    for (String line : lines) {
      if (line.startsWith(":")) {
        enter(file, code.toString());
        obey(file, line.strip());
        blank(code);
        code.append('\n');
      } else {
        code.append(line).append('\n');
      }
    }
    enter(file, code.toString());
  }

  /// Leaves the ends of lines alone.
  private static void blank(StringBuilder code) {
    String text = code.toString();
    code.setLength(0);
    code.append("\n".repeat((int) text.chars().filter(c -> c == '\n').count()));
  }

  private void enter(Path file, String code) {
    if (!code.isBlank() && !workspace.isQuitting()) {
      workspace.postQuietly(new Source(file.toString(), code));
    }
  }

  private void obey(Path file, String typed) {
    if (workspace.isQuitting()) {
      return;
    }
    try {
      commands.run(workspace, typed);
    } catch (UsageException e) {
      workspace.say(file + ": " + e.getMessage());
    }
  }
}
