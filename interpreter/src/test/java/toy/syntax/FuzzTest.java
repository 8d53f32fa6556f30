package toy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toy.compile.Compiler;
import toy.lib.StandardLibrary;
import toy.vm.Library;

/// Whatever the text, the front end answers: no exception, no hang, and places that can be printed.
/// Each round has its own seed, which a failure names. `-Dtoy.fuzz.seconds=300` for a long run of
/// the mutations, `-Dtoy.fuzz.seed=N` to begin with the one of a failure.
class FuzzTest {
  private static final int ROUNDS = 1200;
  private static final int SECONDS = 4; // for the mutations of the repository's programs
  private static final int LONGEST = 6000; // characters of a program that is mutated

  private static final List<String> WORDS =
      List.of(
          "let", "if", "else", "elif", "while", "for", "in", "def", "class", "return", "try",
          "except", "finally", "with", "as", "async", "await", "yield", "from", "import", "lambda",
          "not", "and", "or", "is", "spawn", "thread", "task", "group", "global", "del", "raise",
          "assert", "break", "x", "y", "f", "1", "2.5", "0x", "'s'", "\"t\"", "f'{", "f\"", "'''",
          "b'", "'", "\"", "(", ")", "[", "]", "{", "}", "{", "}", ",", ":", ";", "\n", "\n", "\n",
          "=", "==", "+=", ":=", "->", "+", "-", "*", "**", "/", "//", "<", "&&", "||", "!", "++",
          ".", "...", "@", "\\", "#c", "?", "$", "`", "é", "“", "😀", "\t", "\r\n", "{{", "}}",
          "!r", "=}", ":>3}", "None", "True");

