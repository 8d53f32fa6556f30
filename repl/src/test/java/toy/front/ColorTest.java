package toy.front;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `--color` > `NO_COLOR` (non-empty) > `CLICOLOR_FORCE` > `TERM=dumb` > is it a terminal.
class ColorTest {
  @ParameterizedTest(name = "{0} NO_COLOR={1} CLICOLOR_FORCE={2} TERM={3} terminal={4}: {5}")
  @CsvSource(
      nullValues = "-",
      value = {
        "AUTO,   -,  -, xterm, true,  true",
        "AUTO,   -,  -, xterm, false, false",
        "AUTO,   -,  -, -,     true,  true",
        "AUTO,   -,  -, dumb,  true,  false",
        "AUTO,   '', -, xterm, true,  true",
        "AUTO,   1,  -, xterm, true,  false",
        "AUTO,   1,  1, xterm, true,  false",
        "AUTO,   '', 1, xterm, false, true",
        "AUTO,   -,  1, xterm, false, true",
        "AUTO,   -,  1, dumb,  false, true",
        "AUTO,   -,  '', xterm, false, false",
        "AUTO,   -,  0, xterm, false, false",
        "AUTO,   -,  0, xterm, true,  true",
        "ALWAYS, 1,  -, dumb,  false, true",
        "NEVER,  -,  1, xterm, true,  false",
      })
  void oneRule(
      Color color, String noColor, String force, String term, boolean terminal, boolean shows) {
    Map<String, String> environment = new HashMap<>();
    put(environment, "NO_COLOR", noColor);
    put(environment, "CLICOLOR_FORCE", force);
    put(environment, "TERM", term);
    assertEquals(shows, color.shows(environment, terminal));
  }

  private static void put(Map<String, String> environment, String name, String value) {
    if (value != null) {
      environment.put(name, value);
    }
  }
}
