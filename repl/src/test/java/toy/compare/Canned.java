package toy.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import toy.gil.Policy;
import toy.gil.Reason;
import toy.ledger.ByReason;
import toy.report.Verdict;

/// Rows of figures that no machine had to measure.
final class Canned {
  private static final long MS = 1_000_000;

  private Canned() {}

  /// A row of CPU-bound work whose rounds took so many ms; every unit held a lock all the time.
  static Row cpu(Way way, Verdict.Kind kind, long... walls) {
    return row(Policy.cpython(), way, kind, 200 * MS, 0, walls);
  }

  /// A row of I/O whose rounds took so many ms; the units slept for 0.4 s together.
  static Row io(Way way, Verdict.Kind kind, long... walls) {
    return row(Policy.cpython(), way, kind, MS, 400 * MS, walls);
  }

  static Row row(Policy policy, Way way, Verdict.Kind kind, long held, long asleep, long... walls) {
    List<Run> runs = new ArrayList<>();
    for (long wall : walls) {
      runs.add(
          new Run(
              wall * MS,
              held,
              way == Way.THREAD && asleep == 0 ? 600 * MS : 0,
              ByReason.NONE.plus(Reason.SLEEP, asleep),
              way == Way.THREAD ? 30 : 0,
              way == Way.SEQ || way == Way.TASK ? -1 : MS,
              way == Way.PROCESS ? 1234 : 0,
              5000,
              verdict(kind)));
    }
    return new Row(policy, way, runs, false);
  }

  static Verdict verdict(Verdict.Kind kind) {
    return new Verdict(kind, "It is " + kind + ".", "Do so.", List.of());
  }

  static Comparison comparison(List<Row> rows) {
    return new Comparison("a.toy", "work()", 4, 5, 5, false, rows, Map.of(), List.of());
  }
}
