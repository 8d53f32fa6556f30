package toy.front;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toy.sched.Limit;

/// How much of something, as the command line writes a limit: `50M`, `256MB`, `10s`.
final class Amount {
  private static final Pattern FORM = Pattern.compile("([0-9][0-9_]*(?:\\.[0-9]+)?) ?([A-Za-z]*)");

  private static final Map<String, Long> COUNTS =
      Map.of("", 1L, "k", 1_000L, "M", 1_000_000L, "G", 1_000_000_000L);

  private static final Map<String, Long> BYTES =
      Map.of(
          "B", 1L,
          "kB", 1_000L,
          "KB", 1_000L,
          "MB", 1_000_000L,
          "GB", 1_000_000_000L,
          "KiB", 1L << 10,
          "MiB", 1L << 20,
          "GiB", 1L << 30);

  private Amount() {}

  /// In the unit of `limit`: 1 or more.
  static long parse(Limit limit, String text) throws UsageException {
    return switch (limit.unit()) {
      case TIME -> {
        try {
          yield Interval.parse(text);
        } catch (UsageException e) {
          throw new UsageException(limit.flag() + ": " + e.getMessage());
        }
      }
      case COUNT -> scaled(limit, text, COUNTS, "a number, such as 1000 or 50M");
      case BYTES -> scaled(limit, text, BYTES, "a size, such as 64kB or 256MB");
    };
  }

  private static long scaled(Limit limit, String text, Map<String, Long> units, String example)
      throws UsageException {
    Matcher form = FORM.matcher(text);
    Long unit = form.matches() ? units.get(form.group(2)) : null;
    String wrong = "is not " + example;
    if (unit != null) {
      BigDecimal amount =
          new BigDecimal(form.group(1).replace("_", "")).multiply(BigDecimal.valueOf(unit));
      if (amount.compareTo(BigDecimal.ONE) < 0) {
        wrong = "is too little: 1 or more";
      } else if (amount.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) >= 0) {
        wrong = "is too much; without the flag there is no limit";
      } else {
        return amount.longValue();
      }
    }
    throw new UsageException(limit.flag() + ": `" + text + "` " + wrong);
  }
}
