package toy.lab;

/// One quantity that a check measured, in words.
///
/// @param metric `wall`, `overlap`, …
/// @param actual `0.41 s`
/// @param expected `at most 0.30 s`
/// @param met whether the one is as the other says
public record Measure(String metric, String actual, String expected, boolean met) {
  /// `wall 0.41 s, expected at most 0.30 s`.
  @Override
  public String toString() {
    return metric + " " + actual + ", expected " + expected;
  }
}
