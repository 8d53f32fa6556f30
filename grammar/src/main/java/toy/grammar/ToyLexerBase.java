package toy.grammar;

import static org.antlr.v4.runtime.IntStream.EOF;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import toy.grammar.Bracket.FString;
import toy.grammar.Bracket.Kind;

/// The lexer's memory: open brackets, the tokens just read, the string being read. Every token of
/// the generated rules passes through [#nextToken], which gives it its final type, drops it, or
/// puts a newline before it. It never throws: what is wrong goes to [#problems], and the parser
/// gets the most plausible token.
///
/// One use by one thread; a lexer is not reset.
public abstract class ToyLexerBase extends LexerMemory {

  private final Deque<Token> queue = new ArrayDeque<>();
  private boolean elseFollowsBlock;

  protected ToyLexerBase(CharStream input) {
    super(input);
  }

  @Override
  public Token nextToken() {
    while (true) {
      Token queued = queue.poll();
      if (queued != null) {
        return queued;
      }
      if (string != null) {
        return remember(scanText());
      }
      CommonToken token = (CommonToken) super.nextToken();
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        return token;
      }
      token = adjust(token);
      if (token != null) {
        return remember(token);
      }
    }
  }

  /// The token as the parser shall see it, or null to leave it out.
  private CommonToken adjust(CommonToken token) {
    return switch (token.getType()) {
      case ToyLexer.NEWLINE -> newline(token);
      case ToyLexer.LPAREN, ToyLexer.LBRACK -> push(Kind.PAREN, token);
      case ToyLexer.LBRACE -> brace(token);
      case ToyLexer.RPAREN, ToyLexer.RBRACK, ToyLexer.RBRACE -> close(token);
      case ToyLexer.COLON -> colon(token);
      case ToyLexer.COLON_EQUAL -> top() == Kind.FIELD ? colon(shorten(token, 1)) : token;
      case ToyLexer.QUOTE -> quote(token);
      case ToyLexer.UNRECOGNIZED -> unknown(token);
      case ToyLexer.ELSE -> {
        elseFollowsBlock = lastSolid == ToyLexer.RBLOCK;
        yield token;
      }
      case ToyLexer.IF -> elseIf(token);
      case ToyLexer.AMP_AMP -> foreign(token, ToyLexer.AND);
      case ToyLexer.PIPE_PIPE -> foreign(token, ToyLexer.OR);
      case ToyLexer.LIKE_EQ -> foreign(token, ToyLexer.EQ);
      case ToyLexer.LIKE_NE -> foreign(token, ToyLexer.NE);
      case ToyLexer.BANG -> isConversion() ? token : foreign(token, ToyLexer.NOT);
      case ToyLexer.PLUS_PLUS -> increment(token);
      case ToyLexer.SLASH, ToyLexer.DSLASH -> slash(token);
      case EOF -> end(token);
      default -> TokenTypes.onlyBeginsStatements(token.getType()) ? statementWord(token) : token;
    };
  }

  // ---- newlines -----------------------------------------------------------------------------

  private CommonToken newline(CommonToken token) {
    lineBegins = true;
    boolean isVisible =
        (top() == null || top() == Kind.BLOCK)
            && last != null
            && lastType() != ToyLexer.NEWLINE
            && lastType() != ToyLexer.LBLOCK
            && !continuesLine();
    return isVisible ? token : null;
  }

  /// Whether the last token is a binary operator (rule 3).
  private boolean continuesLine() {
    return switch (lastType()) {
      case ToyLexer.STAR -> beforeLast != ToyLexer.IMPORT;
      case ToyLexer.NOT -> beforeLast == ToyLexer.IS;
      default -> TokenTypes.isBinaryOperator(lastType());
    };
  }

  /// Rule 1: after a name, a literal, a closing bracket and the words of a head, `{` opens a block.
  private CommonToken brace(CommonToken token) {
    boolean isBlock =
        lastType() == ToyLexer.ELSE ? elseFollowsBlock : TokenTypes.endsHead(lastType());
    token.setType(isBlock ? ToyLexer.LBLOCK : ToyLexer.LDISPLAY);
    if (isBlock && scanner.lineEnds()) {
      unclosedDownTo(innermostBlock(), token);
    }
    return push(isBlock ? Kind.BLOCK : Kind.DISPLAY, token);
  }

  /// How many brackets are open up to and including the innermost block.
  private int innermostBlock() {
    int size = open.size();
    while (size > 0 && open.get(size - 1).kind != Kind.BLOCK) {
      size--;
    }
    return size;
  }

  /// A word that only begins statements, first on its line inside brackets: the brackets were
  /// forgotten. The stack is cut back to the block, and a newline put before the word, so that the
  /// error stays in its own line.
  private CommonToken statementWord(CommonToken token) {
    Kind top = top();
    if (lastType() == ToyLexer.LDISPLAY) {
      makeBlock(open.getLast());
      return token;
    }
    if (!lineBegins || top == null || top == Kind.BLOCK || continuesLine()) {
      return token;
    }
    int keep = open.size();
    while (keep > 0 && !opensBlock(open.get(keep - 1))) {
      keep--;
    }
    if (open.size() == keep) {
      return token;
    }
    unclosedDownTo(keep, token);
    CommonToken newline = new CommonToken(token);
    newline.setType(ToyLexer.NEWLINE);
    newline.setStopIndex(token.getStartIndex() - 1);
    remember(newline);
    queue.add(remember(token));
    return newline;
  }

  /// Whether a bracket opens a block, be it only by what stands in it: `{` at the end of a line, or
  /// where a statement could begin, that holds statements.
  private boolean opensBlock(Bracket bracket) {
    if (bracket.kind == Kind.DISPLAY && (bracket.beginsStatement || bracket.endsLine)) {
      makeBlock(bracket);
    }
    return bracket.kind == Kind.BLOCK;
  }

  private void makeBlock(Bracket bracket) {
    bracket.kind = Kind.BLOCK;
    bracket.token.setType(ToyLexer.LBLOCK);
    if (bracket.beginsStatement) {
      report(LexicalProblem.Kind.HEADLESS_BLOCK, bracket.token);
    }
  }

  private CommonToken end(CommonToken token) {
    for (int i = open.size() - 1; i >= 0; i--) {
      problem(LexicalProblem.Kind.UNCLOSED_AT_END, open.get(i).token, token.getStartIndex());
    }
    open.clear();
    return token;
  }

  // ---- strings ------------------------------------------------------------------------------

  /// The opening quote of a string: reads the rest of a plain one; an f-string begins.
  private CommonToken quote(CommonToken token) {
    String text = token.getText();
    int quoteLength = text.endsWith("\"\"\"") || text.endsWith("'''") ? 3 : 1;
    String quote = text.substring(text.length() - quoteLength);
    String prefix = text.substring(0, text.length() - quoteLength).toLowerCase(Locale.ROOT);
    FString opened = new FString(token.getStartIndex(), quote, prefix.contains("r"), false);
    if (prefix.contains("f")) {
      token.setType(ToyLexer.FSTRING_START);
      string = opened;
      return token;
    }
    token.setType(prefix.contains("b") ? ToyLexer.BYTES : ToyLexer.STRING);
    if (!scanner.skipPlain(opened)) {
      if (endsOuterString(token, quote)) {
        return token;
      }
      unterminated(opened, opened.start());
      closeSwallowed();
    }
    token.setStopIndex(_input.index() - 1);
    return token;
  }

  /// `f("abc)`: brackets at the end of an open string were meant to close something.
  private void closeSwallowed() {
    for (int i = -1; !open.isEmpty() && open.getLast().kind == Kind.PAREN; i--) {
      int expected = open.getLast().token.getType() == ToyLexer.LPAREN ? ')' : ']';
      if (_input.LA(i) != expected) {
        return;
      }
      open.removeLast().closedAt(_input.index() + i);
    }
  }

  /// `f"{x"`: a quote that opens nothing is the end of the string whose field is open.
  private boolean endsOuterString(CommonToken token, String quote) {
    int field = open.size() - 1;
    while (field >= 0 && open.get(field).kind != Kind.FIELD) {
      field = open.get(field).kind == Kind.BLOCK ? -1 : field - 1;
    }
    if (field < 0 || !open.get(field).string.quote().equals(quote) || quote.length() == 3) {
      return false;
    }
    unclosedDownTo(field, token);
    rewind(token.getStopIndex() + 1);
    token.setType(ToyLexer.FSTRING_END);
    return true;
  }

  /// The next token of an f-string's text: a stretch of text, the `{` of a field, the `}` after a
  /// format spec, or the end.
  private CommonToken scanText() {
    int start = _input.index();
    while (!scanner.ends(string)) {
      int c = _input.LA(1);
      if (!string.inSpec() && (c == '{' || c == '}') && _input.LA(2) == c) {
        scanner.consume(2);
      } else if (c == '{' || (c == '}' && string.inSpec())) {
        break;
      } else {
        if (c == '}') {
          int at = _input.index();
          problems.add(
              new LexicalProblem(LexicalProblem.Kind.SINGLE_CLOSING_BRACE, at, at + 1, at));
        }
        scanner.consume(c == '\\' ? scanner.escapeLength(string.isRaw()) : 1);
      }
    }
    if (_input.index() > start) {
      return token(ToyLexer.FSTRING_TEXT, start);
    }
    if (scanner.ends(string)) {
      return endText(start);
    }
    int brace = _input.LA(1);
    _input.consume();
    if (brace == '}') {
      return close(token(ToyLexer.RBRACE, start));
    }
    CommonToken field = push(Kind.FIELD, token(ToyLexer.FIELD_OPEN, start));
    string = null;
    return field;
  }

  private CommonToken endText(int start) {
    if (scanner.at(string.quote())) {
      scanner.consume(string.quote().length());
    } else {
      unterminated(string, start);
    }
    CommonToken end = token(ToyLexer.FSTRING_END, start);
    if (string.inSpec()) {
      unclosedDownTo(open.size() - 1, end);
    }
    string = null;
    return end;
  }

  /// A `:` directly inside a field begins its format spec, which is text again.
  private CommonToken colon(CommonToken token) {
    if (top() == Kind.FIELD) {
      string = open.getLast().string.spec();
    }
    return token;
  }

  // ---- other languages' habits, and characters ----------------------------------------------

  private CommonToken foreign(CommonToken token, int type) {
    report(LexicalProblem.Kind.FOREIGN_OPERATOR, token);
    token.setType(type);
    return token;
  }

  /// `{x!r}` and `{x=!r}`; elsewhere behind a value `!` is an error that the parser reports.
  private boolean isConversion() {
    return TokenTypes.endsValue(lastType())
        || (top() == Kind.FIELD && lastType() == ToyLexer.ASSIGN);
  }

  private CommonToken elseIf(CommonToken token) {
    if (lastType() != ToyLexer.ELSE || !elseFollowsBlock || lineBegins) {
      return token;
    }
    problems.add(
        new LexicalProblem(
            LexicalProblem.Kind.ELSE_IF,
            last.getStartIndex(),
            token.getStopIndex() + 1,
            last.getStartIndex()));
    last.setType(ToyLexer.ELIF);
    last.setStopIndex(token.getStopIndex());
    lastSolid = ToyLexer.ELIF;
    return null;
  }

  /// `x++` ends an expression in no language of ours; `a ++b` and `a--b` are two signs.
  private CommonToken increment(CommonToken token) {
    boolean isLast = scanner.expressionEnds();
    if (isLast && TokenTypes.endsValue(lastType())) {
      report(LexicalProblem.Kind.INCREMENT, token);
      return null;
    }
    token = shorten(token, 1);
    token.setType(_input.LA(-1) == '+' ? ToyLexer.PLUS : ToyLexer.MINUS);
    return token;
  }

  private CommonToken slash(CommonToken token) {
    boolean isLong = token.getType() == ToyLexer.SLASH && _input.LA(1) == '*';
    if (!statementBegins() || (token.getType() == ToyLexer.SLASH && !isLong)) {
      return token;
    }
    report(LexicalProblem.Kind.FOREIGN_COMMENT, token);
    while (_input.LA(1) != EOF && (isLong ? !scanner.at("*/") : _input.LA(1) != '\n')) {
      _input.consume();
    }
    if (isLong && scanner.at("*/")) {
      scanner.consume(2);
    }
    return null;
  }

  /// Asked by the rule NAME about the character past ASCII that it has just read.
  final boolean startsName() {
    return scanner.isInName(true);
  }

  final boolean continuesName() {
    return scanner.isInName(false);
  }

  /// A character that no token begins with, and all that follow it without one that could begin a
  /// token: one problem, be it an emoji of several characters or a hundred of them.
  private CommonToken unknown(CommonToken token) {
    rewind(token.getStartIndex());
    int c = scanner.codePoint();
    boolean isInvisible = TextScanner.isInvisible(c);
    scanner.skipStrange(isInvisible);
    token.setStopIndex(_input.index() - 1);
    if (c == '\uFEFF' && token.getStartIndex() == 0) {
      return null;
    }
    if (isInvisible) {
      report(LexicalProblem.Kind.INVISIBLE_CHARACTER, token);
      return null;
    }
    report(LexicalProblem.Kind.UNKNOWN_CHARACTER, token);
    return token;
  }
}
