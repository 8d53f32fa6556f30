package toy.terminal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/// The terminal of a session: one line editor, and a stream for the program's output that keeps out
/// of its way. One thread edits and reads; output is safe for any thread.
public final class PromptTerminal implements AutoCloseable {
  private static final int POLL_MS = 50; // how late a cancelled `input()` notices
  private static final int SILENCE_MS = 200; // after which a paste that was stopped has ended
  private static final int HISTORY = 2_000; // entries; in the file five times as many

  // JLine reports trouble with its files by the JVM's logging, with Java stacks. Kept here, for
  // loggers that nobody holds are forgotten with their level.
  private static final Logger JLINE = Logger.getLogger("org.jline");

  private final Terminal terminal;
  private final LineReader reader;
  private final EntryKeys keys;
  private final TerminalOutput output;
  private volatile Candidates candidates = Candidates.NONE;

  private final ReentrantLock reading = new ReentrantLock(); // held while `input()` reads
  private volatile boolean inputCancelled;

  /// @param isIncomplete whether an entry needs more lines
  /// @param history where entries are kept; null for nowhere
  /// @param color whether the line that is edited may have colours
  public PromptTerminal(Predicate<String> isIncomplete, @Nullable Path history, boolean color)
      throws IOException {
    // Else Ctrl-C arrives as a key, for which a thread of JLine's own interrupts this one: at times
    // after the line has been given up for that key, and then the next line is given up too.
    System.setProperty(TerminalBuilder.PROP_SOFTWARE_SIGNALS, "false");
    JLINE.setLevel(Level.OFF);
    terminal =
        TerminalBuilder.builder()
            .name("toy")
            .system(true)
            .dumb(true)
            .encoding(StandardCharsets.UTF_8)
            .nativeSignals(true)
            // Else JLine asks the terminal what it can do, and waits 0.4 s for an answer.
            .graphemeCluster(false)
            .build();
    reader = editor(terminal, history, color);
    keys = new EntryKeys(reader, isIncomplete);
    keys.bind();
    output = new TerminalOutput(terminal, reader);
  }

  private LineReader editor(Terminal on, @Nullable Path history, boolean color) {
    LineReaderBuilder builder =
        LineReaderBuilder.builder()
            .terminal(on)
            .parser(new EntryParser())
            .highlighter(new EntryHighlighter())
            .completer((_, line, found) -> complete(line, found))
            // Else "C:\\dir\n" arrives as "C:\dirn", and `!` recalls history.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .option(LineReader.Option.DISABLE_HIGHLIGHTER, !color)
            .option(LineReader.Option.HISTORY_IGNORE_DUPS, true)
            .option(LineReader.Option.HISTORY_IGNORE_SPACE, false)
            .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
            .variable(LineReader.FEATURES_MAX_BUFFER_SIZE, EntryHighlighter.LONGEST)
            .variable(LineReader.HISTORY_SIZE, HISTORY)
            .variable(LineReader.HISTORY_FILE_SIZE, 5 * HISTORY)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P ...> ")
            .variable(LineReader.BLINK_MATCHING_PAREN, 0)
            .variable(LineReader.COMPLETION_STYLE_STARTING, "bold")
            .variable(LineReader.COMPLETION_STYLE_LIST_STARTING, "bold")
            .variable(LineReader.COMPLETION_STYLE_BACKGROUND, "bg:default")
            .variable(LineReader.COMPLETION_STYLE_LIST_BACKGROUND, "bg:default");
    if (history != null) {
      builder.variable(LineReader.HISTORY_FILE, history);
    }
    return builder.build();
  }

  private void complete(ParsedLine line, List<Candidate> found) {
    String word = line.word();
    String before = line.line().substring(0, line.cursor() - word.length());
    for (String text : candidates.of(before, word)) {
      found.add(new Candidate(text, text, null, null, null, null, false)); // no blank behind it
    }
  }

  /// What Tab offers from now on.
  public void complete(Candidates other) {
    candidates = other;
  }

  /// What to do on Ctrl-C while no line is being edited.
  public void onInterrupt(Runnable action) {
    terminal.handle(Terminal.Signal.INT, _ -> action.run());
  }

  /// Lets the user edit one entry. Throws JLine's exceptions for Ctrl-C and Ctrl-D.
  public String readEntry(String prompt) {
    output.beginEditing();
    keys.begin();
    try {
      return reader.readLine(prompt);
    } finally {
      output.endEditing();
      if (keys.isPasting()) {
        swallowPaste();
      }
    }
  }

  /// Ctrl-C stopped a paste: its rest, which is still on its way, is no input.
  private void swallowPaste() {
    Thread.interrupted();
    try {
      StringBuilder end = new StringBuilder();
      for (int c = 0; c >= 0 && !end.toString().endsWith("\033[201~"); ) {
        c = terminal.reader().read(SILENCE_MS);
        end.append((char) c);
        if (end.length() > 100) {
          end.delete(0, 50);
        }
      }
    } catch (IOException _) {
      // The next read of a line says so.
    }
  }

  /// A line for the program's `input()`, edited by the terminal itself; null at its end. Throws
  /// [InterruptedIOException] when [#cancelInput] was called meanwhile.
  public @Nullable String readProgramLine() throws IOException {
    inputCancelled = false;
    reading.lock();
    try {
      output.meter("");
      return line(terminal.reader());
    } finally {
      reading.unlock();
    }
  }

  private @Nullable String line(NonBlockingReader from) throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int c = from.read(POLL_MS);
      if (inputCancelled) {
        throw new InterruptedIOException();
      }
      if (c == NonBlockingReader.READ_EXPIRED) {
        continue;
      }
      if (c == '\n' || c == '\r') {
        return line.toString();
      }
      if (c < 0) {
        return line.isEmpty() ? null : line.toString();
      }
      line.append((char) c);
    }
  }

  /// The entry is over: nobody waits for its `input()` any more, the keys belong to the editor.
  /// Returns when they do.
  public void cancelInput() {
    inputCancelled = true;
    reading.lock();
    reading.unlock();
  }

  /// What another program does that has the terminal for itself.
  public interface Loan {
    int run() throws IOException, InterruptedException;
  }

  /// Lends the terminal to another program; gives its exit code. Not while a line is edited.
  public int lend(Loan loan) throws IOException {
    terminal.pause();
    try {
      return loan.run();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 1;
    } finally {
      terminal.resume();
    }
  }

  /// Shows a line of the prompt's own below all output while an entry runs, in place of the one
  /// before; empty to take it away. Does nothing while the program reads the terminal, and on one
  /// that cannot go back in a line.
  public void meter(String line) {
    if (!isDumb() && !reading.isLocked()) {
      output.meter(line);
    }
  }

  private boolean isDumb() {
    return terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }

  public int columns() {
    return terminal.getColumns() > 0 ? terminal.getColumns() : 80;
  }

  /// Prints the prompt's own words.
  public void say(String text) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    output.write(bytes, 0, bytes.length);
  }

  /// Where the program's output goes.
  public OutputStream stream() {
    return output.stream();
  }

  @Override
  public void close() throws IOException {
    output.freshLine();
    terminal.close();
  }
}
