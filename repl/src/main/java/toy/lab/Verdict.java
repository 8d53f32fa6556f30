package toy.lab;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.lab.Finding.Status;

/// What the checks of a lab came to, and how it is told.
///
/// @param findings in the order of the checks; the checks after the first one that does not pass
///   may be missing
public record Verdict(Lab lab, String file, List<Finding> findings) {
  private static final String OK = "  ok       ";

  /// The first that did not pass; null where all did.
  public @Nullable Finding first() {
    for (Finding finding : findings) {
      if (!finding.passed()) {
        return finding;
      }
    }
    return null;
  }

  public boolean passed() {
    return first() == null;
  }

  /// What passed, the first check that did not, and in the last line the verdict.
  ///
  /// @param next the file of the lab after this one; null after the last
  public String text(@Nullable Path next) {
    StringBuilder out = new StringBuilder(lab.heading()).append('\n');
    for (Finding finding : findings) {
      if (finding.passed()) {
        ok(out, finding.check().title(), finding.measure());
      }
    }
    Finding first = first();
    if (first == null) {
      out.append("passed: %d of %d checks".formatted(findings.size(), lab.list().size()));
      String then = next == null ? "that was the last lab" : "next: toy lab run " + next;
      return out.append("; ").append(then).append('\n').toString();
    }
    if (!first.message().equals(Checker.FILE_ERRORS)) {
      out.append("  not yet  ").append(first.check().title()).append('\n');
    }
    if (first.status() == Status.ERROR && !first.errors().isBlank()) {
      out.append('\n').append(first.errors().strip()).append("\n\n");
    }
    out.append(Prose.wrap("not yet: " + first.message()));
    if (first.status() == Status.FAIL) {
      out.append("a hint: toy lab hint ").append(file).append('\n');
    }
    return out.toString();
  }

  /// What was measured stands on a line of its own where the two are too long for one.
  private static void ok(StringBuilder out, String title, @Nullable Measure measure) {
    out.append(OK).append(title);
    if (measure != null) {
      String figure = measure.metric() + " " + measure.actual();
      boolean fits = OK.length() + title.length() + 2 + figure.length() <= Prose.COLUMNS;
      out.append(fits ? ": " : ":\n" + " ".repeat(OK.length())).append(figure);
    }
    out.append('\n');
  }
}
