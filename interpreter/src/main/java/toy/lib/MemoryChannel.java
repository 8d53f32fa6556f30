package toy.lib;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/// What stands below `io.BytesIO`: bytes in memory. Guarded by the lock of its [ByteFile].
final class MemoryChannel implements SeekableByteChannel {
  private byte[] bytes;
  private int size;
  private int at;

  MemoryChannel(byte[] initial) {
    bytes = initial;
    size = initial.length;
  }

  @Override
  public int read(ByteBuffer to) {
    int count = Math.min(to.remaining(), size - at);
    if (count <= 0) {
      return -1;
    }
    to.put(bytes, at, count);
    at += count;
    return count;
  }

  @Override
  public int write(ByteBuffer from) {
    int count = from.remaining();
    if (at + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(at + count, 2 * bytes.length));
    }
    from.get(bytes, at, count);
    at += count;
    size = Math.max(size, at);
    return count;
  }

  @Override
  public long position() {
    return at;
  }

  @Override
  public SeekableByteChannel position(long position) {
    at = Math.toIntExact(position);
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public SeekableByteChannel truncate(long to) {
    if (to < size) {
      Arrays.fill(bytes, (int) to, size, (byte) 0);
      size = (int) to;
    }
    return this;
  }

  byte[] all() {
    return Arrays.copyOf(bytes, size);
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
