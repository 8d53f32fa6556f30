package toy.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.gil.Policy;
import toy.gil.Reason;
import toy.report.Json;

/// A comparison for programs: schema `toy-compare/1`, integer nanoseconds.
final class ComparisonJson {
  private ComparisonJson() {}

  static String of(Comparison comparison, String version) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("schema", "toy-compare/1");
    out.put("toy", version);
    out.put("program", comparison.program());
    out.put("work", comparison.work());
    out.put("n", comparison.n());
    out.put("rounds", comparison.roundsDone());
    out.put("interrupted", comparison.interrupted());
    out.put("policies", comparison.policies().stream().map(p -> policy(comparison, p)).toList());
    out.put("failed", comparison.failed().stream().map(Way::key).toList());
    return Json.write(out);
  }

  private static Map<String, @Nullable Object> policy(Comparison comparison, Policy policy) {
    Ranking ranking = comparison.ranking(policy);
    Way advised = ranking.advised();
    boolean ranked = ranking.rows().size() > 1 && ranking.isDecided();
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("policy", policy.name());
    out.put("interval_ns", policy.intervalNanos());
    out.put("switch_every", policy.switchEvery());
    List<Object> rows = new ArrayList<>();
    ranking.rows().forEach(row -> rows.add(row(row, ranking, comparison)));
    out.put("models", rows);
    out.put(
        "winners",
        ranked ? ranking.winners().stream().map(row -> row.way().key()).toList() : List.of());
    out.put("verdict", ranking.verdict().kind().name().toLowerCase(Locale.ROOT));
    out.put("advises", advised == null ? null : advised.key());
    out.put("check", ranking.check().name().toLowerCase(Locale.ROOT));
    return out;
  }

  private static Map<String, @Nullable Object> row(
      Row row, Ranking ranking, Comparison comparison) {
    Run run = row.middle();
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("model", row.way().key());
    out.put("walls_ns", row.runs().stream().map(Run::wallNs).toList());
    out.put("median_ns", row.medianNs());
    out.put("spread", row.spread() < 0 ? null : row.spread());
    out.put("speed_up", row.speedUp(ranking.base()));
    out.put("held_ns", run.heldNs());
    out.put("waiting_ns", run.waitingNs());
    Map<String, @Nullable Object> released = new LinkedHashMap<>();
    for (Reason reason : Reason.values()) {
      if (run.released().get(reason) > 0) {
        released.put(reason.key(), run.released().get(reason));
      }
    }
    out.put("released_ns", released);
    out.put("hand_offs", run.handOffs() < 0 ? null : run.handOffs());
    out.put("startup_ns", run.startupNs() < 0 ? null : run.startupNs());
    out.put("copied_bytes", run.copiedBytes());
    out.put("allocated_bytes", run.allocatedBytes() < 0 ? null : run.allocatedBytes());
    out.put("note", comparison.notes().get(row.way()));
    return out;
  }
}
