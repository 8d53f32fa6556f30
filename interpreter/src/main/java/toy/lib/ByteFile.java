package toy.lib;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import toy.value.ToyClass;
import toy.value.ToyObject;
import toy.vm.Fiber;
import toy.vm.Host;

/// An open file of bytes, or bytes in memory (`io.BytesIO`). `disk` guards the channel and what was
/// read ahead; it is held while the disk is waited for, so only those who have released the GIL may
/// wait for it. What was written and not yet flushed is guarded by the file's monitor, which nobody
/// holds for long: it may be entered with the GIL. The order is `disk`, then the monitor.
///
/// What the buffer can answer needs no system and is asked with the GIL: the methods that begin
/// with `buffered` give null where the disk has to be waited for.
final class ByteFile implements ToyObject, Host.OpenFile {
  /// As CPython's `io.DEFAULT_BUFFER_SIZE`, in bytes.
  static final int BUFFER = 8192;

  /// How a file was opened, as far as its methods tell.
  ///
  /// @param name as the script named it
  /// @param path the absolute path
  /// @param mode as `mode` shows it
  /// @param appends whether all that is written goes to the end, wherever reading is
  /// @param buffer how many bytes are kept back by writing; 0 for a file without a buffer
  record Opening(
      String name,
      Fiber.@Nullable Place place,
      String path,
      String mode,
      boolean readable,
      boolean writable,
      boolean appends,
      int buffer) {}

  final Opening opening;
  final ReentrantLock disk = new ReentrantLock();
  private final SeekableByteChannel channel;

  /// Read but not yet asked for are the bytes from `at` to `end`; the channel stands behind them.
  private final byte[] ahead = new byte[BUFFER];

  private int at;
  private int end;

  /// Where the channel stands: followed here, so that [#tell] asks no system.
  private long place;

  private ByteArrayOutputStream written = new ByteArrayOutputStream();
  private volatile boolean closed;

  ByteFile(Opening opening, SeekableByteChannel channel, long place) {
    this.opening = opening;
    this.channel = channel;
    this.place = place;
  }

  static ByteFile inMemory(byte[] initial) {
    return new ByteFile(
        new Opening("", null, "", "", true, true, false, 0), new MemoryChannel(initial), 0);
  }

  boolean isInMemory() {
    return channel instanceof MemoryChannel;
  }

  @Override
  public String name() {
    return opening.name;
  }

  @Override
  public Fiber.@Nullable Place openedAt() {
    return opening.place;
  }

  @Override
  public String path() {
    return opening.path;
  }

  boolean isClosed() {
    return closed;
  }

  // ---- writing

  /// Only buffers. True where so much has been written that it should be flushed.
  synchronized boolean append(byte[] bytes) {
    written.writeBytes(bytes);
    return written.size() >= Math.max(opening.buffer, 1);
  }

  private synchronized byte[] takeWritten() {
    byte[] bytes = written.toByteArray();
    written.reset();
    return bytes;
  }

  private synchronized boolean hasWritten() {
    return written.size() > 0;
  }

  @Override
  public void flush() throws IOException {
    disk.lock();
    try {
      if (!hasWritten()) {
        return;
      }
      dropAhead();
      if (opening.appends && opening.readable) {
        channel.position(channel.size());
      }
      ByteBuffer out = ByteBuffer.wrap(takeWritten());
      while (out.hasRemaining()) {
        channel.write(out);
      }
      place = channel.position();
    } finally {
      disk.unlock();
    }
  }

  /// Puts the channel back to where reading is.
  private void dropAhead() throws IOException {
    if (at < end) {
      place -= end - at;
      channel.position(place);
    }
    at = 0;
    end = 0;
  }

  // ---- reading

  /// Reads ahead; false at the end of the file.
  private boolean fill() throws IOException {
    flush();
    at = 0;
    end = 0;
    int count = channel.read(ByteBuffer.wrap(ahead));
    if (count <= 0) {
      return false;
    }
    end = count;
    place += count;
    return true;
  }

  private byte[] take(int count) {
    byte[] taken = Arrays.copyOfRange(ahead, at, at + count);
    at += count;
    return taken;
  }

  /// So many bytes where they have been read ahead, else null.
  byte @Nullable [] buffered(long count) {
    if (count < 0 || hasWritten() || !disk.tryLock()) {
      return null;
    }
    try {
      return count <= end - at ? take((int) count) : null;
    } finally {
      disk.unlock();
    }
  }

