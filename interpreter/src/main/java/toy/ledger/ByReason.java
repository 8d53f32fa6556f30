package toy.ledger;

import java.util.Arrays;
import toy.gil.Reason;

/// One immutable figure per [Reason].
public final class ByReason {
  /// All zero.
  public static final ByReason NONE = new ByReason(new long[Reason.values().length]);

  private final long[] figures;

  private ByReason(long[] figures) {
    this.figures = figures;
  }

  /// A copy of `figures`, which is indexed by the reasons' ordinals; as many as there are reasons.
  public static ByReason of(long[] figures) {
    return new ByReason(figures.clone());
  }

  /// The figure for `reason`.
  public long get(Reason reason) {
    return figures[reason.ordinal()];
  }

  /// The sum over all reasons.
  public long total() {
    long sum = 0;
    for (long figure : figures) {
      sum += figure;
    }
    return sum;
  }

  /// The smallest figure.
  public long min() {
    long min = figures[0];
    for (long figure : figures) {
      min = Math.min(min, figure);
    }
    return min;
  }

  /// The reason with the largest figure.
  public Reason largest() {
    Reason largest = Reason.SLEEP;
    for (Reason reason : Reason.values()) {
      if (get(reason) > get(largest)) {
        largest = reason;
      }
    }
    return largest;
  }

  /// Sum, figure by figure.
  public ByReason plus(ByReason other) {
    long[] sum = figures.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other.figures[i];
    }
    return new ByReason(sum);
  }

  /// With `ns` more for `reason`.
  public ByReason plus(Reason reason, long ns) {
    long[] sum = figures.clone();
    sum[reason.ordinal()] += ns;
    return new ByReason(sum);
  }

  /// Difference, figure by figure.
  public ByReason minus(ByReason other) {
    long[] difference = figures.clone();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= other.figures[i];
    }
    return new ByReason(difference);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ByReason that && Arrays.equals(figures, that.figures);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(figures);
  }

  @Override
  public String toString() {
    return Arrays.toString(figures);
  }
}
