package toy.grammar;

/// Sets of token types that the lexer's rules ask for.
final class TokenTypes {
  private TokenTypes() {}

  /// Whether a value may end with this token.
  static boolean endsValue(int type) {
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

  /// Whether `{` after this token opens a block (rule 1).
  static boolean endsHead(int type) {
    return switch (type) {
      case ToyLexer.RBLOCK, ToyLexer.TRY, ToyLexer.FINALLY, ToyLexer.EXCEPT -> true;
      default -> endsValue(type);
    };
  }

  /// Whether a line that ends with this token goes on (rule 3).
  static boolean isBinaryOperator(int type) {
    return switch (type) {
      case ToyLexer.AND, ToyLexer.OR, ToyLexer.IN, ToyLexer.IS -> true;
      case ToyLexer.EQ, ToyLexer.NE, ToyLexer.LT, ToyLexer.LE, ToyLexer.GT, ToyLexer.GE -> true;
      case ToyLexer.PLUS, ToyLexer.MINUS, ToyLexer.STAR, ToyLexer.SLASH, ToyLexer.DSLASH -> true;
      case ToyLexer.PERCENT, ToyLexer.POW, ToyLexer.AMP, ToyLexer.PIPE, ToyLexer.CARET -> true;
      case ToyLexer.LSHIFT, ToyLexer.RSHIFT -> true;
      default -> false;
    };
  }

  /// Whether this word begins statements and stands nowhere else.
  static boolean onlyBeginsStatements(int type) {
    return switch (type) {
      case ToyLexer.LET, ToyLexer.DEF, ToyLexer.CLASS, ToyLexer.WHILE, ToyLexer.TRY -> true;
      case ToyLexer.WITH, ToyLexer.RETURN, ToyLexer.RAISE, ToyLexer.IMPORT -> true;
      case ToyLexer.BREAK, ToyLexer.CONTINUE, ToyLexer.PASS, ToyLexer.ASSERT -> true;
      case ToyLexer.DEL, ToyLexer.GLOBAL, ToyLexer.NONLOCAL -> true;
      default -> false;
    };
  }
}
