package toy.repl;

import java.util.ArrayList;
import java.util.List;
import toy.report.Style;

/// A tree of rows in columns: what a row is called, drawn with its branches, and what is said of
/// it. Columns are as wide as they need to be; the last one is cut where the line would be too
/// long.
final class Tree {
  /// How a row is set off. Nothing is told by this alone.
  enum Weight {
    BOLD,
    NORMAL,
    DIM
  }

  private static final int WIDEST_LABEL = 30;

  private record Row(String branches, String label, Weight weight, List<String> cells) {
    int indent() {
      return branches.length();
    }
  }

  private final List<Row> rows = new ArrayList<>();

  /// A row at the root.
  void add(String label, Weight weight, String... cells) {
    rows.add(new Row("", label, weight, List.of(cells)));
  }

  /// A row below another.
  ///
  /// @param trunk what stands left of its branch, see [#below]
  /// @param last whether it is the last one of its parent
  void add(String trunk, boolean last, String label, Weight weight, String... cells) {
    rows.add(new Row(trunk + (last ? "└─ " : "├─ "), label, weight, List.of(cells)));
  }

  /// The trunk for the children of a row that [#add] drew with `trunk` and `last`.
  static String below(String trunk, boolean last) {
    return trunk + (last ? "   " : "│  ");
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /// The rows as text, a line each.
  String text(Style style) {
    int labels = 0;
    List<Integer> widths = new ArrayList<>();
    for (Row row : rows) {
      if (row.cells.size() > 1) {
        labels = Math.max(labels, Math.min(WIDEST_LABEL, row.indent() + row.label.length()));
      }
      for (int i = 0; i + 1 < row.cells.size(); i++) {
        if (widths.size() <= i) {
          widths.add(0);
        }
        widths.set(i, Math.max(widths.get(i), row.cells.get(i).length()));
      }
    }
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      text.append(line(row, labels, widths, style)).append('\n');
    }
    return text.toString();
  }

  private static String line(Row row, int labels, List<Integer> widths, Style style) {
    StringBuilder line = new StringBuilder(row.label);
    int column = labels - row.indent();
    for (int i = 0; i < row.cells.size(); i++) {
      boolean last = i + 1 == row.cells.size();
      boolean alone = row.cells.size() == 1;
      line.append(" ".repeat(alone ? 2 : Math.max(0, column - line.length()) + 2));
      line.append(row.cells.get(i));
      column = line.length() + (last ? 0 : widths.get(i) - row.cells.get(i).length());
    }
    String whole = line.toString().stripTrailing();
    int room = Math.max(8, style.width() - row.indent());
    String cut = whole.length() > room ? whole.substring(0, room - 1) + "…" : whole;
    String weighted =
        switch (row.weight) {
          case BOLD -> style.bold(style.fit(cut));
          case NORMAL -> style.fit(cut);
          case DIM -> style.dim(style.fit(cut));
        };
    return style.fit(row.branches) + weighted;
  }
}
