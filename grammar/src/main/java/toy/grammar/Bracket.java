package toy.grammar;

import org.antlr.v4.runtime.CommonToken;

/// An opening bracket. Those still open form the lexer's one stack; all of them, in order of
/// opening, serve messages.
public final class Bracket {

  enum Kind {
    /// `(` or `[`.
    PAREN,
    /// `{` of a dict or set.
    DISPLAY,
    /// `{` of statements: the only kind in which a newline is a token.
    BLOCK,
    /// `{` inside an f-string.
    FIELD
  }

  Kind kind;
  final CommonToken token;

  /// A `{` where a statement could begin.
  final boolean beginsStatement;

  /// Nothing but blanks and a comment follows on its line.
  final boolean endsLine;

  /// FIELD only: the string to go back to when the field closes.
  final FString string;

  private int end = -1;
  private int givenUp = Integer.MAX_VALUE;

  Bracket(Kind kind, CommonToken token, boolean beginsStatement, boolean endsLine, FString string) {
    this.kind = kind;
    this.token = token;
    this.beginsStatement = beginsStatement;
    this.endsLine = endsLine;
    this.string = string;
  }

  public int start() {
    return token.getStartIndex();
  }

  /// The offset of its closing bracket, or -1.
  public int end() {
    return end;
  }

  public boolean isBlock() {
    return kind == Kind.BLOCK;
  }

  /// Whether an offset stands inside, as far as the lexer believed in this bracket.
  public boolean encloses(int offset) {
    return start() < offset && (end < 0 ? offset < givenUp : offset <= end);
  }

  /// It was not closed, and what stands at an offset cannot be inside it.
  void givenUpAt(int offset) {
    givenUp = offset;
  }

  void closedAt(int offset) {
    end = offset;
  }

  boolean matches(int closer) {
    return switch (closer) {
      case ToyLexer.RPAREN -> token.getType() == ToyLexer.LPAREN;
      case ToyLexer.RBRACK -> token.getType() == ToyLexer.LBRACK;
      default -> kind != Kind.PAREN;
    };
  }

  /// The text of an f-string, or of a format spec in it, that is being read.
  ///
  /// @param start where the string begins
  /// @param quote what ends it: one or three quote characters
  record FString(int start, String quote, boolean isRaw, boolean inSpec) {
    FString spec() {
      return new FString(start, quote, isRaw, true);
    }

    boolean isLong() {
      return quote.length() == 3;
    }
  }
}
