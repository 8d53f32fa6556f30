package toy.lab;

/// Sentences for a terminal.
public final class Prose {
  static final int COLUMNS = 78;

  private Prose() {}

  /// The text in lines of at most 78 columns where its words allow it; lines after the first are
  /// indented by two. Ends with a newline.
  public static String wrap(String text) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ")) {
      int length = word.codePointCount(0, word.length());
      if (column > 0 && column + 1 + length > COLUMNS) {
        out.append("\n  ");
        column = 2;
      } else if (column > 0) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += length;
    }
    return out.append('\n').toString();
  }
}
