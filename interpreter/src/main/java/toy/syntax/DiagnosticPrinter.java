package toy.syntax;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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

  private final Style style;

  public DiagnosticPrinter(boolean colour) {
    this.style = new Style(colour);
  }

  /// All diagnostics of one source, each ending with a newline; in JSON an array.
  public String print(List<Diagnostic> diagnostics, Source source, Format format) {
    StringBuilder out = new StringBuilder();
    switch (format) {
      case TEXT -> {
        for (Diagnostic diagnostic : diagnostics) {
          out.append(out.isEmpty() ? "" : "\n").append(text(diagnostic, source));
        }
      }
      case GCC -> {
        for (Diagnostic diagnostic : diagnostics) {
          out.append(gcc(diagnostic, source));
        }
      }
      case JSON -> {
        out.append('[');
        for (Diagnostic diagnostic : diagnostics) {
          out.append(out.length() == 1 ? "\n" : ",\n").append(json(diagnostic, source));
        }
        out.append(out.length() == 1 ? "]\n" : "\n]\n");
      }
    }
    return out.toString();
  }

  /// One diagnostic; a JSON object has no newline at its end.
  public String print(Diagnostic diagnostic, Source source, Format format) {
    return switch (format) {
      case TEXT -> text(diagnostic, source);
      case JSON -> json(diagnostic, source);
      case GCC -> gcc(diagnostic, source);
    };
  }

  /// Only the lines and marks of a place.
  public String excerpt(Excerpt excerpt) {
    StringBuilder out = new StringBuilder();
    new Snippet(excerpt, style, Tint.ERROR).appendTo(out);
    return out.toString();
  }

  public String text(Diagnostic diagnostic, Source source) {
    Excerpt excerpt =
        Excerpt.of(source, diagnostic.start(), diagnostic.end())
            .withLabel(diagnostic.label())
            .withSecondary(diagnostic.secondary());
    return text(
        diagnostic.severity(),
        diagnostic.code().code(),
        diagnostic.message(),
        excerpt,
        "",
        List.of(),
        diagnostic.help());
  }

  /// Any message in the same look.
  ///
  /// @param code null if it has none
  /// @param excerpt null if there is no source to show
  /// @param where who was running, written behind the place: `in process P1 (share), spawned at
  ///   main.toy:7:10`
  /// @param trace lines below the excerpt, indented by two
  public String text(
      Severity severity,
      @Nullable String code,
      String message,
      @Nullable Excerpt excerpt,
      String where,
      List<String> trace,
      List<String> help) {
    Tint tint = severity == Severity.ERROR ? Tint.ERROR : Tint.WARNING;
    String word = word(severity);
    StringBuilder out = new StringBuilder();
    out.append(style.paint(tint, code == null ? word : word + "[" + code + "]"));
    out.append(style.paint(Tint.MESSAGE, ": " + message)).append('\n');
    if (excerpt != null) {
      Snippet snippet = new Snippet(excerpt, style, tint);
      out.append(snippet.margin()).append(style.paint(Tint.FRAME, "-->")).append(' ');
      out.append(excerpt.place()).append(where.isEmpty() ? "" : GAP + where).append('\n');
      snippet.appendTo(out);
    } else if (!where.isEmpty()) {
      out.append("  ").append(where).append('\n');
    }
    for (String line : trace) {
      out.append("  ").append(line).append('\n');
    }
    for (String line : help) {
      out.append(style.paint(Tint.HELP, "help:")).append(' ').append(line).append('\n');
    }
    return out.toString();
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static String gcc(Diagnostic diagnostic, Source source) {
    return Excerpt.of(source, diagnostic.start(), diagnostic.end()).place()
        + ": "
        + word(diagnostic.severity())
        + ": "
        + diagnostic.message()
        + " ["
        + diagnostic.code()
        + "]\n";
  }

  private static String json(Diagnostic diagnostic, Source source) {
    StringBuilder out = new StringBuilder("{");
    member(out, "code", diagnostic.code().code());
    member(out, "severity", word(diagnostic.severity()));
    member(out, "message", diagnostic.message());
    member(out, "file", source.name());
    span(out, source, diagnostic.start(), diagnostic.end());
    if (diagnostic.label() != null) {
      member(out, "label", diagnostic.label());
    }
    out.append(",\"labels\":[");
    for (Diagnostic.Label label : diagnostic.secondary()) {
      out.append(label == diagnostic.secondary().getFirst() ? "{" : ",{");
      member(out, "text", label.text());
      span(out, source, label.start(), label.end());
      out.append('}');
    }
    out.append("],\"help\":[");
    for (int i = 0; i < diagnostic.help().size(); i++) {
      out.append(i == 0 ? "" : ",");
      quote(out, diagnostic.help().get(i));
    }
    return out.append("]}").toString();
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
