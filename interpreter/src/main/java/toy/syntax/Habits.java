package toy.syntax;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import toy.grammar.ToyParser;
import toy.syntax.Recovery.Failure;

/// What people write who know Python, or another language, better than Toy: recognised at the
/// parser's error, and answered with the line as Toy wants it (rule 7).
final class Habits {
  private final Source source;
  private final Tokens tokens;
  private final Lines lines;
  private final ForeignWords words;

  Habits(Source source, Tokens tokens) {
    this.source = source;
    this.tokens = tokens;
    this.lines = new Lines(source);
    this.words = new ForeignWords(source, tokens);
  }

  /// @param first the token that begins the statement
  @Nullable Diagnostic explain(Failure failure, Token first) {
    Token at = failure.at();
    Diagnostic found =
        switch (at.getType()) {
          case ToyParser.COLON -> colon(failure, first);
          case ToyParser.ELSE, ToyParser.ELIF, ToyParser.EXCEPT, ToyParser.FINALLY ->
              clauseWithColon(at);
          case ToyParser.ASSIGN -> assign(failure, first);
          case ToyParser.COLON_EQUAL ->
              error(
                  DiagnosticCode.ASSIGN_IN_EXPRESSION,
                  "`:=` stands inside expressions only",
                  at,
                  "write `" + rewrittenLet(first, at) + "`");
          case ToyParser.COMMA -> comma(failure, first);
          case ToyParser.GT -> arrowFunction(at);
          case ToyParser.AT ->
              error(
                  DiagnosticCode.NOT_IN_THIS_VERSION,
                  "the operator `@` is not in this version of Toy",
                  at);
          case ToyParser.STAR ->
              tokens.before(at).getType() == ToyParser.EXCEPT
                  ? error(
                      DiagnosticCode.NOT_IN_THIS_VERSION,
                      "`except*` is not in this version of Toy",
                      at)
                  : null;
          case ToyParser.LET -> forLoop(first, at);
          case ToyParser.AUGMENTED -> augmentedLet(first, at);
          case ToyParser.FROM -> importFrom(first, at);
          case ToyParser.LBLOCK, ToyParser.LDISPLAY -> lambdaBlock(failure);
          default -> null;
        };
    if (found == null && failure.expected().contains(ToyParser.FINALLY)) {
      found = unfinishedTry(failure);
    }
    if (found == null) {
      found = spawn(failure);
    }
    if (found == null && first.getType() == ToyParser.ASYNC && tokens.before(at) == first) {
      found =
          lines.rewrite(
              error(DiagnosticCode.UNEXPECTED, "after `async` stands `def`", at),
              at.getStartIndex(),
              at.getStartIndex(),
              "def ");
    }
    if (found == null && at.getTokenIndex() > 0) {
      found = words.explain(at, first);
    }
    return found;
  }

  // ---- Python's blocks ----------------------------------------------------------------------

  /// `if x:`; what follows the `:` on the line goes into the braces.
  private @Nullable Diagnostic colon(Failure failure, Token first) {
    Token at = failure.at();
    boolean isHead =
        failure.expected().contains(ToyParser.LBLOCK)
            || (first.getType() == ToyParser.CLASS && failure.context().getRuleIndex() >= 0);
    return isHead ? braces(first, at, "") : null;
  }

  private Diagnostic braces(Token first, Token colon, String prefix) {
    int lineEnd = lines.end(colon.getStartIndex());
    int after = colon.getStopIndex() + 1;
    String rest = withoutComment(after, lineEnd);
    String head = prefix + source.slice(first.getStartIndex(), colon.getStartIndex()).strip();
    Token next = tokens.after(colon);
    if (next.getType() == ToyParser.LDISPLAY || next.getType() == ToyParser.LBLOCK) {
      return error(DiagnosticCode.BRACES, "no `:` before the `{`", colon, "write `" + head + " {`");
    }
    return error(
            DiagnosticCode.BRACES,
            "a block stands in braces, not after `:`",
            colon,
            rest.isEmpty()
                ? "write `" + head + " {`, and `}` after the block's last line"
                : "write `" + head + " { " + rest + " }`")
        .withLabel("`{` here");
  }

