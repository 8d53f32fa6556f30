package toy.syntax;

import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import toy.grammar.ToyParser;

/// What tokens are called in messages.
final class Words {
  /// The words that begin statements, for "did you mean".
  static final List<String> STATEMENTS =
      List.of(
          "let",
          "if",
          "elif",
          "else",
          "while",
          "for",
          "def",
          "class",
          "return",
          "import",
          "from",
          "try",
          "except",
          "finally",
          "with",
          "raise",
          "assert",
          "break",
          "continue",
          "pass",
          "async",
          "await",
          "yield",
          "not",
          "spawn",
          "group",
          "lambda");

  private Words() {}

  static boolean isKeyword(int type) {
    return type >= ToyParser.AND && type <= ToyParser.YIELD;
  }

  static boolean isName(int type) {
    return switch (type) {
      case ToyParser.NAME,
          ToyParser.SPAWN,
          ToyParser.THREAD,
          ToyParser.PROCESS,
          ToyParser.TASK,
          ToyParser.GROUP ->
          true;
      default -> false;
    };
  }

  /// Whether a value may begin with this token.
  static boolean beginsValue(int type) {
    return isName(type)
        || switch (type) {
          case ToyParser.INT,
              ToyParser.FLOAT,
              ToyParser.BAD_NUMBER,
              ToyParser.STRING,
              ToyParser.BYTES,
              ToyParser.FSTRING_START,
              ToyParser.TRUE,
              ToyParser.FALSE,
              ToyParser.NONE,
              ToyParser.ELLIPSIS,
              ToyParser.LAMBDA,
              ToyParser.AWAIT ->
              true;
          default -> false;
        };
  }

  static boolean isCloser(int type) {
    return switch (type) {
      case ToyParser.RPAREN,
          ToyParser.RBRACK,
          ToyParser.RBLOCK,
          ToyParser.RDISPLAY,
          ToyParser.FIELD_CLOSE ->
          true;
      default -> false;
    };
  }

  /// A token that was found.
  static String found(Token token) {
    return switch (token.getType()) {
      case Token.EOF -> "the end of the text";
      case ToyParser.NEWLINE -> "the end of the line";
      case ToyParser.STRING, ToyParser.BYTES, ToyParser.FSTRING_START -> "a string";
      case ToyParser.FSTRING_TEXT -> "text";
      case ToyParser.FSTRING_END -> "the end of the string";
      case ToyParser.FIELD_CLOSE -> "`}`";
      default -> "`" + token.getText() + "`";
    };
  }

  /// What would have fitted, or an empty string if that is too much to say.
  static String expected(IntervalSet set) {
    if (set.contains(ToyParser.INT)) {
      return "a value";
    }
    if (set.contains(ToyParser.LBLOCK)) {
      return set.contains(ToyParser.AS) ? "`as` or `{`" : "`{`";
    }
    if (set.contains(ToyParser.NAME)) {
      return "a name";
    }
    if (set.contains(ToyParser.FIELD_CLOSE)) {
      return "`}`";
    }
    for (int closer : new int[] {ToyParser.RPAREN, ToyParser.RBRACK, ToyParser.RDISPLAY}) {
      if (set.contains(closer)) {
        String bracket = "`" + sign(closer) + "`";
        return set.contains(ToyParser.COMMA) ? "`,` or " + bracket : bracket;
      }
    }
    if (set.contains(ToyParser.NEWLINE)) {
      return set.size() <= 3 ? "the end of the line" : "";
    }
    if (set.isNil() || set.size() > 3) {
      return "";
    }
    StringBuilder words = new StringBuilder();
    for (int type : set.toList()) {
      words.append(words.isEmpty() ? "" : " or ").append('`').append(sign(type)).append('`');
    }
    return words.toString();
  }

  private static String sign(int type) {
    return switch (type) {
      case ToyParser.RDISPLAY, ToyParser.RBLOCK -> "}";
      case ToyParser.LDISPLAY, ToyParser.LBLOCK -> "{";
      default -> {
        String literal = ToyParser.VOCABULARY.getLiteralName(type);
        yield literal == null
            ? ToyParser.VOCABULARY.getSymbolicName(type)
            : literal.substring(1, literal.length() - 1);
      }
    };
  }
}
