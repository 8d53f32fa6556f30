package toy.syntax;

import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import toy.grammar.Bracket;
import toy.grammar.LexicalProblem;
import toy.grammar.ToyLexer;
import toy.grammar.ToyParser;
import toy.syntax.Recovery.Failure;

/// The parser's errors in words: what a person probably meant, else what was expected and what was
/// found.
final class SyntaxErrors {
  private final Source source;
  private final Tokens tokens;
  private final ToyLexer lexer;
  private final Findings findings;
  private final Lines lines;
  private final Habits habits;
  private final Parser.Mode mode;

  private boolean firstIsAtEnd;
  private boolean hasAny;
  private int said;
  private int statementInBracket = -1;
  private int blockOnNextLine = -1;

  SyntaxErrors(Source source, Tokens tokens, ToyLexer lexer, Parser.Mode mode, Findings findings) {
    this.source = source;
    this.tokens = tokens;
    this.lexer = lexer;
    this.mode = mode;
    this.findings = findings;
    this.lines = new Lines(source);
    this.habits = new Habits(source, tokens);
  }

  /// Whether the first thing that did not fit was the end of the text: more of it may come at the
  /// prompt.
  boolean firstIsAtEnd() {
    return firstIsAtEnd;
  }

  /// Where a statement begins inside a bracket that is open to the end of the text, or -1.
  int statementInBracket() {
    return statementInBracket;
  }

  /// The `{` of a block that stands on the line after its head, or -1.
  int blockOnNextLine() {
    return blockOnNextLine;
  }

  void add(Failure failure) {
    if (!hasAny) {
      hasAny = true;
      firstIsAtEnd = failure.at().getType() == Token.EOF;
    }
    // Failures come in the order of the text, so later ones could not be shown anyway.
    if (said < Findings.MAX_ERRORS && !isKnownToLexer(failure.at())) {
      said++;
      findings.add(explain(endsStatement(failure) ? failure.behindStatement() : failure));
    }
  }

  /// An expression is a statement as soon as its line ends; the parser notices only that no `=`
  /// follows.
  private static boolean endsStatement(Failure failure) {
    return failure.context() instanceof ToyParser.ExpressionStatementContext
        && failure.expected().contains(ToyParser.NEWLINE);
  }

  /// Whether the lexer has already said what is wrong at this token.
  private boolean isKnownToLexer(Token at) {
    int offset = at.getStartIndex();
    boolean isOpenAtEnd = false;
    for (LexicalProblem problem : lexer.problems()) {
      if (problem.at() == offset || isRightBehind(problem, offset)) {
        return true;
      }
      isOpenAtEnd |= problem.kind() == LexicalProblem.Kind.UNCLOSED_AT_END;
    }
    if (isOpenAtEnd && lines.isFirst(offset) && isInUnclosed(offset)) {
      statementInBracket = offset;
      return true;
    }
    return false;
  }

  /// Whether only blanks stand between what the lexer left out or could not end, and an offset.
  private boolean isRightBehind(LexicalProblem problem, int offset) {
    return switch (problem.kind()) {
      case STRAY_CLOSER, UNTERMINATED_STRING ->
          problem.end() <= offset && source.slice(problem.end(), offset).isBlank();
      default -> false;
    };
  }

  /// Whether the innermost bracket around an offset is no block and never closes.
  private boolean isInUnclosed(int offset) {
    List<Bracket> brackets = lexer.brackets();
    for (int i = brackets.size() - 1; i >= 0; i--) {
      Bracket bracket = brackets.get(i);
      if (bracket.encloses(offset)) {
        return bracket.end() < 0 && !bracket.isBlock();
      }
    }
    return false;
  }

