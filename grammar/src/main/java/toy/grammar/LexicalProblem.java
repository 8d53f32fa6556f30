package toy.grammar;

/// Something that the lexer found wrong, or repaired so that the parser can go on. Offsets are
/// UTF-16 units.
///
/// @param start of the offending text; `end` is exclusive
/// @param at where it came to light: for an unclosed bracket the token at which the lexer gave up;
///   else `start`
public record LexicalProblem(Kind kind, int start, int end, int at) {

  public enum Kind {
    /// An opening bracket whose end never came; `at` is where that became certain.
    UNCLOSED_BRACKET,
    /// The same, and the text ended first.
    UNCLOSED_AT_END,
    /// A closing bracket of another kind than the innermost open one, which opened at `at`.
    WRONG_CLOSER,
    /// A closing bracket and nothing open.
    STRAY_CLOSER,
    /// More brackets inside each other than [LexerMemory#MAX_DEPTH].
    TOO_DEEP,
    /// `{` that begins a statement, with statements in it.
    HEADLESS_BLOCK,
    /// `"abc` up to the end of its line.
    UNTERMINATED_STRING,
    /// `"""abc` up to the end of the text.
    UNTERMINATED_TEXT,
    /// A `}` alone in the text of an f-string.
    SINGLE_CLOSING_BRACE,
    /// A character that no token begins with.
    UNKNOWN_CHARACTER,
    /// A space that is not one, a zero-width character and the like.
    INVISIBLE_CHARACTER,
    /// `else if`, read as `elif`.
    ELSE_IF,
    /// `&&`, `||`, `!`, `===`, `!==`, `<>`: read as Python's word or sign for it.
    FOREIGN_OPERATOR,
    /// `x++` or `x--`: left out.
    INCREMENT,
    /// `// …` or `/* … */` where a statement begins: left out.
    FOREIGN_COMMENT
  }
}
