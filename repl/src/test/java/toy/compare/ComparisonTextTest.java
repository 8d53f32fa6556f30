package toy.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toy.gil.Policy;
import toy.report.Style;
import toy.report.Verdict.Kind;

/// What a reader gets to see.
class ComparisonTextTest {
  private static final Style STYLE = new Style(false, true, 80, false);
  private static final Row SEQ = Canned.cpu(Way.SEQ, Kind.IRRELEVANT, 200, 200, 200, 200, 200);
  private static final Row THREAD =
      Canned.cpu(Way.THREAD, Kind.CPU_PROCESSES, 205, 205, 205, 205, 205);
  private static final Row PROCESS = Canned.cpu(Way.PROCESS, Kind.CPU_PARALLEL, 55, 55, 55, 55, 55);

  private static String text(Row... rows) {
    return text(Canned.comparison(List.of(rows)), 4);
  }

  private static String text(Comparison comparison, int processors) {
    return new ComparisonText(comparison, STYLE, processors).text();
  }

  @Test
  void theWholePage() {
    assertEquals(
        """
         4 × work() in a.toy · 5 rounds, taking turns · cpython, 5 ms
                     wall       speed                         hand- start-  bytes memory
          model    median spread  -up   held waiting released  offs     up copied alloc.
          seq      0.20 s     0% 1.0× 0.20 s    0 ns     0 ns     0      –      – 5.0 kB
          thread   0.21 s     0% 1.0× 0.20 s  0.60 s     0 ns    30 1.0 ms      – 5.0 kB
        * process 55.0 ms     0% 3.6× 0.20 s    0 ns     0 ns     0 1.0 ms 1.2 kB 5.0 kB
         * winner: process, 3.6× as fast as seq: 3.6 locks were held at once. The
           threads waited 0.60 s for the lock.
         ⇢ the flowchart, asked about the threads: It is CPU_PROCESSES. Do so.
           checked: process is indeed the fastest measured here.
         memory: heap allocated, garbage included; the stacks of threads not in it.
        """,
        text(SEQ, THREAD, PROCESS));
  }

  @Test
  void aContradictionIsPrintedWithItsFigures() {
    Row slow = Canned.cpu(Way.PROCESS, Kind.CPU_PARALLEL, 400, 400, 400, 400, 400);
    String text = text(SEQ, THREAD, slow).replaceAll("\\s+", " ");
    assertTrue(
        text.contains(
            "CONTRADICTED: the chart stands for process (0.40 s), but seq is 2.0× as fast (0.20"
                + " s)"),
        text);
    assertTrue(text.contains("= equal: seq and thread"), text);
  }

  @Test
  void aWideSpreadIsSaidWithItsNumbersAndNothingIsMarked() {
    Row wide = Canned.cpu(Way.PROCESS, Kind.CPU_PARALLEL, 50, 50, 55, 70, 70);
    String text = text(SEQ, THREAD, wide).replaceAll("\\s+", " ");
    assertTrue(text.contains("no winner: the rounds of process are spread over 36%"), text);
    assertTrue(text.contains("Fastest in 5 of 5 rounds: process."), text);
    assertTrue(text.contains("not checked: there is no winner."), text);
    assertFalse(text.contains("*"), text);
  }

  @Test
  void whatWasSlowerInEveryRoundIsSaidInSpiteOfTheSpread() {
    Row slow = Canned.cpu(Way.PROCESS, Kind.CPU_PARALLEL, 400, 400, 600, 900, 900);
    String text = text(SEQ, THREAD, slow).replaceAll("\\s+", " ");
    assertTrue(
        text.contains("no winner; but every round of process was slower than any of seq."), text);
  }

  @Test
  void policiesHaveATableEachAndAreCompared() {
    Row ruby =
        Canned.row(
            Policy.ruby(), Way.THREAD, Kind.CPU_PROCESSES, 200_000_000, 0, 100, 100, 100, 100, 100);
    String text = text(SEQ, THREAD, ruby);
    assertTrue(text.contains("\n cpython, 5 ms\n"), text);
    assertTrue(text.contains("\n ruby, 100 ms\n"), text);
    assertTrue(text.contains("policies: thread: ruby 2.1× as fast as cpython."), text);
  }

  @Test
  void policiesThatCannotBeToldApartAreNotRanked() {
    long[] wide = {100, 100, 140, 180, 180};
    long[] same = {200, 200, 200, 200, 200};
    Row ruby = Canned.row(Policy.ruby(), Way.THREAD, Kind.CPU_PROCESSES, 200_000_000, 0, wide);
    Row seq = Canned.row(Policy.ruby(), Way.SEQ, Kind.IRRELEVANT, 200_000_000, 0, same);
    assertTrue(
        text(SEQ, THREAD, seq, ruby)
            .contains("policies: seq equal; thread: spread too wide to tell."));
  }

  @Test
  void moreLocksThanProcessorsAreExplained() {
    Comparison comparison = Canned.comparison(List.of(SEQ, THREAD, PROCESS));
    assertFalse(text(comparison, 4).contains("held at once on"));
    assertTrue(text(comparison, 2).contains("3.6 locks held at once on 2 processors"));
  }

  @Test
  void whatWasNotMeasuredAsUsualIsSaid() {
    Row once = new Row(Policy.cpython(), Way.SEQ, SEQ.runs().subList(0, 1), true);
    String text =
        text(
            new Comparison(
                "",
                "f(5)",
                4,
                5,
                2,
                true,
                List.of(once, THREAD),
                Map.of(Way.THREAD, "by hand", Way.SEQ, "by hand"),
                List.of(Way.PROCESS)),
            4);
    assertTrue(text.startsWith(" 4 × f(5) · interrupted after 2 rounds of 5, taking turns"), text);
    assertTrue(text.contains("  once "), text);
    assertTrue(text.contains("note: once: "), text);
    assertTrue(text.contains("note: seq, thread: by hand\n"), text);
    assertTrue(text.contains("note: process could not run it"), text);
  }

  @Test
  void noFigureMakesALineLongerThanATerminal() {
    for (long ns = 1; ns < 9_000_000_000_000L; ns = ns * 10 / 9 + 1) {
      assertTrue(Table.time(ns).length() <= 6, Table.time(ns));
      assertTrue(Table.bytes(ns).length() <= 6, Table.bytes(ns));
      assertTrue(Table.count(ns / 10_000).length() <= 5, Table.count(ns / 10_000));
    }
    text(SEQ, THREAD, PROCESS)
        .lines()
        .forEach(line -> assertTrue(line.codePointCount(0, line.length()) <= 80, line));
  }

  @Test
  void withoutUnicodeNothingElseIsLeft() {
    String text =
        new ComparisonText(
                Canned.comparison(List.of(SEQ, THREAD, PROCESS)),
                new Style(false, false, 80, false),
                2)
            .text();
    assertTrue(text.chars().allMatch(c -> c < 128), text);
    assertFalse(text.contains("?"), text);
  }

  @ParameterizedTest
  @CsvSource({
    "999, 999 ns",
    "1500, 2 us",
    "1500000, 1.5 ms",
    "15000000, 15 ms",
    "1500000000, 1.50 s"
  })
  void times(long ns, String text) {
    assertEquals(text, Table.time(ns));
  }
}
