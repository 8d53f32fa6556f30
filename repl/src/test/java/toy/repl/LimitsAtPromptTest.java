package toy.repl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Limits at the prompt, and `:limits`.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LimitsAtPromptTest {
  @TempDir Path home;

  private static void assertLine(String text, String pattern) {
    assertTrue(Pattern.compile("(?m)^  " + pattern + "$").matcher(text).find(), text);
  }

  @Test
  void limitsShowsWhatIsUsedAndWhatMayBe() throws IOException {
    try (Screen screen =
        Screen.toy(
            home,
            "--report=off",
            "--max-steps=1000",
            "--max-output=1kB",
            "--max-threads=8",
            "--max-recursion=50")) {
      screen.awaitPrompt(1);
      screen.enter("let e = Event(); let h = [spawn thread e.wait() for _ in range(3)]");
      screen.awaitPrompt(2);
      screen.say("for i in range(100) { }; print('four')", "\nfour\n");
      String text = screen.say(":limits", "\n  timeout ");
      assertLine(text, "limit +used +max");
      assertLine(text, "steps +1\\d\\d +1,000");
      assertLine(text, "memory +\\S+ [kM]B +not set +--max-memory");
      assertLine(text, "threads +3 +8");
      assertLine(text, "processes +0 +not set +--max-processes");
      assertLine(text, "tasks +0 +not set +--max-tasks");
      assertLine(text, "output +5 bytes +1,000 bytes");
      assertLine(text, "recursion +- +50");
      assertLine(text, "collection +- +not set +--max-collection");
      assertLine(text, "timeout +\\S+ m?s +not set +--timeout");
      screen.say("while True { }", "step limit: 1,000 used in main");
      screen.say("e.set(); join(h); print('on')", "\non\n");
      String after = screen.say(":limits", "\n  timeout ");
      assertLine(after, "threads +0 +8");
      assertLine(after, "output +3 bytes +1,000 bytes");
    }
  }

  @Test
  void anEntryInACallOfTheSystemIsWaitedForAndSaysSo() throws Exception {
    Path fifo = home.resolve("fifo");
    new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();
    try (Screen screen = Screen.toy(home, "--report=off", "--timeout=300ms")) {
      screen.awaitPrompt(1);
      screen.enter("let kept = 42; open(r'" + fifo + "')");
      screen.await("time limit: 300 ms used in main");
      screen.await("the prompt is back when that returns");
      Files.newOutputStream(fifo).close();
      screen.awaitPrompt(2);
      screen.say("kept", "\n42\n");
    }
  }
}
