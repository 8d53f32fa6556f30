package toy.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.syntax.Diagnostic.Fix;
import toy.syntax.Diagnostic.Severity;

/// Whatever Toy says about a program, before it runs or while it does: what [DiagnosticPrinter]
/// prints. Immutable.
///
/// @param code of [DiagnosticCode]; null for an exception, which is called by its class
/// @param primary the place, with its mark, the words beside it and secondary places; null if there
///   is no source to show
/// @param where who was running, written behind the place: `in process P1 (share), spawned at
///   main.toy:7:10`
/// @param trace the stack, outermost call first, or who waits for whom
/// @param notes lines that say more about the cause
/// @param help lines that say what to write instead
/// @param fix the change that would make it right, in the source of `primary`
public record Finding(
    @Nullable String code,
    Severity severity,
    String message,
    @Nullable Excerpt primary,
    String where,
    List<String> trace,
    List<String> notes,
    List<String> help,
    @Nullable Fix fix) {

  public static Finding error(String message, @Nullable Excerpt primary) {
    return new Finding(
        null, Severity.ERROR, message, primary, "", List.of(), List.of(), List.of(), null);
  }

  public static Finding warning(
      DiagnosticCode code, String message, @Nullable Excerpt primary, String... help) {
    return new Finding(
        code.code(),
        Severity.WARNING,
        message,
        primary,
        "",
        List.of(),
        List.of(),
        List.of(help),
        null);
  }

  public Finding withCode(@Nullable String other) {
    return new Finding(other, severity, message, primary, where, trace, notes, help, fix);
  }

  public Finding withWhere(String text) {
    return new Finding(code, severity, message, primary, text, trace, notes, help, fix);
  }

  public Finding withTrace(List<String> lines) {
    return new Finding(
        code, severity, message, primary, where, List.copyOf(lines), notes, help, fix);
  }

  public Finding withNotes(List<String> lines) {
    return new Finding(
        code, severity, message, primary, where, trace, List.copyOf(lines), help, fix);
  }

  public Finding withHelp(List<String> lines) {
    return new Finding(
        code, severity, message, primary, where, trace, notes, List.copyOf(lines), fix);
  }

  public Finding withFix(@Nullable Fix change) {
    return new Finding(code, severity, message, primary, where, trace, notes, help, change);
  }
}
