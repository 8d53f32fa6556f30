package toy.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/// What was found wrong with one source, while it is being parsed.
final class Findings {
  /// As many errors as one reading reports: later ones are mostly echoes of the first.
  static final int MAX_ERRORS = 5;

  private final List<Diagnostic> all = new ArrayList<>();

  /// Whether anything that was found is an error.
  boolean hasErrors() {
    for (Diagnostic diagnostic : all) {
      if (diagnostic.severity() == Diagnostic.Severity.ERROR) {
        return true;
      }
    }
    return false;
  }

  void add(Diagnostic diagnostic) {
    all.add(diagnostic);
  }

  void error(DiagnosticCode code, String message, int start, int end, String... help) {
    all.add(Diagnostic.error(code, message, start, end, help));
  }

  void error(DiagnosticCode code, String message, Ast at, String... help) {
    error(code, message, at.start(), at.end(), help);
  }

  void error(DiagnosticCode code, String message, ParserRuleContext at, String... help) {
    error(code, message, at.start.getStartIndex(), at.stop.getStopIndex() + 1, help);
  }

  void error(DiagnosticCode code, String message, Token at, String... help) {
    error(code, message, at.getStartIndex(), at.getStopIndex() + 1, help);
  }

  void warning(DiagnosticCode code, String message, int start, int end, String... help) {
    all.add(Diagnostic.warning(code, message, start, end, help));
  }

  /// In the order of the text; at most [#MAX_ERRORS] errors, and one at a place.
  List<Diagnostic> sorted() {
    List<Diagnostic> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingInt(Diagnostic::start));
    List<Diagnostic> kept = new ArrayList<>();
    int errors = 0;
    int lastError = -1;
    for (Diagnostic diagnostic : sorted) {
      if (diagnostic.severity() == Diagnostic.Severity.WARNING) {
        kept.add(diagnostic);
      } else if (errors < MAX_ERRORS && diagnostic.start() != lastError) {
        kept.add(diagnostic);
        errors++;
        lastError = diagnostic.start();
      }
    }
    return List.copyOf(kept);
  }
}
