package toy.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static toy.gil.Reason.IO;
import static toy.gil.Reason.JOIN;
import static toy.gil.Reason.LOCK;
import static toy.gil.Reason.LOOP;
import static toy.gil.Reason.SLEEP;
import static toy.report.Canned.ms;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import toy.ledger.ByReason;
import toy.report.Verdict.Kind;

/// The table: what the report says to a canned account.
class VerdictTest {
  private static final ByReason NONE = ByReason.NONE;

  static Stream<Arguments> table() {
    return Stream.of(
        row("hello", Canned.run(3).main(2, NONE), Kind.IRRELEVANT, "irrelevant"),
        row(
            "a program that sleeps",
            Canned.run(3000).main(9, ms(SLEEP, 2991)),
            Kind.IRRELEVANT,
            ""),
        row(
            "one thread computes, main joins",
            Canned.run(800).main(1, ms(JOIN, 799)).threads(1, 795, 0, NONE, 1),
            Kind.IRRELEVANT,
            ""),
        row(
            "one process computes, main joins",
            Canned.run(800).main(1, ms(JOIN, 799)).processes(1, 795),
            Kind.IRRELEVANT,
            ""),
        row(
            "four threads compute",
            Canned.run(1600).main(10, ms(JOIN, 1590)).threads(4, 395, 1195, NONE, 1),
            Kind.CPU_PROCESSES,
            "4 threads took turns on one lock (speed-up 1.0×). Try `spawn process`."),
        row(
            "main and a thread compute",
            Canned.run(800).main(395, ms(LOCK, 5)).threads(1, 395, 390, NONE, 1),
            Kind.CPU_PROCESSES,
            "Try `spawn process`"),
        row(
            "four processes compute",
            Canned.run(410).main(1, ms(JOIN, 409)).processes(4, 400),
            Kind.CPU_PARALLEL,
            "3.9 held a lock at once"),
        row(
            "main computes, then one process",
            Canned.run(400).main(200, ms(JOIN, 200)).processes(1, 200),
            Kind.CPU_PARALLEL,
            "one at a time held a lock."),
        row(
            "two processes with two threads each compute",
            Canned.run(410).main(1, ms(JOIN, 409)).processesWithTwoThreads(2, 200, 200),
            Kind.CPU_PROCESSES,
            "4 threads took turns on 2 locks (speed-up 2.0×)."),
        row(
            "four threads compute for a moment",
            Canned.run(4).threads(4, 1, 2, NONE, 1),
            Kind.CPU_TOO_SHORT,
            "Too short"),
        row(
            "threads that have just been started",
            Canned.run(30).main(17, ms(LOCK, 1)).goingOn().threads(3, 3, 6, NONE, 1),
            Kind.MIXED,
            "Too short to tell"),
        row(
            "one process computes for a moment",
            Canned.run(17).main(1, ms(JOIN, 16)).processes(2, 15),
            Kind.MIXED,
            "Too short to tell"),
        row(
            "threads compute, and so do processes",
            Canned.run(900).threads(2, 400, 400, NONE, 1).processes(3, 800),
            Kind.CPU_PROCESSES,
            "2 threads took turns on one lock"),
        row(
            "tasks compute",
            Canned.run(1000).main(20, ms(LOOP, 10)).tasks(10, 950, 4000, NONE, NONE, 100, 20),
            Kind.CPU_PROCESSES,
            "`await spawn process`"),
        row(
            "a few threads with fast I/O",
            Canned.run(100).main(1, ms(JOIN, 99)).threads(8, 4, 2, ms(IO, 90), 9),
            Kind.IO_THREADS,
            "Threads are right"),
        row(
            "a few tasks with fast I/O",
            Canned.run(100).main(3, ms(LOOP, 90)).tasks(8, 4, 2, ms(IO, 700), NONE, 78, 1),
            Kind.IO_THREADS,
            "Try `spawn thread`"),
        row(
            "three slow sleepers on threads",
            Canned.run(1000).main(1, ms(JOIN, 999)).threads(3, 1, 0, ms(SLEEP, 998), 1),
            Kind.IO_TASKS,
            "Try `spawn task`"),
        row(
            "a task that awaits a thread",
            Canned.run(1000)
                .main(1, ms(LOOP, 999))
                .threads(1, 1, 0, ms(SLEEP, 998), 1)
                .tasks(1, 1, 0, ms(JOIN, 998), NONE, 2, 1),
            Kind.IO_THREADS,
            "Right for calls that block"),
        row(
            "a thousand tasks",
            Canned.run(150)
                .main(9, ms(LOOP, 100))
                .tasks(1000, 30, 200, ms(SLEEP, 99_900), NONE, 2000, 1),
            Kind.IO_TASKS,
            "Tasks are right"),
        row(
            "two hundred threads with fast I/O",
            Canned.run(120).main(1, ms(JOIN, 119)).threads(200, 0, 3, ms(IO, 100), 10),
            Kind.IO_TASKS,
            "Try `spawn task`"),
        row(
            "tasks that wait, and one long step",
            Canned.run(1000).tasks(20, 300, 900, ms(SLEEP, 15_000), NONE, 170, 250),
            Kind.IO_TASKS,
            "But a task's step took 0.25 s: `await spawn process`."),
        row(
            "a step that computes while others wait",
            Canned.run(1000)
                .main(9, ms(LOOP, 400))
                .tasks(3, 500, 100, ms(LOCK, 600, IO, 100), NONE, 9, 400),
            Kind.OFFLOAD_CPU,
            "Try `await spawn process`"),
        row(
            "a step that sleeps on its loop",
            Canned.run(600).main(9, NONE).tasks(2, 10, 450, ms(SLEEP, 90), ms(SLEEP, 500), 30, 500),
            Kind.OFFLOAD_BLOCKING,
            "Try `await spawn thread`"),
        row(
            "half and half",
            Canned.run(1000).main(1, ms(JOIN, 999)).threads(2, 300, 200, ms(IO, 400), 100),
            Kind.MIXED,
            "No verdict"),
        row(
            "a crowd at a lock",
            Canned.run(1000).main(1, ms(JOIN, 999)).threads(4, 100, 50, ms(LOCK, 850), 100),
            Kind.MIXED,
            "No verdict"),
        row("nothing at all", Canned.run(0), Kind.IRRELEVANT, ""));
  }

