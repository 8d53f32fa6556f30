package toy.compare;

import java.util.Comparator;
import java.util.List;
import toy.gil.Policy;

/// One way under one policy, with all its measured rounds.
///
/// @param runs in the order of the rounds; not empty
/// @param once whether it is so slow that it was measured once only
record Row(Policy policy, Way way, List<Run> runs, boolean once) {
  private static final int OUTLIERS = 5; // one round of so many may be too fast, one too slow

  Row {
    runs = List.copyOf(runs);
  }

  private List<Run> sorted() {
    return runs.stream().sorted(Comparator.comparingLong(Run::wallNs)).toList();
  }

  /// The round whose wall time is the median; all other figures of the table are this round's.
  Run middle() {
    return sorted().get(runs.size() / 2);
  }

  /// ns.
  long medianNs() {
    return middle().wallNs();
  }

  /// How far the rounds lie apart, as a share of the median. Of every five the fastest and the
  /// slowest do not count: one slow moment of the machine is forgiven. -1 for a single round.
  double spread() {
    if (runs.size() < 2) {
      return -1;
    }
    List<Run> sorted = sorted();
    int out = runs.size() / OUTLIERS;
    long range = sorted.get(runs.size() - 1 - out).wallNs() - sorted.get(out).wallNs();
    return (double) range / Math.max(1, medianNs());
  }

  /// How many times as fast as `other`.
  double speedUp(Row other) {
    return (double) other.medianNs() / Math.max(1, medianNs());
  }
}
