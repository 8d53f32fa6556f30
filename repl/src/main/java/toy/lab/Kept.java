package toy.lab;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Keeps the beginning of what is written: a student's endless loop may print. Thread-safe.
final class Kept extends OutputStream {
  private static final int MOST = 1 << 16;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Override
  public synchronized void write(int b) {
    if (bytes.size() < MOST) {
      bytes.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] from, int start, int length) {
    bytes.write(from, start, Math.min(length, MOST - bytes.size()));
  }

  synchronized String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
