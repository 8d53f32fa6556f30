package toy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import toy.front.ExitCode;

/// What `toy fidelity` says before it runs anything.
class FidelityVerbTest {
  @Test
  void theHelpNamesTheOptions() {
    Command help = Command.toy("fidelity", "--help");
    assertEquals(ExitCode.OK, help.exit(), help::err);
    assertTrue(help.out().contains("toy fidelity W4 W13"), help.out());
    for (String option : new String[] {"--gil", "--rounds", "--json", "--color"}) {
      assertTrue(help.out().contains(option), help.out());
    }
  }

  @Test
  void wrongWordsAreUsageErrors() {
    assertEquals(
        new Command(ExitCode.USAGE, "", "toy: --rounds: 0 is no number from 1 to 100\n"),
        Command.toy("fidelity", "--rounds", "0"));
    Command policy = Command.toy("fidelity", "--gil", "rubby");
    assertEquals(ExitCode.USAGE, policy.exit());
    assertTrue(policy.err().contains("ruby"), policy.err());
  }

  @Test
  void whereThereAreNoWorkloadsItSaysWhereTheyAre() {
    Command nowhere = Command.toy("fidelity"); // the current folder is this module's
    assertEquals(ExitCode.USAGE, nowhere.exit());
    assertTrue(nowhere.err().contains("programs/fidelity"), nowhere.err());
  }
}
