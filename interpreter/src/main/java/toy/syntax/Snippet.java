package toy.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.syntax.Style.Tint;

/// The lines of an [Excerpt] with marks below them. A mark stands under its text whatever the line
/// holds: tabs become spaces, wide characters count as two columns, combining ones as none, and
/// long lines are clipped around the mark.
final class Snippet {
  private static final int TAB = 4;

  /// Columns of source shown of a long line.
  private static final int MAX_WIDTH = 120;

  /// Columns shown before the mark in a clipped line.
  private static final int LEAD = 40;

  private record Mark(
      int start, int end, int caret, int caretEnd, @Nullable String label, boolean isPrimary) {}

  private final Source source;
  private final List<Mark> marks = new ArrayList<>();
  private final Style style;
  private final Tint primary;
  private final int numberWidth;

  Snippet(Excerpt excerpt, Style style, Tint primary) {
    this.source = excerpt.source();
    this.style = style;
    this.primary = primary;
    marks.add(
        new Mark(
            excerpt.start(),
            excerpt.end(),
            excerpt.caret(),
            excerpt.caretEnd(),
            excerpt.label(),
            true));
    for (Diagnostic.Label label : excerpt.secondary()) {
      marks.add(new Mark(label.start(), label.end(), -1, -1, label.text(), false));
    }
    marks.sort(
        Comparator.comparingInt((Mark mark) -> source.lineOf(mark.start))
            .thenComparing(mark -> !mark.isPrimary));
    this.numberWidth = Integer.toString(source.lineOf(marks.getLast().start)).length();
  }

  /// The blanks before `-->` and `|`.
  String margin() {
    return " ".repeat(numberWidth);
  }

  void appendTo(StringBuilder out) {
    int shown = -1;
    for (Mark mark : marks) {
      int line = source.lineOf(mark.start);
      if (line != shown) {
        if (shown >= 0 && line > shown + 1) {
          out.append(style.paint(Tint.FRAME, "...")).append('\n');
        }
        shown = line;
        String number = " ".repeat(numberWidth - Integer.toString(line).length()) + line;
        gutter(out, number).append(clipped(source.line(line), window(line))).append('\n');
      }
      gutter(out, margin()).append(underline(mark, line)).append('\n');
    }
  }

  private StringBuilder gutter(StringBuilder out, String number) {
    return out.append(style.paint(Tint.FRAME, number + " |")).append(' ');
  }

  /// The first column shown of a line: 0 unless its first mark would be out of sight.
  private int window(int line) {
    for (Mark mark : marks) {
      if (source.lineOf(mark.start) == line) {
        String text = source.line(line); // without its line end, where a mark may stand
        int column = width(text, clamp(source.columnOf(mark.start) - 1, text));
        return column + LEAD / 2 < MAX_WIDTH ? 0 : column - LEAD;
      }
    }
    return 0;
  }

  private String underline(Mark mark, int line) {
    String text = source.line(line);
    int from = Math.min(source.columnOf(mark.start) - 1, text.length());
    int to = Math.min(from + Math.max(mark.end - mark.start, 0), text.length());
    int window = window(line);
    int column = width(text, from) - window;
    int length = Math.max(1, Math.min(width(text, to) - window, MAX_WIDTH) - column);
    StringBuilder signs = new StringBuilder();
    signs.repeat(mark.isPrimary ? "~" : "-", length);
    if (mark.isPrimary) {
      int caret = width(text, clamp(from + mark.caret - mark.start, text)) - window - column;
      int caretEnd = width(text, clamp(from + mark.caretEnd - mark.start, text)) - window - column;
      for (int i = caret; i < Math.max(caret + 1, caretEnd) && i < length; i++) {
        signs.setCharAt(i, '^');
      }
    }
    if (mark.label != null) {
      signs.append(' ').append(mark.label);
    }
    Tint tint = mark.isPrimary ? primary : Tint.SECONDARY;
    return " ".repeat(Math.max(0, column + (window > 0 ? 1 : 0)))
        + style.paint(tint, signs.toString());
  }

  private static int clamp(int offset, String text) {
    return Math.min(offset, text.length());
  }

  /// The line as it is printed, from a column on.
  private static String clipped(String line, int from) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (int i = 0; i < line.length(); ) {
      int c = line.codePointAt(i);
      int next = column + width(c, column);
      if (column >= from && next <= from + MAX_WIDTH) {
        switch (c) {
          case '\t' -> out.repeat(" ", next - column);
          default -> out.appendCodePoint(Character.isISOControl(c) ? 0xFFFD : c);
        }
      } else if (next > from && column < from) {
        out.repeat(" ", next - from);
      }
      column = next;
      i += Character.charCount(c);
    }
    return (from > 0 ? "…" : "") + out + (column > from + MAX_WIDTH ? "…" : "");
  }

  /// The columns that the first `length` units of a line take.
  private static int width(String line, int length) {
    int column = 0;
    for (int i = 0; i < length; ) {
      int c = line.codePointAt(i);
      column += width(c, column);
      i += Character.charCount(c);
    }
    return column;
  }

  private static int width(int c, int column) {
    if (c == '\t') {
      return TAB - column % TAB;
    }
    if (c < 0x300) {
      return 1;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  /// The blocks of Unicode's East Asian Width "W" and "F", and emoji.
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1F64F)
        || (c >= 0x1F680 && c <= 0x1F6FF)
        || (c >= 0x1F900 && c <= 0x1FAFF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}
