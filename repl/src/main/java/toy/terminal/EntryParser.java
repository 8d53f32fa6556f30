package toy.terminal;

import java.util.List;
import java.util.function.Predicate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Tells JLine whether Enter ends the entry or begins another line of it.
final class EntryParser implements Parser {
  private final Predicate<String> isIncomplete;

  EntryParser(Predicate<String> isIncomplete) {
    this.isIncomplete = isIncomplete;
  }

  /// Throws [EOFError], which asks for more, for ACCEPT_LINE only: elsewhere JLine takes it for a
  /// failure.
  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && isIncomplete.test(line)) {
      throw new EOFError(-1, -1, "the entry goes on");
    }
    return new Entry(line, cursor);
  }

  /// A backslash is the entry's, not the line editor's.
  @Override
  public boolean isEscapeChar(char c) {
    return false;
  }

  /// The whole entry as one word; JLine wants the completing kind.
  private record Entry(String line, int cursor) implements CompletingParsedLine {
    @Override
    public String word() {
      return line;
    }

    @Override
    public int wordCursor() {
      return cursor;
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(line);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return cursor;
    }

    @Override
    public int rawWordLength() {
      return line.length();
    }
  }
}
