package toy.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message about a source text: a code, what is wrong, where, and the way out. Immutable. To be
/// printed it becomes a [Finding], as everything else that is said about a program.
///
/// @param message lower case, no full stop
/// @param start offset of the first character concerned; `end` is exclusive
/// @param label the words beside the caret, or null
/// @param notes lines that say more about the cause
/// @param help lines that say what to write instead
/// @param fix the change that would make it right, where there is one that is sure to be meant
public record Diagnostic(
    DiagnosticCode code,
    Severity severity,
    String message,
    int start,
    int end,
    @Nullable String label,
    List<Label> secondary,
    List<String> notes,
    List<String> help,
    @Nullable Fix fix) {

  public enum Severity {
    ERROR,
    WARNING
  }

  /// A second place that explains the first.
  public record Label(int start, int end, String text) {}

  /// Replaces the text from `start` to `end`.
  public record Fix(int start, int end, String replacement) {}

  public static Diagnostic error(
      DiagnosticCode code, String message, int start, int end, String... help) {
    return new Diagnostic(
        code, Severity.ERROR, message, start, end, null, List.of(), List.of(), List.of(help), null);
  }

  public static Diagnostic warning(
      DiagnosticCode code, String message, int start, int end, String... help) {
    return new Diagnostic(
        code,
        Severity.WARNING,
        message,
        start,
        end,
        null,
        List.of(),
        List.of(),
        List.of(help),
        null);
  }

  public Diagnostic withLabel(String text) {
    return new Diagnostic(code, severity, message, start, end, text, secondary, notes, help, fix);
  }

  public Diagnostic withSecondary(int from, int to, String text) {
    List<Label> one = List.of(new Label(from, to, text));
    return new Diagnostic(code, severity, message, start, end, label, one, notes, help, fix);
  }

  public Diagnostic withNote(String line) {
    List<String> one = List.of(line);
    return new Diagnostic(code, severity, message, start, end, label, secondary, one, help, fix);
  }

  public Diagnostic withHelp(String line) {
    List<String> one = List.of(line);
    return new Diagnostic(code, severity, message, start, end, label, secondary, notes, one, fix);
  }

  public Diagnostic withFix(int from, int to, String replacement) {
    Fix change = new Fix(from, to, replacement);
    return new Diagnostic(
        code, severity, message, start, end, label, secondary, notes, help, change);
  }

  /// Ready to be printed.
  public Finding in(Source source) {
    Excerpt primary = Excerpt.of(source, start, end).withLabel(label).withSecondary(secondary);
    return new Finding(code.code(), severity, message, primary, "", List.of(), notes, help, fix);
  }
}
