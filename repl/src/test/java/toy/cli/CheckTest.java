package toy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import toy.front.ExitCode;

class CheckTest {
  private static final String WRONG = "let xs = [1]\nprint(ys, \"a\")\n";

  @Test
  void whatIsFineSaysNothing() {
    Command check = Command.withInput("let x = 1\nprint(x)\n", "check", "-");
    assertEquals(new Command(0, "", ""), check);
  }

  @Test
  void textShowsTheLine() {
    Command check = Command.withInput(WRONG, "check", "-");
    assertEquals(ExitCode.SYNTAX, check.exit());
    assertEquals(
        """
        error[E201]: no variable named `ys`
         --> <stdin>:2:7
        2 | print(ys, "a")
          |       ^^
        """,
        check.out().lines().limit(4).map(line -> line + "\n").reduce("", String::concat));
  }

  @Test
  void gccIsOneLineEach() {
    Command check = Command.withInput(WRONG, "check", "--format", "gcc", "-");
    assertEquals("<stdin>:2:7: error: no variable named `ys` [E201]\n", check.out());
  }

  @Test
  void jsonIsAnArray() {
    Command check = Command.withInput(WRONG, "check", "-", "--format=json");
    assertTrue(
        check
            .out()
            .startsWith(
                "[\n{\"code\":\"E201\",\"severity\":\"error\","
                    + "\"message\":\"no variable named `ys`\",\"file\":\"<stdin>\","
                    + "\"line\":2,\"column\":7,\"endLine\":2,\"endColumn\":9,"),
        check::out);
    assertEquals("[]\n", Command.withInput("", "check", "--format=json", "-").out());
  }

  @Test
  void nothingRuns() {
    Command check = Command.withInput("print(1)\nexit(4)\n", "check", "-");
    assertEquals(new Command(0, "", ""), check);
  }
}
