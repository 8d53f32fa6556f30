package toy.fidelity;

/// The ratios that count as true, both ends included.
record Band(double low, double high) {
  /// From `low` to `high`.
  static Band between(double low, double high) {
    return new Band(low, high);
  }

  /// `low` and more.
  static Band atLeast(double low) {
    return new Band(low, Double.POSITIVE_INFINITY);
  }

  /// `high` and less.
  static Band atMost(double high) {
    return new Band(0, high);
  }

  boolean contains(double ratio) {
    return ratio >= low && ratio <= high;
  }

  /// `1.9–3.1`, `≥ 0.05`, `0`; at most nine columns.
  String text(boolean unicode) {
    if (low == high) {
      return low == 0 ? "0" : Double.toString(low);
    }
    if (Double.isInfinite(high)) {
      return (unicode ? "≥ " : ">= ") + low;
    }
    return low == 0 ? (unicode ? "≤ " : "<= ") + high : low + (unicode ? "–" : "-") + high;
  }
}
