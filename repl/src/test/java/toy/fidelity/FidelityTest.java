package toy.fidelity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import toy.front.Color;
import toy.front.Stdio;
import toy.front.UsageException;
import toy.gil.Policy;
import toy.report.Style;

/// The bands, the verdicts, and the table; that figures are true is measured elsewhere.
class FidelityTest {
  private static final Path WORKLOADS = Path.of("..", "programs", "fidelity");
  private static final Style PLAIN = new Style(false, true, 80, false);

  private static List<Workload> workloads() throws UsageException {
    return Workload.find(List.of(Path.of("nowhere"), WORKLOADS));
  }

  private static Line line(String policy, int workload, String key, double python, double toy)
      throws UsageException {
    Workload found =
        workloads().stream().filter(w -> w.number() == workload).findFirst().orElseThrow();
    Quantity known =
        Bands.of(policy).stream()
            .filter(q -> q.workload() == workload && q.key().equals(key))
            .findFirst()
            .orElse(null);
    return new Line(
        found, key, known, Double.isNaN(python) ? List.of() : List.of(python), List.of(toy));
  }

  private static Comparison comparison(Line... lines) {
    return new Comparison("cpython", "3.11.7", 3, 2, List.of(lines), List.of(), false);
  }

  @Test
  void everyBandIsOfAWorkloadAndAPolicyThatThereAre() throws UsageException {
    Set<Integer> there =
        workloads().stream().map(Workload::number).collect(Collectors.toCollection(HashSet::new));
    assertEquals(Set.of(3, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 19, 20), there);
    Set<Integer> banded = new HashSet<>();
    for (String policy : Bands.policies()) {
      assertTrue(Policy.named(policy) != null, policy);
      assertFalse(Bands.interpreter(policy).isEmpty(), policy);
      Set<String> once = new HashSet<>();
      for (Quantity quantity : Bands.of(policy)) {
        assertTrue(once.add(quantity.workload() + quantity.key()), quantity::toString);
        assertTrue(there.contains(quantity.workload()), quantity::toString);
        assertTrue(!quantity.required() || quantity.band() != null, quantity::toString);
        banded.add(quantity.workload());
      }
    }
    assertEquals(there, banded);
  }

  @Test
  void whatWasMeasuredOnceIsInItsBand() {
    for (String policy : Bands.policies()) {
      for (Quantity quantity : Bands.of(policy)) {
        Band band = quantity.band();
        assertTrue(
            band == null || !quantity.hasReal() || band.contains(quantity.real()),
            quantity::toString);
      }
    }
  }

  @Test
  void aBandHoldsBothItsEnds() {
    assertTrue(Band.between(1.9, 3.1).contains(1.9) && Band.between(1.9, 3.1).contains(3.1));
    assertFalse(Band.between(1.9, 3.1).contains(1.89) || Band.between(1.9, 3.1).contains(3.11));
    assertTrue(Band.atLeast(0.05).contains(0.05) && !Band.atLeast(0.05).contains(0.04));
    assertFalse(Band.atLeast(0.05).contains(Double.NaN));
    assertEquals("1.9–3.1", Band.between(1.9, 3.1).text(true));
    assertEquals("≥ 0.05", Band.atLeast(0.05).text(true));
    assertEquals("<= 1.0", Band.atMost(1).text(false));
    assertEquals("0", Band.between(0, 0).text(true));
  }

  @Test
  void aLineIsJudgedByItsMedian() throws UsageException {
    Line one = line("cpython", 4, "lateness p50 / I, k = 2", 2.3, 2.0);
    Line bimodal =
        new Line(one.workload(), one.key(), one.quantity(), one.python(), List.of(0.9, 2.1, 2.0));
    assertEquals(Line.Verdict.INSIDE, bimodal.verdict());
    assertEquals(2.0, bimodal.toyRatio());
    Line even = new Line(one.workload(), one.key(), one.quantity(), List.of(), List.of(1.0, 2.0));
    assertEquals(1.5, even.toyRatio());
    assertEquals(2.3, even.realRatio());
    assertTrue(even.fails());
    Line unknown = line("cpython", 4, "no such key", Double.NaN, 7);
    assertEquals(Line.Verdict.SHOWN, unknown.verdict());
    assertFalse(unknown.fails());
  }

