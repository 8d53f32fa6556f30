package toy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/// What the tests of this package say about a text.
final class Parsing {
  private Parsing() {}

  static ParseResult parse(String text) {
    return Parser.parse(new Source("test.toy", text), Parser.Mode.FILE);
  }

  static ParseResult entry(String text) {
    return Parser.parse(new Source("<prompt 1>", text), Parser.Mode.ENTRY);
  }

  /// Asserts that a text is fine, and what it means.
  static void shape(String text, String expected) {
    assertEquals(expected, accepted(text), text);
  }

  /// Asserts that a text is fine, and returns its [AstText].
  static String accepted(String text) {
    ParseResult result = parse(text);
    assertEquals(List.of(), result.diagnostics(), text);
    return AstText.of(result.module());
  }

  /// Asserts that a text has this error first, at this part of it, and that the error is said only
  /// once.
  static Diagnostic refused(String text, DiagnosticCode code, String at) {
    return refused(parse(text), text, code, at);
  }

  static Diagnostic refused(ParseResult result, String text, DiagnosticCode code, String at) {
    assertFalse(result.diagnostics().isEmpty(), () -> "no error in " + text);
    assertNull(result.module(), text);
    Diagnostic first = result.diagnostics().getFirst();
    assertEquals(code, first.code(), () -> text + " → " + first);
    assertEquals(at, text.substring(first.start(), first.end()), () -> text + " → " + first);
    assertEquals(1, result.diagnostics().size(), () -> text + " → " + result.diagnostics());
    return first;
  }

  static void warns(String text, DiagnosticCode code) {
    ParseResult result = parse(text);
    assertNotNull(result.module(), text);
    assertEquals(List.of(code), result.diagnostics().stream().map(Diagnostic::code).toList(), text);
  }

  static void helps(Diagnostic diagnostic, String line) {
    assertTrue(
        diagnostic.help().stream().anyMatch(help -> help.contains("`" + line + "`")),
        diagnostic::toString);
  }
}
