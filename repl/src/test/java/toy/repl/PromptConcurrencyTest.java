package toy.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Threads, processes and tasks at the prompt: reports, output from the background, Ctrl-C.
class PromptConcurrencyTest extends AtPrompt {
  @Override
  String reports() {
    return "--report=text";
  }

  @Test
  void aReportFollowsWhatSpawned() {
    screen.enter("join([spawn thread cpu(400) for _ in range(2)])");
    String text = screen.awaitPrompt(2);
    assertTrue(text.contains("\n wall "), text);
    assertTrue(text.contains("\n thread     2 "), text);
    assertTrue(text.contains("spawn process"), text);
    screen.say(":why", "a task's step");
    screen.enter(":report off").enter("join(spawn thread cpu(60))");
    screen.awaitPrompt(3);
    assertEquals(1, occurrences(screen.text(), "\n wall "), screen::text);
  }

  @Test
  void tasksProgressWhileThePromptIsIdle() {
    screen.enter("async def tick() { await asyncio.sleep(0.2); print(\"ticked\") }");
    screen.awaitPrompt(2);
    screen.enter("let t = spawn task tick()");
    screen.awaitPrompt(3);
    screen.type("half a line");
    screen.await(
        "both", text -> text.contains("\nticked\n") && text.endsWith("\ntoy[3]> half a line"));
  }

  @Test
  void linesOfThreadsStandAboveTheLineBeingTyped() {
    screen.enter("def talk() { for i in range(5) { print(f\"line {i}\"); time.sleep(0.1) } }");
    screen.awaitPrompt(2);
    screen.enter("let t = spawn thread talk()");
    screen.await("toy[3]>");
    screen.type("typed");
    String text =
        screen.await("both", now -> now.contains("line 4\n") && now.endsWith("\ntoy[3]> typed"));
    for (int i = 0; i < 5; i++) {
      assertEquals(1, occurrences(text, "\nline " + i + "\n"), text);
    }
  }

  /// Another thread sleeps meanwhile, so that what waits for ever is no deadlock. Each statement
  /// would take longer than anybody waits here; on a quiet machine the prompt is back within 50 ms.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "asleep    | time.sleep(100)",
        "lock      | held.acquire()",
        "loop      | while True { }",
        "queue     | Queue().get()",
        "input     | input()",
        "process   | join(spawn process forever())",
        "thread    | join(spawn thread forever())",
        "task      | join(spawn task dream())",
        "awaiting  | await dream()",
      })
  void interruptGivesThePromptBack(String where, String statement) {
    screen.enter("let kept = 7; let held = Lock()");
    screen.awaitPrompt(2);
    screen.enter(
        "def hold() { held.acquire(); time.sleep(100) }; let holder = spawn thread hold()");
    screen.awaitPrompt(3);
    screen.enter("def forever() { while True { } }");
    screen.awaitPrompt(4);
    screen.enter("async def dream() { await asyncio.sleep(100) }");
    screen.awaitPrompt(5);
    int times = 3;
    for (int i = 0; i < times; i++) {
      screen.enter("print(\"now\", " + i + "); " + statement);
      screen.await("\nnow " + i);
      screen.press("C-c");
      String text = screen.awaitPrompt(6 + i);
      assertEquals(i + 1, occurrences(text, "interrupted"), where + ": " + text);
    }
    screen.enter("kept");
    assertTrue(screen.awaitPrompt(6 + times).contains("\n7\n"), screen::text);
  }

  @Test
  void leavingWaitsForThreadsAndControlCStopsThem() {
    screen.enter("def late() { time.sleep(0.3); print(\"late\") }; let t = spawn thread late()");
    screen.awaitPrompt(2);
    screen.press("C-d");
    assertTrue(screen.await("exit code 0").contains("\nlate\n"), screen::text);
  }

  @Test
  void controlCStopsWhatKeepsThePromptFromLeaving() {
    screen.enter("def forever() { while True { } }; let t = spawn thread forever()");
    screen.awaitPrompt(2);
    screen.press("C-d");
    screen.await("\nwaiting for threads");
    screen.press("C-c");
    screen.await("exit code");
  }

  @Test
  void anInterruptedEntryHasItsReport() {
    screen.enter(
        "let ts = [spawn thread cpu(100_000) for _ in range(2)]; print(\"now\"); join(ts)");
    screen.await("\nnow");
    screen.press("C-c");
    String text = screen.awaitPrompt(2);
    assertTrue(text.contains("\n thread     2 "), text);
  }

  @Test
  void theProgramReadsTheTerminal() {
    screen.enter("let name = input(\"who? \")");
    screen.await("\nwho?");
    screen.enter("Ada");
    screen.awaitPrompt(2);
    screen.enter("name");
    assertTrue(screen.awaitPrompt(3).contains("\n'Ada'\n"));
  }
}
