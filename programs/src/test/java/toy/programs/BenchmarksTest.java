package toy.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every benchmark gives its result, which it checks itself; how fast is for `benchmarks/run`.
final class BenchmarksTest {
  static List<Path> benchmarks() {
    return ToyCommand.programs("benchmarks").stream()
        .filter(file -> !file.endsWith("repeat.toy"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void verifiesItsResult(Path file) {
    ToyCommand.Result run = ToyCommand.run(file.toString(), "2");
    assertEquals(0, run.code(), run.err());
    assertEquals(2, times(run.out()));
  }

  @ParameterizedTest
  @MethodSource("benchmarks")
  void itsTwinVerifiesTheSameResultInPython(Path file) {
    PythonCommand.minorNeeded();
    Path twin = twin(file);
    PythonCommand.Result run = PythonCommand.run(twin.toString(), "1");
    assertEquals(0, run.code(), run.err());
    assertEquals(1, times(run.out()));
    assertEquals(lastLine(file), lastLine(twin));
  }

  @Test
  void eachOfTheSixteenHasItsTwinInPython() {
    assertEquals(16, benchmarks().size());
    for (Path file : benchmarks()) {
      assertTrue(Files.exists(twin(file)), () -> "missing: " + twin(file));
    }
  }

  /// The command that compares them has a list of their names.
  @Test
  void oneCommandRunsThemAll() {
    String command = ToyCommand.read(Path.of("benchmarks", "run"));
    for (Path file : benchmarks()) {
      String name = file.getFileName().toString().replace(".toy", "");
      assertTrue(command.contains('"' + name + '"'), () -> "not in benchmarks/run: " + name);
    }
  }

  private static long times(String out) {
    return out.lines().filter(line -> Double.parseDouble(line) > 0).count();
  }

  private static Path twin(Path file) {
    return Path.of(file.toString().replace(".toy", ".py"));
  }

  private static String lastLine(Path file) {
    return ToyCommand.read(file).lines().toList().getLast();
  }
}
