package toy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the text, the parser answers: no exception, no hang, and places that can be printed.
/// Each round has its own seed, which a failure names.
class FuzzTest {
  private static final int ROUNDS = 1200;

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
          return file.module() != null;
        },
        () -> what + ": " + text);
  }

  private static void check(ParseResult result, Source source) {
    int errors = 0;
    for (Diagnostic diagnostic : result.diagnostics()) {
      errors += diagnostic.severity() == Diagnostic.Severity.ERROR ? 1 : 0;
      boolean isInside =
          diagnostic.start() >= 0
              && diagnostic.start() <= diagnostic.end()
              && diagnostic.end() <= source.text().length();
      assertTrue(isInside, diagnostic::toString);
    }
    assertEquals(result.module() == null, errors > 0, () -> "no module and no error, or both");
    assertTrue(errors <= 5, () -> result.diagnostics().toString());
    for (DiagnosticPrinter.Format format : DiagnosticPrinter.Format.values()) {
      String printed = new DiagnosticPrinter(false).print(result.diagnostics(), source, format);
      assertTrue(!printed.contains("antlr") && !printed.contains("Context"), printed);
    }
  }
}
