package toy.value;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/// Huge ints from and to digits of a base that is a power of two. It takes as long as there are
/// digits; Java's own way takes the square of that to read them, and divides to write them.
public final class BinaryDigits {
  private static final int POLL = (1 << 20) - 1; // a poll for each so many digits

  private BinaryDigits() {}

  private static int bitsOf(int radix) {
    if (Integer.bitCount(radix) != 1 || radix < 2 || radix > 32) {
      throw new IllegalArgumentException("base " + radix);
    }
    return Integer.numberOfTrailingZeros(radix);
  }

  /// The value of `digits`, of which each must be one.
  public static BigInteger parse(String digits, int radix) {
    int each = bitsOf(radix);
    long bits = (long) digits.length() * each;
    Sizes.bits(bits);
    if (bits > Integers.MAX_BITS) {
      throw new ToyError(Types.MEMORY_ERROR, "");
    }
    byte[] bytes = new byte[(int) (bits / Byte.SIZE) + 2]; // the first one is 0: no sign
    int at = bytes.length;
    int open = 0;
    int have = 0;
    for (int i = digits.length() - 1; i >= 0; i--) {
      if ((i & POLL) == 0) {
        LongWork.poll();
      }
      open |= Character.digit(digits.charAt(i), radix) << have;
      have += each;
      if (have >= Byte.SIZE) {
        bytes[--at] = (byte) open;
        open >>>= Byte.SIZE;
        have -= Byte.SIZE;
      }
    }
    bytes[--at] = (byte) open;
    return new BigInteger(bytes);
  }

  /// The digits of a value, in lower case, with a minus sign where it is negative.
  public static String of(BigInteger value, int radix) {
    int each = bitsOf(radix);
    byte[] bytes = value.abs().toByteArray();
    long bits = value.abs().bitLength();
    long count = Math.max(1, (bits + each - 1) / each);
    int sign = value.signum() < 0 ? 1 : 0;
    byte[] text = new byte[Sizes.text(count + sign)];
    int from = bytes.length;
    int open = 0;
    int have = 0;
    for (int i = text.length - 1; i >= sign; i--) {
      if ((i & POLL) == 0) {
        LongWork.poll();
      }
      if (have < each && from > 0) {
        open |= (bytes[--from] & 0xFF) << have;
        have += Byte.SIZE;
      }
      text[i] = (byte) Character.forDigit(open & radix - 1, radix);
      open >>>= each;
      have -= each;
    }
    if (sign > 0) {
      text[0] = '-';
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
