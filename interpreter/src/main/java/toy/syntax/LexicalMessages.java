package toy.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.grammar.Bracket;
import toy.grammar.LexicalProblem;

/// What the lexer found wrong, in words.
final class LexicalMessages {
  /// Characters of a run that are quoted; the rest is counted.
  private static final int QUOTED = 20;

  private final Source source;
  private final Lines lines;
  private final Findings findings;
  private int statement = -1;
  private int excused = -1;

  LexicalMessages(Source source, Findings findings) {
    this.source = source;
    this.lines = new Lines(source);
    this.findings = findings;
  }

  /// Where a statement begins inside a bracket that is open to the end of the text; -1 for nowhere.
  void addStatementInBracket(int offset) {
    statement = offset;
  }

  /// A block that the parser has already complained of, because of its place; -1 for none.
  void excuseBlock(int offset) {
    excused = offset;
  }

  void addAll(List<LexicalProblem> problems, List<Bracket> brackets) {
    boolean hasUnclosed = false;
    for (LexicalProblem problem : problems) {
      switch (problem.kind()) {
        case UNCLOSED_AT_END -> {
          if (!hasUnclosed) {
            unclosedAtEnd(problem, brackets);
          }
          hasUnclosed = true;
        }
        default -> {
          if (problem.start() != excused) {
            findings.add(diagnostic(problem));
          }
        }
      }
    }
  }

  private Diagnostic diagnostic(LexicalProblem problem) {
    int start = problem.start();
    int end = problem.end();
    String text = source.slice(start, end);
    return switch (problem.kind()) {
      case UNCLOSED_BRACKET, UNCLOSED_AT_END ->
          unclosed(start)
              .withSecondary(problem.at(), lines.wordEnd(problem.at()), whyUnclosed(problem.at()));
      case WRONG_CLOSER ->
          error(
                  DiagnosticCode.STRAY_BRACKET,
                  problem,
                  "`" + source.text().charAt(problem.at()) + "` is closed by `" + text + "`")
              .withSecondary(problem.at(), problem.at() + 1, "opened here");
      case STRAY_CLOSER ->
          error(DiagnosticCode.STRAY_BRACKET, problem, "this `" + text + "` closes nothing");
      case TOO_DEEP -> error(DiagnosticCode.TOO_DEEP, problem, "nested too deeply");
      case HEADLESS_BLOCK -> Messages.headless(start);
      case UNTERMINATED_STRING ->
          error(
              DiagnosticCode.UNTERMINATED_STRING,
              problem,
              "this string has no closing quote",
              "a string over several lines is written in three quotes: \"\"\"…\"\"\"");
      case UNTERMINATED_TEXT ->
          Diagnostic.error(
              DiagnosticCode.UNTERMINATED_STRING,
              "this string has no closing quotes",
              start,
              Math.min(end, lines.end(start)));
      case SINGLE_CLOSING_BRACE ->
          error(
              DiagnosticCode.BAD_FIELD,
              problem,
              "f-string: single '}' is not allowed",
              "write `}}` for the character `}`");
      case UNKNOWN_CHARACTER -> unknown(problem, text);
      case INVISIBLE_CHARACTER ->
          error(
              DiagnosticCode.BAD_CHARACTER,
              problem,
              invisible(text),
              "delete it, and type a plain space if one is needed");
      case ELSE_IF -> rewritten(problem, "`else if` is `elif` in Toy, as in Python", "elif");
      case FOREIGN_OPERATOR -> foreign(problem, text);
      case INCREMENT ->
          rewritten(problem, "Toy has no `" + text + "`", " " + text.charAt(0) + "= 1");
      case FOREIGN_COMMENT ->
          text.equals("//")
              ? rewritten(problem, "a comment begins with `#`", "#")
              : error(
                  DiagnosticCode.OTHER_LANGUAGE,
                  problem,
                  "a comment begins with `#`",
                  "put `#` before every line of it");
    };
  }

  private Diagnostic rewritten(LexicalProblem problem, String message, String replacement) {
    return lines.rewrite(
        error(DiagnosticCode.OTHER_LANGUAGE, problem, message),
        problem.start(),
        problem.end(),
        replacement);
  }

  private static Diagnostic error(
      DiagnosticCode code, LexicalProblem problem, String message, String... help) {
    return Diagnostic.error(code, message, problem.start(), problem.end(), help);
  }

