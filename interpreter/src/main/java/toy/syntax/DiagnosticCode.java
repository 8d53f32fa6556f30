package toy.syntax;

/// Every code that Toy gives a message, with what it means in one line: the one catalogue of them.
/// `E1xx` syntax, `E2xx` names and what the compiler cannot do, `E3xx` concurrency, `E4xx` what a
/// program may do, `Wxxx` warnings (the first digit as for errors). Python's own exceptions have no
/// code: their names are what one searches for. A code, once given, keeps its meaning; each has a
/// page in `toy explain` and its text in the folder of golden diagnostics, which tests check.
public enum DiagnosticCode {
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

  UNKNOWN_NAME("E201", "a name that nothing declares"),
  UNKNOWN_TARGET("E202", "an assignment to a name that no `let` declares"),
  USED_TOO_EARLY("E203", "a variable that is used above its `let`"),
  ENDED_WITH_BLOCK("E204", "a variable that is used after the block that declared it"),
  NOT_IN_A_LOOP("E210", "`break` or `continue` outside a loop"),
  RETURN_OUTSIDE("E211", "`return` outside a function"),
  YIELD_OUTSIDE("E212", "`yield` where no function could be a generator"),
  NO_PLACE("E213", "`:=` or a starred expression where it has no place"),
  BAD_SUPER("E216", "`super()` where there is no class or no object"),
  IMPORT_STAR("E217", "`from … import *` below the top of a module"),
  CLASS_KEYWORD("E218", "a keyword among the bases of a class"),
  TOO_LARGE("E220", "a function with more values or code than an instruction can name"),
  TOO_NESTED("E221", "code that is nested too deeply to be compiled"),

  AWAIT_OUTSIDE("E302", "`await` in a function that is not async"),
  NOT_ASYNC("E303", "`spawn task` of a function that is not async"),
  IS_ASYNC("E304", "`spawn thread` or `spawn process` of an async function"),
  NESTED_RUN("E305", "`run()` inside a task, whose loop runs already"),
  ASYNC_GENERATOR("E306", "`yield from`, or `return` with a value, in an async generator"),
  DEADLOCK("E310", "nobody can ever run again"),
  NOT_SENDABLE("E321", "something that lives in one VM and cannot go to another process"),
  THREAD_CANCELLED("E331", "`cancel()` of a thread"),

  LIMIT("E410", "the program used more of something than it was given"),
  NOT_PERMITTED("E420", "something that the program may not do, and the flag that allows it"),

  UNKNOWN_ESCAPE("W101", "a backslash that escapes nothing and stays in the string"),
  HIDES_SHARED("W201", "a `let` in a function that hides a variable of the module"),
  OPEN_FILE("W230", "a file that was never closed"),
  NEVER_AWAITED("W301", "a coroutine that nobody awaited: nothing of it ran"),
  BLOCKED_LOOP("W305", "a task that kept its event loop busy for 100 ms or more"),
  BLOCKING_WAIT("W306", "a wait inside a task that blocks its thread and the loop on it"),
  NEVER_JOINED("W312", "a unit whose error nobody heard of, because nobody joined it"),
  CANCELLED_AT_END("W313", "tasks that had not ended when the program did"),
  OWN_COPY_CHANGED("W320", "a process that changed its own copy of a variable"),
  SWALLOWED_CANCEL("W330", "a task that was cancelled and went on");

  private final String code;
  private final String meaning;

  DiagnosticCode(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /// As `E104`.
  public String code() {
    return code;
  }

  public String meaning() {
    return meaning;
  }

  @Override
  public String toString() {
    return code;
  }
}
