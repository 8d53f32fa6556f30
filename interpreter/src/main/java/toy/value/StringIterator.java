package toy.value;

import org.jspecify.annotations.Nullable;

/// Iterates over the characters (code points) of a str.
public final class StringIterator extends ToyIterator {
  private final String text;
  private int index;

  public StringIterator(String text) {
    this.text = text;
  }

  @Override
  public @Nullable Object next(Callbacks calls) {
    if (Sharing.isParallel() && !isExclusive) {
      synchronized (this) {
        return step();
      }
    }
    return step();
  }

  private @Nullable Object step() {
    if (index >= text.length()) {
      return null;
    }
    int c = text.codePointAt(index);
    index += Character.charCount(c);
    return Strings.of(c);
  }

  @Override
  public boolean isSafe() {
    return true;
  }
}
