package toy.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import toy.lab.Check;
import toy.lab.Finding;
import toy.lab.Finding.Status;
import toy.lab.Lab;
import toy.lab.Measure;
import toy.syntax.Source;

/// Wrong answers, made from the solutions: for each check one that it finds, by the metric that a
/// student has to understand.
final class LabMistakesTest {
  @TempDir Path folder;

  /// In the solution of lab `number`, `from` is replaced by `to`; then `check` fails by `metric`.
  private record Mistake(int number, String from, String to, String check, String metric) {}

  private static List<Mistake> mistakes() {
    return List.of(
        new Mistake(1, "await customer(7)", "customer(7)", "check_answer", "answer"),
        new Mistake(
            1,
            "await fetch(\"sim",
            "await blocking(\"sim",
            "check_beside",
            "steps of another task"),
        new Mistake(
            1, "await fetch(\"sim", "await blocking(\"sim", "check_awaited", "released (io)"),
        new Mistake(
            2,
            "[spawn task price(shop) for shop in range(8)]",
            "[price(shop) for shop in range(8)]",
            "check_overlap",
            "tasks at once"),
        new Mistake(2, "await task)", "task.done())", "check_answer", "prices"),
        new Mistake(
            2,
            "let prices",
            "await spawn thread time.sleep(0)\n  let prices",
            "check_one_thread",
            "threads"),
        new Mistake(
            3,
            "await spawn thread read_file()",
            "join(spawn thread read_file())",
            "check_free_loop",
            "blocked loop"),
        new Mistake(3, "await spawn thread read_file()", "\"42 lines\"", "check_thread", "threads"),
        new Mistake(
            3, "await spawn thread read_file()", "read_file()", "check_beats", "heartbeats"),
        new Mistake(
            4,
            "join([spawn thread work() for _ in range(4)])",
            "[work() for _ in range(4)]",
            "check_turns",
            "threads"),
        new Mistake(
            4,
            "join([spawn thread work() for _ in range(4)])",
            "for _ in range(4) { join(spawn thread work()) }",
            "check_turns",
            "threads at once"),
        new Mistake(4, "prediction = 4", "prediction = 1", "check_prediction", "prediction"),
        new Mistake(5, "spawn process", "spawn thread", "check_at_once", "locks held at once"),
        new Mistake(5, "return join(", "join(", "check_result", "results"),
        new Mistake(5, "[\"vms\"][1:]", "[\"vms\"][1:2]", "check_price", "start-up"),
        new Mistake(
            6,
            "join([spawn thread download(page) for page in range(8)])",
            "[download(page) for page in range(8)]",
            "check_overlap",
            "threads at once"),
        new Mistake(
            6,
            "fetch(\"sim://fast/60ms\")",
            "fetch(\"sim://fast/1ms\")",
            "check_threads",
            "released (io)"),
        new Mistake(6, "return page * 10", "page * 10", "check_answer", "sizes"),
        new Mistake(
            7, "await asyncio.sleep(0.15)", "time.sleep(0.15)", "check_waits", "blocked loop"),
        new Mistake(
            7,
            "spawn process draw()",
            "spawn thread draw()",
            "check_computes",
            "held by processes"),
        new Mistake(7, "return \"polled\"", "pass", "check_results", "results"),
        new Mistake(8, "with lock {", "if True {", "check_counter", "counter"),
        new Mistake(
            8,
            "join([spawn thread deliver(50) for _ in range(4)])",
            "for _ in range(4) { deliver(50) }",
            "check_together",
            "threads"),
        new Mistake(
            9,
            "sorted(join([spawn process visit(page) for page in range(3)]))",
            "join([spawn process visit(page) for page in range(3)]) and sorted(seen)",
            "check_pages",
            "pages from processes"),
        new Mistake(9, "spawn process visit", "spawn thread visit", "check_processes", "processes"),
        new Mistake(9, "seen.append(page) ", "pass ", "check_threads", "pages from threads"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsFoundAndNamed(Mistake mistake) throws Exception {
    Lab lab = LabsTest.labs().get(mistake.number - 1);
    String solution = LabsTest.solution(lab).text();
    String wrong = solution.replace(mistake.from, mistake.to);
    assertNotEquals(solution, wrong, "the solution has changed: " + mistake);
    if (wrong.contains("blocking(")) {
      wrong += "\nasync def blocking(address) {\n  let ask = fetch\n  return ask(address)\n}\n";
    }
    Path file = folder.resolve("wrong.toy");
    Files.writeString(file, wrong);
    Finding finding =
        LabsTest.check(lab, new Source(file.toString(), wrong)).stream()
            .filter(f -> f.check().function().equals(mistake.check))
            .findFirst()
            .orElseThrow();
    assertEquals(Status.FAIL, finding.status(), finding.message() + finding.errors());
    Measure measure = finding.measure();
    assertNotNull(measure, "nothing was measured");
    assertEquals(mistake.metric, measure.metric(), finding.message());
  }

  @Test
  void eachCheckHasItsMistake() throws Exception {
    Set<String> all = new TreeSet<>();
    for (Lab lab : LabsTest.labs()) {
      lab.list().stream().map(Check::function).forEach(name -> all.add(lab.number() + name));
    }
    Stream<String> covered = mistakes().stream().map(m -> m.number + m.check);
    assertEquals(all, new TreeSet<>(covered.toList()));
  }
}
