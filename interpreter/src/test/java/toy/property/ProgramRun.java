package toy.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import toy.gil.Policy;
import toy.ledger.Checker;
import toy.ledger.Recorder;
import toy.ledger.Recording;
import toy.ledger.Snapshot;
import toy.script.ScriptRun;
import toy.syntax.Source;

/// One run of one generated program.
///
/// @param what for messages: the program, and how it was run
record ProgramRun(Program program, String what, ScriptRun run, List<Recorder.Event> events) {
  static ProgramRun of(Program program, Policy policy) throws InterruptedException {
    Recording recording = new Recording();
    String name = "seed_" + program.seed() + ".toy";
    ScriptRun run;
    try {
      run =
          ScriptRun.of(
              new Source(name, program.text()),
              options ->
                  options.withPolicy(policy).withSeed(program.seed()).withRecorder(recording));
    } catch (AssertionError e) {
      throw new AssertionError(program + "\n" + program.text() + e.getMessage(), e);
    }
    return new ProgramRun(program, program + "\n" + program.text(), run, recording.events());
  }

  Snapshot account() {
    return run.account();
  }

  /// The program did what it had to do.
  void checkOutcome() {
    String all = what + "stdout:\n" + run.out() + "stderr:\n" + run.err();
    assertFalse(run.err().contains("internal error"), all);
    assertEquals(program.lines(), run.out().lines().sorted().toList(), all);
    assertEquals(program.exit(), run.code(), all);
    for (String error : program.errors()) {
      assertTrue(run.err().contains(error), () -> error + " is missing: " + all);
    }
  }

  /// Every identity of the account holds, and the recording says the same.
  void checkAccount() {
    assertEquals(List.of(), account().check().failed(), what);
    assertEquals(List.of(), Checker.differences(events, account()), what);
  }
}
