package toy.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one renderer of messages about a source: the message, the place, the lines concerned with
/// carets under them, the way out.
///
/// ```
/// error[E104]: this `(` is never closed
///  --> race.toy:2:8
/// 2 |   print("hi"
///   |        ^ opened here
/// 3 | let x = 3
///   | --- a statement starts before it is closed
/// help: close it
/// ```
public final class DiagnosticText {
  private static final String RED = "1;31";
  private static final String YELLOW = "1;33";
  private static final String BLUE = "1;34";
  private static final String GREEN = "1;32";
  private static final String BOLD = "1";

  private final Source source;
  private final boolean color;

  /// @param color whether escape sequences for colour may be used; nothing is told by colour alone
  public DiagnosticText(Source source, boolean color) {
    this.source = source;
    this.color = color;
  }

  /// All of them, an empty line between two. Ends with a newline, unless there are none.
  public String all(List<Diagnostic> diagnostics) {
    return String.join("\n", diagnostics.stream().map(this::one).toList());
  }

  /// One of them; ends with a newline.
  public String one(Diagnostic diagnostic) {
    boolean error = diagnostic.severity() == Diagnostic.Severity.ERROR;
    String style = error ? RED : YELLOW;
    String word = (error ? "error" : "warning") + "[" + diagnostic.code() + "]";
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(diagnostic.start(), diagnostic.end(), '^', style, diagnostic.label()));
    for (Diagnostic.Label label : diagnostic.secondary()) {
      marks.add(new Mark(label.start(), label.end(), '-', BLUE, label.text()));
    }
    StringBuilder out = new StringBuilder();
    out.append(paint(word, style)).append(paint(": " + diagnostic.message(), BOLD)).append('\n');
    out.append(place(diagnostic.start(), marks)).append('\n');
    excerpt(out, marks);
    for (String help : diagnostic.help()) {
      out.append(paint("help", GREEN)).append(": ").append(help).append('\n');
    }
    return out.toString();
  }

  /// The line at `start` with carets under the range: for errors at run time. Ends with a newline.
  public String excerpt(int start, int end, @Nullable String label) {
    StringBuilder out = new StringBuilder();
    excerpt(out, List.of(new Mark(start, end, '^', RED, label)));
    return out.toString();
  }

  /// A range to underline, on the line of its start.
  private record Mark(int start, int end, char sign, String style, @Nullable String label) {}

  private String place(int offset, List<Mark> marks) {
    String where = source.name() + ":" + source.lineOf(offset) + ":" + source.columnOf(offset);
    return " ".repeat(gutter(marks)) + paint("-->", BLUE) + " " + where;
  }

  private int gutter(List<Mark> marks) {
    int last = marks.stream().mapToInt(mark -> source.lineOf(mark.start)).max().orElse(1);
    return String.valueOf(last).length();
  }

  private void excerpt(StringBuilder out, List<Mark> marks) {
    int gutter = gutter(marks);
    List<Mark> sorted =
        marks.stream().sorted(Comparator.comparingInt(mark -> source.lineOf(mark.start))).toList();
    int shown = 0;
    for (Mark mark : sorted) {
      int line = source.lineOf(mark.start);
      if (line != shown) {
        if (shown != 0 && line > shown + 1) {
          out.append(paint("...", BLUE)).append('\n');
        }
        String number = ("%" + gutter + "d |").formatted(line);
        out.append(paint(number, BLUE)).append(' ').append(visible(source.line(line)));
        out.append('\n');
        shown = line;
      }
      out.append(paint(" ".repeat(gutter) + " |", BLUE)).append(' ').append(underline(mark));
      out.append('\n');
    }
  }

  private String underline(Mark mark) {
    String line = source.line(source.lineOf(mark.start));
    int from = Math.min(source.columnOf(mark.start) - 1, line.length());
    int to = Math.clamp((long) from + mark.end - mark.start, from, line.length());
    int width = Math.max(1, columns(visible(line.substring(from, to))));
    String carets = String.valueOf(mark.sign).repeat(width);
    String label = mark.label == null ? "" : " " + mark.label;
    return " ".repeat(columns(visible(line.substring(0, from))))
        + paint(carets + label, mark.style);
  }

  /// Tabs as spaces, and control characters, which could rewrite the terminal, as `?`.
  private static String visible(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (c == '\t') {
            out.append("    ");
          } else {
            out.appendCodePoint(Character.isISOControl(c) ? '?' : c);
          }
        });
    return out.toString();
  }

  /// Terminal columns: none for combining characters, two for the East Asian wide blocks and emoji
  /// (UAX 11, in the coarse form that terminals agree on).
  private static int columns(String text) {
    return text.codePoints().map(DiagnosticText::columns).sum();
  }

  private static int columns(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean wide =
        c >= 0x1100 && c <= 0x115F
            || c >= 0x2E80 && c <= 0xA4CF
            || c >= 0xAC00 && c <= 0xD7A3
            || c >= 0xF900 && c <= 0xFAFF
            || c >= 0xFE30 && c <= 0xFE6F
            || c >= 0xFF00 && c <= 0xFF60
            || c >= 0xFFE0 && c <= 0xFFE6
            || c >= 0x1F300 && c <= 0x1FAFF
            || c >= 0x20000 && c <= 0x3FFFD;
    return wide ? 2 : 1;
  }

  private String paint(String text, String style) {
    return color ? "\u001b[" + style + "m" + text + "\u001b[0m" : text;
  }
}