  private Diagnostic unclosed(int bracket) {
    return Diagnostic.error(
            DiagnosticCode.UNCLOSED_BRACKET,
            "this `" + source.text().charAt(bracket) + "` is never closed",
            bracket,
            bracket + 1)
        .withLabel("opened here");
  }

  private String whyUnclosed(int at) {
    return switch (at < source.text().length() ? source.text().charAt(at) : '"') {
      case '{' -> "a block starts before it is closed";
      case '}' -> "this `}` comes before it is closed";
      case '"', '\'' -> "the string ends before it is closed";
      case ')', ']' -> "this closes a bracket further out";
      default -> "a statement starts before it is closed";
    };
  }

  /// One message is enough: for the block whose `}` is missing by its indentation, else for the
  /// innermost bracket.
  private void unclosedAtEnd(LexicalProblem innermost, List<Bracket> brackets) {
    Bracket block = source.text().charAt(innermost.start()) == '{' ? misclosed(brackets) : null;
    if (block != null) {
      findings.add(
          unclosed(block.start())
              .withSecondary(
                  block.end(), block.end() + 1, "this `}` closes it, but is not indented like it"));
    } else if (statement >= 0) {
      findings.add(
          unclosed(innermost.start())
              .withSecondary(
                  statement, lines.wordEnd(statement), "a statement starts before it is closed"));
    } else {
      findings.add(unclosed(innermost.start()));
    }
  }

  /// The block with the first `}` that begins a line and is indented less than its `{`: it was
  /// written for an outer one.
  private @Nullable Bracket misclosed(List<Bracket> brackets) {
    Bracket first = null;
    for (Bracket bracket : brackets) {
      int closer = bracket.end();
      if (closer >= 0
          && source.text().charAt(closer) == '}'
          && lines.isFirst(closer)
          && lines.indent(closer) < lines.indent(bracket.start())
          && (first == null || closer < first.end())) {
        first = bracket;
      }
    }
    return first;
  }

  private static String invisible(String text) {
    int count = text.codePointCount(0, text.length());
    return count == 1
        ? "an invisible character stands here (U+%04X)".formatted(text.codePointAt(0))
        : "%d invisible characters stand here, the first is U+%04X"
            .formatted(count, text.codePointAt(0));
  }

  private static String meaningless(String text) {
    int count = text.codePointCount(0, text.length());
    if (count <= QUOTED) {
      return "`" + text + "` has no meaning here";
    }
    String begin = text.substring(0, text.offsetByCodePoints(0, QUOTED));
    return "these %d characters have no meaning here: `%s…`".formatted(count, begin);
  }

  private Diagnostic unknown(LexicalProblem problem, String text) {
    String message = meaningless(text);
    return switch (text.charAt(0)) {
      case '“', '”', '„', '«', '»', '‘', '’', '‚' ->
          error(
              DiagnosticCode.BAD_CHARACTER,
              problem,
              "`" + text + "` is a quote for print, not for programs",
              "retype it as `\"` or `'`");
      case '?' ->
          error(
              DiagnosticCode.BAD_CHARACTER,
              problem,
              message,
              "a choice between two values is `a if condition else b`");
      case '\\' ->
          error(
              DiagnosticCode.BAD_CHARACTER,
              problem,
              "unexpected character after line continuation character",
              "`\\` continues a line only as its last character");
      case '`' ->
          error(
              DiagnosticCode.BAD_CHARACTER,
              problem,
              message,
              "strings stand in `\"` or `'`; with values in them: `f\"… {x} …\"`");
      case '–', '—', '−' -> error(DiagnosticCode.BAD_CHARACTER, problem, message, "type `-`");
      case '×' -> error(DiagnosticCode.BAD_CHARACTER, problem, message, "multiply with `*`");
      case '≤', '≥', '≠' ->
          error(DiagnosticCode.BAD_CHARACTER, problem, message, "compare with `<=`, `>=`, `!=`");
      default -> error(DiagnosticCode.BAD_CHARACTER, problem, message);
    };
  }

  private Diagnostic foreign(LexicalProblem problem, String text) {
    String python =
        switch (text) {
          case "&&" -> "and";
          case "||" -> "or";
          case "!" -> "not";
          case "===" -> "==";
          default -> "!=";
        };
    boolean needsSpace = text.equals("!");
    return rewritten(
        problem,
        "`" + text + "` is `" + python + "` in Toy, as in Python",
        needsSpace ? python + " " : python);
  }
}
