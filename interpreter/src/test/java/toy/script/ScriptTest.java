package toy.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import toy.ledger.Checks;

/// Runs every script in every mode that it allows, and checks the account of each run.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScriptTest {
  private static final int SCRIPTS = 400;

  private final Set<String> ran = new HashSet<>();

  @TestFactory
  List<DynamicTest> scripts() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Script script : Script.all()) {
      for (Mode mode : Mode.values()) {
        if (script.runsIn(mode)) {
          String name = script.name() + " [" + mode.word() + "]";
          tests.add(DynamicTest.dynamicTest(name, () -> run(name, script, mode)));
        }
      }
    }
    return tests;
  }

  private void run(String name, Script script, Mode mode) throws InterruptedException {
    assertFalse(script.expectations().isEmpty(), name + " expects nothing");
    ScriptRun run = ScriptRun.of(script, mode);
    ran.add(script.name());
    String difference = script.expectations().difference(run.code(), run.out(), run.err());
    if (!difference.isEmpty()) {
      fail(name + "\n" + difference);
    }
    assertFalse(
        run.err().contains("toy.") && run.err().contains(".java:"),
        () -> name + ": a Java stack\n" + run.err());
    if (run.code() == 65) {
      return;
    }
    Checks checks = run.account().check();
    assertTrue(checks.ok(), () -> name + ": identities that do not hold: " + checks.failed());
    assertFalse(checks.evaluated().isEmpty(), name + ": no identity was evaluated");
  }

  @AfterAll
  void manyRan() {
    assertTrue(ran.size() >= SCRIPTS, () -> ran.size() + " scripts ran");
  }

  @Test
  void aWrongLineAMissingOneAndAWrongCodeAreSeen() {
    Expectations expected = Expectations.of("print(1)  # expect: 1\n# expect exit: 3\n");
    assertEquals("", expected.difference(3, "1\n", ""));
    assertTrue(expected.difference(3, "2\n", "").contains("expected: 1"));
    assertTrue(expected.difference(3, "", "").contains("(nothing)"));
    assertTrue(expected.difference(3, "1\n2\n", "").contains("got:      2"));
    assertTrue(expected.difference(0, "1\n", "").contains("exit code"));
    Expectations loose =
        Expectations.of("# expect unordered: b\n# expect: a\n# expect stderr: x\n");
    assertEquals("", loose.difference(0, "b\na\n", "axb"));
    assertTrue(loose.difference(0, "a\n", "x").contains("missing on stdout: b"));
    assertTrue(loose.difference(0, "b\na\n", "").contains("missing on stderr: x"));
  }
}
