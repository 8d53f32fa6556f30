package toy.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import toy.script.ScriptRun;
import toy.syntax.Source;

/// Every pair of programs in `diff-python` prints the same in `python3` and in Toy, and ends with
/// the same exit code. Toy runs in this JVM, a machine for each program; Python is a process.
///
/// Without a `python3` of at least 3.10 the pairs are skipped, but on CI they fail. A program whose
/// first line is `# python 3.11` shows texts that other versions word otherwise: it is compared
/// with that version alone.
final class DiffPythonTest {
  private static final Path ROOT = Path.of("diff-python");
  private static final int PAIRS = 150;
  private static final Pattern ONLY = Pattern.compile("# python 3\\.(\\d+)\n[^\0]*");

  private static int compared;

  @TestFactory
  List<DynamicTest> pairs() {
    return programs(".toy").stream()
        .map(toy -> DynamicTest.dynamicTest(ROOT.relativize(toy).toString(), () -> compare(toy)))
        .toList();
  }

  @Test
  void everyProgramIsThereInBothLanguages() {
    List<Path> toy = programs(".toy");
    assertEquals(toy, programs(".py").stream().map(py -> sibling(py, ".toy")).toList());
    assertTrue(toy.size() >= PAIRS, toy.size() + " pairs of programs");
  }

  @AfterAll
  static void someRanOnCi() {
    assertFalse(PythonCommand.CI && compared == 0, "no program was compared with python3");
  }

  private static void compare(Path toy) throws InterruptedException {
    Path python = sibling(toy, ".py");
    String source = ToyCommand.read(python);
    int minor = PythonCommand.minorNeeded();
    Matcher only = ONLY.matcher(source);
    assumeTrue(
        !only.matches() || Integer.parseInt(only.group(1)) == minor,
        "its texts are those of another Python than 3." + minor);
    PythonCommand.Result expected = PythonCommand.run(python.toString());
    ScriptRun run =
        ScriptRun.of(
            new Source(toy.toString(), ToyCommand.read(toy)),
            options ->
                options.withScript(toy.toAbsolutePath().getParent(), List.of(toy.toString())));
    compared++;
    String errors = "\nstderr of Python:\n" + expected.err() + "stderr of Toy:\n" + run.err();
    String difference = firstDifference(expected.out(), run.out());
    assertTrue(difference.isEmpty(), () -> toy + difference + errors);
    assertEquals(expected.code(), run.code(), () -> toy + ": the exit code" + errors);
  }

  private static String firstDifference(String python, String toy) {
    String[] want = python.split("\n", -1);
    String[] have = toy.split("\n", -1);
    for (int i = 0; i < Math.max(want.length, have.length); i++) {
      String w = i < want.length ? want[i] : "(the end)";
      String h = i < have.length ? have[i] : "(the end)";
      if (!w.equals(h)) {
        return ": line " + (i + 1) + " of the output\nPython: " + w + "\nToy:    " + h;
      }
    }
    return "";
  }

  private static List<Path> programs(String ending) {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path sibling(Path file, String ending) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
  }
}
