package toy.syntax;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;
import toy.grammar.ToyParser;

/// What the second, reporting parse does at an error. No token is ever invented or deleted: the
/// statement is given up and the parser goes on behind its newline or in front of the `}` of its
/// block. Rules inside a statement only pass the error on.
final class Recovery extends DefaultErrorStrategy {

  /// An error as the parser sees it.
  ///
  /// @param at the token that does not fit
  /// @param expected what would have fitted
  /// @param context the innermost rule
  /// @param isLate whether `at` is further on than where `expected` would have fitted
  /// @param afterStatement whether a whole statement was read and `at` is on the same line
  record Failure(
      Token at,
      IntervalSet expected,
      ParserRuleContext context,
      boolean isLate,
      boolean afterStatement) {

    Failure behindStatement() {
      return new Failure(at, expected, context, isLate, true);
    }
  }

  private final Consumer<Failure> report;
  private final Predicate<Token> isInBrackets;
  private @Nullable IntervalSet statementStarts;

  /// @param isInBrackets whether a token stands in brackets that are no block: there a `;` ends
  ///   nothing
  Recovery(Consumer<Failure> report, Predicate<Token> isInBrackets) {
    this.report = report;
    this.isInBrackets = isInBrackets;
  }

  @Override
  public void reportError(Parser parser, RecognitionException e) {
    if (!inErrorRecoveryMode(parser)) {
      beginErrorCondition(parser);
      boolean isLate =
          e instanceof NoViableAltException noViable
              && noViable.getStartToken() != e.getOffendingToken();
      report.accept(
          new Failure(
              e.getOffendingToken(), e.getExpectedTokens(), parser.getContext(), isLate, false));
    }
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  @Override
  public void recover(Parser parser, RecognitionException e) {
    ParserRuleContext context = parser.getContext();
    if (!(context instanceof ToyParser.StatementContext)
        && !(context instanceof ToyParser.ModuleContext)) {
      throw e;
    }
    skip(parser);
  }

  /// Called before every loop and option of a rule; only those between statements are of interest.
  @Override
  public void sync(Parser parser) {
    if (!(parser.getContext() instanceof ToyParser.BodyContext body)) {
      return;
    }
    int next = parser.getInputStream().LA(1);
    boolean isEnd = next == Token.EOF || isSeparator(next);
    boolean isBlockEnd =
        next == ToyParser.RBLOCK && body.getParent() instanceof ToyParser.BlockContext;
    if (isEnd || isBlockEnd) {
      return;
    }
    boolean isStatement = statementStarts(parser).contains(next);
    boolean afterStatement =
        body.getChildCount() > 0
            && body.getChild(body.getChildCount() - 1) instanceof ToyParser.StatementContext;
    if (isStatement && !afterStatement) {
      return;
    }
    if (!inErrorRecoveryMode(parser)) {
      report.accept(
          new Failure(parser.getCurrentToken(), new IntervalSet(), body, false, afterStatement));
    }
    if (next == ToyParser.RBLOCK) {
      parser.consume();
    }
    skip(parser);
  }

  private IntervalSet statementStarts(Parser parser) {
    if (statementStarts == null) {
      statementStarts =
          parser.getATN().nextTokens(parser.getATN().ruleToStartState[ToyParser.RULE_statement]);
    }
    return statementStarts;
  }

  private static boolean isSeparator(int type) {
    return type == ToyParser.NEWLINE || type == ToyParser.SEMI;
  }

  /// Skips to the end of the statement, whole blocks included.
  private void skip(Parser parser) {
    int from = parser.getInputStream().index();
    int depth = 0;
    boolean skippedBlock = false;
    while (true) {
      int type = parser.getInputStream().LA(1);
      boolean isEnd =
          type == Token.EOF
              || (depth == 0 && type == ToyParser.RBLOCK)
              || (depth == 0
                  && isSeparator(type)
                  && !isInBrackets.test(parser.getCurrentToken())
                  && !continues(parser, skippedBlock, from));
      if (isEnd) {
        endErrorCondition(parser);
        return;
      }
      switch (type) {
        case ToyParser.LBLOCK, ToyParser.LDISPLAY -> depth++;
        case ToyParser.RBLOCK, ToyParser.RDISPLAY -> {
          depth = Math.max(0, depth - 1);
          skippedBlock = true;
        }
        default -> {}
      }
      parser.consume();
    }
  }

  /// Whether the line after the newline belongs to the statement that is given up: `else` after its
  /// block, or the `{` that was put on a line of its own.
  private static boolean continues(Parser parser, boolean skippedBlock, int from) {
    return switch (parser.getInputStream().LA(2)) {
      case ToyParser.ELSE, ToyParser.ELIF, ToyParser.EXCEPT, ToyParser.FINALLY -> skippedBlock;
      case ToyParser.LDISPLAY, ToyParser.LBLOCK -> parser.getInputStream().index() == from;
      default -> false;
    };
  }
}
