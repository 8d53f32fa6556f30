package toy.syntax;

/// What the prompt does with what was typed so far.
public enum Completeness {
  /// An entry that can be run.
  COMPLETE,
  /// The beginning of an entry: the prompt asks for another line.
  INCOMPLETE,
  /// Blanks and comments.
  EMPTY,
  /// No further line can make an entry of it.
  INVALID;

  /// Judges an entry after Enter was pressed. It is incomplete if the first thing that does not fit
  /// is the end of the text, or a long string is open.
  public static Completeness of(String entry) {
    String line = entry.stripTrailing();
    if (line.endsWith("\\") && !line.substring(line.lastIndexOf('\n') + 1).contains("#")) {
      return INCOMPLETE;
    }
    return Parser.completeness(new Source("<prompt>", entry + "\n"));
  }
}