  private Diagnostic explain(Failure failure) {
    Token at = failure.at();
    ParserRuleContext statement = statementOf(failure.context());
    Token first = failure.context() instanceof ToyParser.BodyContext ? at : statement.start;
    if (failure.afterStatement()) {
      first = startOfLine(at);
    }
    Diagnostic habit = habits.explain(failure, first);
    if (habit != null) {
      return habit;
    }
    boolean isBetween = failure.context() instanceof ToyParser.BodyContext;
    switch (at.getType()) {
      case ToyParser.ELSE, ToyParser.ELIF, ToyParser.EXCEPT, ToyParser.FINALLY -> {
        if (isBetween) {
          return Messages.loneClause(at.getText(), at.getStartIndex(), mode);
        }
      }
      case ToyParser.LBLOCK, ToyParser.LDISPLAY -> {
        if (isBetween) {
          return Messages.headless(at.getStartIndex());
        }
      }
      default -> {}
    }
    return first.getType() == ToyParser.LDISPLAY && !hasColon(first, at)
        ? Messages.headless(first.getStartIndex())
        : general(failure, first);
  }

  private static ParserRuleContext statementOf(ParserRuleContext context) {
    RuleContext at = context;
    while (at.parent != null && !(at instanceof ToyParser.StatementContext)) {
      at = at.parent;
    }
    return (ParserRuleContext) at;
  }

  private Token startOfLine(Token at) {
    Token first = at;
    while (tokens.before(first) != first) {
      switch (tokens.before(first).getType()) {
        case ToyParser.NEWLINE, ToyParser.SEMI, ToyParser.LBLOCK, ToyParser.RBLOCK -> {
          return first;
        }
        default -> first = tokens.before(first);
      }
    }
    return first;
  }

  private boolean hasColon(Token from, Token to) {
    for (Token token = from; token != to; token = tokens.after(token)) {
      if (token.getType() == ToyParser.COLON) {
        return true;
      }
    }
    return false;
  }

  // ---- what was expected, what was found ----------------------------------------------------

  private Diagnostic general(Failure failure, Token first) {
    Token at = failure.at();
    Token before = tokens.before(at);
    String found = Words.found(at);
    if (failure.afterStatement() && at.getType() == ToyParser.IF) {
      return elseMissing(at);
    }
    if (failure.afterStatement()) {
      return error(
          DiagnosticCode.END_OF_STATEMENT,
          "the statement should end before " + found,
          at,
          "begin the next one on a new line, or put `;` between them");
    }
    if (failure.expected().contains(ToyParser.ELSE) && failure.expected().size() == 1) {
      return elseMissing(at);
    }
    boolean isLikeName = Words.isKeyword(at.getType());
    if (isLikeName && failure.expected().contains(ToyParser.NAME)) {
      boolean wantsName = !failure.expected().contains(ToyParser.INT);
      if (wantsName || isAssigned(at)) {
        return error(
            DiagnosticCode.UNEXPECTED,
            "`" + at.getText() + "` is a word of the language and cannot be a name",
            at,
            "use another name, for example `" + at.getText() + "_`");
      }
    }
    if (isInBrackets(at) && Words.beginsValue(at.getType()) && endsValue(before)) {
      return error(
          DiagnosticCode.UNEXPECTED,
          "invalid syntax. Perhaps you forgot a comma?",
          at,
          "between two values in brackets stands a `,`");
    }
    String expected = failure.isLate() ? "" : Words.expected(failure.expected());
    if (isStatementWord(at.getType()) && expected.equals("a value")) {
      return noValue(at);
    }
    if (expected.endsWith("`{`")) {
      return blockMissing(failure, first, expected);
    }
    if (found.equals("`{`") && expected.equals("`:`") && lines.before(at).contains("lambda")) {
      return error(
          DiagnosticCode.UNEXPECTED,
          "a lambda is `lambda x: …` with one expression, no block",
          at,
          "for statements write a `def` and use its name");
    }
    return error(
        DiagnosticCode.UNEXPECTED,
        expected.isEmpty() || expected.equals(found)
            ? found + " does not fit here"
            : "expected " + expected + ", found " + found,
        at);
  }

