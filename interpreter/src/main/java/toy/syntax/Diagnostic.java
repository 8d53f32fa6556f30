package toy.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message about a source text: a code, what is wrong, where, and the way out. Immutable;
/// printed by one renderer.
///
/// @param message lower case, no full stop
/// @param start offset of the first character concerned; `end` is exclusive
/// @param label the words beside the caret, or null
/// @param help lines that say what to write instead
public record Diagnostic(
    DiagnosticCode code,
    Severity severity,
    String message,
    int start,
    int end,
    @Nullable String label,
    List<Label> secondary,
    List<String> help) {

  public enum Severity {
    ERROR,
    WARNING
  }

  /// A second place that explains the first.
  public record Label(int start, int end, String text) {}

  public static Diagnostic error(
      DiagnosticCode code, String message, int start, int end, String... help) {
    return new Diagnostic(
        code, Severity.ERROR, message, start, end, null, List.of(), List.of(help));
  }

  public static Diagnostic warning(
      DiagnosticCode code, String message, int start, int end, String... help) {
    return new Diagnostic(
        code, Severity.WARNING, message, start, end, null, List.of(), List.of(help));
  }

  public Diagnostic withLabel(String text) {
    return new Diagnostic(code, severity, message, start, end, text, secondary, help);
  }

  public Diagnostic withSecondary(int from, int to, String text) {
    return new Diagnostic(
        code, severity, message, start, end, label, List.of(new Label(from, to, text)), help);
  }
}
