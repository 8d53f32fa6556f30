package toy.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import toy.compile.Compiler;
import toy.lib.StandardLibrary;
import toy.sandbox.Permissions;
import toy.sched.Limit;
import toy.sched.Limits;
import toy.sched.Machine;
import toy.sched.Options;
import toy.syntax.Ast;
import toy.syntax.DiagnosticCode;
import toy.syntax.DiagnosticPrinter;
import toy.syntax.DiagnosticPrinter.Format;
import toy.syntax.Finding;
import toy.syntax.Source;

/// What users read when something is wrong, word for word: for each program `X.toy` in the folder,
/// `X.txt` is all of its standard error, `X.json` and `X.gcc` are its findings in those forms.
/// Every code has a program of its name.
///
/// A run never writes into that folder. What differs is put beside the classes, for a person to
/// read, compare and copy.
class GoldenDiagnosticsTest {
  private static final Path FOLDER = Path.of("src/test/resources/toy/golden");
  private static final Path ACTUAL = Path.of("target/golden");

  private static final Pattern JAVA =
      Pattern.compile(
          "\\b(?:java|javax|jdk|sun|toy|org|com)\\.[a-z]\\w*\\.|Exception in thread|\\bat \\w+\\(");

  /// What differs from run to run.
  private static final List<Map.Entry<Pattern, String>> VARIABLE =
      List.of(
          Map.entry(Pattern.compile("\\b(?:\\d+ ms|\\d+\\.\\d s)\\b"), "N ms"),
          Map.entry(Pattern.compile("toy-open-\\d+-\\d+"), "toy-open-N"));

  /// On a busy machine any step may take 0.1 s.
  private static final DiagnosticCode SLOW = DiagnosticCode.BLOCKED_LOOP;

  private static final Pattern SLOW_STEP =
      Pattern.compile("(?m)^warning\\[" + SLOW + "\\].*\n(?: .*\n|\\d+ \\|.*\n)*");

  private static final DiagnosticPrinter PLAIN = new DiagnosticPrinter(false);

  private record Seen(String text, List<Finding> findings) {}

  @TestFactory
  Stream<DynamicTest> everyProgramSaysWhatIsWritten() throws IOException {
    return programs().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> compare(name, run(name, program(name)))));
  }

  /// The parser refuses what is nested too deeply before the compiler sees it (E109); this one
  /// holds for trees that no text has made.
  @Test
  void aTreeThatIsTooDeep() throws Exception {
    Ast.Expr deep = new Ast.Literal(true, 0, 4);
    for (int i = 0; i < 1_000_000; i++) {
      deep = new Ast.Unary(Ast.UnaryOp.NOT, deep, 0, 4);
    }
    Source source = new Source("E221.toy", "True\n");
    Ast.Module module = new Ast.Module(List.of(new Ast.ExprStmt(deep, 0, 4)), 0, 4);
    Compiler.Scope scope = new Compiler.Scope(_ -> false, Set.of(), false, "__main__");
    List<Finding> findings =
        Compiler.compile(source, module, scope).diagnostics().stream()
            .map(found -> found.in(source))
            .toList();
    compare("E221", new Seen(PLAIN.print(findings, Format.TEXT), findings));
  }

  @Test
  void everyCodeHasItsFileAndOccursInIt() throws IOException {
    for (DiagnosticCode code : DiagnosticCode.values()) {
      for (String form : List.of(".txt", ".json", ".gcc")) {
        Path file = FOLDER.resolve(code + form);
        assertFalse(Files.notExists(file), "there is no " + file);
        assertFalse(!Files.readString(file).contains(code.code()), file + " does not say " + code);
      }
    }
  }

  @Test
  void everyFileBelongsToAProgram() throws IOException {
    List<String> known = new ArrayList<>(programs());
    known.add("E221");
    List<String> strays = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      files
          .map(file -> file.getFileName().toString())
          .forEach(name -> {
            if (!known.contains(name.substring(0, name.indexOf('.')))) {
              strays.add(name);
            }
          });
    }
    assertEquals(List.of(), strays);
  }

  @Test
  void noCodeIsUsedTwice() {
    List<String> codes = Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::code).toList();
    assertEquals(codes.stream().distinct().toList(), codes);
  }

  @Test
  void onlyTheCatalogueNamesCodes() throws IOException {
    Pattern literal = Pattern.compile("\"[EW]\\d{3}\"");
    List<Path> found = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (literal.matcher(Files.readString(source)).find()) {
          found.add(source.getFileName());
        }
      }
    }
    assertEquals(List.of(Path.of("DiagnosticCode.java")), found);
  }

  private static List<String> programs() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".toy"))
          .map(name -> name.substring(0, name.length() - ".toy".length()))
          .sorted()
          .toList();
    }
  }

  private static String program(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name + ".toy"));
  }

  private static void compare(String name, Seen seen) throws IOException {
    assertFalse(JAVA.matcher(seen.text).find(), seen.text);
    List<String> different = new ArrayList<>();
    different.addAll(differs(name + ".txt", seen.text));
    different.addAll(differs(name + ".json", PLAIN.print(seen.findings, Format.JSON)));
    different.addAll(differs(name + ".gcc", PLAIN.print(seen.findings, Format.GCC)));
    assertEquals(List.of(), different, "read them, then copy them to " + FOLDER);
  }

  private static Seen run(String name, String text) throws Exception {
    List<Finding> findings = new CopyOnWriteArrayList<>();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Options options =
        Options.of(OutputStream.nullOutputStream(), err)
            .withSeed(1)
            .withScript(FOLDER, List.of(name))
            .withLimits(
                name.equals(DiagnosticCode.LIMIT.code())
                    ? Limits.NONE.with(Limit.STEPS, 1000)
                    : Limits.NONE)
            .withPermissions(
                name.equals(DiagnosticCode.NOT_PERMITTED.code())
                    ? Permissions.none()
                    : Permissions.ALL);
    try (Machine machine = new Machine(options, StandardLibrary.create())) {
      machine.onFinding(findings::add);
      machine.run(new Source(name + ".toy", text));
    }
    String told = err.toString(StandardCharsets.UTF_8);
    if (!name.equals(SLOW.code())) {
      told = SLOW_STEP.matcher(told).replaceAll("");
      findings.removeIf(finding -> SLOW.code().equals(finding.code()));
    }
    return new Seen(told, findings);
  }

  private static List<String> differs(String file, String raw) throws IOException {
    String actual = raw;
    for (Map.Entry<Pattern, String> variable : VARIABLE) {
      actual = variable.getKey().matcher(actual).replaceAll(variable.getValue());
    }
    Path golden = FOLDER.resolve(file);
    if (Files.exists(golden) && Files.readString(golden).equals(actual)) {
      return List.of();
    }
    Files.createDirectories(ACTUAL);
    Files.writeString(ACTUAL.resolve(file), actual);
    return List.of(ACTUAL.resolve(file).toString());
  }
}
