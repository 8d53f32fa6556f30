package toy.terminal;

import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import toy.syntax.Highlight;

/// Colours an entry while it is typed. Of the sixteen colours only those that can be read on a
/// light and on a dark background; weight and slant for the rest.
final class EntryHighlighter implements Highlighter {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle COMMAND = PLAIN.bold();

  /// JLine asks at every key; the editor's option of this size leaves longer entries plain.
  static final int LONGEST = 20_000; // characters

  @Override
  public AttributedString highlight(LineReader reader, String entry) {
    AttributedStringBuilder out = new AttributedStringBuilder(entry.length());
    int at = 0;
    int command = commandEnd(entry);
    if (command > 0) {
      out.append(entry.substring(0, command), COMMAND);
      at = command;
    } else {
      for (Highlight.Span span : Highlight.of(entry)) {
        out.append(entry.substring(at, span.start()), PLAIN);
        out.append(entry.substring(span.start(), span.end()), style(span.kind()));
        at = span.end();
      }
    }
    return out.append(entry.substring(at), PLAIN).toAttributedString();
  }

  /// Where the word of a `:` command ends; 0 if this is none.
  private static int commandEnd(String entry) {
    int start = entry.length() - entry.stripLeading().length();
    if (!entry.startsWith(":", start)) {
      return 0;
    }
    int end = start;
    while (end < entry.length() && !Character.isWhitespace(entry.charAt(end))) {
      end++;
    }
    return end;
  }

  private static AttributedStyle style(Highlight.Kind kind) {
    return switch (kind) {
      case KEYWORD -> PLAIN.bold();
      case SPAWN -> PLAIN.bold().foreground(AttributedStyle.MAGENTA);
      case CONSTANT, NUMBER -> PLAIN.foreground(AttributedStyle.CYAN);
      case STRING -> PLAIN.foreground(AttributedStyle.GREEN);
      case COMMENT -> PLAIN.italic();
    };
  }
}
