package toy.syntax;

/// Diagnostics that are given from more than one place.
final class Messages {
  private Messages() {}

  static Diagnostic headless(int brace) {
    return Diagnostic.error(
            DiagnosticCode.HEADLESS_BLOCK,
            "a block needs a head",
            brace,
            brace + 1,
            "put `if …`, `for …`, `def …()`, `group` or another head before the `{`; a dict has `:`"
                + " in it")
        .withLabel("nothing says when this block runs");
  }

  static Diagnostic spawnedLambda(String head, int start, int end) {
    return Diagnostic.error(
        DiagnosticCode.BAD_SPAWN,
        "`" + head + "` starts a function that has a name, not a lambda",
        start,
        end,
        "give it a name first: `let f = lambda …`, then `" + head + " f(…)`");
  }

  static Diagnostic loneClause(String word, int at, Parser.Mode mode) {
    String head =
        switch (word) {
          case "elif" -> "} elif … {";
          case "except" -> "} except … {";
          default -> "} " + word + " {";
        };
    return mode == Parser.Mode.ENTRY
        ? Diagnostic.error(
            DiagnosticCode.LONE_CLAUSE,
            "`" + word + "` continues nothing: at the prompt an entry ends at its `}`",
            at,
            at + word.length(),
            "write `" + head + "`, all on one line")
        : Diagnostic.error(
            DiagnosticCode.LONE_CLAUSE,
            "`" + word + "` continues nothing",
            at,
            at + word.length(),
            "it stands after the `}` of "
                + (word.equals("else")
                    ? "an `if`, `for`, `while` or `except`"
                    : word.equals("elif") ? "an `if`" : "a `try`")
                + ": `"
                + head
                + "`");
  }
}
