package toy.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import toy.gil.Policy;
import toy.report.Figures;
import toy.report.Report;
import toy.report.Style;

/// A comparison for a reader: for each policy the table, the winner and why, and the flowchart's
/// advice checked against it.
final class ComparisonText {
  private static final double LOCKS_PER_PROCESSOR =
      1.2; // held at once, more is no processor's work

  private static final int LONGEST = 50; // of the work, in the first line

  private final Comparison comparison;
  private final Style style;
  private final int processors;
  private final StringBuilder out = new StringBuilder();

  /// @param processors how many the JVM may use
  ComparisonText(Comparison comparison, Style style, int processors) {
    this.comparison = comparison;
    this.style = style;
    this.processors = processors;
  }

  String text() {
    head();
    List<Policy> policies = comparison.policies();
    for (Policy policy : policies) {
      if (policies.size() > 1) {
        out.append(' ').append(style.bold(Report.rules(policy))).append('\n');
      }
      Ranking ranking = comparison.ranking(policy);
      boolean ranked = ranking.rows().size() > 1;
      out.append(Table.of(ranking, ranked && ranking.isDecided(), style));
      if (ranked) {
        say(winner(ranking));
        advice(ranking);
      }
    }
    if (policies.size() > 1) {
      say("policies: " + String.join("; ", PolicyLine.of(comparison, policies)) + ".");
    }
    notes();
    return style.fit(out.toString());
  }

  private void say(String sentence) {
    out.append(style.wrapWords(sentence));
  }

  private void head() {
    List<String> parts = new ArrayList<>();
    parts.add(
        comparison.n()
            + " × "
            + shortened(comparison.work())
            + (comparison.program().isEmpty() ? "" : " in " + comparison.program()));
    parts.add(
        (comparison.interrupted()
                ? "interrupted after "
                    + Figures.count(comparison.roundsDone(), "round")
                    + " of "
                    + comparison.rounds()
                : Figures.count(comparison.roundsDone(), "round"))
            + ", taking turns");
    if (comparison.policies().size() == 1) {
      parts.add(Report.rules(comparison.policies().getFirst()));
    }
    out.append(style.wrap(parts, " · "));
  }

  private static String shortened(String work) {
    String line = work.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  private String winner(Ranking ranking) {
    List<Row> winners = ranking.winners();
    Row fastest = winners.getFirst();
    Row wide = ranking.tooWide();
    if (wide != null) {
      return "no winner: the rounds of %s are spread over %s, more than 15%%: is the machine busy? %s"
          .formatted(wide.way().key(), percent(wide.spread()), mostOften(ranking));
    }
    if (!ranking.isDecided()) {
      return "no winner: one round cannot tell.";
    }
    String why = ": " + Explanation.why(fastest) + ".";
    if (winners.size() > 1) {
      List<String> names = winners.stream().map(row -> row.way().key()).toList();
      String others = String.join(" and ", names);
      return winners.size() == ranking.rows().size()
          ? "= equal: " + others + "; they differ no more than their rounds do."
          : "= equal: " + others + than(ranking, fastest) + why + because(ranking, fastest);
    }
    return "* winner: "
        + fastest.way().key()
        + than(ranking, fastest)
        + why
        + because(ranking, fastest);
  }

  private static String mostOften(Ranking ranking) {
    Row best = ranking.fastest();
    for (Row row : ranking.rows()) {
      best = ranking.roundsWon(row) > ranking.roundsWon(best) ? row : best;
    }
    return "Fastest in %d of %d rounds: %s."
        .formatted(ranking.roundsWon(best), best.runs().size(), best.way().key());
  }

  private static String than(Ranking ranking, Row fastest) {
    Row base = ranking.base();
    Row other = base == fastest ? ranking.loser() : base;
    return other == null
        ? ""
        : ", " + times(fastest.speedUp(other)) + " as fast as " + other.way().key();
  }

  /// Why the threads did not win; where they did, why the slowest did not.
  private String because(Ranking ranking, Row fastest) {
    Row threads = ranking.row(Way.THREAD);
    Row slower =
        threads != null && !ranking.winners().contains(threads) ? threads : ranking.loser();
    String why = slower == null ? null : Explanation.whyNot(slower, fastest, comparison.n());
    return why == null ? "" : " " + Character.toUpperCase(why.charAt(0)) + why.substring(1) + ".";
  }

  private void advice(Ranking ranking) {
    say(
        "⇢ the flowchart, asked about "
            + ranking.advising().way().plural()
            + ": "
            + ranking.verdict().line());
    String checked = checked(ranking);
    if (checked != null) {
      say("  " + checked);
    }
  }

  private @Nullable String checked(Ranking ranking) {
    Way advised = ranking.advised();
    if (advised == null) {
      return null;
    }
    return switch (ranking.check()) {
      case AGREES -> "checked: " + advised.key() + " is indeed the fastest measured here.";
      case CONTRADICTED -> contradiction(ranking, advised);
      case NOT_MEASURED -> "not checked: " + advised.key() + " was not measured.";
      case NO_VERDICT -> "not checked: there is no winner" + though(ranking, advised) + ".";
      case NO_ADVICE -> null;
    };
  }

  private static String though(Ranking ranking, Way advised) {
    Row row = ranking.row(advised);
    Row faster = row == null ? null : ranking.alwaysFaster(row);
    return faster == null
        ? ""
        : "; but every round of %s was slower than any of %s"
            .formatted(advised.key(), faster.way().key());
  }

  private String contradiction(Ranking ranking, Way advised) {
    Row row = ranking.row(advised);
    Row fastest = ranking.fastest();
    if (row == null) {
      throw new IllegalStateException("not measured: " + advised);
    }
    String why = Explanation.whyNot(row, fastest, comparison.n());
    return "CONTRADICTED: the chart stands for %s (%s), but %s is %s as fast (%s)%s."
        .formatted(
            advised.key(),
            Figures.duration(row.medianNs()),
            fastest.way().key(),
            times(fastest.speedUp(row)),
            Figures.duration(fastest.medianNs()),
            why == null ? "" : ": " + why);
  }

  private void notes() {
    say("memory: heap allocated, garbage included; the stacks of threads not in it.");
    Map<String, List<String>> said = new LinkedHashMap<>();
    for (Map.Entry<Way, String> note : new TreeMap<>(comparison.notes()).entrySet()) {
      said.computeIfAbsent(note.getValue(), _ -> new ArrayList<>()).add(note.getKey().key());
    }
    said.forEach((note, ways) -> say("note: " + String.join(", ", ways) + ": " + note));
    for (Way way : comparison.failed()) {
      say("note: " + way.key() + " could not run it and is left out.");
    }
    if (comparison.rows().stream().anyMatch(Row::once)) {
      say("note: once: over ten times as slow as the fastest, so it was not repeated.");
    }
    double most =
        comparison.rows().stream()
            .filter(row -> !row.policy().isParallel())
            .mapToDouble(row -> row.middle().heldAtOnce())
            .max()
            .orElse(0);
    if (most > LOCKS_PER_PROCESSOR * processors) {
      say(
          "note: %.1f locks held at once on %s: cpu(ms) counts time with the lock, computing would gain less."
              .formatted(most, Figures.count(processors, "processor")));
    }
  }

  static String times(double ratio) {
    return String.format(Locale.ROOT, ratio < 9.95 ? "%.1f×" : "%.0f×", ratio);
  }

  private static String percent(double share) {
    return Math.round(100 * share) + "%";
  }
}
