package toy.fidelity;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.report.Json;

/// The answer for programs: schema `toy-fidelity/1`.
final class FidelityJson {
  private FidelityJson() {}

  static String of(Comparison comparison, String version) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("schema", "toy-fidelity/1");
    out.put("toy", version);
    out.put("policy", comparison.policy());
    out.put("python", comparison.python());
    out.put("processors", comparison.processors());
    out.put("rounds", comparison.rounds());
    out.put("interrupted", comparison.interrupted());
    out.put("quantities", comparison.lines().stream().map(FidelityJson::line).toList());
    out.put("failed", comparison.failed());
    out.put("ok", comparison.outside().isEmpty() && comparison.failed().isEmpty());
    return Json.write(out);
  }

  private static Map<String, @Nullable Object> line(Line line) {
    Quantity quantity = line.quantity();
    Band band = line.band();
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("workload", line.workload().name());
    out.put("quantity", line.key());
    out.put("python", line.python());
    out.put("toy", line.toy());
    out.put("toy_median", line.toyRatio());
    out.put("measured_before", quantity == null || !quantity.hasReal() ? null : quantity.real());
    out.put("band_low", band == null ? null : band.low());
    out.put("band_high", band == null || Double.isInfinite(band.high()) ? null : band.high());
    out.put("required", line.required());
    out.put("verdict", line.verdict().name().toLowerCase(Locale.ROOT));
    out.put("python_outside", line.pythonIsOutside());
    return out;
  }
}
