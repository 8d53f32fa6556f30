package toy.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import toy.compile.Compiler;
import toy.lib.StandardLibrary;
import toy.syntax.Diagnostic;
import toy.syntax.DiagnosticText;
import toy.syntax.ParseResult;
import toy.syntax.Parser;
import toy.syntax.Source;
import toy.vm.Library;

/// `toy check`: what is wrong with files, in a form for people, for editors or for programs.
final class Checker {
  /// How findings are written.
  enum Form {
    /// With the lines concerned.
    TEXT,
    /// One array of objects.
    JSON,
    /// `file:line:column: error: message [code]`, which editors know.
    GCC
  }

  private final Library library = StandardLibrary.create();
  private final List<String> records = new ArrayList<>();
  private final Form form;
  private final boolean color;
  private boolean failed;

  Checker(Form form, boolean color) {
    this.form = form;
    this.color = color;
  }

  void check(Source source) {
    List<Diagnostic> found = diagnostics(source);
    failed |= found.stream().anyMatch(Checker::isError);
    DiagnosticText text = new DiagnosticText(source, color);
    for (Diagnostic diagnostic : found) {
      records.add(
          switch (form) {
            case TEXT -> text.one(diagnostic);
            case JSON -> json(source, diagnostic);
            case GCC -> gcc(source, diagnostic);
          });
    }
  }

  private List<Diagnostic> diagnostics(Source source) {
    ParseResult parsed = Parser.parse(source, Parser.Mode.FILE);
    List<Diagnostic> found = new ArrayList<>(parsed.diagnostics());
    if (parsed.module() != null) {
      Compiler.Scope scope = new Compiler.Scope(this::isBuiltin, Set.of(), false, "__main__");
      found.addAll(Compiler.compile(source, parsed.module(), scope).diagnostics());
    }
    return found;
  }

  private boolean isBuiltin(String name) {
    return library.builtins().get(name) != null || library.hasModule(name);
  }

  /// Whether anything found was an error.
  boolean failed() {
    return failed;
  }

  /// Everything found so far.
  String text() {
    return switch (form) {
      case TEXT -> String.join("\n", records);
      case GCC -> String.join("", records);
      case JSON -> records.isEmpty() ? "[]\n" : "[\n  " + String.join(",\n  ", records) + "\n]\n";
    };
  }

  private static boolean isError(Diagnostic diagnostic) {
    return diagnostic.severity() == Diagnostic.Severity.ERROR;
  }

  private static String severity(Diagnostic diagnostic) {
    return diagnostic.severity().name().toLowerCase(Locale.ROOT);
  }

  private static String gcc(Source source, Diagnostic diagnostic) {
    return "%s:%d:%d: %s: %s [%s]\n"
        .formatted(
            source.name(),
            source.lineOf(diagnostic.start()),
            source.columnOf(diagnostic.start()),
            severity(diagnostic),
            diagnostic.message(),
            diagnostic.code());
  }

  private static String json(Source source, Diagnostic diagnostic) {
    return ("{\"file\": %s, \"line\": %d, \"column\": %d, \"endLine\": %d, \"endColumn\": %d,"
            + " \"severity\": %s, \"code\": %s, \"message\": %s, \"help\": [%s]}")
        .formatted(
            quoted(source.name()),
            source.lineOf(diagnostic.start()),
            source.columnOf(diagnostic.start()),
            source.lineOf(diagnostic.end()),
            source.columnOf(diagnostic.end()),
            quoted(severity(diagnostic)),
            quoted(diagnostic.code()),
            quoted(diagnostic.message()),
            String.join(", ", diagnostic.help().stream().map(Checker::quoted).toList()));
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        default -> {
          if (c < ' ') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }
}
