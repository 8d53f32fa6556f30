package toy.repl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import toy.ledger.Snapshot;
import toy.sched.Session;
import toy.syntax.Source;

/// `:timeit` at work: the code in a loop in a function, and rounds of calls of that. The figures
/// are those of the account, so a round is timed without its compilation's share: by then that is a
/// call.
final class Timing {
  private static final int ROUNDS = 7; // `timeit` of IPython has as many
  private static final long ROUND_NS = 100_000_000; // half of what Python's timeit aims at
  private static final long MOST_LOOPS = 1_000_000_000;
  private static final String NAME = "__timeit__";
  private static final Pattern AWAIT = Pattern.compile("\\bawait\\b");

  private final Workspace at;
  private final String code;
  private final boolean async;

  Timing(Workspace at, String code) {
    this.at = at;
    this.code = code;
    this.async = AWAIT.matcher(code).find();
  }

  /// Prints the figures, unless the code fails or is interrupted.
  void run() {
    String function =
        "%sdef %s(__loops__) { for __loop__ in range(__loops__) {\n%s\n} }"
            .formatted(async ? "async " : "", NAME, code);
    if (!(at.session().post(new Source("<timeit>", function)) instanceof Session.Done)) {
      return;
    }
    try {
      long loops = calibrated();
      List<Double> rounds = new ArrayList<>();
      while (loops > 0 && rounds.size() < ROUNDS) {
        long ns = round(loops);
        if (ns < 0) {
          return;
        }
        rounds.add((double) ns / loops);
      }
      if (loops > 0) {
        say(loops, rounds);
      }
    } finally {
      at.session().post(new Source("<timeit>", "del " + NAME));
    }
  }

  /// How many loops make a round; 0 if the code fails.
  private long calibrated() {
    long loops = 1;
    while (true) {
      long ns = round(loops);
      if (ns < 0) {
        return 0;
      }
      if (ns >= ROUND_NS || loops >= MOST_LOOPS) {
        return loops;
      }
      // By a factor of ten at most: the first rounds are slower than those that follow.
      long wanted = (long) (loops * 1.1 * ROUND_NS / Math.max(1, ns)) + 1;
      loops = Math.min(MOST_LOOPS, Math.clamp(wanted, loops + 1, loops * 10));
    }
  }

  /// How long so many loops take, ns; negative if the code fails.
  private long round(long loops) {
    String call = (async ? "await " : "") + NAME + "(" + loops + ")";
    Session.Outcome outcome = at.session().post(new Source("<timeit>", call));
    Snapshot window = at.session().window();
    if (outcome instanceof Session.Left(int exit)) {
      at.quit(exit);
    }
    return outcome instanceof Session.Done && window != null ? window.wallNs() : -1;
  }

  private void say(long loops, List<Double> rounds) {
    Collections.sort(rounds);
    double best = rounds.getFirst();
    double median = rounds.get(rounds.size() / 2);
    double spread = median <= 0 ? 0 : 100 * (rounds.getLast() - best) / median;
    at.say(
        at.style()
            .fit(
                " best %s a loop · median %s · spread %.0f%% · %d rounds of %,d %s"
                    .formatted(
                        time(best),
                        time(median),
                        spread,
                        ROUNDS,
                        loops,
                        loops == 1 ? "loop" : "loops")));
  }

  /// Three digits with the unit that fits: a loop may take less than a nanosecond's clock can tell.
  private static String time(double ns) {
    String[] units = {"ns", "us", "ms", "s"};
    double value = ns;
    int unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    String format = value < 9.995 ? "%.2f %s" : value < 99.95 ? "%.1f %s" : "%.0f %s";
    return String.format(Locale.ROOT, format, value, units[unit]);
  }
}
