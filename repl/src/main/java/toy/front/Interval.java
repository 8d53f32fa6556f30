package toy.front;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toy.gil.Policy;

/// A length of time as the command line writes it: `5ms`, `100us`, `0.5s`.
public final class Interval {
  private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?) ?(ns|us|µs|ms|s)?");

  private Interval() {}

  /// Nanoseconds, 1 ns … one day.
  public static long parse(String text) throws UsageException {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new UsageException("`" + text + "` is not an interval, such as 5ms, 100us or 1s");
    }
    String unit = form.group(2);
    if (unit == null) {
      throw new UsageException("`" + text + "` has no unit: write " + text + "ms, us or s");
    }
    long scale =
        switch (unit) {
          case "ns" -> 1;
          case "us", "µs" -> 1_000;
          case "ms" -> 1_000_000;
          default -> 1_000_000_000;
        };
    BigDecimal nanos = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(scale));
    if (nanos.compareTo(BigDecimal.ONE) < 0
        || nanos.compareTo(BigDecimal.valueOf(Policy.MAX_INTERVAL_NANOS)) > 0) {
      throw new UsageException("`" + text + "` is out of range: 1ns to one day");
    }
    return nanos.longValue();
  }

  /// The shortest way to write it: `5 ms`, `100 µs`.
  public static String text(long nanos) {
    BigDecimal value = BigDecimal.valueOf(nanos);
    for (String unit : List.of("ns", "µs", "ms")) {
      if (value.compareTo(BigDecimal.valueOf(1000)) < 0) {
        return value.stripTrailingZeros().toPlainString() + " " + unit;
      }
      value = value.movePointLeft(3);
    }
    return value.stripTrailingZeros().toPlainString() + " s";
  }
}
