package toy.grammar;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import toy.grammar.Bracket.FString;
import toy.grammar.Bracket.Kind;

/// What the lexer remembers: the one stack of open brackets, the last tokens, the f-string being
/// read, and what was wrong.
abstract class LexerMemory extends Lexer {
  /// As many brackets inside each other as CPython's tokenizer allows.
  public static final int MAX_DEPTH = 200;

  final List<Bracket> open = new ArrayList<>();
  private final List<Bracket> brackets = new ArrayList<>();
  final List<LexicalProblem> problems = new ArrayList<>();

  /// The last visible tokens; null at the beginning of the text.
  CommonToken last;

  int beforeLast = Token.INVALID_TYPE;

  /// The type of the last visible token that is no NEWLINE.
  int lastSolid = Token.INVALID_TYPE;

  /// A newline was dropped since the last visible token.
  boolean lineBegins = true;

  /// The f-string whose text comes next; null in code.
  FString string;

  private boolean tooDeep;

  final TextScanner scanner;

  LexerMemory(CharStream input) {
    super(input);
    this.scanner = new TextScanner(input);
  }

  public List<LexicalProblem> problems() {
    return problems;
  }

  /// All brackets met so far, in the order in which they open.
  public List<Bracket> brackets() {
    return brackets;
  }

  Token remember(CommonToken token) {
    beforeLast = lastType();
    last = token;
    if (token.getType() != ToyLexer.NEWLINE) {
      lastSolid = token.getType();
    }
    lineBegins = token.getType() == ToyLexer.NEWLINE;
    return token;
  }

  int lastType() {
    return last == null ? Token.INVALID_TYPE : last.getType();
  }

  // ---- brackets -----------------------------------------------------------------------------

  /// The kind of the innermost open bracket, or null in the file itself.
  Kind top() {
    return open.isEmpty() ? null : open.getLast().kind;
  }

  boolean statementBegins() {
    int type = lastType();
    return last == null
        || type == ToyLexer.NEWLINE
        || type == ToyLexer.SEMI
        || type == ToyLexer.LBLOCK
        || (type == ToyLexer.RBLOCK && lineBegins);
  }

  CommonToken push(Kind kind, CommonToken token) {
    Bracket bracket = new Bracket(kind, token, statementBegins(), scanner.lineEnds(), string);
    open.add(bracket);
    brackets.add(bracket);
    if (open.size() > MAX_DEPTH && !tooDeep) {
      tooDeep = true;
      report(LexicalProblem.Kind.TOO_DEEP, token);
    }
    return token;
  }

  /// Closes the innermost bracket. Where that is of another kind, the closer is believed if one of
  /// its kind is open and no block stands between; else the bracket is believed.
  CommonToken close(CommonToken token) {
    int type = token.getType();
    int match = open.size() - 1;
    while (match >= 0 && !open.get(match).matches(type)) {
      match = open.get(match).kind == Kind.BLOCK ? -1 : match - 1;
    }
    if (match < 0) {
      if (top() == Kind.PAREN) {
        Bracket bracket = open.removeLast();
        problem(LexicalProblem.Kind.WRONG_CLOSER, token, bracket.start());
        bracket.closedAt(token.getStartIndex());
        token.setType(
            bracket.token.getType() == ToyLexer.LPAREN ? ToyLexer.RPAREN : ToyLexer.RBRACK);
        return token;
      }
      report(LexicalProblem.Kind.STRAY_CLOSER, token);
      return null;
    }
    unclosedDownTo(match + 1, token);
    Bracket bracket = open.removeLast();
    bracket.closedAt(token.getStartIndex());
    switch (bracket.kind) {
      case PAREN -> {}
      case DISPLAY -> token.setType(ToyLexer.RDISPLAY);
      case BLOCK -> token.setType(ToyLexer.RBLOCK);
      case FIELD -> {
        token.setType(ToyLexer.FIELD_CLOSE);
        string = bracket.string;
      }
    }
    return token;
  }

  void unclosedDownTo(int size, CommonToken at) {
    if (open.size() > size) {
      Bracket innermost = open.getLast();
      problem(LexicalProblem.Kind.UNCLOSED_BRACKET, innermost.token, at.getStartIndex());
      while (open.size() > size) {
        open.removeLast().givenUpAt(at.getStartIndex());
      }
    }
  }

  void unterminated(FString text, int at) {
    problems.add(
        new LexicalProblem(
            text.isLong()
                ? LexicalProblem.Kind.UNTERMINATED_TEXT
                : LexicalProblem.Kind.UNTERMINATED_STRING,
            text.start(),
            _input.index(),
            at));
  }

  // ---- small things -------------------------------------------------------------------------

  /// Gives back all but the first `length` characters of a token.
  CommonToken shorten(CommonToken token, int length) {
    if (token.getType() == ToyLexer.COLON_EQUAL) {
      token.setType(ToyLexer.COLON);
    }
    token.setStopIndex(token.getStartIndex() + length - 1);
    rewind(token.getStopIndex() + 1);
    return token;
  }

  void rewind(int offset) {
    _input.seek(offset);
    _hitEOF = false;
  }

  CommonToken token(int type, int start) {
    CommonToken token =
        new CommonToken(
            _tokenFactorySourcePair, type, Token.DEFAULT_CHANNEL, start, _input.index() - 1);
    token.setLine(getLine());
    return token;
  }

  void report(LexicalProblem.Kind kind, CommonToken token) {
    problem(kind, token, token.getStartIndex());
  }

  void problem(LexicalProblem.Kind kind, CommonToken token, int at) {
    problems.add(new LexicalProblem(kind, token.getStartIndex(), token.getStopIndex() + 1, at));
  }
}
