package toy.compare;

import java.util.List;
import java.util.Locale;
import toy.report.Figures;
import toy.report.Style;

/// The table of one policy's rows: 80 columns, whatever the figures.
final class Table {
  private static final String FORMAT = "%s %-7s%8s%7s%5s%7s%8s%9s%6s%7s%7s%7s";

  private Table() {}

  /// The header and a line for each row; the winners of a decided ranking are marked.
  static String of(Ranking ranking, boolean decided, Style style) {
    StringBuilder out = new StringBuilder();
    out.append(
            style.dim(
                head("", "wall", "", "speed", "", "", "", "hand-", "start-", "bytes", "memory")))
        .append('\n')
        .append(
            style.dim(
                head(
                    "model",
                    "median",
                    "spread",
                    "-up",
                    "held",
                    "waiting",
                    "released",
                    "offs",
                    "up",
                    "copied",
                    "alloc.")))
        .append('\n');
    List<Row> winners = ranking.winners();
    for (Row row : ranking.rows()) {
      boolean wins = decided && winners.contains(row);
      String mark = !wins ? " " : winners.size() == 1 ? "*" : "=";
      String line = line(mark, row, ranking.base());
      out.append(wins ? style.bold(line) : line).append('\n');
    }
    return out.toString();
  }

  private static String head(String... names) {
    Object[] cells = new Object[names.length + 1];
    cells[0] = " ";
    System.arraycopy(names, 0, cells, 1, names.length);
    return String.format(Locale.ROOT, FORMAT, cells);
  }

  private static String line(String mark, Row row, Row base) {
    Run run = row.middle();
    return String.format(
        Locale.ROOT,
        FORMAT,
        mark,
        row.way().key(),
        wall(row.medianNs()),
        row.once() ? "once" : row.spread() < 0 ? "–" : percent(row.spread()),
        speed(row.speedUp(base)),
        time(run.heldNs()),
        time(run.waitingNs()),
        time(run.released().total()),
        run.handOffs() < 0 ? "–" : count(run.handOffs()),
        run.startupNs() < 0 ? "–" : time(run.startupNs()),
        row.way() == Way.PROCESS ? bytes(run.copiedBytes()) : "–",
        run.allocatedBytes() < 0 ? "–" : bytes(run.allocatedBytes()));
  }

  /// Three digits, as it is what is compared: at most seven columns.
  private static String wall(long ns) {
    return ns < 99_950_000_000L ? Figures.duration(ns) : time(ns);
  }

  private static String percent(double share) {
    long percent = Math.round(100 * share);
    return percent > 999 ? ">999%" : percent + "%";
  }

  private static String speed(double ratio) {
    return String.format(Locale.ROOT, ratio < 9.95 ? "%.1f×" : "%.0f×", Math.min(ratio, 999));
  }

  /// At most six columns: two digits and more, the unit that fits.
  static String time(long ns) {
    if (ns < 1_000) {
      return ns + " ns";
    }
    if (ns < 999_500) {
      return Math.round(ns / 1e3) + " us";
    }
    if (ns < 99_500_000) {
      return scaled(ns / 1e6, 9.95, "%.1f ms", "%.0f ms");
    }
    return ns < 99_950_000_000L
        ? scaled(ns / 1e9, 9.995, "%.2f s", "%.1f s")
        : Math.round(ns / 1e9) + " s";
  }

  /// At most six columns: `812 B`, `1.2 kB`, `12 MB`.
  static String bytes(long bytes) {
    String[] units = {"kB", "MB", "GB", "TB"};
    double value = bytes;
    if (bytes < 1_000) {
      return bytes + " B";
    }
    int unit = -1;
    while (value >= 999.5 && unit < units.length - 1) {
      value /= 1_000;
      unit++;
    }
    return scaled(value, 9.95, "%.1f ", "%.0f ") + units[unit];
  }

  /// At most five columns.
  static String count(long n) {
    if (n <= 99_999) {
      return Long.toString(n);
    }
    return n < 999_500 ? Math.round(n / 1e3) + "k" : Math.round(n / 1e6) + "M";
  }

  private static String scaled(double value, double limit, String fine, String coarse) {
    return String.format(Locale.ROOT, value < limit ? fine : coarse, value);
  }
}
