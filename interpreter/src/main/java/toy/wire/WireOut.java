package toy.wire;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The payload of a [Frame] that is being written. Whole numbers take as many bytes as they need,
/// seven bits in each, the lowest first; a text that fits takes one byte a character. Used by one
/// thread.
public final class WireOut {
  private byte[] bytes = new byte[256];
  private int size;

  private void reserve(int more) {
    if (bytes.length - size < more) {
      int wanted = Math.addExact(size, more);
      int doubled = (int) Math.min(Integer.MAX_VALUE - 16, 2L * bytes.length);
      bytes = Arrays.copyOf(bytes, Math.max(wanted, doubled));
    }
  }

  public void u8(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  public void bool(boolean value) {
    u8(value ? 1 : 0);
  }

  /// Any number; small ones of either sign are short.
  public void num(long value) {
    reserve(10);
    long left = value << 1 ^ value >> 63;
    while ((left & ~0x7FL) != 0) {
      bytes[size++] = (byte) (left & 0x7F | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  public void real(double value) {
    reserve(8);
    long bits = Double.doubleToRawLongBits(value);
    for (int i = 0; i < 8; i++) {
      bytes[size++] = (byte) (bits >>> 8 * i);
    }
  }

  void raw(byte[] value) {
    num(value.length);
    reserve(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  void big(BigInteger value) {
    raw(value.toByteArray());
  }

  /// Lone surrogates survive.
  public void text(String value) {
    byte[] narrow = value.getBytes(StandardCharsets.ISO_8859_1);
    boolean isNarrow = new String(narrow, StandardCharsets.ISO_8859_1).equals(value);
    bool(isNarrow);
    raw(isNarrow ? narrow : wide(value));
  }

  private static byte[] wide(String value) {
    byte[] units = new byte[Math.multiplyExact(2, value.length())];
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      units[2 * i] = (byte) c;
      units[2 * i + 1] = (byte) (c >> 8);
    }
    return units;
  }

  public void textOrNull(@Nullable String value) {
    bool(value != null);
    if (value != null) {
      text(value);
    }
  }

  public void numbers(int[] values) {
    num(values.length);
    for (int value : values) {
      num(value);
    }
  }

  /// All that was written to `other`.
  public void append(WireOut other) {
    reserve(other.size);
    System.arraycopy(other.bytes, 0, bytes, size, other.size);
    size += other.size;
  }

  public int size() {
    return size;
  }

  public byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }
}
