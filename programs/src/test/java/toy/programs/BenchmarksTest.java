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
    assertEquals(2, run.out().lines().filter(line -> Double.parseDouble(line) > 0).count());
  }

  @Test
  void eachOfTheEightHasItsTwinInPython() {
    assertEquals(8, benchmarks().size());
    for (Path file : benchmarks()) {
      Path twin = Path.of(file.toString().replace(".toy", ".py"));
      assertTrue(Files.exists(twin), () -> "missing: " + twin);
      String result = ToyCommand.read(file).lines().toList().getLast();
      assertEquals(result, ToyCommand.read(twin).lines().toList().getLast(), file.toString());
    }
  }
}
