package toy.terminal;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Tells JLine which word is completed. Whether Enter ends an entry is the affair of [EntryKeys].
final class EntryParser implements Parser {
  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    return new Entry(line, cursor, wordStart(line, cursor));
  }

  /// A backslash is the entry's, not the line editor's.
  @Override
  public boolean isEscapeChar(char c) {
    return false;
  }

  /// A name begins behind anything that cannot stand in one; behind a `:` command, whose words may
  /// be files, behind a blank.
  private static int wordStart(String line, int cursor) {
    boolean isCommand = line.stripLeading().startsWith(":");
    int start = cursor;
    while (start > 0 && isOfWord(line.charAt(start - 1), isCommand)) {
      start--;
    }
    return start;
  }

  private static boolean isOfWord(char c, boolean isCommand) {
    return isCommand ? !Character.isWhitespace(c) : Character.isJavaIdentifierPart(c);
  }

  /// The entry, of which the part from `start` to the cursor is one word.
  record Entry(String line, int cursor, int start) implements CompletingParsedLine {
    @Override
    public String word() {
      return line.substring(start, cursor);
    }

    @Override
    public int wordCursor() {
      return cursor - start;
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word());
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor();
    }

    @Override
    public int rawWordLength() {
      return wordCursor();
    }
  }
}
