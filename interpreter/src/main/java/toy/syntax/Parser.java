package toy.syntax;

import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import toy.grammar.ToyLexer;
import toy.grammar.ToyParser;

/// From a [Source] to its [Ast]. Never throws, whatever the text.
public final class Parser {

  public enum Mode {
    /// A whole file: `else` and its kin may stand on the line after `}`.
    FILE,
    /// One entry at the prompt, which ends at its `}`.
    ENTRY
  }

  private Parser() {}

  public static ParseResult parse(Source source, Mode mode) {
    Findings findings = new Findings();
    Ast.Module module = null;
    try {
      ToyLexer lexer = new ToyLexer(new TextStream(source));
      lexer.removeErrorListeners();
      CommonTokenStream tokens = new CommonTokenStream(lexer);
      tokens.fill();
      ToyParser parser = new ToyParser(tokens);
      parser.removeErrorListeners();
      parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
      parser.setErrorHandler(new BailErrorStrategy());
      ToyParser.ModuleContext tree;
      try {
        tree = parser.module();
      } catch (ParseCancellationException _) {
        tokens.seek(0);
        parser.reset();
        parser.getInterpreter().setPredictionMode(PredictionMode.LL);
        parser.setErrorHandler(new BailErrorStrategy());
        try {
          tree = parser.module();
        } catch (ParseCancellationException e) {
          var cause = (org.antlr.v4.runtime.RecognitionException) e.getCause();
          findings.error(
              SyntaxCode.UNEXPECTED,
              "unexpected `" + cause.getOffendingToken().getText() + "`",
              cause.getOffendingToken());
          return new ParseResult(null, findings.sorted());
        }
      }
      module = new AstBuilder(source, mode, findings).module(tree);
    } catch (StackOverflowError _) {
      findings.error(SyntaxCode.TOO_DEEP, "nested too deeply", 0, 0);
    }
    return new ParseResult(findings.hasErrors() ? null : module, findings.sorted());
  }
}
