package toy.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/// The prompt as it is used: keys in, screen out.
class PromptTest extends AtPrompt {
  @Test
  void valuesArePrintedAndKeptInUnderscore() {
    screen.enter("20 + 1");
    assertTrue(screen.awaitPrompt(2).contains("toy[1]> 20 + 1\n21\ntoy[2]>"));
    screen.enter("_ * 2");
    assertTrue(screen.awaitPrompt(3).contains("\n42\n"));
    screen.enter("None");
    assertTrue(screen.awaitPrompt(4).endsWith("toy[3]> None\ntoy[4]>"));
  }

  @Test
  void anEntryEndsAtItsBrace() {
    screen.enter("def double(n) {");
    screen.await(" ...>");
    screen.enter("return n * 2").enter("}");
    screen.awaitPrompt(2);
    screen.enter("double(21)");
    assertTrue(screen.awaitPrompt(3).contains("\n42\n"));
  }

  @Test
  void backslashesArrive() {
    screen.enter("len(\"a\\\\b\\n!x\")");
    assertTrue(screen.awaitPrompt(2).contains("\n6\n"), screen::text);
  }

  @Test
  void anErrorIsShownAndTheSessionGoesOn() {
    screen.enter("let x = 5");
    screen.awaitPrompt(2);
    screen.enter("x / 0");
    assertTrue(screen.awaitPrompt(3).contains("ZeroDivisionError: division by zero"), screen::text);
    screen.enter("x + 1");
    assertTrue(screen.awaitPrompt(4).contains("\n6\n"));
  }

  @Test
  void anErrorLeadsToItsPage() {
    screen.enter("print(nobody)");
    assertTrue(screen.awaitPrompt(2).contains("`:explain E201` says more"), screen::text);
    screen.say(":explain gill", "did you mean `gil`?");
    screen.say(":explain", ":explain TOPIC");
    screen.say(":explain e201", "E201: a name that nothing declares");
  }

  @Test
  void interruptAtThePromptClearsTheLine() {
    screen.type("half");
    screen.await("toy[1]> half");
    screen.press("C-c");
    screen.await("an empty prompt", text -> text.endsWith("toy[1]> half\ntoy[1]>"));
    screen.enter("1 + 1");
    assertTrue(screen.awaitPrompt(2).contains("\n2\n"));
  }

  @Test
  void commandsOfThePrompt() {
    screen.enter(":help");
    String help = screen.await("Up recalls entries");
    assertTrue(help.contains("  :gil [POLICY"), help);
    int longest = help.lines().mapToInt(String::length).max().orElse(0);
    assertTrue(longest <= 80, help); // broken lines of a narrow terminal hide what they begin with
    screen.say(":gil", "\ncpython, 5 ms\n");
    screen.say(":gil interval 20ms", "\ncpython, 20 ms\n");
    screen.say(":gil rubby", "did you mean `ruby`?");
    screen.say(":hlep", "no command :hlep; did you mean `:help`?");
    screen.enter(":quit");
    screen.await("exit code 0");
  }

  @Test
  void controlDLeaves() {
    screen.press("C-d");
    screen.await("exit code 0");
  }

  @Test
  void exitGivesItsCode() {
    screen.enter("exit(3)");
    screen.await("exit code 3");
  }

  @Test
  void historyOutlivesTheSession() throws IOException {
    screen.enter("40 + 4");
    screen.awaitPrompt(2);
    screen.press("C-d");
    screen.await("exit code 0");
    screen.close();
    Path file = home.resolve("toy").resolve("history");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    screen = Screen.toy(home, reports());
    screen.awaitPrompt(1);
    screen.press("Up");
    screen.await("toy[1]> 40 + 4");
  }
}
