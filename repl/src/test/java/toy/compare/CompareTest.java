package toy.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toy.front.Color;
import toy.front.Engine;
import toy.front.RunOptions;
import toy.front.Stdio;
import toy.front.UsageException;
import toy.syntax.Source;

/// Whole comparisons. A machine that does other things too may give no winner: the tests look at
/// rows, counts and what the account must say.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CompareTest {
  private record Answer(int exit, String out, String err) {
    String row(Way way) {
      return out.lines().filter(line -> line.startsWith(way.key(), 2)).findFirst().orElse("");
    }
  }

  private static Answer compare(String name, String program, String words, boolean json)
      throws UsageException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Stdio stdio =
        new Stdio(
            new ByteArrayInputStream(new byte[0]),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            false,
            Map.of());
    int exit =
        new Compare(new Engine(), stdio, Color.NEVER)
            .run(new Source(name, program), CompareOptions.typed(words), RunOptions.NONE, json);
    return new Answer(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Answer code(String code, String words) throws UsageException {
    return compare("<string>", code, words, false);
  }

  @Test
  void codeIsTheWorkOfEachUnit() throws UsageException {
    Answer answer = code("print(1); cpu(20)", "n=3 rounds=2");
    assertEquals(0, answer.exit(), answer::err);
    assertEquals("", answer.err());
    assertTrue(answer.out().startsWith(" 3 × print(1); cpu(20) · 2 rounds"), answer::out);
    for (Way way : Way.values()) {
      assertFalse(answer.row(way).isEmpty(), answer::out);
    }
    assertTrue(answer.out().contains("note: task: the work is not async, so"), answer::out);
    answer
        .out()
        .lines()
        .forEach(line -> assertTrue(line.codePointCount(0, line.length()) <= 80, line));
  }

  /// Three units that hold a lock for 30 ms each: no model holds less, and processes alone hold it
  /// at the same time.
  @Test
  void theFiguresAreTheAccounts() throws UsageException {
    String json = compare("<string>", "cpu(30)", "n=3 rounds=3", true).out();
    Map<String, Long> held = figures(json, "held_ns");
    held.forEach((model, ns) -> assertTrue(ns >= 90_000_000, model + " held " + ns));
    Map<String, Long> walls = figures(json, "median_ns");
    for (String model : List.of("seq", "thread", "task")) {
      assertTrue(walls.get(model) >= 90_000_000, () -> model + " in " + walls);
      assertTrue(held.get(model) <= walls.get(model), () -> model + " held " + held + walls);
    }
    assertTrue(figures(json, "waiting_ns").get("thread") > 30_000_000, json);
    assertTrue(figures(json, "copied_bytes").get("process") > 0, json);
    assertEquals(0, figures(json, "copied_bytes").get("thread"), json);
    assertTrue(figures(json, "hand_offs").get("thread") > 0, json);
    assertEquals(0, figures(json, "hand_offs").get("seq"), json);
    assertTrue(figures(json, "startup_ns").get("process") > 0, json);
    assertTrue(json.contains("\"startup_ns\": null"), json);
    assertTrue(json.contains("\"schema\": \"toy-compare/1\""), json);
  }

  /// What there is none of is not handed over.
  @Test
  void withoutALockNothingIsHandedOver() throws UsageException {
    String words = "n=2 rounds=1 gil=none";
    Answer answer = code("cpu(5)", words);
    assertEquals(0, answer.exit(), answer::err);
    assertEquals("–", answer.row(Way.THREAD).substring(53, 59).strip(), answer::out);
    String json = compare("<string>", "cpu(5)", words, true).out();
    assertTrue(figures(json, "hand_offs").isEmpty(), json);
    assertTrue(json.contains("\"hand_offs\": null"), json);
  }

  /// The figure of each model's row.
  private static Map<String, Long> figures(String json, String name) {
    Map<String, Long> all = new java.util.HashMap<>();
    String model = "";
    for (String line : json.lines().map(String::strip).toList()) {
      String value = line.substring(line.indexOf(':') + 1).strip().replaceAll("[\",]", "");
      if (line.startsWith("\"model\"")) {
        model = value;
      } else if (line.startsWith("\"" + name + "\"") && !value.equals("null")) {
        all.put(model, Long.parseLong(value));
      }
    }
    return all;
  }

  @Test
  void waitingOverlapsInAllButTheSequentialRow() throws UsageException {
    String json =
        compare(
                "w.toy",
                "def work() { time.sleep(0.1) }\n"
                    + "async def work_async() { await asyncio.sleep(0.1) }\n",
                "n=6 rounds=2",
                true)
            .out();
    Map<String, Long> walls = figures(json, "median_ns");
    assertTrue(walls.get("seq") >= 600_000_000, json);
    for (String model : List.of("thread", "process", "task")) {
      assertTrue(2 * walls.get(model) < walls.get("seq"), () -> model + " in " + walls);
    }
    assertTrue(json.contains("\"note\": \"`await work_async()`\""), json);
  }

  @Test
  void whatAwaitsIsAwaitedInTheSequentialRowAndRunByThreadsAndProcesses() throws UsageException {
    Answer answer = code("await asyncio.sleep(0.05)", "n=4 rounds=2");
    assertEquals(0, answer.exit(), answer::err);
    assertTrue(answer.out().contains("seq: one task awaits"), answer::out);
    assertTrue(answer.out().contains("thread, process: each runs the coroutine"), answer::out);
    for (Way way : Way.values()) {
      assertTrue(answer.row(way).contains("0.20 s"), answer::out); // released, all together
    }
  }

  @Test
  void aCallOfAnAsyncFunctionIsAwaited() throws UsageException {
    Answer answer =
        compare(
            "w.toy",
            "async def f(s) { await asyncio.sleep(s) }\n",
            "n=2 rounds=1 models=task f(0.01)",
            false);
    assertEquals(0, answer.exit(), answer::err);
    assertTrue(answer.out().contains("2 × await f(0.01) in w.toy"), answer::out);
  }

  @Test
  void everyPolicyHasItsTable() throws UsageException {
    Answer answer = code("cpu(5)", "n=2 rounds=2 models=seq,thread gil=cpython,fair");
    assertTrue(answer.out().contains("\n cpython, 5 ms\n"), answer::out);
    assertTrue(answer.out().contains("\n fair, 1 ms\n"), answer::out);
    assertTrue(answer.out().contains(" policies: "), answer::out);
  }

  @Test
  void aModelThatCannotRunItIsLeftOut() throws UsageException {
    Answer answer =
        compare("w.toy", "let l = Lock()\ndef work() { with l { } }\n", "rounds=1", false);
    assertEquals(1, answer.exit());
    assertTrue(answer.out().contains("note: process could not run it"), answer::out);
    assertFalse(answer.row(Way.THREAD).isEmpty(), answer::out);
    assertTrue(answer.row(Way.PROCESS).isEmpty(), answer::out);
    assertTrue(answer.err().contains("E321"), answer::err);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 / 0", "nobody()", "exit(3)"})
  void workThatFailsIsSaid(String work) throws UsageException {
    Answer answer = code(work, "rounds=1");
    assertEquals(1, answer.exit(), answer::err);
    assertEquals("", answer.out());
    assertTrue(answer.err().contains("the work failed"), answer::err);
  }

  @Test
  void whatDoesNotParseIsShownAsItWasTyped() throws UsageException {
    Answer answer = code("let x = (", "");
    assertEquals(65, answer.exit());
    assertTrue(answer.err().contains("1 | let x = (\n"), answer::err);
  }

  @Test
  void aProgramThatEndsItselfIsSaid() throws UsageException {
    Answer answer = compare("a.toy", "def work() { }\nexit()\n", "", false);
    assertEquals(1, answer.exit());
    assertTrue(answer.err().contains("ended before its work could run"), answer::err);
  }

  @Test
  void aFileWithoutWorkIsToldWhatToWrite() {
    UsageException e =
        org.junit.jupiter.api.Assertions.assertThrows(
            UsageException.class, () -> compare("a.toy", "let x = 1\n", "", false));
    assertTrue(String.valueOf(e.getMessage()).contains("def work() { cpu(50) }"), e::getMessage);
  }

  @Test
  void theMainPartOfAFileDoesNotRun() throws UsageException {
    Answer answer =
        compare(
            "a.toy",
            "def work() { }\nif __name__ == \"__main__\" { 1 / 0 }\n",
            "n=1 rounds=1 models=seq",
            false);
    assertEquals(0, answer.exit(), answer::err);
  }
}
