package toy.grammar;

import static java.lang.Character.FORMAT;
import static org.antlr.v4.runtime.IntStream.EOF;

import org.antlr.v4.runtime.CharStream;
import toy.grammar.Bracket.FString;

/// Reads characters where token rules do not reach: inside strings, and past ASCII.
final class TextScanner {
  private final CharStream input;

  TextScanner(CharStream input) {
    this.input = input;
  }

  void consume(int count) {
    for (int i = 0; i < count && input.LA(1) != EOF; i++) {
      input.consume();
    }
  }

  /// Whether these characters come next.
  boolean at(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (input.LA(i + 1) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// Whether a string is over here, be it at its quote or because its line or the input ends.
  boolean ends(FString text) {
    int c = input.LA(1);
    return c == EOF || (!text.isLong() && (c == '\n' || c == '\r')) || at(text.quote());
  }

  /// Goes to the end of a plain string; false if it has no closing quote.
  boolean skipPlain(FString text) {
    while (!ends(text)) {
      boolean isEscape = input.LA(1) == '\\';
      input.consume();
      if (isEscape) {
        consume(input.LA(1) == '\r' && input.LA(2) == '\n' ? 2 : 1);
      }
    }
    boolean isClosed = at(text.quote());
    consume(isClosed ? text.quote().length() : 0);
    return isClosed;
  }

  /// The length of an escape in an f-string's text; `\{` is none, for its brace still opens a
  /// field.
  int escapeLength(boolean isRaw) {
    int c = input.LA(2);
    if (c == EOF || c == '{' || c == '}') {
      return 1;
    }
    if (c == 'N' && input.LA(3) == '{' && !isRaw) {
      int length = 4;
      while (isInCharacterName(input.LA(length))) {
        length++;
      }
      return input.LA(length) == '}' ? length : 2;
    }
    return c == '\r' && input.LA(3) == '\n' ? 3 : 2;
  }

  private static boolean isInCharacterName(int c) {
    return c == ' ' || c == '-' || Character.isLetterOrDigit(c);
  }

  /// Whether nothing but blanks and a comment follows on the line.
  boolean lineEnds() {
    return switch (nextVisible()) {
      case EOF, '\r', '\n', '#' -> true;
      default -> false;
    };
  }

  /// Whether an expression cannot go on: the line ends, or a bracket closes.
  boolean expressionEnds() {
    return switch (nextVisible()) {
      case ';', ')', ']', '}' -> true;
      default -> lineEnds();
    };
  }

  private int nextVisible() {
    int ahead = 1;
    while (input.LA(ahead) == ' ' || input.LA(ahead) == '\t') {
      ahead++;
    }
    return input.LA(ahead);
  }

  /// Whether the unit behind us, with the one on its other side if it is half of a character, may
  /// stand in a name.
  boolean isInName(boolean first) {
    int c = input.LA(-1);
    if (Character.isHighSurrogate((char) c) && Character.isLowSurrogate((char) input.LA(1))) {
      c = Character.toCodePoint((char) c, (char) input.LA(1));
    } else if (Character.isLowSurrogate((char) c)
        && Character.isHighSurrogate((char) input.LA(-2))) {
      c = Character.toCodePoint((char) input.LA(-2), (char) c);
    }
    return first
        ? Character.isUnicodeIdentifierStart(c)
        : Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }

  /// The character that comes next, of one unit or two.
  int codePoint() {
    int c = input.LA(1);
    int next = input.LA(2);
    return c != EOF
            && next != EOF
            && Character.isHighSurrogate((char) c)
            && Character.isLowSurrogate((char) next)
        ? Character.toCodePoint((char) c, (char) next)
        : c;
  }

  /// Passes the next character, and then all that no token begins with. What joins the parts of an
  /// emoji is invisible too, so visible ones are not ended by that, but by spaces.
  void skipStrange(boolean invisible) {
    int c = codePoint();
    do {
      consume(Character.charCount(c));
      c = codePoint();
    } while (isStrange(c)
        && (invisible ? isInvisible(c) : !isInvisible(c) || Character.getType(c) == FORMAT));
  }

  private static boolean isStrange(int c) {
    return c > 127
        ? !Character.isUnicodeIdentifierStart(c)
        : c == '?' || c == '$' || c == '`' || (c >= 0 && c < ' ' && "\t\n\f\r".indexOf(c) < 0);
  }

  static boolean isInvisible(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == FORMAT;
  }
}
