package toy.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import toy.grammar.LexicalProblem;
import toy.grammar.ToyLexer;

/// What an editor wants to know of a text while it is being typed, by the language's own lexer:
/// which stretches have a colour, and which bracket is open at its end. Never throws, whatever the
/// text; takes time in proportion to it.
public final class Highlight {
  /// What a stretch of text is.
  public enum Kind {
    KEYWORD,
    /// `spawn`, and the words that have a meaning only behind it.
    SPAWN,
    /// `None`, `True`, `False`.
    CONSTANT,
    NUMBER,
    /// A string's quotes and text; the fields of an f-string are code.
    STRING,
    COMMENT
  }

  /// The characters from `start` to `end`, exclusive.
  public record Span(int start, int end, Kind kind) {}

  private Highlight() {}

  /// The words that the grammar knows, but those of Python that are no part of Toy.
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    for (int type = ToyLexer.AND; type <= ToyLexer.GROUP; type++) {
      String word = ToyLexer.VOCABULARY.getLiteralName(type);
      if (word != null && type != ToyLexer.GLOBAL && type != ToyLexer.NONLOCAL) {
        words.add(word.substring(1, word.length() - 1));
      }
    }
    return words;
  }

  /// In the order of the text; what has no colour is left out.
  public static List<Span> of(String text) {
    List<Span> spans = new ArrayList<>();
    ToyLexer lexer = lexer(text);
    Token before = null;
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      Kind kind = kind(token, before);
      if (kind != null && token.getStopIndex() >= token.getStartIndex()) {
        spans.add(new Span(token.getStartIndex(), token.getStopIndex() + 1, kind));
      }
      before = token;
    }
    return spans;
  }

  private static @Nullable Kind kind(Token token, @Nullable Token before) {
    return switch (token.getType()) {
      case ToyLexer.STRING,
          ToyLexer.BYTES,
          ToyLexer.FSTRING_START,
          ToyLexer.FSTRING_TEXT,
          ToyLexer.FSTRING_END ->
          Kind.STRING;
      case ToyLexer.INT, ToyLexer.FLOAT, ToyLexer.BAD_NUMBER -> Kind.NUMBER;
      case ToyLexer.COMMENT -> Kind.COMMENT;
      case ToyLexer.NONE, ToyLexer.TRUE, ToyLexer.FALSE -> Kind.CONSTANT;
      case ToyLexer.SPAWN -> Kind.SPAWN;
      case ToyLexer.THREAD, ToyLexer.PROCESS, ToyLexer.TASK ->
          before != null && before.getType() == ToyLexer.SPAWN ? Kind.SPAWN : null;
      default -> isKeyword(token) ? Kind.KEYWORD : null;
    };
  }

  private static boolean isKeyword(Token token) {
    return token.getType() >= ToyLexer.AND
        && token.getType() <= ToyLexer.YIELD
        && Character.isLetter(token.getText().charAt(0)); // `&&` is read as `and`
  }

  /// The offset of the innermost bracket, field of an f-string included, that is open at the end of
  /// the text; -1 if there is none, or the text ends inside a long string.
  public static int openBracket(String text) {
    ToyLexer lexer = lexer(text);
    while (lexer.nextToken().getType() != Token.EOF) {
      // The lexer reports what is open once it comes to the end.
    }
    int open = -1;
    for (LexicalProblem problem : lexer.problems()) {
      if (problem.kind() == LexicalProblem.Kind.UNTERMINATED_TEXT) {
        return -1;
      }
      if (problem.kind() == LexicalProblem.Kind.UNCLOSED_AT_END) {
        open = Math.max(open, problem.start());
      }
    }
    return open;
  }

  private static ToyLexer lexer(String text) {
    ToyLexer lexer = new ToyLexer(new TextStream(new Source("<prompt>", text)));
    lexer.removeErrorListeners();
    return lexer;
  }
}
