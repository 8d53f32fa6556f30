package toy.syntax;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;
import toy.grammar.LexicalProblem;
import toy.grammar.ToyLexer;
import toy.grammar.ToyParser;
import toy.grammar.ToyParser.ModuleContext;
import toy.value.LongWork;

/// From a [Source] to its [Ast]. Never throws, whatever the text; but on a thread that runs a
/// program a long text [polls][LongWork#poll], and who is stopped meanwhile leaves.
public final class Parser {

  public enum Mode {
    /// A whole file: `else` and its kin may stand on the line after `}`.
    FILE,
    /// One entry at the prompt, which ends at its `}`.
    ENTRY
  }

  private final Source source;
  private final Mode mode;
  private final Findings findings = new Findings();
  private boolean hasTokens;
  private boolean failedAtEnd;

  private Parser(Source source, Mode mode) {
    this.source = source;
    this.mode = mode;
  }

  public static ParseResult parse(Source source, Mode mode) {
    return new Parser(source, mode).run();
  }

  /// What [Completeness] asks.
  static Completeness completeness(Source source) {
    Parser parser = new Parser(source, Mode.ENTRY);
    ParseResult result = parser.run();
    if (!parser.hasTokens && result.diagnostics().isEmpty()) {
      return Completeness.EMPTY;
    }
    if (result.module() != null) {
      return Completeness.COMPLETE;
    }
    return parser.failedAtEnd ? Completeness.INCOMPLETE : Completeness.INVALID;
  }

  private ParseResult run() {
    ToyLexer lexer = new ToyLexer(new TextStream(source));
    lexer.removeErrorListeners();
    CommonTokenStream tokens = new PolledTokens(lexer);
    tokens.fill();
    hasTokens = tokens.LA(1) != Token.EOF;
    Ast.Module module = null;
    if (isTooDeep(lexer)) {
      new LexicalMessages(source, findings).addAll(lexer.problems(), lexer.brackets());
    } else {
      ToyParser parser = new ToyParser(tokens);
      parser.removeErrorListeners();
      try {
        module = module(lexer, parser, tokens);
      } catch (StackOverflowError _) {
        Token at = parser.getCurrentToken();
        findings.error(DiagnosticCode.TOO_DEEP, "nested too deeply", at);
      }
    }
    return new ParseResult(findings.hasErrors() ? null : module, findings.sorted());
  }

  /// Prediction too reads tokens in this way, and it may read them many times.
  private static final class PolledTokens extends CommonTokenStream {
    private static final int SHORT =
        50_000; // tokens: some 50 ms; so no module of the library polls
    private static final int EACH = 256;

    private int read;

    PolledTokens(ToyLexer lexer) {
      super(lexer);
    }

    @Override
    public void consume() {
      read++;
      if (read > SHORT && read % EACH == 0) {
        LongWork.poll();
      }
      super.consume();
    }
  }

  /// A bound that does not depend on the size of Java's stack.
  private static boolean isTooDeep(ToyLexer lexer) {
    for (LexicalProblem problem : lexer.problems()) {
      if (problem.kind() == LexicalProblem.Kind.TOO_DEEP) {
        return true;
      }
    }
    return false;
  }

  private Ast.Module module(ToyLexer lexer, ToyParser parser, CommonTokenStream tokens) {
    ModuleContext tree = quickly(parser);
    LexicalMessages lexical = new LexicalMessages(source, findings);
    if (tree == null) {
      tokens.seek(0);
      parser.reset();
      SyntaxErrors errors =
          new SyntaxErrors(source, new Tokens(tokens.getTokens()), lexer, mode, findings);
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
      parser.setErrorHandler(new Recovery(errors::add, errors::isInBrackets));
      tree = parser.module();
      failedAtEnd = errors.firstIsAtEnd();
      lexical.addStatementInBracket(errors.statementInBracket());
      lexical.excuseBlock(errors.blockOnNextLine());
    }
    for (LexicalProblem problem : lexer.problems()) {
      switch (problem.kind()) {
        case UNCLOSED_AT_END -> {}
        case UNTERMINATED_TEXT -> failedAtEnd = true;
        default -> {
          failedAtEnd = false;
          return finish(lexer, lexical, tree);
        }
      }
    }
    return finish(lexer, lexical, tree);
  }

  private Ast.Module finish(ToyLexer lexer, LexicalMessages lexical, ModuleContext tree) {
    lexical.addAll(lexer.problems(), lexer.brackets());
    return new AstBuilder(source, mode, findings).module(tree);
  }

  /// The usual case: SLL prediction, and no thought of errors. Null if that does not accept the
  /// text, which may then still be right.
  private static @Nullable ModuleContext quickly(ToyParser parser) {
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return parser.module();
    } catch (ParseCancellationException _) {
      return null;
    }
  }
}
