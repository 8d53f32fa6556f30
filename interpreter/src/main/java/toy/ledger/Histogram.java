package toy.ledger;

/// Counts durations (ns) in buckets of a fixed logarithmic scale: 8 a power of two, so that a
/// bucket's upper bound is at most 12.5 % above anything in it. Adding does not allocate. Not
/// thread-safe: the owner says which lock guards it.
final class Histogram {
  private static final int SUB_BITS = 3;
  private static final int SUB = 1 << SUB_BITS;
  private static final int TOP_BIT = 42; // 2^43 ns are 2.4 hours; what is longer counts as that
  static final int BUCKETS = (TOP_BIT - SUB_BITS + 2) * SUB;

  private final int[] counts = new int[BUCKETS];
  private long count;
  private long sum;
  private long max;

  void add(long ns) {
    counts[bucket(ns)]++;
    count++;
    sum += ns;
    if (ns > max) {
      max = ns;
    }
  }

  static int bucket(long ns) {
    if (ns < SUB) {
      return ns < 0 ? 0 : (int) ns;
    }
    int exponent = 63 - Long.numberOfLeadingZeros(ns);
    if (exponent > TOP_BIT) {
      return BUCKETS - 1;
    }
    int sub = (int) (ns >>> (exponent - SUB_BITS)) & (SUB - 1);
    return (exponent - SUB_BITS + 1) * SUB + sub;
  }

  /// The largest duration that falls into `bucket`.
  static long upperBound(int bucket) {
    if (bucket < SUB) {
      return bucket;
    }
    int shift = bucket / SUB - 1;
    long base = SUB + bucket % SUB;
    return ((base + 1) << shift) - 1;
  }

  Distribution snapshot() {
    return new Distribution(count, sum, max, counts.clone());
  }
}
