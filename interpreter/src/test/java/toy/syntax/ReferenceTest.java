package toy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import toy.lib.StandardLibrary;
import toy.script.Expectations;
import toy.script.ScriptRun;
import toy.syntax.Reference.Block;
import toy.value.ToyClass;
import toy.value.Types;

/// The language reference says what is true: its programs do what stands beside them, in Toy and in
/// Python; they reach every place of the grammar; its lists are complete.
class ReferenceTest {
  private static final Reference REFERENCE = Reference.read();

  /// Tokens that the lexer gives another type before the parser sees them, or keeps to itself.
  private static final Set<String> NEVER_PARSED =
      Set.of(
          "AMP_AMP",
          "PIPE_PIPE",
          "PLUS_PLUS",
          "LIKE_EQ",
          "LIKE_NE", // become what they stand for
          "LBRACE",
          "RBRACE",
          "QUOTE", // become blocks, displays, strings
          "COMMENT",
          "LINE_JOINER",
          "SPACE",
          "UNRECOGNIZED"); // an error wherever it stands

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> itsProgramsDoWhatStandsBesideThem() {
    assertTrue(REFERENCE.programs("toy").size() > 60, "the reference is cut short");
    return REFERENCE.programs("toy").stream()
        .map(block -> DynamicTest.dynamicTest(block.toString(), () -> run(block)));
  }

  @TestFactory
  Stream<DynamicTest> itsProgramsInPythonToo() {
    assertTrue(REFERENCE.programs("python").size() > 15, "the reference is cut short");
    return REFERENCE.programs("python").stream()
        .map(block -> DynamicTest.dynamicTest(block.toString(), () -> runInPython(block)));
  }

  @Test
  void itHasNoOtherBlocksAndNoFileThatNothingImports() {
    for (Block block : REFERENCE.blocks()) {
      assertTrue(Set.of("toy", "python").contains(block.language()), block + " is run by nobody");
      if (block.isFile()) {
        assertTrue(
            REFERENCE.blocks().stream().anyMatch(b -> b.files().containsKey(block.path())),
            block + " is imported by nobody");
      }
    }
  }

  @Test
  void itsProgramsReachEveryPlaceOfTheGrammar() {
    GrammarCoverage coverage = new GrammarCoverage();
    REFERENCE.blocks().stream()
        .filter(block -> block.language().equals("toy"))
        .forEach(block -> coverage.read(block.text()));
    assertTrue(GrammarCoverage.size() > 200, "the grammar was not walked");
    assertEquals(List.of(), coverage.missing(), "constructs without an example");
    assertEquals(new TreeSet<>(NEVER_PARSED), new TreeSet<>(coverage.missingTokens()));
  }

  @Test
  void eachDifferenceFromPythonIsShownInBoth() {
    List<Integer> rows = REFERENCE.differences();
    assertTrue(rows.size() > 15, "the table of differences is cut short");
    for (String language : List.of("toy", "python")) {
      List<Integer> shown =
          REFERENCE.programs(language).stream()
              .map(Block::difference)
              .filter(number -> number > 0)
              .toList();
      assertEquals(rows, shown, "the rows of the table, and the examples in " + language);
    }
  }

  @Test
  void itsListOfCodesIsComplete() {
    assertEquals(
        Arrays.stream(DiagnosticCode.values()).map(c -> c.code() + " | " + c.meaning()).toList(),
        REFERENCE.found("(?m)^\\| ([EW]\\d{3} \\| .*) \\|$"));
  }

  @Test
  void itsTableOfModulesIsComplete() {
    Set<String> named = new TreeSet<>();
    for (String cell : REFERENCE.found("(?m)^\\| ((?:`[a-z._]+` ?)+) \\|")) {
      named.addAll(List.of(cell.replace("`", "").split(" ")));
    }
    Set<String> modules = new TreeSet<>(StandardLibrary.create().moduleNames());
    modules.removeAll(named);
    assertEquals(Set.of(), modules, "modules without a row in grammar/README.md");
  }

  @Test
  void itsTableOfBuiltInsIsComplete() {
    String text = REFERENCE.text();
    String section =
        text.substring(text.indexOf("\n## Built-ins"), text.indexOf("\n## What differs"));
    Set<String> named = new TreeSet<>(List.of(section.split("\\W+")));
    Set<String> missing = new TreeSet<>();
    StandardLibrary.create()
        .builtins()
        .entries()
        .forEach((name, value) -> {
          boolean isError =
              value instanceof ToyClass type && type.isSubclassOf(Types.BASE_EXCEPTION);
          if (!isError && !name.startsWith("_") && !named.contains(name)) {
            missing.add(name);
          }
        });
    assertEquals(Set.of(), missing, "built-ins without a place in grammar/README.md");
  }

  private void run(Block block) throws IOException, InterruptedException {
    Expectations expected = expectations(block);
    for (Map.Entry<String, String> file : block.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Iterator<String> lines = expected.stdin().iterator();
    ScriptRun run =
        ScriptRun.of(
            new Source("example.toy", block.text()),
            options ->
                options
                    .withSeed(1)
                    .withInput(_ -> lines.hasNext() ? lines.next() : null)
                    .withScript(folder, List.of("example.toy")));
    String difference = expected.difference(run.code(), run.out(), run.err());
    assertEquals("", difference, block::toString);
    assertFalse(run.err().contains(".java:"), run::err);
  }

  private static Expectations expectations(Block block) {
    Expectations expected = Expectations.of(block.text());
    assertFalse(expected.isEmpty(), block + " expects nothing");
    return expected;
  }

  private void runInPython(Block block) throws IOException, InterruptedException {
    Expectations expected = expectations(block);
    Path program = Files.writeString(folder.resolve("example.py"), block.text());
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process python;
    try {
      python =
          new ProcessBuilder("python3", "-X", "utf8", program.toString())
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
    } catch (IOException e) {
      if ("true".equals(System.getenv("CI"))) {
        fail("there is no python3 to compare with", e);
      }
      assumeTrue(false, "there is no python3");
      return;
    }
    int code = python.waitFor();
    String difference =
        expected.difference(
            code,
            Files.readString(out, StandardCharsets.UTF_8),
            Files.readString(err, StandardCharsets.UTF_8));
    assertEquals("", difference, block::toString);
  }
}
