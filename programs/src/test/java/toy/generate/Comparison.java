package toy.generate;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.sched.Exit;
import toy.script.ScriptRun;
import toy.syntax.Source;

/// Runs a program in both languages, and makes one that differs smaller. One thread uses it.
final class Comparison {
  private static final String UNCAUGHT = "uncaught "; // as the driver says
  private static final Set<String> UNUSABLE =
      Set.of("NameError", "UnboundLocalError", "SyntaxError");
  private static final int ATTEMPTS = 1500;

  private final Python python;

  Comparison(Python python) {
    this.python = python;
  }

  /// How the two runs differ, or null.
  ///
  /// @param line the first that differs, as Toy has it, or its diagnostics
  record Difference(String toy, String python, String errors) {
    @Override
    public String toString() {
      List<String> a = toy.lines().toList();
      List<String> b = python.lines().toList();
      int i = 0;
      while (i < Math.min(a.size(), b.size()) && a.get(i).equals(b.get(i))) {
        i++;
      }
      return "Toy:    %s%nPython: %s%n%s"
          .formatted(i < a.size() ? a.get(i) : "", i < b.size() ? b.get(i) : "", errors);
    }
  }

  @Nullable Difference compare(Program program) throws InterruptedException {
    String expected = python.run(program.python());
    Source source = new Source("program.toy", program.toy());
    ScriptRun run = ScriptRun.of(source, options -> options.withSeed(program.seed()));
    int uncaught = expected.indexOf(UNCAUGHT);
    if (uncaught >= 0 && run.code() == Exit.ERROR) {
      String error = expected.substring(uncaught + UNCAUGHT.length()).strip();
      expected = run.err().contains(error) ? expected.substring(0, uncaught) : expected;
    }
    if (run.out().equals(expected) && !run.err().contains("internal error")) {
      return null;
    }
    return new Difference(run.out(), expected, run.code() == 0 ? "" : run.err());
  }

  /// The smallest program found that still differs, statements being left out one by one.
  Program smallest(Program program) throws InterruptedException {
    Program best = program;
    int attempts = 0;
    int at = 0;
    while (attempts < ATTEMPTS) {
      List<Node> without = Removal.of(best.nodes(), at);
      if (without == null) {
        if (at == 0) {
          break;
        }
        at = -1; // again from the start, until a whole round finds nothing
        int size = best.nodes().toString().length();
        best = round(best);
        if (best.nodes().toString().length() == size) {
          break;
        }
      } else if (isStillDifferent(best.with(without))) {
        best = best.with(without);
        at--;
      }
      attempts++;
      at++;
    }
    return best;
  }

  private Program round(Program program) throws InterruptedException {
    Program best = program;
    for (int at = 0; ; at++) {
      List<Node> without = Removal.of(best.nodes(), at);
      if (without == null) {
        return best;
      }
      if (isStillDifferent(best.with(without))) {
        best = best.with(without);
        at--;
      }
    }
  }

  private boolean isStillDifferent(Program program) throws InterruptedException {
    Difference difference;
    try {
      difference = compare(program);
    } catch (AssertionError _) {
      return false; // without a statement that ended it, it goes on for ever
    }
    return difference != null
        && UNUSABLE.stream().noneMatch(difference.python()::contains)
        && !difference.errors().contains("E2")
        && !difference.errors().contains("E1");
  }
}
