package toy.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// The beginning of what a program writes. Thread-safe.
final class Capture extends OutputStream {
  private static final int MOST = 1 << 20;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Override
  public synchronized void write(int b) {
    if (bytes.size() < MOST) {
      bytes.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] b, int off, int len) {
    bytes.write(b, off, Math.min(len, Math.max(0, MOST - bytes.size())));
  }

  @Override
  public synchronized String toString() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
