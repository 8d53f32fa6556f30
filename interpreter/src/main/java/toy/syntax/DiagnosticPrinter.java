package toy.syntax;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import toy.syntax.Diagnostic.Severity;
import toy.syntax.Style.Tint;

/// The one renderer of everything that is said about a place in a program: diagnostics before a
/// run, errors and warnings during it. Immutable; may be shared by threads.
public final class DiagnosticPrinter {

  public enum Format {
    /// For people: the line, a mark under the place, help.
    TEXT,
    /// One JSON object a diagnostic.
    JSON,
    /// `file:line:column: error: message [code]`, which editors understand.
    GCC
  }

  private static final String GAP = "          ";
  private static final int LABEL = 5; // `help:`
  private static final String LABEL_INDENT = "      ";

  /// Not within backquotes, and not before the first word.
  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("(?<=\\S) (?=(?:[^`]*`[^`]*`)*[^`]*$)");

  private final Style style;
  private final int columns;

  public DiagnosticPrinter(boolean colour) {
    this(colour, 0);
  }

  /// @param columns of the terminal, at which messages are broken between words; 0 for never.
  ///   Exceptions are not broken: their text is the program's
  public DiagnosticPrinter(boolean colour, int columns) {
    this.style = new Style(colour);
    this.columns = columns;
  }

  /// All diagnostics of one source, each ending with a newline; in JSON an array.
  public String print(List<Diagnostic> diagnostics, Source source, Format format) {
    return print(diagnostics.stream().map(diagnostic -> diagnostic.in(source)).toList(), format);
  }

  /// One after the other, each ending with a newline; in JSON an array.
  public String print(List<Finding> findings, Format format) {
    StringBuilder out = new StringBuilder();
    switch (format) {
      case TEXT -> {
        for (Finding finding : findings) {
          out.append(out.isEmpty() ? "" : "\n").append(text(finding));
        }
      }
      case GCC -> findings.forEach(finding -> out.append(gcc(finding)));
      case JSON -> {
        out.append('[');
        for (Finding finding : findings) {
          out.append(out.length() == 1 ? "\n" : ",\n").append(json(finding));
        }
        out.append(out.length() == 1 ? "]\n" : "\n]\n");
      }
    }
    return out.toString();
  }

  /// One diagnostic; a JSON object has no newline at its end.
  public String print(Diagnostic diagnostic, Source source, Format format) {
    return print(diagnostic.in(source), format);
  }

  /// One finding; a JSON object has no newline at its end.
  public String print(Finding finding, Format format) {
    return switch (format) {
      case TEXT -> text(finding);
      case JSON -> json(finding);
      case GCC -> gcc(finding);
    };
  }

  /// Only the lines and marks of a place.
  public String excerpt(Excerpt excerpt) {
    StringBuilder out = new StringBuilder();
    new Snippet(excerpt, style, Tint.ERROR).appendTo(out);
    return out.toString();
  }

  private String text(Finding finding) {
    Tint tint = finding.severity() == Severity.ERROR ? Tint.ERROR : Tint.WARNING;
    String word = word(finding.severity());
    String code = finding.code();
    StringBuilder out = new StringBuilder();
    out.append(style.paint(tint, code == null ? word : word + "[" + code + "]"));
    int before = code == null ? word.length() : word.length() + code.length() + 2;
    String message = broken(finding, before, ": " + finding.message(), "  ");
    out.append(style.paint(Tint.MESSAGE, message)).append('\n');
    Excerpt primary = finding.primary();
    String where = finding.where();
    if (primary != null) {
      Snippet snippet = new Snippet(primary, style, tint);
      out.append(snippet.margin()).append(style.paint(Tint.FRAME, "-->")).append(' ');
      out.append(primary.place()).append(where.isEmpty() ? "" : GAP + where).append('\n');
      snippet.appendTo(out);
    } else if (!where.isEmpty()) {
      out.append("  ").append(where).append('\n');
    }
    for (String line : finding.trace()) {
      out.append(broken(finding, 0, "  " + line, "    ")).append('\n');
    }
    for (String line : finding.notes()) {
      out.append(style.paint(Tint.SECONDARY, "note:"));
      out.append(broken(finding, LABEL, " " + line, LABEL_INDENT)).append('\n');
    }
    for (String line : finding.help()) {
      out.append(style.paint(Tint.HELP, "help:"));
      out.append(broken(finding, LABEL, " " + line, LABEL_INDENT)).append('\n');
    }
    return out.toString();
  }

  /// `text`, which begins in column `before`, broken between words if the finding is one of Toy's
  /// own.
  private String broken(Finding finding, int before, String text, String indent) {
    if (columns <= 0 || finding.code() == null || before + text.length() <= columns) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int column = before;
    for (String word : BETWEEN_WORDS.split(text)) {
      if (out.isEmpty()) {
        out.append(word);
        column += word.length();
      } else if (column + 1 + word.length() > columns) {
        out.append('\n').append(indent).append(word);
        column = indent.length() + word.length();
      } else {
        out.append(' ').append(word);
        column += 1 + word.length();
      }
    }
    return out.toString();
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /// Without a place `toy` stands where the file is named, as compilers put their own name there.
  private static String gcc(Finding finding) {
    Excerpt primary = finding.primary();
    String code = finding.code();
    return (primary == null ? "toy" : primary.place())
        + ": "
        + word(finding.severity())
        + ": "
        + finding.message().lines().findFirst().orElse("")
        + (code == null ? "" : " [" + code + "]")
        + "\n";
  }

  private static String json(Finding finding) {
    StringBuilder out = new StringBuilder("{");
    if (finding.code() != null) {
      member(out, "code", finding.code());
    }
    member(out, "severity", word(finding.severity()));
    member(out, "message", finding.message());
    Excerpt primary = finding.primary();
    if (primary != null) {
      member(out, "file", primary.source().name());
      span(out, primary.source(), primary.start(), primary.end());
      if (primary.label() != null) {
        member(out, "label", primary.label());
      }
      out.append(",\"labels\":[");
      for (Diagnostic.Label label : primary.secondary()) {
        out.append(label == primary.secondary().getFirst() ? "{" : ",{");
        member(out, "text", label.text());
        span(out, primary.source(), label.start(), label.end());
        out.append('}');
      }
      out.append(']');
    }
    if (!finding.where().isEmpty()) {
      member(out, "where", finding.where());
    }
    if (!finding.trace().isEmpty()) {
      list(out, "trace", finding.trace());
    }
    list(out, "notes", finding.notes());
    list(out, "help", finding.help());
    Diagnostic.Fix fix = finding.fix();
    if (fix != null && primary != null) {
      out.append(",\"fix\":{");
      member(out, "replacement", fix.replacement());
      span(out, primary.source(), fix.start(), fix.end());
      out.append('}');
    }
    return out.append('}').toString();
  }

  private static void list(StringBuilder out, String name, List<String> lines) {
    out.append(",\"").append(name).append("\":[");
    for (int i = 0; i < lines.size(); i++) {
      out.append(i == 0 ? "" : ",");
      quote(out, lines.get(i));
    }
    out.append(']');
  }

  private static void member(StringBuilder out, String name, String value) {
    out.append(out.charAt(out.length() - 1) == '{' ? "\"" : ",\"").append(name).append("\":");
    quote(out, value);
  }

  private static void span(StringBuilder out, Source source, int start, int end) {
    out.append(",\"line\":").append(source.lineOf(start));
    out.append(",\"column\":").append(source.columnOf(start));
    out.append(",\"endLine\":").append(source.lineOf(end));
    out.append(",\"endColumn\":").append(source.columnOf(end));
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
