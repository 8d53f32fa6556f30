package toy.lib;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import toy.value.ToyObject;

/// What text is read from and written to: a file, or a text in memory (`io.StringIO`).
abstract sealed class TextIo implements ToyObject permits TextFile, StringIo {
  /// The argument `newline`: null, "", "\n", "\r" or "\r\n".
  final @Nullable String newline;

  TextIo(@Nullable String newline) {
    this.newline = newline;
  }

  /// Whether all line ends become `\n` when they are read.
  boolean translates() {
    return newline == null;
  }

  /// What a `\n` is written as.
  String written(String text) {
    return newline == null || newline.isEmpty() || newline.equals("\n")
        ? text
        : text.replace("\n", newline);
  }

  /// Where a line ends that begins at `from`, its end included, or -1 where it does not end here.
  ///
  /// @param more whether text may come after what is here: a `\r` at the end is then no line end
  ///   yet
  int lineEnd(StringBuilder text, int from, boolean more) {
    if (newline != null && !newline.isEmpty()) {
      int end = text.indexOf(newline, from);
      return end < 0 ? -1 : end + newline.length();
    }
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        return i + 1;
      }
      if (c == '\r') {
        boolean last = i + 1 == text.length();
        return last && more ? -1 : !last && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
      }
    }
    return -1;
  }

  /// Where so many characters (code points, as they are read) end that begin at `from`; -1 where
  /// fewer are here.
  int charactersEnd(StringBuilder text, int from, long count, boolean more) {
    int i = from;
    for (long left = count; left > 0; left--) {
      if (i >= text.length()) {
        return -1;
      }
      char c = text.charAt(i++);
      if (c == '\r' && translates()) {
        if (i == text.length() && more) {
          return -1;
        }
        i += i < text.length() && text.charAt(i) == '\n' ? 1 : 0;
      } else if (Character.isHighSurrogate(c)
          && i < text.length()
          && Character.isLowSurrogate(text.charAt(i))) {
        i++;
      }
    }
    return i;
  }

  /// A piece of what was decoded, as it is read.
  String asRead(String text) {
    return translates() && text.indexOf('\r') >= 0
        ? text.replace("\r\n", "\n").replace('\r', '\n')
        : text;
  }

  abstract boolean isClosed();

  abstract boolean isReadable();

  abstract boolean isWritable();

  /// Whether no system stands behind it: it is then asked without releasing the GIL.
  abstract boolean isInMemory();

  /// A line that is in the buffer already, or null: then [#readLine] has to be asked. Never waits.
  ///
  /// @param limit how many characters at most
  abstract @Nullable String bufferedLine(long limit);

  /// The next line with its end, or its first `limit` characters; empty at the end.
  abstract String readLine(long limit) throws IOException;

  /// So many characters (code points), or all for -1.
  abstract String read(long count) throws IOException;

  /// Only buffers. True where it should be flushed.
  abstract boolean append(String text);

  abstract void flush() throws IOException;

  abstract long seek(long position, boolean fromEnd) throws IOException;

  abstract long tell() throws IOException;

  abstract long truncate(long size) throws IOException;

  abstract void close() throws IOException;
}
