package toy.lib;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import toy.value.ToyClass;
import toy.value.ToyObject;
import toy.vm.Fiber;
import toy.vm.Host;

/// An open text file. `disk` guards the channel and what was read ahead; it is held while the disk
/// is waited for, so only those who have released the GIL may wait for it. What was written and not
/// yet flushed is guarded by the file's monitor, which nobody holds for long: it may be entered
/// with the GIL. The order is `disk`, then the monitor.
final class TextFile implements ToyObject, Host.OpenFile {
  /// As CPython's `io.DEFAULT_BUFFER_SIZE`, in bytes.
  private static final int BUFFER = 8192;

  private final String name;
  private final Fiber.@Nullable Place openedAt;
  final String mode;

  /// As the script named it.
  final String encoding;

  final boolean readable;
  final boolean writable;
  private final String path;
  private final ReentrantLock disk = new ReentrantLock();
  private final FileChannel channel;
  private final Charset charset;
  private final CharsetDecoder decoder;

  /// Decoded but not yet read are the characters from `at` on.
  private final StringBuilder read = new StringBuilder();

  private int at;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
  private boolean ended;

  /// Whether the last character decoded was a `\r`, whose `\n` is to be left out.
  private boolean afterReturn;

  private final StringBuilder written = new StringBuilder();
  private volatile boolean closed;

  TextFile(
      String name,
      Fiber.@Nullable Place openedAt,
      String path,
      String mode,
      FileChannel channel,
      String encoding,
      Charset charset,
      boolean readable,
      boolean writable) {
    this.name = name;
    this.openedAt = openedAt;
    this.path = path;
    this.mode = mode;
    this.encoding = encoding;
    this.channel = channel;
    this.charset = charset;
    this.readable = readable;
    this.writable = writable;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    bytes.flip();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Fiber.@Nullable Place openedAt() {
    return openedAt;
  }

  @Override
  public String path() {
    return path;
  }

  boolean isClosed() {
    return closed;
  }

  /// Whether so much has been written that it should be flushed.
  synchronized boolean isFull() {
    return written.length() >= BUFFER;
  }

  /// Only buffers: can be called with the GIL.
  synchronized void append(String text) {
    written.append(text);
  }

  /// A line that is in the buffer already, with its end, or null: then [#readLine] has to be asked.
  /// Never waits: can be called with the GIL.
  @Nullable String bufferedLine() {
    if (!disk.tryLock()) {
      return null;
    }
    try {
      int end = read.indexOf("\n", at);
      return end < 0 ? null : take(end + 1);
    } finally {
      disk.unlock();
    }
  }

  /// The next line with its end; empty at the end of the file.
  String readLine() throws IOException {
    disk.lock();
    try {
      return lineFromDisk();
    } finally {
      disk.unlock();
    }
  }

  private String lineFromDisk() throws IOException {
    flush();
    int searched = at;
    int end;
    while ((end = read.indexOf("\n", searched)) < 0) {
      int before = read.length() - at;
      if (!fill()) {
        return take(read.length());
      }
      searched = at + before;
    }
    return take(end + 1);
  }

  /// So many characters (code points), or all for -1.
  String read(long count) throws IOException {
    disk.lock();
    try {
      flush();
      while (count < 0 || read.codePointCount(at, read.length()) < count) {
        if (!fill()) {
          return take(read.length());
        }
      }
      return take(read.offsetByCodePoints(at, (int) count));
    } finally {
      disk.unlock();
    }
  }

  private String take(int end) {
    String text = read.substring(at, end);
    at = end;
    return text;
  }

  /// Decodes more; false at the end. All line ends become `\n`.
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (at > 0) {
      read.delete(0, at);
      at = 0;
    }
    bytes.compact();
    ended = channel.read(bytes) < 0;
    bytes.flip();
    CharBuffer chars = CharBuffer.allocate(BUFFER);
    if (decoder.decode(bytes, chars, ended).isError()) {
      throw new CharacterCodingException();
    }
    if (ended) {
      decoder.flush(chars);
    }
    chars.flip();
    while (chars.hasRemaining()) {
      char c = chars.get();
      if (c != '\n' || !afterReturn) {
        read.append(c == '\r' ? '\n' : c);
      }
      afterReturn = c == '\r';
    }
    return true;
  }

  @Override
  public void flush() throws IOException {
    disk.lock();
    try {
      ByteBuffer out = charset.encode(CharBuffer.wrap(takeWritten()));
      while (out.hasRemaining()) {
        channel.write(out);
      }
    } finally {
      disk.unlock();
    }
  }

  private synchronized String takeWritten() {
    String text = written.toString();
    written.setLength(0);
    return text;
  }

  void close() throws IOException {
    disk.lock();
    try {
      if (!closed) {
        closed = true;
        try (channel) {
          flush();
        }
      }
    } finally {
      disk.unlock();
    }
  }

  /// Where reading and writing go on, in bytes: what has been decoded ahead is given up.
  long seek(long position, boolean fromEnd) throws IOException {
    disk.lock();
    try {
      flush();
      read.setLength(0);
      at = 0;
      bytes.limit(0);
      decoder.reset();
      ended = false;
      afterReturn = false;
      channel.position(fromEnd ? channel.size() + position : position);
      return channel.position();
    } finally {
      disk.unlock();
    }
  }

  /// Exact only where nothing has been decoded ahead.
  long tell() throws IOException {
    disk.lock();
    try {
      flush();
      int ahead = charset.encode(CharBuffer.wrap(read, at, read.length())).remaining();
      return channel.position() - bytes.remaining() - ahead;
    } finally {
      disk.unlock();
    }
  }

  @Override
  public ToyClass type() {
    return LibraryTypes.TEXT_FILE;
  }
}
