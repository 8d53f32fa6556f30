package toy.syntax;

/// Every code that the parser gives, with what it means in one line.
public enum SyntaxCode {
  UNEXPECTED("E101", "something stands where the grammar has no place for it"),
  END_OF_STATEMENT("E102", "two statements on one line need `;` or a new line between them"),
  STRAY_BRACKET("E103", "a closing bracket that no opening bracket, or another one, waits for"),
  UNCLOSED_BRACKET("E104", "a bracket that is never closed"),
  UNTERMINATED_STRING("E105", "a string without its closing quote"),
  BAD_STRING("E106", "an escape or a prefix that strings do not have"),
  BAD_NUMBER("E107", "a number that cannot be read"),
  BAD_CHARACTER("E108", "a character that no word or sign begins with"),
  TOO_DEEP("E109", "more things inside each other than can be read"),
  HEADLESS_BLOCK("E110", "a block in braces without `if`, `def` or another head"),
  BRACES("E111", "Python's `:` and indentation where Toy has `{` and `}`"),
  LONE_CLAUSE("E112", "`else`, `elif`, `except` or `finally` that continues nothing"),
  NOT_IN_THIS_VERSION("E113", "legal in Python, not in this version of Toy"),
  NO_NEED("E114", "`global` and `nonlocal`, which Toy does not need"),
  OTHER_LANGUAGE("E115", "a habit from another language or from Python 2"),
  BAD_TARGET("E116", "something that cannot be assigned to"),
  BAD_SPAWN("E117", "`spawn` without the one call that it starts"),
  BAD_ARGUMENTS("E118", "arguments or parameters in an order that has no meaning"),
  ASSIGN_IN_EXPRESSION("E119", "`=` where a value is compared"),
  BAD_FIELD("E120", "a field of an f-string that cannot be read"),
  INCOMPLETE_TRY(
      "E121", "`try` without `except` or `finally`, or a bare `except` that is not last"),
  BAD_LET("E122", "`let` in front of something that is no name"),
  BAD_STAR("E123", "`*` or `**` where nothing can be unpacked"),
  BAD_DISPLAY("E124", "a `{…}` that is neither a dict nor a set"),
  UNKNOWN_ESCAPE("W101", "a backslash that escapes nothing and stays in the string");

  private final String code;
  private final String meaning;

  SyntaxCode(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public String code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }
}