  /// The next line where it has been read ahead, else null.
  ///
  /// @param limit how many bytes at most
  byte @Nullable [] bufferedLine(long limit) {
    if (hasWritten() || !disk.tryLock()) {
      return null;
    }
    try {
      int stop = lineEnd(limit);
      return stop < 0 ? null : take(stop - at);
    } finally {
      disk.unlock();
    }
  }

  /// Where a line ends that has been read ahead, or -1.
  private int lineEnd(long limit) {
    int most = (int) Math.min(end, at + limit);
    for (int i = at; i < most; i++) {
      if (ahead[i] == '\n') {
        return i + 1;
      }
    }
    return at + limit <= end ? most : -1;
  }

  /// So many bytes, or all of the rest for -1; fewer only at the end.
  byte[] read(long count) throws IOException {
    disk.lock();
    try {
      flush();
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      long left = count < 0 ? Long.MAX_VALUE : count;
      while (left > 0 && (at < end || fill())) {
        byte[] part = take((int) Math.min(left, end - at));
        all.writeBytes(part);
        left -= part.length;
      }
      return all.toByteArray();
    } finally {
      disk.unlock();
    }
  }

  /// What one read gives: at most `count` bytes, or a buffer's worth for -1.
  byte[] readOnce(long count) throws IOException {
    disk.lock();
    try {
      flush();
      if (count != 0 && at == end) {
        fill();
      }
      return take((int) (count < 0 ? end - at : Math.min(count, end - at)));
    } finally {
      disk.unlock();
    }
  }

  /// What stands in the buffer, which is filled if it is empty; reading stays where it is.
  byte[] peek() throws IOException {
    disk.lock();
    try {
      flush();
      if (at == end) {
        fill();
      }
      return Arrays.copyOfRange(ahead, at, end);
    } finally {
      disk.unlock();
    }
  }

  /// The next line with its end, or its first `limit` bytes; empty at the end of the file.
  byte[] readLine(long limit) throws IOException {
    disk.lock();
    try {
      flush();
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      long left = limit;
      while (left > 0 && (at < end || fill())) {
        int stop = lineEnd(left);
        byte[] part = take((stop < 0 ? end : stop) - at);
        line.writeBytes(part);
        left -= part.length;
        if (stop >= 0) {
          break;
        }
      }
      return line.toByteArray();
    } finally {
      disk.unlock();
    }
  }

  // ---- the position

  /// Where reading and writing go on.
  long tell() {
    disk.lock();
    try {
      synchronized (this) {
        return place - (end - at) + written.size();
      }
    } finally {
      disk.unlock();
    }
  }

  /// As [#tell], where that needs no waiting; else -1.
  long bufferedTell() {
    if (!disk.tryLock()) {
      return -1;
    }
    try {
      return tell();
    } finally {
      disk.unlock();
    }
  }

  /// Goes to `offset` from the beginning (whence 0), from here (1), or from the end (2). Below the
  /// beginning there is nothing: -1, and the position stays.
  long seek(long offset, long whence) throws IOException {
    disk.lock();
    try {
      flush();
      long from = whence == 0 ? 0 : whence == 1 ? tell() : channel.size();
      long target = from + offset;
      if (target < 0) {
        return -1;
      }
      if (target <= place && target >= place - end) {
        at = (int) (end - (place - target));
      } else {
        channel.position(target);
        place = target;
        at = 0;
        end = 0;
      }
      return target;
    } finally {
      disk.unlock();
    }
  }

  /// Cuts the file to `size` bytes, or to where it stands for -1, or fills it up with zeros; the
  /// position stays.
  long truncate(long size) throws IOException {
    disk.lock();
    try {
      flush();
      dropAhead();
      long to = size < 0 ? place : size;
      if (to > channel.size() && !isInMemory()) {
        channel.position(to - 1);
        channel.write(ByteBuffer.wrap(new byte[1]));
      } else {
        channel.truncate(to);
      }
      channel.position(place); // truncating moves a position that is behind the end
      return to;
    } finally {
      disk.unlock();
    }
  }

  /// All that stands in memory.
  byte[] value() throws IOException {
    disk.lock();
    try {
      flush();
      return ((MemoryChannel) channel).all();
    } finally {
      disk.unlock();
    }
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

  @Override
  public ToyClass type() {
    return isInMemory()
        ? LibraryTypes.BYTES_IO
        : opening.buffer == 0
            ? LibraryTypes.FILE_IO
            : !opening.writable
                ? LibraryTypes.BUFFERED_READER
                : opening.readable ? LibraryTypes.BUFFERED_RANDOM : LibraryTypes.BUFFERED_WRITER;
  }
}
