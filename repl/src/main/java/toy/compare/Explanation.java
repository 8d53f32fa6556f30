package toy.compare;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import toy.report.Figures;

/// Why a row won or lost, in a few words from its account.
final class Explanation {
  private static final double OVERLAP = 1.2; // at once on average; less is none to speak of
  private static final double MUCH = 0.2;

  private Explanation() {}

  /// Why `row` is fast.
  static String why(Row row) {
    Run run = row.middle();
    if (run.heldAtOnce() >= OVERLAP) {
      return row.policy().isParallel()
          ? ratio(run.heldAtOnce()) + " units ran at once, as no lock kept them from it"
          : ratio(run.heldAtOnce()) + " locks were held at once";
    }
    if (run.ioAtOnce() >= OVERLAP) {
      return ratio(run.ioAtOnce()) + " waits for sleep or I/O overlapped";
    }
    return row.way() == Way.SEQ
        ? "nothing had to be started, and the others could not overlap anything"
        : "nothing overlapped, but little had to be started";
  }

  /// Why `row` is slower than `winner`, or null if the account does not say.
  static @Nullable String whyNot(Row row, Row winner, int n) {
    Run run = row.middle();
    String name = row.way().plural();
    long work = run.heldNs() + run.waitingNs() + run.released().total();
    if (run.waitingNs() >= MUCH * work) {
      String waited = name + " waited " + Figures.duration(run.waitingNs());
      String lock = row.policy().isParallel() ? " for the runtime" : " for the lock";
      return waited + (row.way() == Way.TASK ? " for a busy loop" : lock);
    }
    long slower = row.medianNs() - winner.medianNs();
    if (run.startupNs() > 0 && run.startupNs() * n >= MUCH * slower) {
      return name + " took " + Figures.duration(run.startupNs()) + " to start each";
    }
    if (run.heldAtOnce() < OVERLAP && run.ioAtOnce() < OVERLAP) {
      return name + " did one thing at a time";
    }
    return run.handOffs() > 0 ? name + " handed locks over " + run.handOffs() + " times" : null;
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.1f", ratio);
  }
}
