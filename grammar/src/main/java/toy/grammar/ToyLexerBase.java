package toy.grammar;

import static org.antlr.v4.runtime.IntStream.EOF;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import toy.grammar.Bracket.FString;
import toy.grammar.Bracket.Kind;

/// The lexer's memory: open brackets, the tokens just read, the string being read. Every token of
/// the generated rules passes through [#nextToken], which gives it its final type, drops it, or
/// puts a newline before it. It never throws: what is wrong goes to [#problems], and the parser
/// gets the most plausible token.
///
/// One use by one thread; a lexer is not reset.
public abstract class ToyLexerBase extends Lexer {
  /// As many brackets inside each other as CPython's tokenizer allows.
  public static final int MAX_DEPTH = 200;

  private final List<Bracket> open = new ArrayList<>();
  private final List<Bracket> brackets = new ArrayList<>();
  private final List<LexicalProblem> problems = new ArrayList<>();
  private final Deque<Token> queue = new ArrayDeque<>();

  /// The last visible tokens; null at the beginning of the text.
  private CommonToken last;

  private int beforeLast = Token.INVALID_TYPE;

  /// The type of the last visible token that is no NEWLINE.
  private int lastSolid = Token.INVALID_TYPE;

  private boolean elseFollowsBlock;

  /// A newline was dropped since the last visible token.
  private boolean lineBegins = true;

  /// The f-string whose text comes next; null in code.
  private FString string;

  private boolean tooDeep;

  protected ToyLexerBase(CharStream input) {
    super(input);
  }

  public List<LexicalProblem> problems() {
    return problems;
  }

  /// All brackets met so far, in the order in which they open.
  public List<Bracket> brackets() {
    return brackets;
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

  private Token remember(CommonToken token) {
    beforeLast = lastType();
    last = token;
    if (token.getType() != ToyLexer.NEWLINE) {
      lastSolid = token.getType();
    }
    lineBegins = token.getType() == ToyLexer.NEWLINE;
    return token;
  }

  private int lastType() {
    return last == null ? Token.INVALID_TYPE : last.getType();
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
      case ToyLexer.NAME -> name(token);
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
      case ToyLexer.BANG -> endsValue(lastType()) ? token : foreign(token, ToyLexer.NOT);
      case ToyLexer.PLUS_PLUS -> increment(token);
      case ToyLexer.SLASH, ToyLexer.DSLASH -> slash(token);
      case ToyLexer.LET,
          ToyLexer.DEF,
          ToyLexer.CLASS,
          ToyLexer.WHILE,
          ToyLexer.TRY,
          ToyLexer.WITH,
          ToyLexer.RETURN,
          ToyLexer.RAISE,
          ToyLexer.IMPORT,
          ToyLexer.BREAK,
          ToyLexer.CONTINUE,
          ToyLexer.PASS,
          ToyLexer.ASSERT,
          ToyLexer.DEL,
          ToyLexer.GLOBAL,
          ToyLexer.NONLOCAL ->
          statementWord(token);
      case EOF -> end(token);
      default -> token;
    };
  }

