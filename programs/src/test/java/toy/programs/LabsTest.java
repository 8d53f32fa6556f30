package toy.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import toy.lab.Check;
import toy.lab.Checker;
import toy.lab.Finding;
import toy.lab.Finding.Status;
import toy.lab.Lab;
import toy.lab.Labs;
import toy.lab.Measure;
import toy.sandbox.Permissions;
import toy.sched.Limits;
import toy.syntax.Source;

/// Every lab can be solved, every time, and is not solved yet.
final class LabsTest {
  private static final int IN_A_ROW = 20;
  private static final int AT_ONCE = 3; // labs: what they measure must not depend on the load
  private static final Checker CHECKER =
      new Checker(Duration.ofSeconds(60), Permissions.ALL, Limits.NONE);

  static List<Lab> labs() throws Exception {
    return Labs.find(List.of(Path.of("labs"))).all();
  }

  static Source solution(Lab lab) {
    return source(Path.of("labs", "solutions", lab.name() + ".toy"));
  }

  static Source source(Path file) {
    return new Source(file.toString(), ToyCommand.read(file));
  }

  static List<Finding> check(Lab lab, Source file) {
    return CHECKER.check(lab, file, true, _ -> {});
  }

  @Test
  void thereAreNineAndEachFileOfThemBelongsToOne() throws Exception {
    List<Lab> labs = labs();
    assertEquals(
        IntStream.rangeClosed(1, 9).boxed().toList(), labs.stream().map(Lab::number).toList());
    List<String> names = labs.stream().map(lab -> lab.name() + ".toy").toList();
    for (String folder : List.of("labs", "labs/solutions")) {
      List<String> files =
          ToyCommand.programs(folder).stream().map(f -> f.getFileName().toString()).toList();
      assertEquals(names, files, folder);
    }
    Labs all = Labs.find(List.of(Path.of("labs")));
    for (Lab lab : labs) {
      assertEquals(lab.name(), all.of(source(lab.starter())).name());
      assertEquals(lab.name(), all.of(solution(lab)).name());
    }
  }

  @ParameterizedTest
  @MethodSource("labs")
  void everyCheckHasThreeHintsAndAnOwnTitle(Lab lab) {
    assertEquals(lab.list().size(), lab.list().stream().map(Check::title).distinct().count());
    for (Check check : lab.list()) {
      assertEquals(3, check.hints().size(), check.function());
      assertEquals(3, check.hints().stream().distinct().count(), check.function());
      assertTrue(check.hints().stream().noneMatch(String::isBlank), check.function());
    }
  }

  /// The guide repeats what the checks say of their lab.
  @ParameterizedTest
  @MethodSource("labs")
  void theGuideTellsOfEveryLab(Lab lab) {
    String guide = ToyCommand.read(Path.of("README.md"));
    String head = "### Lab %d: [%s](labs/%s.toy) — %d minutes\n";
    int at = guide.indexOf(head.formatted(lab.number(), lab.title(), lab.name(), lab.minutes()));
    assertTrue(at >= 0, lab.heading());
    String part = guide.substring(at, guide.indexOf("\n### ", at + 1));
    List<String> rows = List.of("the article", "solved, it shows", "common wrong answer");
    assertTrue(part.contains("| goal | " + lab.goal() + " |"), part);
    assertTrue(part.contains("| predict | " + lab.question() + " |"), part);
    rows.forEach(row -> assertTrue(part.contains("\n| " + row + " | "), part));
  }

  @ParameterizedTest
  @MethodSource("labs")
  void theStarterFailsByAMetric(Lab lab) {
    Finding first = check(lab, source(lab.starter())).getFirst();
    assertEquals(Status.FAIL, first.status(), first.message() + first.errors());
    Measure measure = first.measure();
    assertNotNull(measure, "nothing was measured");
    String named = measure.metric() + " " + measure.actual() + ", expected " + measure.expected();
    assertTrue(first.message().startsWith(named + " ("), first.message());
  }

  @Test
  void everySolutionPassesTwentyTimesInARow() throws Exception {
    try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<List<String>>> rows = new ArrayList<>();
      for (Lab lab : labs()) {
        rows.add(() -> failuresInARow(lab));
      }
      List<String> failures = new ArrayList<>();
      for (Future<List<String>> row : workers.invokeAll(rows)) {
        failures.addAll(row.get());
      }
      assertEquals(List.of(), failures);
    }
  }

  private static List<String> failuresInARow(Lab lab) {
    List<String> failures = new ArrayList<>();
    for (int turn = 1; turn <= IN_A_ROW; turn++) {
      for (Finding finding : check(lab, solution(lab))) {
        if (!finding.passed()) {
          failures.add(
              "%s, turn %d, %s: %s %s"
                  .formatted(
                      lab.name(),
                      turn,
                      finding.check().function(),
                      finding.message(),
                      finding.errors()));
        }
      }
    }
    return failures;
  }
}
