package toy.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;

/// The terminal of a session: one line editor, and a stream for the program's output that keeps out
/// of its way. While a line is being edited, whole lines appear above it; else output goes straight
/// through. Safe for any thread; guarded by itself.
public final class PromptTerminal implements AutoCloseable {
  private static final int POLL_MS = 50; // how late a cancelled `input()` notices

  private final Terminal terminal;
  private final LineReader reader;

  // Guarded by this.
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream(); // no line end yet
  private boolean editing;
  private boolean lineOpen; // output stands on the cursor's line

  private final ReentrantLock reading = new ReentrantLock(); // held while `input()` reads
  private volatile boolean inputCancelled;

  public PromptTerminal(Predicate<String> isIncomplete, @Nullable Path history) throws IOException {
    // Else Ctrl-C arrives as a key, for which a thread of JLine's own interrupts this one: at times
    // after the line has been given up for that key, and then the next line is given up too.
    System.setProperty(TerminalBuilder.PROP_SOFTWARE_SIGNALS, "false");
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
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .parser(new EntryParser(isIncomplete))
            // Else "C:\\dir\n" arrives as "C:\dirn", and `!` recalls history.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P ...> ")
            .variable(LineReader.BLINK_MATCHING_PAREN, 0)
            .variable(LineReader.DISABLE_COMPLETION, true)
            .build();
    if (history != null) {
      reader.setVariable(LineReader.HISTORY_FILE, history);
    }
  }

  /// What to do on Ctrl-C while no line is being edited.
  public void onInterrupt(Runnable action) {
    terminal.handle(Terminal.Signal.INT, _ -> action.run());
  }

  /// Lets the user edit one entry. Throws JLine's exceptions for Ctrl-C and Ctrl-D.
  public String readEntry(String prompt) {
    synchronized (this) {
      freshLine();
      editing = true;
    }
    try {
      return reader.readLine(prompt);
    } finally {
      synchronized (this) {
        editing = false;
        straight(partial.toByteArray(), 0, partial.size());
        partial.reset();
      }
    }
  }

  /// A line for the program's `input()`, edited by the terminal itself; null at its end. Throws
  /// [InterruptedIOException] when [#cancelInput] was called meanwhile.
  public @Nullable String readProgramLine() throws IOException {
    inputCancelled = false;
    reading.lock();
    try {
      return line(terminal.reader());
    } finally {
      reading.unlock();
    }
  }

  private @Nullable String line(NonBlockingReader keys) throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      int c = keys.read(POLL_MS);
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

  public int columns() {
    return terminal.getColumns() > 0 ? terminal.getColumns() : 80;
  }

  /// Prints the prompt's own words.
  public void say(String text) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    write(bytes, 0, bytes.length);
  }

  /// Where the program's output goes.
  public OutputStream stream() {
    return new OutputStream() {
      @Override
      public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        PromptTerminal.this.write(bytes, offset, length);
      }
    };
  }

  private synchronized void write(byte[] bytes, int offset, int length) {
    if (!editing) {
      straight(bytes, offset, length);
      return;
    }
    int end = offset + length;
    while (end > offset && bytes[end - 1] != '\n') {
      end--;
    }
    if (end > offset) {
      partial.write(bytes, offset, end - offset);
      reader.printAbove(partial.toString(StandardCharsets.UTF_8));
      partial.reset();
    }
    partial.write(bytes, end, offset + length - end);
  }

  private void straight(byte[] bytes, int offset, int length) {
    if (length > 0) {
      terminal.writer().write(new String(bytes, offset, length, StandardCharsets.UTF_8));
      terminal.flush();
      lineOpen = bytes[offset + length - 1] != '\n';
    }
  }

  /// The prompt begins on a line of its own.
  private void freshLine() {
    if (lineOpen) {
      terminal.writer().write("\n");
      terminal.flush();
      lineOpen = false;
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      freshLine();
    }
    terminal.close();
  }
}