  // ---- newlines
  // ----------------------------------------------------------------------------------

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
      case ToyLexer.AND,
          ToyLexer.OR,
          ToyLexer.IN,
          ToyLexer.IS,
          ToyLexer.EQ,
          ToyLexer.NE,
          ToyLexer.LT,
          ToyLexer.LE,
          ToyLexer.GT,
          ToyLexer.GE,
          ToyLexer.PLUS,
          ToyLexer.MINUS,
          ToyLexer.SLASH,
          ToyLexer.DSLASH,
          ToyLexer.PERCENT,
          ToyLexer.POW,
          ToyLexer.AMP,
          ToyLexer.PIPE,
          ToyLexer.CARET,
          ToyLexer.LSHIFT,
          ToyLexer.RSHIFT ->
          true;
      default -> false;
    };
  }

  // ---- brackets
  // ----------------------------------------------------------------------------------

  /// The kind of the innermost open bracket, or null in the file itself.
  private Kind top() {
    return open.isEmpty() ? null : open.getLast().kind;
  }

  private boolean statementBegins() {
    int type = lastType();
    return last == null
        || type == ToyLexer.NEWLINE
        || type == ToyLexer.SEMI
        || type == ToyLexer.LBLOCK
        || (type == ToyLexer.RBLOCK && lineBegins);
  }

  private CommonToken push(Kind kind, CommonToken token) {
    Bracket bracket = new Bracket(kind, token, statementBegins(), string);
    open.add(bracket);
    brackets.add(bracket);
    if (open.size() > MAX_DEPTH && !tooDeep) {
      tooDeep = true;
      report(LexicalProblem.Kind.TOO_DEEP, token);
    }
    return token;
  }

  /// Rule 1: after a name, a literal, a closing bracket and the words of a head, `{` opens a block.
  private CommonToken brace(CommonToken token) {
    boolean isBlock =
        switch (lastType()) {
          case ToyLexer.RPAREN,
              ToyLexer.RBRACK,
              ToyLexer.RBLOCK,
              ToyLexer.RDISPLAY,
              ToyLexer.TRY,
              ToyLexer.FINALLY,
              ToyLexer.EXCEPT ->
              true;
          case ToyLexer.ELSE -> elseFollowsBlock;
          default -> endsValue(lastType());
        };
    token.setType(isBlock ? ToyLexer.LBLOCK : ToyLexer.LDISPLAY);
    return push(isBlock ? Kind.BLOCK : Kind.DISPLAY, token);
  }

  private static boolean endsValue(int type) {
    return switch (type) {
      case ToyLexer.NAME,
          ToyLexer.SPAWN,
          ToyLexer.THREAD,
          ToyLexer.PROCESS,
          ToyLexer.TASK,
          ToyLexer.GROUP,
          ToyLexer.TRUE,
          ToyLexer.FALSE,
          ToyLexer.NONE,
          ToyLexer.ELLIPSIS,
          ToyLexer.INT,
          ToyLexer.FLOAT,
          ToyLexer.BAD_NUMBER,
          ToyLexer.STRING,
          ToyLexer.BYTES,
          ToyLexer.FSTRING_END,
          ToyLexer.RPAREN,
          ToyLexer.RBRACK,
          ToyLexer.RDISPLAY ->
          true;
      default -> false;
    };
  }

  /// Closes the innermost bracket. Where that is of another kind, the closer is believed if one of
  /// its kind is open and no block stands between; else the bracket is believed.
  private CommonToken close(CommonToken token) {
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

  private void unclosedDownTo(int size, CommonToken at) {
    if (open.size() > size) {
      Bracket innermost = open.getLast();
      problem(LexicalProblem.Kind.UNCLOSED_BRACKET, innermost.token, at.getStartIndex());
      while (open.size() > size) {
        open.removeLast();
      }
    }
  }

  /// A word that only begins statements, first on its line inside brackets: the brackets were
  /// forgotten. The stack is cut back to the block, and a newline put before the word, so that the
  /// error stays in its own line.
  private CommonToken statementWord(CommonToken token) {
    Kind top = top();
    if (!lineBegins || top == null || top == Kind.BLOCK || continuesLine()) {
      return token;
    }
    int keep = open.size();
    while (keep > 0 && open.get(keep - 1).kind != Kind.BLOCK) {
      Bracket bracket = open.get(keep - 1);
      if (bracket.kind == Kind.DISPLAY && bracket.beginsStatement) {
        bracket.kind = Kind.BLOCK;
        bracket.token.setType(ToyLexer.LBLOCK);
        report(LexicalProblem.Kind.HEADLESS_BLOCK, bracket.token);
        break;
      }
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

  private CommonToken end(CommonToken token) {
    for (int i = open.size() - 1; i >= 0; i--) {
      problem(LexicalProblem.Kind.UNCLOSED_AT_END, open.get(i).token, token.getStartIndex());
    }
    open.clear();
    return token;
  }

  // ---- strings
  // -----------------------------------------------------------------------------------

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
    while (!textEnds(opened)) {
      _input.consume();
      if (_input.LA(-1) == '\\' && _input.LA(1) != EOF) {
        consume(_input.LA(1) == '\r' && _input.LA(2) == '\n' ? 2 : 1);
      }
    }
    if (!atQuote(quote)) {
      if (endsOuterString(token, quote)) {
        return token;
      }
      unterminated(opened, opened.start());
    } else {
      consume(quoteLength);
    }
    token.setStopIndex(_input.index() - 1);
    return token;
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
    while (!textEnds(string)) {
      int c = _input.LA(1);
      if (!string.inSpec() && (c == '{' || c == '}') && _input.LA(2) == c) {
        consume(2);
      } else if (c == '{' || (c == '}' && string.inSpec())) {
        break;
      } else {
        if (c == '}') {
          int at = _input.index();
          problems.add(
              new LexicalProblem(LexicalProblem.Kind.SINGLE_CLOSING_BRACE, at, at + 1, at));
        }
        consume(c == '\\' ? textEscape() : 1);
      }
    }
    if (_input.index() > start) {
      return token(ToyLexer.FSTRING_TEXT, start);
    }
    if (textEnds(string)) {
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
    if (atQuote(string.quote())) {
      consume(string.quote().length());
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

  /// Whether the text is over here, be it at its quote or because its line or the input ends.
  private boolean textEnds(FString text) {
    int c = _input.LA(1);
    return c == EOF || (!text.isLong() && (c == '\n' || c == '\r')) || atQuote(text.quote());
  }

  private boolean atQuote(String quote) {
    for (int i = 0; i < quote.length(); i++) {
      if (_input.LA(i + 1) != quote.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// The length of an escape in an f-string's text; `\{` is none, for its brace still opens a
  /// field.
  private int textEscape() {
    int c = _input.LA(2);
    if (c == EOF || c == '{' || c == '}') {
      return 1;
    }
    if (c == 'N' && _input.LA(3) == '{' && !string.isRaw()) {
      int length = 4;
      while (Character.isLetterOrDigit(_input.LA(length)) || isNamePunctuation(_input.LA(length))) {
        length++;
      }
      return _input.LA(length) == '}' ? length : 2;
    }
    return c == '\r' && _input.LA(3) == '\n' ? 3 : 2;
  }

  private static boolean isNamePunctuation(int c) {
    return c == ' ' || c == '-';
  }

  private void unterminated(FString text, int at) {
    problems.add(
        new LexicalProblem(
            text.isLong()
                ? LexicalProblem.Kind.UNTERMINATED_TEXT
                : LexicalProblem.Kind.UNTERMINATED_STRING,
            text.start(),
            _input.index(),
            at));
  }

  /// A `:` directly inside a field begins its format spec, which is text again.
  private CommonToken colon(CommonToken token) {
    if (top() == Kind.FIELD) {
      string = open.getLast().string.spec();
    }
    return token;
  }

  // ---- other languages' habits, and characters
  // -----------------------------------------------------

  private CommonToken foreign(CommonToken token, int type) {
    report(LexicalProblem.Kind.FOREIGN_OPERATOR, token);
    token.setType(type);
    return token;
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
    int ahead = 1;
    while (_input.LA(ahead) == ' ' || _input.LA(ahead) == '\t') {
      ahead++;
    }
    boolean isLast =
        switch (_input.LA(ahead)) {
          case EOF, '\r', '\n', ';', ')', ']', '}', '#' -> true;
          default -> false;
        };
    if (isLast && endsValue(lastType())) {
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
    while (_input.LA(1) != EOF && (isLong ? !atQuote("*/") : _input.LA(1) != '\n')) {
      _input.consume();
    }
    if (isLong && atQuote("*/")) {
      consume(2);
    }
    return null;
  }

  /// Checks what the rule NAME took on trust: every character past ASCII.
  private CommonToken name(CommonToken token) {
    String text = token.getText();
    int length = 0;
    while (length < text.length()) {
      int c = text.codePointAt(length);
      boolean isLegal =
          c == '_'
              || (length == 0
                  ? Character.isUnicodeIdentifierStart(c)
                  : Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
      if (!isLegal) {
        break;
      }
      length += Character.charCount(c);
    }
    if (length == text.length()) {
      return token;
    }
    if (length > 0) {
      return shorten(token, length);
    }
    return unknown(shorten(token, Character.charCount(text.codePointAt(0))));
  }

  private CommonToken unknown(CommonToken token) {
    int c = token.getText().codePointAt(0);
    if (c == '\uFEFF' && token.getStartIndex() == 0) {
      return null;
    }
    boolean isInvisible =
        Character.isWhitespace(c)
            || Character.isSpaceChar(c)
            || Character.isISOControl(c)
            || Character.getType(c) == Character.FORMAT;
    if (isInvisible) {
      report(LexicalProblem.Kind.INVISIBLE_CHARACTER, token);
      return null;
    }
    report(LexicalProblem.Kind.UNKNOWN_CHARACTER, token);
    token.setType(ToyLexer.UNRECOGNIZED);
    return token;
  }

  // ---- small things
  // --------------------------------------------------------------------------------

  /// Gives back all but the first `length` characters of a token.
  private CommonToken shorten(CommonToken token, int length) {
    if (token.getType() == ToyLexer.COLON_EQUAL) {
      token.setType(ToyLexer.COLON);
    }
    token.setStopIndex(token.getStartIndex() + length - 1);
    rewind(token.getStopIndex() + 1);
    return token;
  }

  private void rewind(int offset) {
    _input.seek(offset);
    _hitEOF = false;
  }

  private void consume(int count) {
    for (int i = 0; i < count && _input.LA(1) != EOF; i++) {
      _input.consume();
    }
  }

  private CommonToken token(int type, int start) {
    CommonToken token =
        new CommonToken(
            _tokenFactorySourcePair, type, Token.DEFAULT_CHANNEL, start, _input.index() - 1);
    token.setLine(getLine());
    return token;
  }

  private void report(LexicalProblem.Kind kind, CommonToken token) {
    problem(kind, token, token.getStartIndex());
  }

  private void problem(LexicalProblem.Kind kind, CommonToken token, int at) {
    problems.add(new LexicalProblem(kind, token.getStartIndex(), token.getStopIndex() + 1, at));
  }
}