  @Test
  void randomWords() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        text.append(WORDS.get(random.nextInt(WORDS.size())));
        text.append(random.nextInt(3) == 0 ? "" : " ");
      }
      check(text.toString(), "words, seed " + seed);
    }
  }

  @Test
  void mutatedPrograms() {
    int broken = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      String program = Samples.PROGRAMS.get(random.nextInt(Samples.PROGRAMS.size()));
      StringBuilder text = new StringBuilder(program);
      for (int i = random.nextInt(4); i >= 0; i--) {
        mutate(text, random);
      }
      broken += check(text.toString(), "mutation, seed " + seed) ? 0 : 1;
    }
    assertTrue(broken > ROUNDS / 2, "only " + broken + " of the mutations broke anything");
  }

  /// Every Toy file of the repository, changed in one to six places.
  @Test
  void mutatedFiles() {
    List<String> files = files();
    long first = Long.getLong("toy.fuzz.seed", 0L);
    long end =
        System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.getLong("toy.fuzz.seconds", SECONDS));
    int right = 0;
    long seed = first;
    for (; seed < first + 100 || System.nanoTime() < end; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder(files.get(random.nextInt(files.size())));
      for (int i = random.nextInt(6); i >= 0; i--) {
        if (random.nextBoolean()) {
          mutate(text, random);
        } else {
          disturb(text, random);
        }
      }
      right += check(text.toString(), "file, seed " + seed) ? 1 : 0;
    }
    assertTrue(right > 0 && right < seed - first, right + " of " + (seed - first) + " are right");
  }

  /// No limit of the reader is met with an exception, and none takes long.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{",
        "f(",
        "x[",
        "{1:",
        "if a {",
        "def f() {",
        "class C {",
        "lambda: ",
        "not ",
        "-",
        "f'{",
        "a + ",
        "a = ",
        "a if b else ",
        "await ",
        "try {",
        "x.y",
        "'a' ",
        "a < ",
        "a, ",
        "with a {",
        "for a in b {",
        "spawn thread f(",
        "1 ** ",
        "(yield ",
        "[a for b in c ",
        "*",
        "a;",
        "\n",
        "\\\n",
        "#",
        "\0",
        "é",
        "😀",
        "'",
        "\"\"\"",
        "else {",
        "}",
        ")",
        "]",
        ":",
        "@f\n"
      })
  void repeated(String piece) {
    for (int times : new int[] {3, 90, 101, 1000, 3000}) {
      check(piece.repeat(times), times + " of");
      check(piece.repeat(times) + "1\n", times + " of, and one");
    }
    check("let x = 1\nprint(" + piece.repeat(300) + ")\nx = 2\n", "inside");
  }

  @Test
  void randomCharacters() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(120); i >= 0; i--) {
        text.append(character(random));
      }
      check(text.toString(), "characters, seed " + seed);
    }
  }

  private static List<String> files() {
    List<String> all = new ArrayList<>(Samples.PROGRAMS);
    for (String folder : List.of("src/test/toy", "../programs/examples", "../programs/labs")) {
      try (Stream<Path> found = Files.walk(Path.of(folder))) {
        for (Path file : found.filter(each -> each.toString().endsWith(".toy")).sorted().toList()) {
          String text = Files.readString(file);
          all.add(text.substring(0, Math.min(text.length(), LONGEST)));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertTrue(all.size() > 100, "only " + all.size() + " programs");
    return all;
  }

  private static String character(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1)); // surrogates too
      case 1 -> Character.toString(random.nextInt(32));
      case 2 -> Character.toString(0x2000 + random.nextInt(0x70)); // spaces, dashes and directions
      default -> Character.toString(32 + random.nextInt(96));
    };
  }

  /// Changes a text by words, lines, brackets or characters.
  private static void disturb(StringBuilder text, Random random) {
    int from = random.nextInt(Math.max(1, text.length()));
    int end = text.indexOf("\n", from);
    int line = end < 0 ? text.length() : end;
    int start = text.lastIndexOf("\n", from) + 1;
    switch (random.nextInt(8)) {
      case 0 -> text.insert(from, character(random));
      case 1 ->
          text.insert(from, WORDS.get(random.nextInt(WORDS.size())).repeat(1 + random.nextInt(40)));
      case 2 ->
          text.insert(Math.min(line, text.length()), text.substring(start, Math.max(start, line)));
      case 3 -> text.delete(start, Math.max(start, line));
      case 4 -> text.insert(from, "([{}])".charAt(random.nextInt(6)));
      case 5 -> {
        int bracket = nextBracket(text, from);
        text.delete(bracket, Math.min(text.length(), bracket + 1));
      }
      case 6 -> swapWords(text, from);
      default -> text.insert(from, "\r".repeat(random.nextInt(3)));
    }
  }

  private static int nextBracket(StringBuilder text, int from) {
    int at = from;
    while (at < text.length() && "([{}])\"'".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static void swapWords(StringBuilder text, int from) {
    int gap = text.indexOf(" ", from);
    int next = gap < 0 ? -1 : text.indexOf(" ", gap + 1);
    if (next > 0) {
      String word = text.substring(from, gap + 1);
      text.delete(from, gap + 1).insert(Math.min(text.length(), next - word.length() + 1), word);
    }
  }

  private static void mutate(StringBuilder text, Random random) {
    int from = random.nextInt(Math.max(1, text.length()));
    int to = Math.min(text.length(), from + 1 + random.nextInt(8));
    switch (random.nextInt(4)) {
      case 0 -> text.delete(from, to);
      case 1 -> text.insert(from, text.substring(from, to));
      case 2 -> text.insert(from, WORDS.get(random.nextInt(WORDS.size())));
      default -> text.setLength(from);
    }
  }

  /// Whether the text is right.
  private static boolean check(String text, String what) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          Source source = new Source("fuzz", text);
          ParseResult file = Parser.parse(source, Parser.Mode.FILE);
          ParseResult entry = Parser.parse(source, Parser.Mode.ENTRY);
          Completeness.of(text);
          check(file, source);
          check(entry, source);
          if (file.module() != null) {
            Compiler.Result compiled = compile(source, file.module());
            check(compiled.diagnostics(), source);
          }
          checkHighlight(text);
          return file.module() != null;
        },
        () -> what + ": " + shortened(text));
  }

  private static String shortened(String text) {
    return text.length() < 8000 ? text : text.substring(0, 200) + "…";
  }

  private static Compiler.Result compile(Source source, Ast.Module module) {
    Library library = StandardLibrary.create();
    return Compiler.compile(
        source, module, new Compiler.Scope(library, Set.of(), false, "__main__"));
  }

  private static void checkHighlight(String text) {
    int past = 0;
    for (Highlight.Span span : Highlight.of(text)) {
      assertTrue(past <= span.start() && span.start() <= span.end(), span::toString);
      past = span.end();
    }
    assertTrue(past <= text.length(), "coloured past the end");
    Highlight.openBracket(text);
  }

  private static void check(ParseResult result, Source source) {
    int errors = check(result.diagnostics(), source);
    assertEquals(result.module() == null, errors > 0, () -> "no module and no error, or both");
    assertTrue(errors <= 5, () -> result.diagnostics().toString());
  }

  /// The number of errors.
  private static int check(List<Diagnostic> diagnostics, Source source) {
    int errors = 0;
    for (Diagnostic diagnostic : diagnostics) {
      errors += diagnostic.severity() == Diagnostic.Severity.ERROR ? 1 : 0;
      boolean isInside =
          diagnostic.start() >= 0
              && diagnostic.start() <= diagnostic.end()
              && diagnostic.end() <= source.text().length();
      assertTrue(isInside, diagnostic::toString);
    }
    for (DiagnosticPrinter.Format format : DiagnosticPrinter.Format.values()) {
      String printed = new DiagnosticPrinter(false).print(diagnostics, source, format);
      assertTrue(!printed.contains("org.antlr") && !printed.contains("ToyParser"), printed);
    }
    return errors;
  }
}
