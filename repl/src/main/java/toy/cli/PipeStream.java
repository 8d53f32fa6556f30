package toy.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import toy.front.ExitCode;

/// Standard output, which may be a pipe whose reader has gone away (`toy f.toy | head -1`). The JVM
/// ignores SIGPIPE and throws instead; a command in a pipe just ends, and says nothing.
final class PipeStream extends FilterOutputStream {
  private final PrintStream err;

  PipeStream(OutputStream out, PrintStream err) {
    super(out);
    this.err = err;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage());
      if (why.contains("Broken pipe")) {
        Runtime.getRuntime().halt(ExitCode.BROKEN_PIPE);
      }
      err.println("toy: cannot write to standard output: " + why);
      Runtime.getRuntime().halt(ExitCode.ERROR);
    }
  }

  @Override
  public void flush() {
    // A file stream has no buffer.
  }
}
