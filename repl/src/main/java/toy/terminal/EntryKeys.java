package toy.terminal;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jline.reader.Buffer;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.Widget;
import toy.syntax.Highlight;

/// What the keys do that know of the language: an entry of several lines is edited as one block.
/// For the thread that reads.
final class EntryKeys {
  private static final String INDENT = "  ";
  private static final List<String> CLOSERS = List.of("}", ")", "]");

  private final LineReader reader;
  private final Predicate<String> isIncomplete;
  private boolean pasting;

  EntryKeys(LineReader reader, Predicate<String> isIncomplete) {
    this.reader = reader;
    this.isIncomplete = isIncomplete;
  }

  void bind() {
    bind("toy-enter", this::enter, "\r", "\n");
    bind("toy-newline", this::newline, "\033\r", "\033\n");
    bind("toy-tab", this::tab, "\t");
    for (String closer : CLOSERS) {
      bind("toy-close-" + closer, () -> close(closer), closer);
    }
    // JLine's own search for entries that begin like this one; here Up is what it is in Python.
    rebind(LineReader.UP_LINE_OR_SEARCH, LineReader.UP_LINE_OR_HISTORY);
    rebind(LineReader.DOWN_LINE_OR_SEARCH, LineReader.DOWN_LINE_OR_HISTORY);
    Widget paste = Objects.requireNonNull(reader.getBuiltinWidgets().get(LineReader.BEGIN_PASTE));
    reader.getWidgets().put(LineReader.BEGIN_PASTE, () -> paste(paste));
  }

  private void bind(String name, Widget action, String... keys) {
    reader.getWidgets().put(name, action);
    for (String map : List.of(LineReader.EMACS, LineReader.VIINS, LineReader.DUMB)) {
      Objects.requireNonNull(reader.getKeyMaps().get(map)).bind(new Reference(name), keys);
    }
  }

  private void rebind(String from, String to) {
    reader.getWidgets().put(from, reader.getBuiltinWidgets().get(to));
  }

  /// Whether the last thing that was read is a paste that has not come to its end.
  boolean isPasting() {
    return pasting;
  }

  void begin() {
    pasting = false;
  }

  private boolean paste(Widget builtin) {
    pasting = true;
    boolean done = builtin.apply(); // is left by an exception on Ctrl-C
    pasting = false;
    return done;
  }

  /// On the last line of a whole entry: runs it. Else a new line.
  private boolean enter() {
    Buffer entry = reader.getBuffer();
    String text = entry.toString();
    boolean isLastLine = text.indexOf('\n', entry.cursor()) < 0;
    if (!isLastLine || (!text.stripLeading().startsWith(":") && isIncomplete.test(text))) {
      return newline();
    }
    reader.callWidget(LineReader.ACCEPT_LINE);
    return true;
  }

  /// A new line, as deep as the open brackets say.
  private boolean newline() {
    Buffer entry = reader.getBuffer();
    while (isBlank(entry.currChar())) {
      entry.delete();
    }
    String before = entry.upToCursor();
    int open = Highlight.openBracket(before);
    String indent = indentation(before, open < 0 ? before.length() : open);
    boolean closes = CLOSERS.contains(Character.toString(entry.currChar()));
    entry.write("\n" + (open < 0 || closes ? indent : indent + INDENT));
    return true;
  }

  /// A closing bracket that begins its line stands as deep as the line that opened it.
  private boolean close(String closer) {
    Buffer entry = reader.getBuffer();
    String before = entry.upToCursor();
    String line = before.substring(before.lastIndexOf('\n') + 1);
    if (line.isBlank() && line.length() < before.length()) {
      int open = Highlight.openBracket(before);
      if (open >= 0) {
        entry.backspace(line.length());
        entry.write(indentation(before, open));
      }
    }
    entry.write(closer);
    return true;
  }

  /// Behind a word: completes it. Where nothing stands that could be completed: indents.
  private boolean tab() {
    Buffer entry = reader.getBuffer();
    String before = entry.upToCursor();
    String line = before.substring(before.lastIndexOf('\n') + 1);
    boolean offersWords =
        line.stripLeading().startsWith(":")
            || line.matches(".*\\b(spawn|import|from) +")
            || !(line.isEmpty() || isBlank(line.charAt(line.length() - 1)));
    if (offersWords) {
      reader.callWidget(LineReader.EXPAND_OR_COMPLETE);
    } else {
      entry.write(INDENT.substring(line.length() % INDENT.length()));
    }
    return true;
  }

  /// The blanks that begin the line on which an offset stands.
  private static String indentation(String text, int offset) {
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    int end = start;
    while (end < offset && isBlank(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }
}
