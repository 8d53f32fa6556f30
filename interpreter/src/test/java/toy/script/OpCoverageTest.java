package toy.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import toy.compile.Op;
import toy.vm.ExecutedOps;

/// Every instruction, the quickened ones too, is executed by a script. Prints how often; a gap
/// fails.
final class OpCoverageTest {
  @Test
  void everyOpIsExecuted() throws ReflectiveOperationException {
    Class<?> runner = ExecutedOps.loader().loadClass(Runner.class.getName());
    int scripts = (int) runner.getMethod("runAll").invoke(null);
    assertTrue(scripts > 100, "only " + scripts + " scripts ran");
    List<Op> gaps = new ArrayList<>();
    System.out.printf("%nop                    executed by %d scripts%n", scripts);
    for (Op op : Op.values()) {
      System.out.printf("  %-20s %,14d%n", op, ExecutedOps.of(op));
      if (ExecutedOps.of(op) == 0) {
        gaps.add(op);
      }
    }
    assertEquals(List.of(), gaps, "instructions that no script executes");
  }

  /// Runs inside the loader that counts. Whether the scripts give what they should is
  /// [ScriptTest]'s.
  public static final class Runner {
    private Runner() {}

    /// Runs all scripts once, some also with a checkpoint at every instruction or as an entry at
    /// the prompt, and returns their number.
    public static int runAll() throws InterruptedException {
      int scripts = 0;
      for (Script script : Script.all()) {
        if (script.runsIn(Mode.DEFAULT)) {
          ScriptRun.of(script, Mode.DEFAULT);
        }
        if (script.runsIn(Mode.EVERY) && script.name().startsWith("loops")) {
          ScriptRun.of(script, Mode.EVERY);
        }
        if (script.runsIn(Mode.PROMPT)) {
          ScriptRun.of(script, Mode.PROMPT);
        }
        scripts++;
      }
      return scripts;
    }
  }
}
