package toy.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import toy.script.Expectations;

/// Every example does what its comments say.
final class ExamplesTest {
  private static final Pattern LINK = Pattern.compile("\\((examples/[^)]*)\\)");

  static List<Path> examples() {
    return ToyCommand.programs("examples");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void printsWhatItsCommentsExpect(Path file) {
    Expectations expected = Expectations.of(ToyCommand.read(file));
    assertFalse(expected.isEmpty(), "nothing is expected of " + file);
    ToyCommand.Result run = ToyCommand.run("--report=off", file.toString());
    String difference = expected.difference(run.code(), run.out(), run.err());
    assertTrue(difference.isEmpty(), () -> file + "\n" + difference);
  }

  /// The article's threads inside processes, as processes of the operating system too.
  @Test
  void threadsInProcessesOfTheOperatingSystem() {
    Path file = Path.of("examples", "threads_in_processes.toy");
    Expectations expected = Expectations.of(ToyCommand.read(file));
    ToyCommand.Result run = ToyCommand.run("--report=full", "--process=os", file.toString());
    String difference = expected.difference(run.code(), run.out(), run.err());
    assertTrue(difference.isEmpty(), () -> difference);
    assertTrue(run.err().contains("2 processes' locks"), run.err());
  }

  @Test
  void theGuideNamesEveryExampleAndNoOther() {
    String guide = ToyCommand.read(Path.of("README.md"));
    Set<String> named = new TreeSet<>();
    LINK.matcher(guide).results().forEach(link -> named.add(link.group(1)));
    Set<String> there = new TreeSet<>();
    examples().forEach(file -> there.add(file.toString().replace('\\', '/')));
    assertEquals(there, named);
  }

  /// What a reader of the article is to see, at 80 columns.
  @Test
  void theReportsOfThreeModelsShowTheArticlesPoint() {
    ToyCommand.Result run = ToyCommand.run("examples/three_models.toy");
    assertTrue(run.err().contains("CPU-bound"), run.err());
    assertTrue(run.err().contains("I/O-bound"), run.err());
    String warning = "warning.*| *-->.*| *\\d* \\|.*"; // of a step that a busy machine made long
    for (String line : (run.out() + run.err()).lines().toList()) {
      boolean fits = line.codePointCount(0, line.length()) <= 80;
      assertTrue(fits || line.matches(warning), () -> "too wide: " + line);
    }
  }
}