  private Diagnostic elseMissing(Token at) {
    return error(
        DiagnosticCode.UNEXPECTED,
        "`if` in an expression needs an `else`",
        at,
        "write `a if condition else b`, or a statement `if condition { … }`");
  }

  private boolean isAssigned(Token at) {
    return tokens.after(at).getType() == ToyParser.ASSIGN;
  }

  /// Whether the innermost bracket around a token is no block.
  boolean isInBrackets(Token at) {
    for (int i = lexer.brackets().size() - 1; i >= 0; i--) {
      Bracket bracket = lexer.brackets().get(i);
      if (bracket.encloses(at.getStartIndex())) {
        return !bracket.isBlock();
      }
    }
    return false;
  }

  private static boolean endsValue(Token token) {
    return switch (token.getType()) {
      case ToyParser.LAMBDA, ToyParser.AWAIT -> false;
      default ->
          Words.beginsValue(token.getType())
              || Words.isCloser(token.getType())
              || token.getType() == ToyParser.FSTRING_END;
    };
  }

  private static boolean isStatementWord(int type) {
    return switch (type) {
      case ToyParser.IF, ToyParser.FOR, ToyParser.WHILE, ToyParser.DEF, ToyParser.CLASS -> true;
      case ToyParser.LET, ToyParser.RETURN, ToyParser.TRY, ToyParser.WITH -> true;
      default -> false;
    };
  }

  /// A statement where a value should stand: `let f = def …`.
  private Diagnostic noValue(Token at) {
    return error(
        DiagnosticCode.UNEXPECTED,
        "`" + at.getText() + "` begins a statement, and that has no value",
        at,
        switch (at.getType()) {
          case ToyParser.IF -> "a choice between two values is `a if condition else b`";
          case ToyParser.FOR, ToyParser.WHILE -> "a list of values is `[f(x) for x in xs]`";
          case ToyParser.DEF -> "write `def name(…) { … }` before it and the name here";
          default -> "put it on a line of its own";
        });
  }

  private Diagnostic blockMissing(Failure failure, Token first, String expected) {
    Token at = failure.at();
    if (tokens.before(at).getType() == ToyParser.RDISPLAY) {
      return error(
          DiagnosticCode.UNEXPECTED,
          "this `{…}` is read as a value: what should stand before the block is missing",
          tokens.before(at),
          "write `" + first.getText() + " … {`");
    }
    if (at.getType() != ToyParser.NEWLINE && at.getType() != Token.EOF) {
      return error(
          DiagnosticCode.UNEXPECTED, "expected " + expected + ", found " + Words.found(at), at);
    }
    Token next = tokens.after(at);
    String head = lines.with(at.getStartIndex(), at.getStartIndex(), "");
    boolean isOnNextLine =
        next.getType() == ToyParser.LDISPLAY || next.getType() == ToyParser.LBLOCK;
    if (isOnNextLine) {
      blockOnNextLine = next.getStartIndex();
    }
    return error(
        DiagnosticCode.UNEXPECTED,
        isOnNextLine
            ? "the `{` belongs on the same line as `" + first.getText() + "`"
            : "a block `{ … }` should follow here",
        at,
        "write `" + head + " {`" + (isOnNextLine ? "" : ", and `}` after its last line"));
  }

  private Diagnostic error(DiagnosticCode code, String message, Token at, String... help) {
    return switch (at.getType()) {
      case ToyParser.NEWLINE, Token.EOF -> {
        int end = tokens.before(at).getStopIndex() + 1;
        yield error(code, message, end, end, help);
      }
      default -> error(code, message, at.getStartIndex(), at.getStopIndex() + 1, help);
    };
  }

  private static Diagnostic error(
      DiagnosticCode code, String message, int start, int end, String... help) {
    return Diagnostic.error(code, message, start, end, help);
  }
}
