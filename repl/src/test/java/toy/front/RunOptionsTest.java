package toy.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toy.gil.Policy;
import toy.report.Report;
import toy.syntax.Source;

class RunOptionsTest {
  @Test
  void aFileCarriesItsFlags() throws UsageException {
    RunOptions options =
        header(
            """
            #!/usr/bin/env toy
            # A race.

            # toy: --gil cpython3.9 --switch-every=1
            #toy: --report full
            let x = 1
            """);
    assertEquals("cpython3.9", options.gil());
    assertEquals(1, options.switchEvery());
    assertEquals(Report.Form.FULL, options.report());
    assertEquals(Policy.cpython39().withSwitchEvery(1), options.policy());
  }

  @Test
  void flagsStandAboveTheCode() throws UsageException {
    assertEquals(RunOptions.NONE, header("let x = 1\n# toy: --gil ruby\n"));
    assertEquals(RunOptions.NONE, header("# toys: --gil ruby\n# a toy: --gil ruby\n"));
    assertEquals(RunOptions.NONE, header("# toy:\n"));
  }

  @Test
  void theCommandLineWins() throws UsageException {
    RunOptions options =
        RunOptions.NONE
            .with("--gil", "fair")
            .over(header("# toy: --gil ruby --switch-interval 20ms\n"));
    assertEquals("fair", options.gil());
    assertEquals(20_000_000, options.switchInterval());
    assertEquals(Policy.fair().withInterval(20_000_000), options.policy());
  }

  @Test
  void theDefaultIsCpython() {
    assertEquals(Policy.cpython(), RunOptions.NONE.policy());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "# toy: --gill ruby        | f.toy:1: unknown option --gill; did you mean `--gil`?",
        "# toy: --gill             | f.toy:1: unknown option --gill; did you mean `--gil`?",
        "# toy: --gil              | f.toy:1: --gil needs a value",
        "# toy: ruby               | f.toy:1: a `# toy:` line takes options only, not `ruby`",
        "# toy: --gil rubby        | f.toy:1: --gil: no `rubby`; did you mean `ruby`? (cpython,"
            + " cpython3.9, cpython2, ruby, fair, none)",
        "# toy: --report yes       | f.toy:1: --report: no `yes` (text, full, json, off)",
        "# toy: --switch-every x   | f.toy:1: --switch-every: `x` is not a number of checkpoints,"
            + " such as 1",
        "# toy: --switch-every -1  | f.toy:1: --switch-every: `-1` is not a number of checkpoints,"
            + " such as 1",
        "# toy: --switch-interval 5| f.toy:1: `5` has no unit: write 5ms, us or s",
      })
  void wrongFlagsNameTheLine(String text, String message) {
    assertEquals(message, assertThrows(UsageException.class, () -> header(text)).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "5ms, 5000000",
    "100us, 100000",
    "100µs, 100000",
    "1s, 1000000000",
    "0.5ms, 500000",
    "1ns, 1",
    "20 ms, 20000000",
    "86400s, 86400000000000"
  })
  void intervals(String text, long nanos) throws UsageException {
    assertEquals(nanos, Interval.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"5", "ms", "0ms", "-5ms", "5 minutes", "1e3ms", "86401s", "0.1ns", "''"})
  void notIntervals(String text) {
    assertThrows(UsageException.class, () -> Interval.parse(text));
  }

  private static RunOptions header(String text) throws UsageException {
    return HeaderLines.parse(new Source("f.toy", text));
  }
}
