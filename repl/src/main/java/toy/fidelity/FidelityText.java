package toy.fidelity;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import toy.report.Style;

/// The table: 80 columns, whatever the figures.
final class FidelityText {
  private static final String FORMAT = "%-4s %-31s%13s%8s  %-9s %s";

  private final Comparison comparison;
  private final Style style;
  private final boolean unicode;

  FidelityText(Comparison comparison, Style style, boolean unicode) {
    this.comparison = comparison;
    this.style = style;
    this.unicode = unicode;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    out.append(style.dim(row("", "quantity", real(), "Toy", "band", "verdict"))).append('\n');
    String above = "";
    for (Line line : comparison.lines()) {
      String name = line.workload().name();
      String text = row(line, name.equals(above) ? "" : name);
      out.append(line.fails() ? style.bold(text) : text).append('\n');
      above = name;
    }
    return out.append(notes()).toString();
  }

  private String real() {
    return comparison.python() != null
        ? "CPython " + shortVersion(comparison.python())
        : Bands.interpreter(comparison.policy());
  }

  /// `3.11` of `3.11.7`.
  private static String shortVersion(String version) {
    return version.replaceFirst("^([0-9]+\\.[0-9]+).*", "$1");
  }

  private String row(Line line, String name) {
    Band band = line.band();
    return row(
        name,
        line.key(),
        figure(line.realRatio(), band) + (line.pythonIsOutside() ? "*" : " "),
        figure(line.toyRatio(), band),
        band == null ? dash() : band.text(unicode),
        switch (line.verdict()) {
          case SHOWN -> dash();
          case INSIDE -> line.required() ? "inside" : "(inside)";
          case OUTSIDE -> line.required() ? "OUTSIDE" : "(outside)";
        });
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, FORMAT, (Object[]) cells).stripTrailing();
  }

  private String dash() {
    return unicode ? "–" : "-";
  }

  /// Three digits; one more where these would lie in a band in which the value does not.
  private String figure(double value, @Nullable Band band) {
    if (Double.isNaN(value)) {
      return dash();
    }
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    int decimals = size < 0.0995 ? 3 : size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
    String text = digits(value, decimals);
    boolean misleads =
        band != null && band.contains(Double.parseDouble(text)) && !band.contains(value);
    return misleads ? digits(value, decimals + 1) : text;
  }

  private static String digits(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private String notes() {
    StringBuilder out = new StringBuilder();
    String rounds = comparison.rounds() == 1 ? "One round" : "Medians of %d rounds";
    String where = ", %d processors, --gil %s. I: the switch interval.\n";
    out.append(rounds.formatted(comparison.rounds()))
        .append(where.formatted(comparison.processors(), comparison.policy()));
    if (comparison.python() == null && !Bands.interpreter(comparison.policy()).isEmpty()) {
      out.append(Bands.interpreter(comparison.policy()))
          .append(": as measured once on another machine with two processors.\n");
    }
    if (comparison.lines().stream().anyMatch(Line::pythonIsOutside)) {
      out.append("*: CPython itself is outside the band, here and now.\n");
    }
    if (comparison.lines().stream().anyMatch(line -> !line.required())) {
      out.append("In brackets, or without a band: shown, not required.\n");
    }
    return out.append(verdict()).toString();
  }

  private String verdict() {
    List<Line> outside = comparison.outside();
    long required = comparison.required();
    if (comparison.interrupted()) {
      return "Interrupted: there is no verdict.\n";
    }
    if (required == 0) {
      return "";
    }
    return outside.isEmpty()
        ? "All %d required are inside their bands.\n".formatted(required)
        : "%d of %d required are outside their bands.\n".formatted(outside.size(), required);
  }
}
