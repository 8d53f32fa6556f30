package toy.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import toy.sched.Exit;
import toy.sched.Limit;
import toy.script.ScriptRun;
import toy.syntax.Source;

/// Programs that are in a native call, or in one after the other, for longer than anybody waits: a
/// limit ends each, for every native polls.
class EndlessTest {
  private static final long LIMIT_NS = 50_000_000;

  static List<String> programs() throws IOException {
    try (InputStream in = EndlessTest.class.getResourceAsStream("endless.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> line.replace("\\n", "\n")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void end(String program) throws InterruptedException {
    Source source = new Source("endless.toy", program);
    ScriptRun run =
        ScriptRun.of(
            source, options -> options.withLimits(options.limits().with(Limit.TIME, LIMIT_NS)));
    assertEquals(Exit.TIME_OUT, run.code(), run.err());
  }
}