  private String withoutComment(int from, int to) {
    return source.slice(from, tokens.commentStart(from, to)).strip();
  }

  /// `else:` on a line of its own.
  private @Nullable Diagnostic clauseWithColon(Token at) {
    for (Token token = tokens.after(at); ; token = tokens.after(token)) {
      switch (token.getType()) {
        case ToyParser.NEWLINE, ToyParser.LBLOCK, Token.EOF -> {
          return null;
        }
        case ToyParser.COLON -> {
          int next = tokens.after(token).getType();
          boolean endsLine = next == ToyParser.NEWLINE || next == Token.EOF;
          if (endsLine || tokens.before(token) == at) {
            return braces(at, token, "} ");
          }
        }
        default -> {}
      }
    }
  }

  // ---- signs --------------------------------------------------------------------------------

  private @Nullable Diagnostic assign(Failure failure, Token first) {
    Token at = failure.at();
    boolean isHead =
        switch (first.getType()) {
          case ToyParser.IF, ToyParser.ELIF, ToyParser.WHILE -> true;
          default -> false;
        };
    boolean isCondition =
        (isHead && failure.expected().contains(ToyParser.LBLOCK))
            || failure.expected().contains(ToyParser.RPAREN)
            || failure.expected().contains(ToyParser.RBRACK);
    return isCondition
        ? error(
                DiagnosticCode.ASSIGN_IN_EXPRESSION,
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
                at,
                "to compare, write `"
                    + lines.with(at.getStartIndex(), at.getStopIndex() + 1, "==")
                    + "`")
            .withFix(at.getStartIndex(), at.getStopIndex() + 1, "==")
        : null;
  }

  private String rewrittenLet(Token first, Token at) {
    int end = lines.end(at.getStartIndex());
    return "let "
        + source.slice(first.getStartIndex(), at.getStartIndex()).strip()
        + " ="
        + source.slice(at.getStopIndex() + 1, Math.max(end, at.getStopIndex() + 1));
  }

  private @Nullable Diagnostic comma(Failure failure, Token first) {
    Token at = failure.at();
    RuleContext context = failure.context();
    while (context != null && context.parent != null) {
      if (context instanceof ToyParser.HandlerContext handler) {
        Token brace = at;
        while (brace.getType() != ToyParser.LBLOCK && brace.getType() != Token.EOF) {
          brace = tokens.after(brace);
        }
        Token word = handler.start;
        word = word.getType() == ToyParser.NEWLINE ? tokens.after(word) : word;
        String types = source.slice(word.getStopIndex() + 1, brace.getStartIndex()).strip();
        return error(
            DiagnosticCode.OTHER_LANGUAGE,
            "multiple exception types must be parenthesized",
            at,
            "write `except (" + types + ") {`");
      }
      context = context.parent;
    }
    if (failure.afterStatement() && first.getType() == ToyParser.RAISE) {
      String type = source.slice(first.getStopIndex() + 1, at.getStartIndex()).strip();
      String rest = source.slice(at.getStopIndex() + 1, words.restEnd(at)).strip();
      return error(
          DiagnosticCode.OTHER_LANGUAGE,
          "an exception is raised by calling its type",
          at,
          "write `raise " + type + "(" + rest + ")`");
    }
    return null;
  }

  private @Nullable Diagnostic arrowFunction(Token at) {
    Token before = tokens.before(at);
    return before.getType() == ToyParser.ASSIGN && before.getStopIndex() + 1 == at.getStartIndex()
        ? error(
            DiagnosticCode.OTHER_LANGUAGE,
            "Toy has no `=>`",
            before.getStartIndex(),
            at.getStopIndex() + 1,
            "write `lambda x: …`")
        : null;
  }

