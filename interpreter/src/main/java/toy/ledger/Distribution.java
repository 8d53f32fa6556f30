package toy.ledger;

import java.util.Arrays;

/// How a set of durations (ns) is distributed, at the precision of a [Histogram]. Immutable.
///
/// @param count how many there are
/// @param sum their exact sum
/// @param max the longest; exact for a whole run, a bucket's bound in a window that does not
///   contain the run's longest
public record Distribution(long count, long sum, long max, int[] counts) {
  /// No durations.
  public static final Distribution EMPTY = new Distribution(0, 0, 0, new int[Histogram.BUCKETS]);

  /// The duration that the share `q` (0 … 1) of all does not exceed: the upper bound of its bucket,
  /// clipped to the longest.
  public long quantile(double q) {
    long rank = Math.max(1, (long) Math.ceil(q * count));
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank) {
        return Math.min(Histogram.upperBound(i), max);
      }
    }
    return max;
  }

  /// How many durations the buckets hold; it must be [#count].
  long inBuckets() {
    long sum = 0;
    for (int n : counts) {
      sum += n;
    }
    return sum;
  }

  /// What came after `before`.
  Distribution minus(Distribution before) {
    if (before.count == 0) {
      return this;
    }
    int[] difference = counts.clone();
    int longest = -1;
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= before.counts[i];
      if (difference[i] != 0) {
        longest = i;
      }
    }
    long top = longest < 0 ? 0 : Math.min(Histogram.upperBound(longest), max);
    long newMax = max > before.max ? max : top;
    return new Distribution(count - before.count, sum - before.sum, newMax, difference);
  }

  /// Both together.
  public Distribution plus(Distribution other) {
    if (other.count == 0) {
      return this;
    }
    int[] both = counts.clone();
    for (int i = 0; i < both.length; i++) {
      both[i] += other.counts[i];
    }
    return new Distribution(count + other.count, sum + other.sum, Math.max(max, other.max), both);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Distribution that
        && count == that.count
        && sum == that.sum
        && max == that.max
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(sum) * 31 + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return count + " durations, sum " + sum + " ns, max " + max + " ns";
  }
}
