package toy.value;

/// `String.indexOf` and `lastIndexOf`, which compare up to `length × length` characters in the
/// worst case, in pieces short enough for [Callbacks#poll].
public final class TextSearch {
  /// Comparisons between two polls: some milliseconds.
  private static final long PIECE = 1 << 22;

  private TextSearch() {}

  /// Where `part` first is between two offsets, or -1.
  public static int first(String text, String part, int from, int to, Callbacks calls) {
    if (isShort(text, part)) {
      return text.indexOf(part, from, to);
    }
    int step = step(part);
    for (long at = from; at + part.length() <= to; at += step) {
      calls.poll();
      long end = Math.min(to, at + step + part.length() - 1);
      int found = text.indexOf(part, (int) at, (int) end);
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  /// From `from` to the end.
  public static int first(String text, String part, int from, Callbacks calls) {
    return first(text, part, Math.min(from, text.length()), text.length(), calls);
  }

  /// Where `part` last begins at `from` or before it, or -1.
  public static int last(String text, String part, int from, Callbacks calls) {
    if (isShort(text, part)) {
      return text.lastIndexOf(part, from);
    }
    int step = step(part);
    int most = Math.min(from, text.length() - part.length());
    for (long at = most; at >= 0; at -= step) {
      calls.poll();
      int low = (int) Math.max(0, at - step + 1);
      int found = text.substring(low, (int) at + part.length()).lastIndexOf(part);
      if (found >= 0) {
        return low + found;
      }
    }
    return -1;
  }

  /// Whether a search of the whole text is one piece.
  public static boolean isShort(String text, String part) {
    return (long) text.length() * part.length() <= PIECE;
  }

  private static int step(String part) {
    return (int) Math.max(1, PIECE / part.length());
  }
}
