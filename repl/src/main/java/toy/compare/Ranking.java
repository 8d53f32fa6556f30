package toy.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.report.Verdict;

/// Which of the rows of one policy won, and whether the flowchart had said so.
///
/// Two rows whose medians differ by less than 5 %, or by less than their rounds are spread, are
/// equal: the next comparison might order them the other way.
///
/// @param rows one a way; not empty
record Ranking(List<Row> rows) {
  /// A wider spread in any row, and there is no verdict.
  static final double WIDE = 0.15;

  private static final double EQUAL = 0.05;

  /// What the measured times make of the flowchart's advice.
  enum Check {
    /// The advised model is the fastest, or as fast as the fastest.
    AGREES,
    /// Another one is faster.
    CONTRADICTED,
    /// The advised model was not among those measured.
    NOT_MEASURED,
    /// The chart advises nothing here.
    NO_ADVICE,
    /// The rounds lie too far apart.
    NO_VERDICT
  }

  /// What speed-ups refer to: the sequential row, else the first.
  Row base() {
    Row seq = row(Way.SEQ);
    return seq != null ? seq : rows.getFirst();
  }

  @Nullable Row row(Way way) {
    return rows.stream().filter(row -> row.way() == way).findFirst().orElse(null);
  }

  Row fastest() {
    return rows.stream().min(Comparator.comparingLong(Row::medianNs)).orElseThrow();
  }

  /// The row with the widest spread where that is too wide, else null.
  @Nullable Row tooWide() {
    return rows.stream()
        .filter(row -> row.spread() > WIDE)
        .max(Comparator.comparingDouble(Row::spread))
        .orElse(null);
  }

  /// Whether the rounds can tell: at least two were measured of some row, and none is too wide.
  boolean isDecided() {
    return tooWide() == null && fastest().spread() >= 0;
  }

  /// The fastest row and those that are equal to it, the fastest first; all alike where only one
  /// row was measured.
  List<Row> winners() {
    Row fastest = fastest();
    List<Row> winners = new ArrayList<>();
    winners.add(fastest);
    for (Row row : rows) {
      double tolerance = Math.max(EQUAL, Math.max(fastest.spread(), row.spread()));
      if (row != fastest && row.medianNs() <= fastest.medianNs() * (1 + tolerance)) {
        winners.add(row);
      }
    }
    return winners;
  }

  /// The slowest row that did not win, or null.
  @Nullable Row loser() {
    List<Row> winners = winners();
    return rows.stream()
        .filter(row -> !winners.contains(row))
        .max(Comparator.comparingLong(Row::medianNs))
        .orElse(null);
  }

  /// The row on which the flowchart is asked: that of the threads, where a lock shows.
  Row advising() {
    for (Way way : List.of(Way.THREAD, Way.TASK, Way.PROCESS)) {
      Row row = row(way);
      if (row != null) {
        return row;
      }
    }
    return rows.getFirst();
  }

  Verdict verdict() {
    return advising().middle().verdict();
  }

  /// The way that the flowchart advises, or null.
  @Nullable Way advised() {
    return switch (verdict().kind()) {
      case IO_TASKS -> Way.TASK;
      case IO_THREADS, OFFLOAD_BLOCKING -> Way.THREAD;
      case CPU_PROCESSES, OFFLOAD_CPU -> Way.PROCESS;
      case CPU_TOO_SHORT -> Way.SEQ;
      case IRRELEVANT, CPU_PARALLEL, MIXED, DEADLOCK -> null;
    };
  }

  Check check() {
    Way advised = advised();
    if (advised == null) {
      return Check.NO_ADVICE;
    }
    Row row = row(advised);
    if (row == null) {
      return Check.NOT_MEASURED;
    }
    if (!isDecided()) {
      return Check.NO_VERDICT;
    }
    return winners().contains(row) ? Check.AGREES : Check.CONTRADICTED;
  }

  /// A row of which even the slowest round was faster than any of `row`, or null. That is no matter
  /// of spread.
  @Nullable Row alwaysFaster(Row row) {
    long fastest = row.runs().stream().mapToLong(Run::wallNs).min().orElse(0);
    return rows.stream()
        .filter(other -> other.runs().stream().allMatch(run -> run.wallNs() < fastest))
        .filter(other -> other.runs().size() > 1 && row.runs().size() > 1)
        .min(Comparator.comparingLong(Row::medianNs))
        .orElse(null);
  }

  /// In how many of the rounds that all measured `row` was the fastest.
  int roundsWon(Row row) {
    int won = 0;
    for (int i = 0; i < row.runs().size(); i++) {
      int round = i;
      long wall = row.runs().get(round).wallNs();
      boolean first =
          rows.stream()
              .allMatch(other ->
                  other == row
                      || other.runs().size() <= round
                      || other.runs().get(round).wallNs() >= wall);
      won += first ? 1 : 0;
    }
    return won;
  }
}
