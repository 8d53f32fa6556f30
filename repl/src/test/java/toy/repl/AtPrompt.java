package toy.repl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A prompt for each test, in a terminal of its own; a test that fails shows its screen.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class AtPrompt {
  @TempDir Path home;
  Screen screen;

  @RegisterExtension
  final AfterTestExecutionCallback showScreen =
      context -> {
        if (context.getExecutionException().isPresent() && screen != null) {
          System.out.println(context.getDisplayName() + ", the screen:\n" + screen.text());
        }
      };

  /// Without reports: on a slow machine any entry may take the 50 ms that earn one.
  String reports() {
    return "--report=off";
  }

  @BeforeEach
  void open() throws IOException {
    screen = Screen.toy(home, reports());
    screen.awaitPrompt(1);
  }

  @AfterEach
  void close() throws IOException {
    if (screen != null) {
      screen.close();
    }
  }

  static int occurrences(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
