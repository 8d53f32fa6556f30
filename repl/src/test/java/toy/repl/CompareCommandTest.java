package toy.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// `:compare` at the prompt.
class CompareCommandTest extends AtPrompt {
  @Test
  void aCallOfWhatWasTypedIsComparedAndLeavesNothingBehind() {
    screen.enter("async def f(s) { await asyncio.sleep(s) }");
    screen.awaitPrompt(2);
    screen.enter("1 + 1");
    screen.awaitPrompt(3);
    String text =
        screen.say(":compare n=2 rounds=2 models=seq,thread,task f(0.02)", "memory: heap");
    assertTrue(text.contains(" 2 × await f(0.02) · 2 rounds"), text);
    assertTrue(text.contains("\n  model "), text);
    assertFalse(text.contains("W201"), text);
    screen.await("\ntoy[3]>");
    screen.enter("_, __unit__");
    text = screen.awaitPrompt(4);
    assertTrue(text.contains("no variable named `__unit__`"), text);
    screen.enter("_");
    assertEquals(1, occurrences(screen.awaitPrompt(5).split(" 2 × await")[1], "\n2\n"), text);
  }

  @Test
  void workThatBlocksALoopIsANoteAndNoWarningAboutNamesNobodyTyped() {
    String text = screen.say(":compare n=2 rounds=1 models=thread,task cpu(150)", "memory: heap");
    text = screen.await("each task blocks the loop");
    assertFalse(text.contains("__unit"), text);
    screen.await("\ntoy[1]>");
  }

  @Test
  void policiesAreComparedAndGivenBack() {
    String text =
        screen.say(":compare n=2 rounds=2 models=seq,thread gil=fair,ruby cpu(5)", "memory: heap");
    assertTrue(text.contains("\n fair, 1 ms\n"), text);
    assertTrue(text.contains("\n ruby, 100 ms\n"), text);
    screen.say(":gil", "\ncpython, 5 ms");
  }

  @Test
  void controlCEndsItAndPrintsWhatItHas() {
    screen.enter("let held = 7");
    screen.awaitPrompt(2);
    screen.enter(":compare n=2 rounds=1000 models=seq,thread cpu(20)");
    screen.await("Ctrl-C ends it");
    screen.press("C-c");
    screen.await("\ntoy[2]>");
    screen.enter("held");
    assertTrue(screen.awaitPrompt(3).contains("\n7\n"), screen::text);
  }

  @Test
  void mistakesAreSaid() {
    screen.say(":compare n=2", ":compare needs a call");
    screen.say(":compare f(", "`f(`: ");
    screen.say(":compare nobody()", "NameError");
    screen.say(":help compare", "models=thread,task");
  }
}
