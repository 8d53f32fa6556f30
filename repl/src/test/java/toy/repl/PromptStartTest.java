package toy.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What a session begins with, and what the terminal and the environment change: startup files, the
/// meter, plain terminals.
class PromptStartTest extends AtPrompt {
  private void reopen(String... arguments) throws IOException {
    screen.close();
    screen = Screen.toy(home, arguments);
  }

  private void writeStartupFiles() throws IOException {
    Path folder = Files.createDirectories(home.resolve("config").resolve("toy"));
    Files.writeString(folder.resolve("toyrc"), "let width = 7\n");
    Files.writeString(
        home.resolve(".toyrc"),
        """
        def twice(x) {
          return x * 2
        }
        :gil interval 20ms
        :nonsense
        twice(0)
        let broken = 1 / 0
        """);
  }

  @Test
  void startupFilesRunBeforeTheFirstPrompt() throws IOException {
    writeStartupFiles();
    reopen("--report=text");
    String text = screen.awaitPrompt(1);
    assertTrue(text.contains("ZeroDivisionError"), text);
    assertTrue(text.contains(".toyrc:7:16"), text);
    assertTrue(text.contains("no command :nonsense"), text);
    assertFalse(text.contains("\n0\n"), text);
    screen.enter("twice(width)");
    assertTrue(screen.awaitPrompt(2).contains("\n14\n"), screen::text);
    screen.say(":gil", "\ncpython, 20 ms\n");
  }

  @Test
  void aSandboxHoldsWhateverCommandsAreGiven() throws IOException {
    Path program = Files.writeString(home.resolve("p.toy"), "let loaded = 5\n");
    reopen("--report=off", "--no-init", "--sandbox");
    screen.awaitPrompt(1);
    screen.enter("try { open('/etc/hosts') } except PermissionError as e { print(e) }");
    String refused = "\nreading \"/etc/hosts\" needs --allow-read=/etc/hosts\n";
    assertTrue(screen.awaitPrompt(2).contains(refused), screen::text);
    screen.enter("open('/etc/hosts')");
    assertTrue(screen.awaitPrompt(3).contains("error[E420]: PermissionError"), screen::text);
    screen.say(":reset", "a new VM with no names");
    screen.say(":load " + program, "");
    screen.say("loaded", "\n5\n"); // reading it was the user's own act
    screen.say("try { open('/etc/hosts') } except PermissionError { print('still') }", "\nstill\n");
  }

  @Test
  void noInitSkipsThem() throws IOException {
    writeStartupFiles();
    reopen("--no-init");
    assertFalse(screen.awaitPrompt(1).contains("Error"), screen::text);
    screen.enter("1 + 1");
    assertTrue(screen.awaitPrompt(2).contains("\n2\n"), screen::text);
  }

  /// Whether a meter was seen up to where an entry of about a second ended.
  private boolean metered() {
    boolean[] seen = new boolean[1];
    screen.enter("join(spawn thread cpu(900)); print(\"ov\" + \"er\")");
    screen.await(
        "the end",
        text -> {
          seen[0] |= text.contains("^C stops");
          return text.contains("\nover\n");
        });
    return seen[0];
  }

  @Test
  void aMeterStandsBelowTheOutputOfALongEntryAndGoesAway() {
    screen.enter("print(\"be\" + \"gun\"); join([spawn thread cpu(700) for _ in range(3)])");
    String text = screen.await("waiting · held");
    assertTrue(text.contains("\nbegun\nGIL "), text);
    assertFalse(screen.awaitPrompt(2).contains("^C stops"), screen::text);
    assertTrue(metered());
    assertFalse(screen.text().contains("^C stops"), screen::text);
  }

  @Test
  void noMeterWhereItIsNotWanted() throws IOException {
    screen.say(":set meter off", "  meter    off ");
    assertFalse(metered());
    reopen("--no-meter", "--report=off");
    screen.awaitPrompt(1);
    assertFalse(metered());
  }

  @Test
  void aDumbTerminalHasNoMeterAndNoColours() throws IOException {
    screen.close();
    screen = Screen.toy(home, "TERM=dumb", reports());
    screen.await("toy[1]>");
    assertFalse(metered());
    screen.enter("let x = \"text\"").enter("x * 2");
    screen.await("'texttext'");
    assertFalse(screen.coloured().contains("\033["), screen::coloured);
  }

  @Test
  void noColor() throws IOException {
    screen.close();
    screen = Screen.toy(home, "NO_COLOR=1", reports());
    screen.awaitPrompt(1);
    screen.enter("let x = \"text\"; 1 / 0");
    screen.awaitPrompt(2);
    assertFalse(screen.coloured().contains("\033[3"), screen::coloured);
  }

  @Test
  void anEntrySurvivesAResize() {
    screen.type("\"" + "long ".repeat(20));
    screen.await("long long");
    screen.resize(60, 20).type("end\"").press("Enter");
    assertEquals(1, occurrences(screen.awaitPrompt(2), "end'\n"), screen::text);
  }

  @Test
  void linesOfSeveralThreadsAbovePromptBearThem() {
    screen.enter("def talk(s) { for i in range(3) { print(f\"{s}{i}\"); time.sleep(0.1) } }");
    screen.awaitPrompt(2);
    screen.enter("let ts = [spawn thread talk(s) for s in \"ab\"]");
    screen.await("b2", text -> text.contains("│ a2\n") && text.contains("│ b2\n"));
  }
}
