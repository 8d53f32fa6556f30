package toy.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;

/// What is written to the terminal of a session. While a line is being edited, whole lines appear
/// above it; else output goes straight through. Safe for any thread; guarded by itself.
final class TerminalOutput {
  private final Terminal terminal;
  private final LineReader reader;
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream(); // no line end yet
  private boolean editing;
  private boolean lineOpen; // output stands on the cursor's line

  TerminalOutput(Terminal terminal, LineReader reader) {
    this.terminal = terminal;
    this.reader = reader;
  }

  /// The line editor takes the screen.
  synchronized void beginEditing() {
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
