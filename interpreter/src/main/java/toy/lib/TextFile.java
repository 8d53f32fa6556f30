package toy.lib;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import toy.value.ToyClass;
import toy.value.ToyError;

/// An open text file: characters over a file of bytes, whose lock `disk` guards what was decoded
/// ahead too. What was written is encoded at once and waits in the file of bytes.
final class TextFile extends TextIo {
  final ByteFile file;
  final String mode;

  /// As the script named it.
  final String encoding;

  final String errors;

  /// Whether each line is flushed.
  final boolean byLine;

  private final Charset charset;
  private final CharsetDecoder decoder;

  /// Decoded but not yet read are the characters from `at` on; line ends are as in the file.
  private final StringBuilder ahead = new StringBuilder();

  private int at;

  /// The beginning of a character.
  private byte[] undecoded = {};

  /// Whether a `next` has read ahead without keeping account of the position.
  private boolean iterating;

  TextFile(
      ByteFile file,
      String mode,
      String encoding,
      @Nullable String errors,
      @Nullable String newline,
      boolean byLine) {
    super(newline);
    this.file = file;
    this.mode = mode;
    this.encoding = encoding;
    this.errors = errors == null ? "strict" : errors;
    this.byLine = byLine;
    this.charset = Codecs.charset(encoding);
    this.decoder = charset.newDecoder();
  }

  @Override
  boolean isClosed() {
    return file.isClosed();
  }

  @Override
  boolean isReadable() {
    return file.opening.readable();
  }

  @Override
  boolean isWritable() {
    return file.opening.writable();
  }

  @Override
  boolean isInMemory() {
    return file.isInMemory();
  }

  // ---- reading

  @Override
  @Nullable String bufferedLine(long limit) {
    if (!file.disk.tryLock()) {
      return null;
    }
    try {
      int end = lineEnd(ahead, at, true);
      return end < 0 || end - at > limit ? null : take(end);
    } finally {
      file.disk.unlock();
    }
  }

  /// A line that `next` asks for: see [#tell].
  void iterates(boolean on) {
    iterating = on;
  }

  @Override
  String readLine(long limit) throws IOException {
    file.disk.lock();
    try {
      file.flush();
      int searched = at;
      boolean more = true;
      while (true) {
        int end = lineEnd(ahead, searched, more);
        int most = limit > ahead.length() - at ? -1 : charactersEnd(ahead, at, limit, more);
        if (most >= 0 && (end < 0 || most < end)) {
          return take(most);
        }
        if (end >= 0) {
          return take(end);
        }
        if (!more) {
          return take(ahead.length());
        }
        int before = Math.max(0, ahead.length() - at - 1); // it may have ended with half a \r\n
        more = fill();
        searched = at + before;
      }
    } finally {
      file.disk.unlock();
    }
  }

  @Override
  String read(long count) throws IOException {
    file.disk.lock();
    try {
      file.flush();
      if (count < 0) {
        decode(file.read(-1), true);
        return take(ahead.length());
      }
      boolean more = true;
      while (true) {
        int end = count > ahead.length() - at ? -1 : charactersEnd(ahead, at, count, more);
        if (end >= 0) {
          return take(end);
        }
        if (!more) {
          return take(ahead.length());
        }
        more = fill();
      }
    } finally {
      file.disk.unlock();
    }
  }

  private String take(int end) {
    String text = ahead.substring(at, end);
    at = end;
    return asRead(text);
  }

  /// Decodes more; false at the end.
  private boolean fill() throws IOException {
    if (at > 0) {
      ahead.delete(0, at);
      at = 0;
    }
    byte[] chunk = file.readOnce(-1);
    boolean last = chunk.length == 0;
    if (last && undecoded.length == 0) {
      return false;
    }
    decode(chunk, last);
    return !last;
  }

  private void decode(byte[] chunk, boolean last) {
    byte[] all = Arrays.copyOf(undecoded, undecoded.length + chunk.length);
    System.arraycopy(chunk, 0, all, undecoded.length, chunk.length);
    ByteBuffer in = ByteBuffer.wrap(all);
    undecoded = new byte[0];
    Codecs.decode(charset, decoder, in, errors, last, ahead);
    undecoded = Arrays.copyOfRange(all, in.position(), all.length);
    if (last) {
      decoder.reset();
    }
  }

  // ---- writing

  @Override
  boolean append(String text) {
    boolean full = file.append(Codecs.encode(written(text), encoding, errors).toArray());
    return full || byLine && (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0);
  }

  @Override
  void flush() throws IOException {
    file.flush();
  }

  @Override
  void close() throws IOException {
    file.close();
  }

  // ---- the position, in bytes

  /// What has been decoded ahead is given up.
  @Override
  long seek(long position, boolean fromEnd) throws IOException {
    file.disk.lock();
    try {
      ahead.setLength(0);
      at = 0;
      undecoded = new byte[0];
      decoder.reset();
      iterating = false;
      return file.seek(position, fromEnd ? 2 : 0);
    } finally {
      file.disk.unlock();
    }
  }

  @Override
  long tell() throws IOException {
    if (iterating) {
      throw new ToyError(toy.value.Types.OS_ERROR, "telling position disabled by next() call");
    }
    file.disk.lock();
    try {
      int unread = Codecs.encode(ahead.substring(at), encoding, errors).size();
      return file.tell() - undecoded.length - unread;
    } finally {
      file.disk.unlock();
    }
  }

  @Override
  long truncate(long size) throws IOException {
    file.disk.lock();
    try {
      return file.truncate(size < 0 ? tell() : size);
    } finally {
      file.disk.unlock();
    }
  }

  @Override
  public ToyClass type() {
    return LibraryTypes.TEXT_FILE;
  }
}
