package toy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs of `toy` under a limit, and what such a run says in the end.
final class LimitedRun {
  private static final Pattern TOLD =
      Pattern.compile(
          "(?m)^error\\[E410\\]: (\\w+) limit: (\\S+(?: [kMG]B| ms| s| bytes)?)(?: of .*)? used in"
              + " (.+?)(?: at <string>:(\\d+))? after .+ \\(held .+\\).*\\. Raise it with (\\S+)$");

  private LimitedRun() {}

  /// The one message of the limit that the run reached.
  static Matcher told(Command run) {
    Matcher told = TOLD.matcher(run.err());
    assertTrue(told.find(), run::toString);
    String message = told.group();
    assertFalse(told.find(), () -> "told once: " + run);
    assertTrue(told.reset().find(), message);
    return told;
  }

  /// Runs `code` under `flags`.
  static Command limited(String flags, String code) {
    String[] words = flags.split(" ");
    String[] args = Arrays.copyOf(words, words.length + 2);
    args[words.length] = "-e";
    args[words.length + 1] = code;
    return Command.toy(args);
  }

  /// The JVM is healthy: another program runs in it.
  static void assertAnotherProgramRuns() {
    assertEquals(
        new Command(0, "45\n", ""), Command.toy("-e", "print(join(spawn thread sum(range(10))))"));
  }
}
