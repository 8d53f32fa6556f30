package toy.syntax;

import java.util.Arrays;

/// A named text and its line table. Immutable. Offsets are UTF-16 units from 0; lines and columns
/// are counted from 1.
public final class Source {
  private static final String LIBRARY = "<library>/";

  private final String name;
  private final String text;
  private final int[] lineStarts;

  public Source(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  /// The file's name as the user gave it, `<stdin>`, `<string>` or `<prompt 3>`.
  public String name() {
    return name;
  }

  /// Whether it is of a module of the library.
  public boolean isLibrary() {
    return name.startsWith(LIBRARY);
  }

  /// The source of the part of the library's module that is written in Toy.
  public static Source ofLibrary(String module, String text) {
    return new Source(LIBRARY + module + ".toy", text);
  }

  public String text() {
    return text;
  }

  public int lineCount() {
    return lineStarts.length;
  }

  /// The line that holds `offset`; an offset at or past the end belongs to the last line.
  public int lineOf(int offset) {
    int at = Arrays.binarySearch(lineStarts, offset);
    return at >= 0 ? at + 1 : -at - 1;
  }

  public int columnOf(int offset) {
    return offset - lineStarts[lineOf(offset) - 1] + 1;
  }

  /// The text of a line without its line end.
  public String line(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    if (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(start, end);
  }

  public String slice(int start, int end) {
    return text.substring(start, end);
  }
}
