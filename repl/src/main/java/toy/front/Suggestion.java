package toy.front;

import toy.syntax.Spelling;

/// Did-you-mean as part of a sentence.
public final class Suggestion {
  private Suggestion() {}

  /// `; did you mean X?`, or nothing where no candidate is near.
  public static String phrase(String word, Iterable<String> candidates) {
    String nearest = Spelling.closest(word, candidates);
    return nearest == null ? "" : "; did you mean `" + nearest + "`?";
  }
}