  @Test
  void theTableSaysWhoIsOutside() throws UsageException {
    Comparison comparison =
        comparison(
            line("cpython", 4, "lateness p50 / I, k = 1", 1.05, 1.08),
            line("cpython", 4, "lateness p50 / I, k = 2", 0.84, 0.9),
            line("cpython", 8, "rate beside / alone", 0.0106, 0.003),
            line("cpython", 13, "lost, v += 1", 0, 0),
            line("cpython", 19, "process / thread, 100,000 ints", 390.175, 2));
    assertEquals(
        """
             quantity                        CPython 3.11     Toy  band      verdict
        W4   lateness p50 / I, k = 1                1.05     1.08  1.0–1.1   inside
             lateness p50 / I, k = 2                0.84*    0.90  1.9–3.1   OUTSIDE
        W8   rate beside / alone                   0.011    0.003  –         –
        W13  lost, v += 1                              0        0  0         inside
        W19  process / thread, 100,000 ints          390     2.00  ≥ 5.0     (outside)
        Medians of 3 rounds, 2 processors, --gil cpython. I: the switch interval.
        *: CPython itself is outside the band, here and now.
        In brackets, or without a band: shown, not required.
        1 of 3 required are outside their bands.
        """,
        new FidelityText(comparison, PLAIN, true).text());
    String json = FidelityJson.of(comparison, "0");
    assertTrue(json.contains("\"verdict\": \"outside\""), json);
    assertTrue(json.contains("\"ok\": false"), json);
  }

  @Test
  void whatIsOutsideDoesNotLookAsIfItWereInside() throws UsageException {
    String text =
        new FidelityText(
                comparison(line("cpython", 4, "lateness p50 / I, k = 1", 1.05, 1.1012)),
                PLAIN,
                true)
            .text();
    assertTrue(text.contains("1.05    1.101  1.0–1.1   OUTSIDE"), text);
  }

  @Test
  void otherPoliciesStandBesideFiguresOfTheirInterpreters() throws UsageException {
    Comparison comparison =
        new Comparison(
            "ruby",
            null,
            1,
            2,
            List.of(line("ruby", 4, "lateness p50 / I, k = 1", Double.NaN, 0.994)),
            List.of(),
            false);
    assertEquals(
        """
             quantity                            Ruby 3.1     Toy  band      verdict
        W4   lateness p50 / I, k = 1                1.00     0.99  0.95–1.05 inside
        One round, 2 processors, --gil ruby. I: the switch interval.
        Ruby 3.1: as measured once on another machine with two processors.
        All 1 required are inside their bands.
        """,
        new FidelityText(comparison, PLAIN, true).text());
  }

  @Test
  void noLineIsLongerThanEightyColumns() throws UsageException {
    for (String policy : Bands.policies()) {
      for (Quantity quantity : Bands.of(policy)) {
        String text =
            new FidelityText(
                    comparison(
                        line(policy, quantity.workload(), quantity.key(), 123456.7, 123456.7)),
                    PLAIN,
                    true)
                .text();
        assertTrue(text.lines().allMatch(each -> each.length() <= 80), text);
      }
    }
  }

  @Test
  void aLockThatNoInterpreterHasNeedsWorkloadsByName() {
    Stdio stdio =
        new Stdio(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            new PrintStream(OutputStream.nullOutputStream()),
            false,
            false,
            false,
            Map.of());
    Fidelity fidelity = new Fidelity(stdio, Color.NEVER, "toy.cli.Main", "fair", 1);
    UsageException all =
        assertThrows(
            UsageException.class, () -> fidelity.run(List.of(WORKLOADS), List.of(), false));
    assertTrue(String.valueOf(all.getMessage()).contains("cpython3.9"), all::getMessage);
    UsageException one =
        assertThrows(
            UsageException.class, () -> fidelity.run(List.of(WORKLOADS), List.of("W99"), false));
    assertTrue(String.valueOf(one.getMessage()).contains("W3, W4"), one::getMessage);
  }

  @Test
  void whereThereAreNoWorkloadsItSaysWhereTheyAre() {
    UsageException e =
        assertThrows(UsageException.class, () -> Workload.find(List.of(Path.of("nowhere"))));
    assertTrue(String.valueOf(e.getMessage()).contains("programs/fidelity"));
  }
}
