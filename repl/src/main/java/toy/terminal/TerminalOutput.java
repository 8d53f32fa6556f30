package toy.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;

/// What is written to the terminal of a session. While a line is being edited, whole lines appear
/// above it; else output goes straight through. Safe for any thread; guarded by itself.
final class TerminalOutput {
  private static final String ERASE_REST = "\033[K"; // of the line, in ECMA-48

  private final Terminal terminal;
  private final LineReader reader;
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream(); // no line end yet
  private boolean editing;
  private boolean lineOpen; // output stands on the cursor's line
  private boolean metered; // a meter stands on it

  TerminalOutput(Terminal terminal, LineReader reader) {
    this.terminal = terminal;
    this.reader = reader;
  }

  /// Shows a line below all output, in place of the one before, until something is written; nothing
  /// if it is empty. Left out where output has not ended its line.
  synchronized void meter(String line) {
    if (!editing && !lineOpen && (metered || !line.isEmpty())) {
      terminal.writer().write("\r" + line + ERASE_REST + "\r");
      terminal.flush();
      metered = !line.isEmpty();
    }
  }

  /// The line editor takes the screen.
  synchronized void beginEditing() {
    meter("");
    freshLine();
    editing = true;
  }

  /// It gives it back.
  synchronized void endEditing() {
    editing = false;
    straight(partial.toByteArray(), 0, partial.size());
    partial.reset();
  }

  OutputStream stream() {
    return new OutputStream() {
      @Override
      public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        TerminalOutput.this.write(bytes, offset, length);
      }
    };
  }

  synchronized void write(byte[] bytes, int offset, int length) {
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
      meter("");
      terminal.writer().write(new String(bytes, offset, length, StandardCharsets.UTF_8));
      terminal.flush();
      lineOpen = bytes[offset + length - 1] != '\n';
    }
  }

  /// What comes next begins on a line of its own.
  synchronized void freshLine() {
    if (lineOpen) {
      terminal.writer().write("\n");
      terminal.flush();
      lineOpen = false;
    }
  }
}
