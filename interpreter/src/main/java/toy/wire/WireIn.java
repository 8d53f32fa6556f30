package toy.wire;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The payload of a [Frame] that is being read, see [WireOut]. Whatever the bytes are, it gives
/// values or throws [WireError], and never makes more room than there are bytes. Used by one
/// thread.
public final class WireIn {
  private final byte[] bytes;
  private int at;

  public WireIn(byte[] bytes) {
    this.bytes = bytes;
  }

  private void need(int count) throws WireError {
    if (count < 0 || bytes.length - at < count) {
      throw new WireError("it ends too early");
    }
  }

  public int u8() throws WireError {
    need(1);
    return bytes[at++] & 0xFF;
  }

  public boolean bool() throws WireError {
    int value = u8();
    if (value > 1) {
      throw new WireError("neither yes nor no: " + value);
    }
    return value == 1;
  }

  public long num() throws WireError {
    long left = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = u8();
      left |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return left >>> 1 ^ -(left & 1);
      }
    }
    throw new WireError("a number without an end");
  }

  public int int32() throws WireError {
    long value = num();
    if (value != (int) value) {
      throw new WireError("a number out of range: " + value);
    }
    return (int) value;
  }

  /// How many items follow, of which each takes at least one byte.
  public int count() throws WireError {
    int value = int32();
    need(value);
    return value;
  }

  /// An index into a table of `size`.
  public int index(int size) throws WireError {
    int value = int32();
    if (value < 0 || value >= size) {
      throw new WireError("no entry " + value + " of " + size);
    }
    return value;
  }

  public double real() throws WireError {
    need(8);
    long bits = 0;
    for (int i = 0; i < 8; i++) {
      bits |= (bytes[at++] & 0xFFL) << 8 * i;
    }
    return Double.longBitsToDouble(bits);
  }

  byte[] raw() throws WireError {
    int count = count();
    at += count;
    return Arrays.copyOfRange(bytes, at - count, at);
  }

  BigInteger big() throws WireError {
    byte[] value = raw();
    if (value.length == 0) {
      throw new WireError("a number without digits");
    }
    return new BigInteger(value);
  }

  public String text() throws WireError {
    boolean isNarrow = bool();
    int count = count();
    int start = at;
    at += count;
    if (isNarrow) {
      return new String(bytes, start, count, StandardCharsets.ISO_8859_1);
    }
    char[] units = new char[count / 2];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) (bytes[start + 2 * i] & 0xFF | bytes[start + 2 * i + 1] << 8);
    }
    return new String(units);
  }

  public @Nullable String textOrNull() throws WireError {
    return bool() ? text() : null;
  }

  public int[] numbers() throws WireError {
    int[] values = new int[count()];
    for (int i = 0; i < values.length; i++) {
      values[i] = int32();
    }
    return values;
  }

  /// A constant whose number was written as one byte.
  public <E extends Enum<E>> E constant(E[] all) throws WireError {
    int number = u8();
    if (number >= all.length) {
      throw new WireError("no constant " + number);
    }
    return all[number];
  }

  /// The payload has to end here.
  public void end() throws WireError {
    if (at != bytes.length) {
      throw new WireError((bytes.length - at) + " bytes too many");
    }
  }
}
