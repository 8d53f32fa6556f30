package toy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import toy.front.ExitCode;

class DisassembleTest {
  private static final String RACE =
      "let counter = 0\ndef bump(n) { for i in range(n) { counter += 1 } }\n";

  @Test
  void sourceLinesStandAboveTheirCode() {
    Command dis = Command.withInput(RACE, "dis", "-");
    assertEquals(ExitCode.OK, dis.exit());
    assertTrue(dis.out().contains("let counter = 0"), dis::out);
    assertTrue(dis.out().contains("counter += 1"), dis::out);
    assertTrue(dis.out().contains("✓"), dis::out);
  }

  @Test
  void thePolicyPlacesTheCheckpoints() {
    long edges = checkpoints(Command.withInput(RACE, "dis", "-"));
    long every = checkpoints(Command.withInput(RACE, "dis", "--gil", "cpython3.9", "-"));
    assertTrue(edges > 0 && every > 3 * edges, edges + " and " + every);
    Command header = Command.withInput("# toy: --gil cpython3.9\n" + RACE, "dis", "-");
    assertEquals(every, checkpoints(header));
  }

  @Test
  void whatDoesNotCompileIsSixtyFive() {
    Command dis = Command.withInput("print(x)\n", "dis", "-");
    assertEquals(ExitCode.SYNTAX, dis.exit());
    assertTrue(dis.err().startsWith("error[E201]: no variable named `x`\n"), dis::err);
    assertEquals("", dis.out());
  }

  private static long checkpoints(Command dis) {
    assertEquals(ExitCode.OK, dis.exit(), dis::err);
    return dis.out().chars().filter(c -> c == '✓').count();
  }
}
