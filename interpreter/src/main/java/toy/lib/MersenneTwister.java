package toy.lib;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import toy.value.LongWork;
import toy.value.Numbers;
import toy.value.Sizes;

/// MT19937 (Matsumoto and Nishimura, 1998), seeded and read as CPython's `_randommodule.c` does it,
/// so that one seed gives the same numbers in both. Guarded by its VM's GIL.
final class MersenneTwister {
  private static final int N = 624;
  private static final int M = 397;
  private static final int POLL = (1 << 20) - 1; // a poll for each so many words

  private final int[] state = new int[N];
  private int index;

  MersenneTwister(BigInteger seed) {
    seed(seed);
  }

  /// Starts from an int's absolute value, by its 32-bit digits from the lowest on.
  void seed(BigInteger seed) {
    byte[] bytes = seed.abs().toByteArray(); // the highest first
    int[] key = new int[Math.max(1, (int) ((seed.abs().bitLength() + 31L) / 32))];
    for (int i = 0; i < bytes.length && i / 4 < key.length; i++) {
      key[i / 4] |= (bytes[bytes.length - 1 - i] & 0xFF) << 8 * (i % 4);
    }
    initialize(19650218);
    int i = 1;
    int j = 0;
    for (int k = Math.max(N, key.length); k > 0; k--) {
      state[i] = (state[i] ^ mixed(i) * 1664525) + key[j] + j;
      i = next(i);
      j = j + 1 == key.length ? 0 : j + 1;
    }
    for (int k = N - 1; k > 0; k--) {
      state[i] = (state[i] ^ mixed(i) * 1566083941) - i;
      i = next(i);
    }
    state[0] = 0x80000000;
  }

  /// The words as ints of 32 bits, then how many of them have been read.
  Object[] state() {
    Object[] words = new Object[N + 1];
    for (int i = 0; i < N; i++) {
      words[i] = state[i] & 0xFFFFFFFFL;
    }
    words[N] = (long) index;
    return words;
  }

  /// Takes what [#state] gave; false, and as before, if it is something else.
  boolean restore(Object[] words) {
    if (words.length != N + 1 || !(words[N] instanceof Long read) || read < 0 || read > N) {
      return false;
    }
    for (int i = 0; i < N; i++) {
      if (!(words[i] instanceof Long word) || word >>> 32 != 0) {
        return false;
      }
    }
    for (int i = 0; i < N; i++) {
      state[i] = (int) (long) (Long) words[i];
    }
    index = (int) (long) read;
    return true;
  }

  private void initialize(int s) {
    state[0] = s;
    for (int i = 1; i < N; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
    index = N;
  }

  private int mixed(int i) {
    return state[i - 1] ^ (state[i - 1] >>> 30);
  }

  private int next(int i) {
    if (i + 1 < N) {
      return i + 1;
    }
    state[0] = state[N - 1];
    return 1;
  }

  private int word() {
    if (index == N) {
      twist();
      index = 0;
    }
    int y = state[index++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9D2C5680;
    y ^= (y << 15) & 0xEFC60000;
    return y ^ (y >>> 18);
  }

  private void twist() {
    for (int i = 0; i < N; i++) {
      int y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7FFFFFFF);
      state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908B0DF);
    }
  }

  /// In `[0, 1)`, with 53 bits.
  double real() {
    long a = word() >>> 5;
    long b = word() >>> 6;
    return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
  }

  /// An int of so many random bits.
  Object bits(int count) {
    if (count <= 32) {
      return count == 0 ? 0L : (word() >>> (32 - count)) & 0xFFFFFFFFL;
    }
    Sizes.bits(count);
    int words = count + 31 >>> 5;
    int last = count & 31; // bits of the highest word; 0 for all
    byte[] bytes = new byte[words * 4]; // the highest first, and the words from the end
    ByteBuffer out = ByteBuffer.wrap(bytes);
    for (int i = 0; i < words; i++) {
      if ((i & POLL) == 0) {
        LongWork.poll();
      }
      boolean cut = i == words - 1 && last != 0;
      out.putInt(bytes.length - 4 - 4 * i, cut ? word() >>> 32 - last : word());
    }
    return Numbers.normalize(new BigInteger(1, bytes));
  }

  /// In `[0, bound)`: tries numbers of as many bits until one is below.
  long below(long bound) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(bound);
    while (true) {
      if (bits(bits) instanceof Long n && n < bound) {
        return n;
      }
    }
  }

  BigInteger below(BigInteger bound) {
    while (true) {
      BigInteger n = Arguments.big(bits(bound.bitLength()));
      if (n.compareTo(bound) < 0) {
        return n;
      }
    }
  }
}