  private @Nullable Diagnostic augmentedLet(Token first, Token at) {
    return first.getType() == ToyParser.LET
        ? error(
                DiagnosticCode.BAD_LET,
                "`" + at.getText() + "` changes a name that exists; `let` makes a new one",
                at,
                "write `" + lines.with(first.getStartIndex(), first.getStopIndex() + 1, "") + "`")
            .withFix(first.getStartIndex(), first.getStopIndex() + 2, "")
        : null;
  }

  private @Nullable Diagnostic importFrom(Token first, Token at) {
    if (first.getType() != ToyParser.IMPORT) {
      return null;
    }
    String names = source.slice(first.getStopIndex() + 1, at.getStartIndex()).strip();
    String module = source.slice(at.getStopIndex() + 1, words.restEnd(at)).strip();
    return error(
        DiagnosticCode.OTHER_LANGUAGE,
        "the module comes first",
        at,
        "write `from " + module + " import " + names + "`");
  }

  private @Nullable Diagnostic lambdaBlock(Failure failure) {
    Token colon = tokens.before(failure.at());
    for (RuleContext c = failure.context(); c != null; c = c.parent) {
      if (c instanceof ToyParser.LambdaContext && colon.getType() == ToyParser.COLON) {
        return error(
            DiagnosticCode.UNEXPECTED,
            "a lambda holds one expression, no block",
            failure.at(),
            "write `def name(…) { … }` before it and the name here");
      }
    }
    return null;
  }

  private @Nullable Diagnostic forLoop(Token first, Token at) {
    return first.getType() == ToyParser.FOR && tokens.before(at).getType() == ToyParser.LPAREN
        ? error(
            DiagnosticCode.OTHER_LANGUAGE,
            "`for` goes through the values of a collection",
            at,
            "to count, write `for i in range(n) {`")
        : null;
  }

  // ---- spawn
  private @Nullable Diagnostic unfinishedTry(Failure failure) {
    Token at = failure.at();
    if (!(failure.context() instanceof ToyParser.TryStatementContext)) {
      return null;
    }
    return switch (at.getText()) {
      case "catch", "rescue" -> words.instead(at, "errors are caught by `except`", "except");
      default ->
          error(
              DiagnosticCode.INCOMPLETE_TRY,
              "`try` needs an `except` or a `finally`",
              failure.context().start,
              "after the block's `}` write `except SomeError as e {` or `finally {`");
    };
  }

  // ---------------------------------------------------------------------------------------

  private @Nullable Diagnostic spawn(Failure failure) {
    Token at = failure.at();
    Token before = tokens.before(at);
    if (enclosing(failure.context()) instanceof ToyParser.SpawnContext spawn) {
      String head = "spawn " + tokens.after(spawn.start).getText();
      if (at.getType() == ToyParser.LAMBDA) {
        return Messages.spawnedLambda(head, at.getStartIndex(), at.getStopIndex() + 1);
      }
      boolean isAtEnd = before == tokens.after(spawn.start);
      boolean hasOptions = before.getType() == ToyParser.RPAREN;
      if (isAtEnd || hasOptions) {
        return error(
            DiagnosticCode.BAD_SPAWN,
            "`" + head + "` needs a call to start",
            at,
            "write `"
                + head
                + " f(x)`"
                + (hasOptions ? "; what stands in brackets right after it are its options" : ""));
      }
    }
    if (before.getType() == ToyParser.SPAWN && at.getType() == ToyParser.NAME) {
      return lines.rewrite(
          error(
              DiagnosticCode.BAD_SPAWN,
              "`spawn` needs the model first: thread, process or task",
              at),
          at.getStartIndex(),
          at.getStartIndex(),
          "thread ");
    }
    return null;
  }

  private static ParserRuleContext enclosing(ParserRuleContext context) {
    ParserRuleContext at = context;
    while (at.getParent() instanceof ParserRuleContext parent
        && !(at instanceof ToyParser.SpawnContext)
        && !(at instanceof ToyParser.StatementContext)) {
      at = parent;
    }
    return at;
  }

  // ---- small things -------------------------------------------------------------------------

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
