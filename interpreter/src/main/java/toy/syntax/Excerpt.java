package toy.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.syntax.Diagnostic.Label;

/// A place in a source, to be shown with its line and a mark under it. Immutable.
///
/// @param caret the part of the place at which it went wrong (an operator) begins there and ends
///   before `caretEnd`: marked `~~^~~`; where it is all of the place, `^^^^^`
/// @param label the words beside the mark, or null
public record Excerpt(
    Source source,
    int start,
    int end,
    int caret,
    int caretEnd,
    @Nullable String label,
    List<Label> secondary) {

  public static Excerpt of(Source source, int start, int end) {
    return new Excerpt(source, start, end, start, end, null, List.of());
  }

  public Excerpt withCaret(int from, int to) {
    return new Excerpt(source, start, end, from, to, label, secondary);
  }

  public Excerpt withLabel(@Nullable String text) {
    return new Excerpt(source, start, end, caret, caretEnd, text, secondary);
  }

  public Excerpt withSecondary(List<Label> labels) {
    return new Excerpt(source, start, end, caret, caretEnd, label, List.copyOf(labels));
  }

  /// Where the message points: `race.toy:2:8`.
  public String place() {
    return source.name() + ":" + source.lineOf(caret) + ":" + source.columnOf(caret);
  }
}
