package toy.compare;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.gil.Policy;

/// What was measured. Immutable.
///
/// @param program the file's name; empty where the work says it all
/// @param work as it was given: `work()`, or the code
/// @param rows of one policy after the other, the ways in the order that was asked for
/// @param notes on how a way ran the work
/// @param failed ways that could not run it
/// @param roundsDone how many rounds were measured in full
/// @param interrupted whether Ctrl-C ended it early
record Comparison(
    String program,
    String work,
    int n,
    int rounds,
    int roundsDone,
    boolean interrupted,
    List<Row> rows,
    Map<Way, String> notes,
    List<Way> failed) {

  Comparison {
    rows = List.copyOf(rows);
    notes = Map.copyOf(notes);
    failed = List.copyOf(failed);
  }

  List<Policy> policies() {
    return rows.stream().map(Row::policy).distinct().toList();
  }

  /// The rows of one policy.
  Ranking ranking(Policy policy) {
    return new Ranking(rows.stream().filter(row -> row.policy().equals(policy)).toList());
  }

  @Nullable Row row(Policy policy, Way way) {
    return rows.stream()
        .filter(row -> row.policy().equals(policy) && row.way() == way)
        .findFirst()
        .orElse(null);
  }
}
