package toy.repl;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A terminal of 100 columns and 40 lines in a tmux server of its own, with the `toy` command in
/// it. Waiting is driven by output: a FIFO carries everything that the command writes, and after
/// each piece the screen is looked at again.
public final class Screen implements AutoCloseable {
  private static final Pattern NEXT_PROMPT = Pattern.compile("\ntoy\\[\\d+]>$");

  private final String socket;
  private final InputStream output;

  private Screen(String socket, InputStream output) {
    this.socket = socket;
    this.output = output;
  }

  /// Starts `toy` with these arguments; what it keeps goes under `home`. Arguments such as
  /// `TERM=dumb` are for its environment.
  public static Screen toy(Path home, String... arguments) throws IOException {
    requireTmux();
    String name = "tmux-" + System.nanoTime();
    String socket = home.resolve(name).toString(); // goes away with the folder
    Path fifo = home.resolve(name + ".fifo");
    command("mkfifo", fifo.toString());
    // The shell waits for a key, so that nothing is written before the FIFO is connected; it stays
    // afterwards, to show the exit code.
    String shell =
        """
        read -r _; trap : INT
        export HOME='%1$s' XDG_STATE_HOME='%1$s' XDG_CONFIG_HOME='%1$s/config'
        %2$s; echo "exit code $?"; read -r _\
        """
            .formatted(home, commandLine(arguments));
    command(
        "tmux",
        "-S",
        socket,
        "-f",
        "/dev/null",
        "new-session",
        "-d",
        "-x",
        "100",
        "-y",
        "40",
        "sh",
        "-c",
        shell);
    command("tmux", "-S", socket, "pipe-pane", "-o", "cat > '" + fifo + "'");
    Screen screen = new Screen(socket, Files.newInputStream(fifo));
    screen.press("Enter");
    return screen;
  }

  /// Without tmux these tests say nothing: on CI that is a failure.
  private static void requireTmux() {
    boolean found = false;
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      found |= Files.isExecutable(Path.of(folder, "tmux"));
    }
    String message = "tmux is not installed, and the prompt is tested in a real terminal";
    if ("true".equals(System.getenv("CI"))) {
      assertTrue(found, message);
    }
    assumeTrue(found, message);
  }

  /// The words that start the `toy` command in a JVM of its own.
  public static List<String> javaCommand(String... arguments) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("-XX:+UseSerialGC");
    words.add("--enable-native-access=ALL-UNNAMED");
    words.addAll(List.of("-cp", classPath, "toy.cli.Main"));
    words.addAll(List.of(arguments));
    return words;
  }

  private static String commandLine(String... arguments) {
    StringBuilder line = new StringBuilder();
    List<String> environment =
        Arrays.stream(arguments).filter(word -> word.matches("[A-Z_]+=.*")).toList();
    List<String> words =
        javaCommand(
            Arrays.stream(arguments)
                .filter(word -> !environment.contains(word))
                .toArray(String[]::new));
    words.add(1, "-Dtoy.terminal=012");
    words.addAll(0, environment);
    words.addFirst("env");
    for (String word : words) {
      line.append('\'').append(word.replace("'", "'\\''")).append("' ");
    }
    return line.toString();
  }

  /// What can be seen now, without empty lines at the end.
  public String text() {
    return command("tmux", "-S", socket, "capture-pane", "-p").stripTrailing();
  }

  /// Everything that was ever seen, with what has left the screen by its upper edge; a line that
  /// was too long for the screen is whole again.
  public String history() {
    return command("tmux", "-S", socket, "capture-pane", "-p", "-J", "-S", "-").stripTrailing();
  }

  /// As [#text], with the escape sequences of colours and weights.
  public String coloured() {
    return command("tmux", "-S", socket, "capture-pane", "-p", "-e").stripTrailing();
  }

  public Screen resize(int columns, int rows) {
    command(
        "tmux",
        "-S",
        socket,
        "resize-window",
        "-x",
        Integer.toString(columns),
        "-y",
        Integer.toString(rows));
    return this;
  }

  /// Puts a text into the clipboard.
  public Screen copy(String text) {
    try {
      Path file = Files.writeString(Path.of(socket + ".paste"), text);
      command("tmux", "-S", socket, "load-buffer", file.toString());
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Pastes the clipboard, in brackets, as terminals do.
  public Screen paste() {
    command("tmux", "-S", socket, "paste-buffer", "-p");
    return this;
  }

  /// Types characters as they are.
  public Screen type(String text) {
    command("tmux", "-S", socket, "send-keys", "-l", text);
    return this;
  }

  /// Presses named keys: `Enter`, `C-c`, `Up`.
  public Screen press(String... keys) {
    List<String> words = new ArrayList<>(List.of("tmux", "-S", socket, "send-keys"));
    words.addAll(List.of(keys));
    command(words.toArray(String[]::new));
    return this;
  }

  /// Types an entry and presses Enter.
  public Screen enter(String entry) {
    return type(entry).press("Enter");
  }

  /// Waits for a screen that satisfies the condition and returns it. A test that waits in vain is
  /// ended by its time limit.
  public String await(String what, Predicate<String> condition) {
    return await(what, this::text, condition);
  }

  private String await(String what, Supplier<String> look, Predicate<String> condition) {
    byte[] buffer = new byte[8192];
    try {
      while (true) {
        String text = look.get();
        if (condition.test(text)) {
          return text;
        }
        if (output.read(buffer) < 0) {
          throw new AssertionError("ended before " + what + ":\n" + text);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits for the text anywhere on the screen.
  public String await(String part) {
    return await("\"" + part + "\"", text -> text.contains(part));
  }

  /// Types a line at the prompt, waits until the answer and then the next prompt stand below it,
  /// and returns the line and all below it. Looks at the whole history, so that an earlier line of
  /// the same text may leave the screen meanwhile.
  String say(String line, String answer) {
    int from = history().length();
    enter(line);
    String text =
        await(
            "\"" + answer + "\" after " + line,
            this::history,
            all -> all.indexOf(answer, from) >= 0 && NEXT_PROMPT.matcher(all).find(from));
    return text.substring(from);
  }

  /// Waits until the prompt with that number is the last line and nothing stands behind it.
  String awaitPrompt(int number) {
    String prompt = "toy[" + number + "]>";
    return await(prompt, text -> text.endsWith("\n" + prompt) || text.equals(prompt));
  }

  @Override
  public void close() throws IOException {
    command("tmux", "-S", socket, "kill-server");
    output.close();
  }

  private static String command(String... words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        throw new AssertionError(String.join(" ", words) + " failed: " + text);
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
