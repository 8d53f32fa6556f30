package toy.syntax;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/// A string as ANTLR's input, in UTF-16 units: so a token's index is an offset into the [Source].
/// ANTLR's own streams count code points, and copy the text first.
final class TextStream implements CharStream {
  private final String name;
  private final String text;
  private int at;

  TextStream(Source source) {
    this.name = source.name();
    this.text = source.text();
  }

  @Override
  public void consume() {
    if (at >= text.length()) {
      throw new IllegalStateException("consumed the end of the text");
    }
    at++;
  }

  @Override
  public int LA(int offset) {
    int index = offset > 0 ? at + offset - 1 : at + offset;
    return offset != 0 && index >= 0 && index < text.length() ? text.charAt(index) : EOF;
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return at;
  }

  @Override
  public void seek(int index) {
    at = Math.min(index, text.length());
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return name;
  }

  @Override
  public String getText(Interval interval) {
    return text.substring(
        Math.min(interval.a, text.length()), Math.min(interval.b + 1, text.length()));
  }
}
