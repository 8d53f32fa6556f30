package toy.repl;

import java.util.ArrayList;
import java.util.List;
import toy.syntax.Diagnostic.Severity;
import toy.syntax.Finding;

/// The errors of the last entry that had any: of a chain of exceptions each of them, of an entry
/// that does not compile all that is wrong. Units tell theirs on their own threads; guarded by
/// itself.
final class LastError {
  private List<Finding> errors = List.of();
  private boolean over = true; // what comes next belongs to another entry

  /// An entry begins.
  synchronized void begin() {
    over = true;
  }

  synchronized void add(Finding finding) {
    if (finding.severity() == Severity.ERROR) {
      List<Finding> more = new ArrayList<>(over ? List.of() : errors);
      more.add(finding);
      errors = List.copyOf(more);
      over = false;
    }
  }

  synchronized List<Finding> errors() {
    return errors;
  }
}
