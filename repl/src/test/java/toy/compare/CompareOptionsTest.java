package toy.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toy.front.UsageException;
import toy.syntax.Source;

/// The options, from the command line, the prompt and a file's first lines.
class CompareOptionsTest {
  @Test
  void thePromptsWordsStandBeforeTheCall() throws UsageException {
    assertEquals(
        new CompareOptions(8, null, List.of(Way.THREAD, Way.TASK), null, "f(x, n=4)"),
        CompareOptions.typed("n=8 models=thread,task f(x, n=4)"));
    assertEquals("f(5)", CompareOptions.typed("f(5)").call());
    assertEquals(
        new CompareOptions(2, 3, null, List.of("cpython", "ruby"), null),
        CompareOptions.typed("n = 2 rounds=3 gil=cpython,ruby"));
    assertEquals("n == 4", CompareOptions.typed("n == 4").call());
  }

  @Test
  void aFileMayCarryItsOwn() throws UsageException {
    Source source =
        new Source(
            "a.toy", "# Slow I/O.\n\n# toy compare: -n 1000 --models thread,task\nlet x = 1\n");
    CompareOptions header = CompareOptions.header(source);
    assertEquals(new CompareOptions(1000, null, List.of(Way.THREAD, Way.TASK), null, null), header);
    CompareOptions given = CompareOptions.NONE.with("-n", "7").over(header);
    assertEquals(7, given.n());
    assertEquals(List.of(Way.THREAD, Way.TASK), given.ways());
  }

  @Test
  void whatWasNotSaidHasDefaults() {
    assertEquals(4, CompareOptions.NONE.n());
    assertEquals(5, CompareOptions.NONE.count());
    assertEquals(List.of(Way.values()), CompareOptions.NONE.ways());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-n       | 0             | `0` is not a number from 1",
        "-n       | four          | `four` is not a number from 1",
        "--models | thread,tsk    | did you mean `task`",
        "--gil    | cpython,rubby | did you mean `ruby`",
        "--rouns  | 3             | did you mean `--rounds`",
      })
  void mistakesAreSaidKindly(String name, String value, String message) {
    UsageException e =
        assertThrows(UsageException.class, () -> CompareOptions.NONE.with(name, value));
    assertTrue(String.valueOf(e.getMessage()).contains(message), e::getMessage);
  }
}
