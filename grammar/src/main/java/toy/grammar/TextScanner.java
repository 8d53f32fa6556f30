package toy.grammar;

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

  /// How much of a text is a legal name.
  static int nameLength(String text) {
    int length = 0;
    while (length < text.length()) {
      int c = text.codePointAt(length);
      boolean isLegal =
          length == 0
              ? c == '_' || Character.isUnicodeIdentifierStart(c)
              : Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
      if (!isLegal) {
        break;
      }
      length += Character.charCount(c);
    }
    return length;
  }

  static boolean isInvisible(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
