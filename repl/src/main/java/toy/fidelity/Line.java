package toy.fidelity;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One quantity, and what each round came to.
///
/// @param quantity what is known of it; null where nothing is, for this policy
/// @param python a figure for each round in which python3 ran, else empty
record Line(
    Workload workload,
    String key,
    @Nullable Quantity quantity,
    List<Double> python,
    List<Double> toy) {

  /// What is said of a line.
  enum Verdict {
    INSIDE,
    OUTSIDE,
    /// There is no band.
    SHOWN
  }

  /// The median of Toy's rounds.
  double toyRatio() {
    return median(toy);
  }

  /// The median of Python's rounds, else what its interpreter came to when it was measured; NaN if
  /// that is not known.
  double realRatio() {
    return !python.isEmpty() ? median(python) : quantity == null ? Double.NaN : quantity.real();
  }

  @Nullable Band band() {
    return quantity == null ? null : quantity.band();
  }

  Verdict verdict() {
    return verdict(toyRatio());
  }

  /// Whether the real interpreter is outside the band, here and now.
  boolean pythonIsOutside() {
    return !python.isEmpty() && verdict(median(python)) == Verdict.OUTSIDE;
  }

  private Verdict verdict(double ratio) {
    Band band = band();
    return band == null ? Verdict.SHOWN : band.contains(ratio) ? Verdict.INSIDE : Verdict.OUTSIDE;
  }

  boolean required() {
    return quantity != null && quantity.required();
  }

  /// Whether Toy had to be in the band, and is not.
  boolean fails() {
    return required() && verdict() == Verdict.OUTSIDE;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    return n == 0
        ? Double.NaN
        : n % 2 == 1
            ? sorted[n / 2]
            : Arrays.stream(sorted, n / 2 - 1, n / 2 + 1).average().orElse(Double.NaN);
  }
}
