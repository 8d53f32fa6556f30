package toy.report;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import toy.gil.Policy;
import toy.ledger.Checks;
import toy.ledger.Snapshot;

/// The report on one snapshot: of a whole run, or of a window. Immutable; each form is made when it
/// is asked for.
///
/// @param snapshot the account
/// @param facts what else is known of the run
public record Report(Snapshot snapshot, RunFacts facts) {
  /// Which form to print.
  public enum Form {
    /// Some lines for a reader.
    TEXT,
    /// With every unit, and the checks.
    FULL,
    /// For programs.
    JSON,
    /// None.
    OFF
  }

  /// The report in `form`, ending with a newline; empty for [Form#OFF].
  public String in(Form form, Style style) {
    return switch (form) {
      case TEXT -> text(style);
      case FULL -> full(style);
      case JSON -> json();
      case OFF -> "";
    };
  }

  /// A headline, one row a model, the verdict.
  public String text(Style style) {
    return new TextReport(snapshot, facts, style).text();
  }

  /// The same with every unit, mean stints, percentiles and the checks.
  public String full(Style style) {
    return new TextReport(snapshot, facts, style).text() + new FullReport(this, style).text();
  }

  /// The JSON document, schema `toy-report/1`.
  public String json() {
    return Json.write(tree());
  }

  /// The JSON document as maps, lists, strings, longs, booleans and null, in the order of its keys.
  public Map<String, @Nullable Object> tree() {
    return new JsonTree(this).document();
  }

  /// The rules of a lock: `cpython, 5 ms`.
  public static String rules(Policy policy) {
    return TextReport.rules(policy);
  }

  /// What to make of it.
  public Verdict verdict() {
    return facts.deadlock() ? Verdict.deadlock() : new Flowchart(snapshot).verdict();
  }

  /// The whole chart with the branch that was taken, and the numbers.
  public String why(Style style) {
    StringBuilder out = new StringBuilder();
    Verdict verdict = verdict();
    for (Verdict.Question question : verdict.chart()) {
      Boolean answer = question.answer();
      String mark = answer == null ? "  · " : answer ? "yes " : " no ";
      out.append(' ').append(mark).append(' ').append(question.text());
      if (answer != null) {
        out.append("\n        ").append(question.numbers());
      }
      out.append('\n');
    }
    out.append(style.wrapWords("⇢ " + verdict.line()));
    return style.fit(out.toString());
  }

  /// The identities of the account.
  public Checks checks() {
    return snapshot.check();
  }
}
