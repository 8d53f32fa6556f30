package toy.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.syntax.Diagnostic.Label;

/// A place in a source, to be shown with its line and a mark under it. Immutable.
///
/// @param caret the offset within the place at which it went wrong (an operator): marked `~~^~~`;
///   -1 marks it all `^^^^`
/// @param label the words beside the mark, or null
public record Excerpt(
    Source source, int start, int end, int caret, @Nullable String label, List<Label> secondary) {

  public static Excerpt of(Source source, int start, int end) {
    return new Excerpt(source, start, end, -1, null, List.of());
  }

  public Excerpt withCaret(int offset) {
    return new Excerpt(source, start, end, offset, label, secondary);
  }

  public Excerpt withLabel(@Nullable String text) {
    return new Excerpt(source, start, end, caret, text, secondary);
  }

  public Excerpt withSecondary(List<Label> labels) {
    return new Excerpt(source, start, end, caret, label, List.copyOf(labels));
  }

  /// Where the message points: the caret if there is one.
  public int point() {
    return caret >= 0 ? caret : start;
  }

  /// `race.toy:2:8`.
  public String place() {
    return source.name() + ":" + source.lineOf(point()) + ":" + source.columnOf(point());
  }
}
