package toy.report;

import java.util.Locale;

/// Figures as text: three significant digits, the unit that fits.
public final class Figures {
  private Figures() {}

  /// A duration with the unit that fits: `1.62 s`, `2.4 ms`, `35 us`.
  public static String duration(long ns) {
    if (ns >= 100_000_000) {
      return seconds(ns);
    }
    if (ns >= 100_000) {
      return millis(ns);
    }
    return ns >= 1_000 ? ns / 1_000 + " us" : ns + " ns";
  }

  /// `0.01 s`, `1.62 s`, `99.9 s`, `123 s`.
  public static String seconds(long ns) {
    return scaled(ns / 1e9) + " s";
  }

  /// `0.01 ms`, `12.3 ms`, `123 ms`.
  public static String millis(long ns) {
    return scaled(ns / 1e6) + " ms";
  }

  private static String scaled(double value) {
    String format = value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, value);
  }

  /// `97%`; a share of nothing is none of it.
  public static String percent(double part, double whole) {
    return Math.round(whole <= 0 ? 0 : 100 * part / whole) + "%";
  }

  /// `1.0`, `3.9`.
  public static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.1f", ratio);
  }

  /// `812 B`, `1.2 kB`, `3.4 MB`.
  public static String bytes(long bytes) {
    if (bytes < 1_000) {
      return bytes + " B";
    }
    boolean kilo = bytes < 999_950;
    double value = bytes / (kilo ? 1e3 : 1e6);
    return String.format(Locale.ROOT, kilo ? "%.1f kB" : "%.1f MB", value);
  }

  /// `1 thread`, `4 threads`, `2 processes`.
  public static String count(long n, String noun) {
    String plural = noun.endsWith("s") ? noun + "es" : noun + "s";
    return n + " " + (n == 1 ? noun : plural);
  }
}
