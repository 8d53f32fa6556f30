package toy.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ListIterator;
import toy.explain.Page.Block;

/// Reads a page:
///
/// ```
/// # gil: the lock that one thread holds        the name and the title (a code's: the name alone)
/// Also: lock, global interpreter lock          other names (optional)
///
/// A paragraph,                                  ended by an empty line
/// on any number of lines.
///
/// - An item of a list, which ends at the next one as well.
///
/// Python: what Python does, a paragraph of its own
///
/// See also: holding, waiting                    the last line
/// ```
///
/// A block between fences (three backquotes) is, by the word behind the first fence: `toy` a
/// program that runs without a diagnostic, `toy E203` one that gives exactly that one, `toy E220 ×
/// 60000` one that repeats what stands before its `…` that often, `output` what the program before
/// it prints, `output about` the same with measured numbers, `chart` the flowchart, and without a
/// word something to read only.
final class PageParser {
  private static final String FENCE = "```";
  private static final String ALSO = "Also: ";
  private static final String SEE_ALSO = "See also: ";

  private final ListIterator<String> lines;
  private final List<Block> blocks = new ArrayList<>();
  private final List<String> paragraph = new ArrayList<>();
  private List<String> aliases = List.of();
  private List<String> seeAlso = List.of();

  private PageParser(String text) {
    this.lines = text.lines().toList().listIterator();
  }

  /// @throws IllegalArgumentException if the page is not written so
  static Page parse(String text) {
    return new PageParser(text).page();
  }

  private Page page() {
    String head = lines.hasNext() ? lines.next() : "";
    int colon = head.indexOf(": ");
    if (!head.startsWith("# ") || colon < 0) {
      throw new IllegalArgumentException("a page begins with `# name: title`, not with " + head);
    }
    while (lines.hasNext()) {
      line(lines.next());
    }
    endParagraph();
    return new Page(head.substring(2, colon), head.substring(colon + 2), aliases, blocks, seeAlso);
  }

  private void line(String line) {
    if (line.startsWith(FENCE)) {
      endParagraph();
      blocks.add(fenced(line.substring(FENCE.length())));
    } else if (line.startsWith(ALSO)) {
      aliases = names(line.substring(ALSO.length()));
    } else if (line.startsWith(SEE_ALSO)) {
      endParagraph();
      seeAlso = names(line.substring(SEE_ALSO.length()));
    } else if (line.isBlank()) {
      endParagraph();
    } else {
      if (line.startsWith("- ") || line.startsWith("Python: ")) {
        endParagraph();
      }
      paragraph.add(line.strip());
    }
  }

  private static List<String> names(String listed) {
    return Arrays.stream(listed.split(",")).map(String::strip).toList();
  }

  private void endParagraph() {
    if (!paragraph.isEmpty()) {
      blocks.add(new Page.Paragraph(String.join(" ", paragraph)));
      paragraph.clear();
    }
  }

  private Block fenced(String info) {
    List<String> body = new ArrayList<>();
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.equals(FENCE)) {
        return block(info.strip(), body);
      }
      body.add(line);
    }
    throw new IllegalArgumentException("a fence that is never closed");
  }

  private static Block block(String info, List<String> body) {
    String[] words = info.split(" ");
    return switch (words[0]) {
      case "" -> new Page.Listing(body);
      case "chart" -> new Page.Chart();
      case "output" -> new Page.Output(words.length > 1, body);
      case "toy" ->
          new Page.Example(
              words.length > 1 ? words[1] : null,
              words.length > 3 ? Integer.parseInt(words[3]) : 0,
              String.join("\n", body) + "\n");
      default -> throw new IllegalArgumentException("no such fence: " + info);
    };
  }
}
