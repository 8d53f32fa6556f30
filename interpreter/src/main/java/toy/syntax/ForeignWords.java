package toy.syntax;

import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import toy.grammar.ToyParser;

/// Words that other languages begin statements with, and misspelt ones of ours.
final class ForeignWords {
  private final Source source;
  private final Tokens tokens;
  private final Lines lines;

  ForeignWords(Source source, Tokens tokens) {
    this.source = source;
    this.tokens = tokens;
    this.lines = new Lines(source);
  }

  /// Two words side by side, or a word and a value: `print "x"`, `var x = 1`, `function f() {`,
  /// `retrun x`.
  @Nullable Diagnostic explain(Token at, Token first) {
    Token before = tokens.before(at);
    boolean isAdjacent = before == first && at != first && Words.isName(first.getType());
    boolean isWord =
        Words.beginsValue(at.getType())
            || at.getType() == ToyParser.LBLOCK
            || at.getType() == ToyParser.NOT;
    if (!isAdjacent || !isWord) {
      return null;
    }
    String word = first.getText();
    String rest =
        source.slice(at.getStartIndex(), Math.max(at.getStartIndex(), restEnd(at))).strip();
    return switch (word) {
      case "print", "exec" ->
          error(
              DiagnosticCode.OTHER_LANGUAGE,
              "Missing parentheses in call to '" + word + "'. Did you mean " + word + "(...)?",
              first.getStartIndex(),
              at.getStopIndex() + 1,
              "write `" + word + "(" + rest + ")`");
      case "var", "const", "val", "auto", "local", "my" ->
          instead(first, "a new name is made by `let`", "let");
      case "function", "func", "fn", "fun", "sub", "proc" ->
          instead(first, "a function is made by `def`", "def");
      case "catch", "rescue" -> instead(first, "errors are caught by `except`", "except");
      case "throw" -> instead(first, "errors are raised by `raise`", "raise");
      case "elseif", "elsif" -> instead(first, "`" + word + "` is `elif` here", "elif");
      case "foreach" -> instead(first, "`foreach` is `for … in …` here", "for");
      case "include", "using", "require", "use" ->
          instead(first, "modules are loaded by `import`", "import");
      case "switch", "match" ->
          error(
              DiagnosticCode.NOT_IN_THIS_VERSION,
              "`" + word + "` is not in this version of Toy",
              first,
              "compare in turn: `if x == 1 { … } elif x == 2 { … } else { … }`");
      case "do" ->
          error(
              DiagnosticCode.OTHER_LANGUAGE,
              "Toy has no `do`",
              first,
              "write `while True { …; if done { break } }`");
      case "global", "nonlocal" -> null;
      default -> misspelt(first);
    };
  }

  int restEnd(Token at) {
    int end = lines.end(at.getStartIndex());
    for (Token token = at; token.getStartIndex() < end; token = tokens.after(token)) {
      switch (token.getType()) {
        case ToyParser.SEMI, ToyParser.NEWLINE, ToyParser.RBLOCK, Token.EOF -> {
          return token.getStartIndex();
        }
        default -> {}
      }
    }
    return tokens.commentStart(at.getStartIndex(), end);
  }

  Diagnostic instead(Token first, String message, String word) {
    return lines.rewrite(
        error(DiagnosticCode.OTHER_LANGUAGE, message, first),
        first.getStartIndex(),
        first.getStopIndex() + 1,
        word);
  }

  private @Nullable Diagnostic misspelt(Token first) {
    String meant = Spelling.closest(first.getText(), Words.STATEMENTS);
    return meant == null
        ? null
        : lines
            .rewrite(
                error(
                    DiagnosticCode.UNEXPECTED,
                    "`" + first.getText() + "` is no word of the language",
                    first),
                first.getStartIndex(),
                first.getStopIndex() + 1,
                meant)
            .withLabel("did you mean `" + meant + "`?");
  }

  private static Diagnostic error(DiagnosticCode code, String message, Token at, String... help) {
    return error(
        code,
        message,
        at.getStartIndex(),
        Math.max(at.getStartIndex(), at.getStopIndex() + 1),
        help);
  }

  private static Diagnostic error(
      DiagnosticCode code, String message, int start, int end, String... help) {
    return Diagnostic.error(code, message, start, end, help);
  }
}
