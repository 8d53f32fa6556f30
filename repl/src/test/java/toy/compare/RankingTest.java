package toy.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toy.report.Verdict.Kind;

/// Who wins, and what that makes of the flowchart's advice.
class RankingTest {
  private static final Row SEQ = Canned.cpu(Way.SEQ, Kind.IRRELEVANT, 200, 201, 199, 200, 200);
  private static final Row THREAD =
      Canned.cpu(Way.THREAD, Kind.CPU_PROCESSES, 205, 206, 205, 205, 210);

  private static Ranking with(Row... others) {
    List<Row> rows = new java.util.ArrayList<>(List.of(SEQ, THREAD));
    rows.addAll(List.of(others));
    return new Ranking(rows);
  }

  @Test
  void theFastestWins() {
    Row process = Canned.cpu(Way.PROCESS, Kind.CPU_PARALLEL, 55, 54, 55, 56, 55);
    Ranking ranking = with(process);
    assertEquals(List.of(process), ranking.winners());
    assertTrue(ranking.isDecided());
    assertEquals(3.6, process.speedUp(ranking.base()), 0.1);
    assertEquals(Way.PROCESS, ranking.advised());
    assertEquals(Ranking.Check.AGREES, ranking.check());
    assertEquals(5, ranking.roundsWon(process));
    assertEquals(THREAD, ranking.loser());
  }

  @Test
  void theChartIsContradictedWhereAnotherIsFaster() {
    Ranking ranking = with(Canned.cpu(Way.PROCESS, Kind.CPU_PARALLEL, 300, 301, 302, 303, 304));
    assertEquals(Ranking.Check.CONTRADICTED, ranking.check());
  }

  @Test
  void whatTheRoundsCannotTellApartIsEqual() {
    Ranking ranking = with();
    assertEquals(List.of(SEQ, THREAD), ranking.winners());
    assertNull(ranking.loser());
    Row wider =
        Canned.cpu(Way.TASK, Kind.MIXED, 218, 205, 218, 218, 230); // 9 % more, spread 0 or 6 %
    assertEquals(List.of(SEQ, THREAD), with(wider).winners());
    Row wide = Canned.cpu(Way.TASK, Kind.MIXED, 218, 205, 205, 230, 230); // 9 % more, spread 11 %
    assertEquals(List.of(SEQ, THREAD, wide), with(wide).winners());
  }

  @ParameterizedTest
  @CsvSource({
    // One slow and one fast round of five are forgiven, two are not.
    "100 100 100 100 900, 0.0",
    "10 100 100 100 900, 0.0",
    "100 100 116 100 900, 0.16",
    "100 114 100 100 100, 0.0",
    "100 900 100 900 100 900 100 100 100 100, 8.0",
    "100 900 100 900 100 100 100 100 100 100, 0.0",
    "100 120, 0.166",
    "100, -1",
  })
  void spread(String walls, double spread) {
    long[] each = java.util.Arrays.stream(walls.split(" ")).mapToLong(Long::parseLong).toArray();
    assertEquals(spread, Canned.cpu(Way.TASK, Kind.MIXED, each).spread(), 0.001);
  }

  @Test
  void aWideSpreadInAnyRowIsNoVerdict() {
    Row wide = Canned.cpu(Way.PROCESS, Kind.CPU_PARALLEL, 50, 50, 55, 59, 59); // 16 %
    Ranking ranking = with(wide);
    assertEquals(wide, ranking.tooWide());
    assertFalse(ranking.isDecided());
    assertEquals(Ranking.Check.NO_VERDICT, ranking.check());
    Row narrow = Canned.cpu(Way.PROCESS, Kind.CPU_PARALLEL, 50, 52, 55, 58, 59); // 11 %
    assertTrue(with(narrow).isDecided());
  }

  @Test
  void oneRoundIsNoVerdict() {
    Ranking ranking =
        new Ranking(
            List.of(
                Canned.cpu(Way.THREAD, Kind.CPU_PROCESSES, 200),
                Canned.cpu(Way.PROCESS, Kind.CPU_PARALLEL, 50)));
    assertFalse(ranking.isDecided());
    assertEquals(Ranking.Check.NO_VERDICT, ranking.check());
  }

  @ParameterizedTest
  @CsvSource({
    "IO_TASKS, TASK",
    "IO_THREADS, THREAD",
    "CPU_PROCESSES, PROCESS",
    "CPU_TOO_SHORT, SEQ",
    "OFFLOAD_CPU, PROCESS",
    "OFFLOAD_BLOCKING, THREAD",
    "IRRELEVANT,",
    "CPU_PARALLEL,",
    "MIXED,",
  })
  void everyEndOfTheChartStandsForOneWayOrForNone(Kind kind, Way advised) {
    Ranking ranking = new Ranking(List.of(Canned.cpu(Way.THREAD, kind, 1, 1)));
    assertEquals(advised, ranking.advised());
    assertEquals(
        advised == null
            ? Ranking.Check.NO_ADVICE
            : advised == Way.THREAD ? Ranking.Check.AGREES : Ranking.Check.NOT_MEASURED,
        ranking.check());
  }

  @Test
  void theChartIsAskedAboutTheThreads() {
    assertEquals(THREAD, with(Canned.cpu(Way.TASK, Kind.MIXED, 200)).advising());
    Row task = Canned.cpu(Way.TASK, Kind.MIXED, 200);
    assertEquals(task, new Ranking(List.of(SEQ, task)).advising());
    assertEquals(SEQ, new Ranking(List.of(SEQ)).advising());
  }

  @Test
  void withoutASequentialRowSpeedUpsReferToTheFirst() {
    Row task = Canned.io(Way.TASK, Kind.IO_TASKS, 100, 100);
    Ranking ranking = new Ranking(List.of(Canned.io(Way.THREAD, Kind.IO_TASKS, 150, 150), task));
    assertEquals(1.5, task.speedUp(ranking.base()));
    assertNotNull(ranking.row(Way.TASK));
  }
}
