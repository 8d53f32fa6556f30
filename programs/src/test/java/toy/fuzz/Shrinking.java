package toy.fuzz;

import java.util.ArrayList;
import java.util.List;

/// Makes a program smaller that something is wrong with: without some of its lines, then without
/// some of its words, as long as the same is wrong with it. One thread uses it.
final class Shrinking {
  private static final int ATTEMPTS = 600;
  private static final int HANGS = 6; // each takes as long as patience lasts

  private final Workshop workshop;
  private int attempts;

  Shrinking(Workshop workshop) {
    this.workshop = workshop;
  }

  Candidate smallest(Candidate candidate, String complaint) throws InterruptedException {
    attempts = complaint.startsWith("does not end") ? HANGS : ATTEMPTS;
    String kind = kind(complaint);
    List<String> lines =
        without(candidate, kind, candidate.text().lines().map(l -> l + "\n").toList());
    List<String> words = without(candidate, kind, Corpus.words(String.join("", lines)));
    return candidate.with(String.join("", words));
  }

  private static String kind(String complaint) {
    return complaint.lines().findFirst().orElse("");
  }

  /// Leaves out halves, quarters, … as in delta debugging (Zeller 1999).
  private List<String> without(Candidate candidate, String kind, List<String> parts)
      throws InterruptedException {
    List<String> best = parts;
    for (int size = Math.max(1, best.size() / 2); size > 0; size /= 2) {
      for (int from = 0; from < best.size() && attempts > 0; ) {
        List<String> fewer = new ArrayList<>(best.subList(0, from));
        fewer.addAll(best.subList(Math.min(best.size(), from + size), best.size()));
        attempts--;
        String complaint = workshop.complaint(candidate.with(String.join("", fewer)));
        if (complaint != null && kind(complaint).equals(kind)) {
          best = fewer;
        } else {
          from += size;
        }
      }
    }
    return best;
  }
}
