package toy.syntax;

import org.jspecify.annotations.Nullable;

/// Finds the word that was probably meant.
public final class Spelling {
  private Spelling() {}

  /// The candidate nearest to `word`, at most two slips away (one in words of three letters, none
  /// in shorter ones), the first of several; null if none is.
  public static @Nullable String closest(String word, Iterable<String> candidates) {
    int allowed = word.length() <= 2 ? 0 : word.length() <= 3 ? 1 : 2;
    String best = null;
    for (String candidate : candidates) {
      int distance =
          Math.abs(candidate.length() - word.length()) > allowed
              ? allowed + 1
              : distance(word, candidate);
      if (distance <= allowed && !candidate.equals(word)) {
        best = candidate;
        allowed = distance - 1;
      }
    }
    return best;
  }

  /// Letters to add, drop, change, or swap with their neighbour (optimal string alignment).
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean isSwap =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        d[i][j] = isSwap ? Math.min(least, d[i - 2][j - 2] + 1) : least;
      }
    }
    return d[a.length()][b.length()];
  }
}
