package toy.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The line editor: blocks, completion, history, pasting, colours.
class EditingTest extends AtPrompt {
  private static final String BLOCK =
      """
      toy[1]> def f(n) {
         ...>   for i in range(n) {
         ...>     print("i", i)
         ...>   }
         ...> }
      """;

  private void enterBlock() {
    screen.enter("def f(n) {").enter("for i in range(n) {").enter("print(\"i\", i)");
    screen.enter("}").type("}");
  }

  @Test
  void linesAreIndentedByTheirBrackets() {
    enterBlock();
    screen.await("the block", text -> (text + "\n").endsWith("\n" + BLOCK));
    screen.press("Enter");
    screen.awaitPrompt(2);
  }

  @Test
  void aBlockIsRecalledAndEditedAsOne() {
    enterBlock();
    screen.press("Enter");
    screen.awaitPrompt(2);
    screen
        .press("Up")
        .await("again", text -> text.endsWith(BLOCK.substring(BLOCK.indexOf("\n")).strip()));
    screen.press("Up", "Up", "End").type("; print(\"two\")");
    screen.await("...>     print(\"i\", i); print(\"two\")\n");
    screen.press("Enter"); // not on the last line: a line more
    screen.type("print(\"three\")");
    screen.await("...>     print(\"three\")\n");
    screen.press("Down", "Down", "Enter");
    screen.awaitPrompt(3);
    screen.enter("f(1)");
    assertTrue(screen.awaitPrompt(4).contains("\ni 0\ntwo\nthree\n"), screen::text);
  }

  @Test
  void tabCompletesNamesMembersKeywordsAndCommands() {
    screen.enter(
        "class Box { def __init__(self) { let q = 0; self.lidded = 1 } }; let a_box = Box()");
    screen.awaitPrompt(2);
    screen.type("a_b").press("Tab").type(".lid").press("Tab", "Enter");
    assertTrue(screen.awaitPrompt(3).contains("\ntoy[2]> a_box.lidded\n1\n"), screen::text);
    screen.type("time.mono").press("Tab");
    screen.await("\nmonotonic "); // it and monotonic_ns
    screen.press("C-c");
    screen.type("x = spaw").press("Tab").type(" thr").press("Tab");
    screen.await("x = spawn thread");
    screen.press("C-c");
    screen.type(":rep").press("Tab").type(" js").press("Tab");
    screen.await(":report json");
    screen.press("C-c");
    screen.type(":gil ru").press("Tab");
    screen.await(":gil ruby");
  }

  /// A property or a method might do anything.
  @Test
  void completionRunsNoCode() {
    screen.enter("class C { @property");
    screen.enter("def p(self) { print(\"ran\"); return self }");
    screen.enter("def __getattr__(self, name) { print(\"ran\") } }; let c = C()");
    screen.awaitPrompt(2);
    screen.type("c.p.").press("Tab").type("c.nothing.").press("Tab").type("1");
    String text = screen.await("c.p.c.nothing.1");
    assertFalse(text.contains("\nran"), text);
  }

  @Test
  void tabIndentsWhereNothingStands() {
    screen.press("Tab").type("4 + 4").press("Enter");
    assertTrue(screen.awaitPrompt(2).contains("toy[1]>   4 + 4\n8\n"), screen::text);
  }

  @Test
  void historyIsSearchedAndHasNoRepetitions() {
    screen.enter("1000 + 1");
    screen.awaitPrompt(2);
    screen.enter("2000 + 2");
    screen.awaitPrompt(3);
    screen.enter("2000 + 2");
    screen.awaitPrompt(4);
    screen.press("Up", "Up");
    screen.await("toy[4]> 1000 + 1");
    screen.press("C-c");
    screen.await("an empty prompt", text -> text.endsWith("\ntoy[4]>"));
    screen.press("C-r").type("00 + 1");
    screen.await("bck-i-search: 00 + 1");
    screen.press("Enter");
    assertEquals(2, occurrences(screen.awaitPrompt(5), "\n1001\n"));
  }

  @Test
  void colours() throws IOException {
    screen.type("let word = \"text\"");
    screen.await("\"text\"");
    assertTrue(screen.coloured().contains("\033[32m\"text\""), screen::coloured);
    assertTrue(screen.coloured().contains("\033[1mlet"), screen::coloured);
    screen.close();
    screen = Screen.toy(home, "--color=never");
    screen.awaitPrompt(1);
    screen.type("let word = \"text\"");
    screen.await("\"text\"");
    assertFalse(screen.coloured().contains("\033["), screen::coloured);
  }

  // ---- pasting

  private static String lines(int n) {
    StringBuilder text = new StringBuilder("let total = 0\n");
    for (int i = 0; i < n; i++) {
      text.append("total += ").append(i).append("  # line ").append(i).append('\n');
    }
    return text + "print(\"sum\", total)\n";
  }

  @Test
  void aPasteIsOneEntryAndItsCostGrowsWithItsSize() {
    long[][] ms = new long[2][3];
    for (int i = 0; i < 6; i++) {
      int n = i % 2 == 0 ? 500 : 5_000;
      screen.copy(lines(n));
      long begun = System.nanoTime();
      screen.paste().press("Enter");
      screen.await("\nsum " + n * (n - 1L) / 2);
      ms[i % 2][i / 2] = (System.nanoTime() - begun) / 1_000_000;
      screen.awaitPrompt(i + 2);
      screen.press("C-l").awaitPrompt(i + 2);
    }
    Arrays.stream(ms).forEach(Arrays::sort);
    assertTrue(ms[1][1] <= 12 * ms[0][1], () -> Arrays.deepToString(ms));
  }

  @Test
  void controlCStopsAPaste() {
    screen.copy("let rest = 1\n" + "print(\"pasted\")\n".repeat(20_000));
    screen.paste().press("C-c");
    screen.enter("40 + 2");
    String text = screen.await("\n42\n");
    assertFalse(text.contains("\npasted"), text);
  }

  @Test
  void historyOfABlockOutlivesTheSession() throws IOException {
    enterBlock();
    screen.press("Enter");
    screen.awaitPrompt(2);
    screen.press("C-d");
    screen.await("exit code 0");
    screen.close();
    assertTrue(Files.size(home.resolve("toy").resolve("history")) > 0);
    screen = Screen.toy(home, reports());
    screen.awaitPrompt(1);
    screen.press("Up");
    screen.await("the block", text -> (text + "\n").endsWith(BLOCK));
  }
}