  private static Arguments row(String name, Canned canned, Kind kind, String says) {
    return Arguments.of(name, canned, kind, says);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("table")
  void verdict(String name, Canned canned, Kind kind, String says) {
    Verdict verdict = canned.report().verdict();
    assertEquals(kind, verdict.kind(), () -> name + ": " + verdict);
    assertTrue(verdict.line().contains(says), verdict.line());
    assertTrue(verdict.chart().size() >= 4, "the whole chart");
  }

  @Test
  void aDeadlockGetsNoVerdict() {
    Report report =
        Canned.run(900).main(1, ms(JOIN, 899)).threads(2, 1, 0, ms(LOCK, 899), 1).report();
    RunFacts facts = new RunFacts("0.1.0", "f.toy", "real", 3, true, List.of());
    Report stopped = new Report(report.snapshot(), facts);
    assertTrue(stopped.text(Style.plain()).contains("Ended by a deadlock"), "the text form");
    Verdict verdict = stopped.verdict();
    assertEquals(Kind.DEADLOCK, verdict.kind());
    assertTrue(verdict.line().startsWith("Ended by a deadlock"), verdict.line());
    assertTrue(verdict.chart().size() >= 4, "the whole chart");
  }

  @Test
  void whyShowsTheWholeChart() {
    String why =
        Canned.run(1600)
            .main(10, ms(JOIN, 1590))
            .threads(4, 395, 1195, NONE, 1)
            .report()
            .why(Style.plain());
    assertEquals(
        """
          no  one unit, no waits?
                4 units at work, waiting 75% (4.78 s of 6.37 s)
          no  released (io + sleep) > 50% of the time at work?
                0% (0 ns of 6.37 s)
         yes  held + waiting > 70%, held > 80% of wall, two units or more?
                100% (6.37 s of 6.37 s), held 99% of wall, 4 units
         yes  do they wait for a lock?
                75% (4.78 s of 6.37 s)
         yes  would processes save more than they cost?
                saved up to 1.19 s, start and copy 4.00 ms
           ·  a task's step > 100 ms?
         > CPU-bound: 4 threads took turns on one lock (speed-up 1.0x). Try
           `spawn process`.
        """
            .replace('·', '|'),
        why);
  }
}
