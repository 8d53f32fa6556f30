package toy.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import toy.explain.Page.Block;
import toy.report.Style;
import toy.report.Verdict;

/// Lays a page out for a terminal or a pipe. Title and code can be told from the rest without
/// colour: the title is in capitals, code is indented.
final class PageText {
  private static final int WIDEST = 80; // longer lines are hard to read
  private static final int NARROWEST = 20;
  private static final String CODE = "    ";
  private static final String ITEM = "- ";
  private static final String PRINTS = "  → ";
  private static final String PRINTS_ABOUT = "  ≈ ";
  private static final String BOLD = "\u001b[1m";
  private static final String TINT = "\u001b[36m";
  private static final String END = "\u001b[0m";

  private final Style style;
  private final int width;
  private final StringBuilder out = new StringBuilder();

  PageText(Style style) {
    this.style = style;
    this.width = Math.clamp(style.width(), NARROWEST, WIDEST);
  }

  /// Every line ends with a newline.
  String text(Page page) {
    title(page);
    @Nullable Block before = null;
    for (Block block : page.blocks()) {
      if (!belongTogether(before, block)) {
        out.append('\n');
      }
      append(block);
      before = block;
    }
    if (!page.seeAlso().isEmpty()) {
      out.append('\n');
      wrap("see also: " + String.join(", ", page.seeAlso()));
    }
    return style.fit(out.toString());
  }

  private static boolean belongTogether(@Nullable Block before, Block block) {
    return before instanceof Page.Example && block instanceof Page.Output
        || before instanceof Page.Paragraph(String text)
            && (text.endsWith(":") && !(block instanceof Page.Paragraph)
                || isItem(text) && block instanceof Page.Paragraph(String next) && isItem(next));
  }

  private static boolean isItem(String text) {
    return text.startsWith(ITEM);
  }

  private void title(Page page) {
    String name = page.name().toUpperCase(Locale.ROOT);
    for (String line : lines(name + ": " + page.title(), width)) {
      out.append(style.colour() ? BOLD + line + END : line).append('\n');
    }
  }

  private void append(Block block) {
    switch (block) {
      case Page.Paragraph paragraph -> wrap(paragraph.text());
      case Page.Example example -> example.text().lines().forEach(line -> literal(CODE, line));
      case Page.Listing listing -> listing.lines().forEach(line -> literal(CODE, line));
      case Page.Output output -> output(output);
      case Page.Chart _ -> Verdict.wholeChart().forEach(line -> literal(" ", line));
    }
  }

  private void output(Page.Output output) {
    for (String line : output.lines()) {
      boolean isMeasured = output.about() && line.chars().anyMatch(Character::isDigit);
      out.append(isMeasured ? PRINTS_ABOUT : PRINTS).append(line).append('\n');
    }
  }

  private void literal(String indent, String line) {
    String shown = line.isEmpty() ? "" : indent + line;
    out.append(style.colour() && !line.isEmpty() ? TINT + shown + END : shown).append('\n');
  }

  /// The second line of an item stands under the first, without its dash.
  private void wrap(String text) {
    String indent = "";
    for (String line : lines(text, isItem(text) ? width - ITEM.length() : width)) {
      out.append(indent).append(line).append('\n');
      indent = isItem(text) ? "  " : "";
    }
  }

  /// `text` in lines of at most `width` columns, broken between words; within backquotes only where
  /// they hold more than half a line.
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String phrase : text.split(" (?=(?:[^`]*`[^`]*`)*[^`]*$)")) {
      boolean isLong = phrase.length() > width / 2;
      for (String word : isLong ? phrase.split(" ") : new String[] {phrase}) {
        if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
