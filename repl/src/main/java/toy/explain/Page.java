package toy.explain;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One page. Immutable.
///
/// @param name what it is asked by: `event-loop`, `E203`
/// @param title what it is about, in a few words
/// @param aliases other words that lead to it
/// @param blocks what it says, in order
/// @param seeAlso names of other pages
public record Page(
    String name, String title, List<String> aliases, List<Block> blocks, List<String> seeAlso) {
  /// Keeps unmodifiable lists.
  public Page {
    aliases = List.copyOf(aliases);
    blocks = List.copyOf(blocks);
    seeAlso = List.copyOf(seeAlso);
  }

  /// A part of a page.
  public sealed interface Block {}

  /// Text without line breaks of its own.
  public record Paragraph(String text) implements Block {}

  /// A program.
  ///
  /// @param code the code of the one diagnostic that it gives; null if it runs without any
  /// @param repeated how often the program repeats the word before each `…`; 0 if it has none
  /// @param text as it is shown, ending with a newline
  public record Example(@Nullable String code, int repeated, String text) implements Block {
    private static final Pattern DOTS = Pattern.compile("(\\S+\\s*)…");

    /// The program itself, which [#text] may abbreviate.
    public String program() {
      return repeated == 0
          ? text
          : DOTS.matcher(text)
              .replaceAll(m -> Matcher.quoteReplacement(m.group(1).repeat(repeated)));
    }
  }

  /// What the example before it prints.
  ///
  /// @param about whether its decimal numbers are measured, and differ a little from run to run
  public record Output(boolean about, List<String> lines) implements Block {
    /// Keeps an unmodifiable list.
    public Output {
      lines = List.copyOf(lines);
    }
  }

  /// Python, or a command line: for reading.
  public record Listing(List<String> lines) implements Block {
    /// Keeps an unmodifiable list.
    public Listing {
      lines = List.copyOf(lines);
    }
  }

  /// The flowchart, whose text is the report's.
  public record Chart() implements Block {}

  /// The programs of the page.
  public List<Example> examples() {
    return blocks.stream().filter(Example.class::isInstance).map(Example.class::cast).toList();
  }
}
