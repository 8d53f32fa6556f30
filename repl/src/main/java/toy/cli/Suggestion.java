package toy.cli;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Did-you-mean by spelling distance.
public final class Suggestion {
  private static final int FARTHEST = 2;

  private Suggestion() {}

  /// The candidate nearest to `word`, at most two edits (insert, delete, replace, swap two
  /// neighbours) and less than half of the word away; null when none is near. The first wins a tie.
  public static @Nullable String nearest(String word, Collection<String> candidates) {
    String best = null;
    int bestDistance = Math.min(FARTHEST, (word.length() - 1) / 2) + 1;
    for (String candidate : candidates) {
      int distance = distance(word, candidate);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return best;
  }

  /// `; did you mean X?`, or nothing.
  public static String phrase(String word, Collection<String> candidates) {
    String nearest = nearest(word, candidates);
    return nearest == null ? "" : "; did you mean `" + nearest + "`?";
  }

  /// Optimal string alignment distance (Damerau-Levenshtein without editing a swapped pair again).
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 ? j : j == 0 ? i : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    int replace = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(d[i - 1][j - 1] + replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
