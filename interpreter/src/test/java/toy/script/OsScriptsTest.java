package toy.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import toy.syntax.Source;

/// The scripts about processes, with processes of the operating system: the same is expected.
final class OsScriptsTest {
  private static final String FOLDER = "spawn_process/";

  /// Managers, locks, events and pools, on top of what is shared.
  private static final String SHARED = "processes/shared.toy";

  @TestFactory
  List<DynamicTest> scripts() {
    List<Script> chosen =
        Script.all().stream()
            .filter(script -> script.name().startsWith(FOLDER) || script.name().equals(SHARED))
            .toList();
    assertTrue(chosen.size() >= 20, () -> chosen.size() + " scripts");
    return chosen.stream()
        .map(script -> DynamicTest.dynamicTest(script.name(), () -> run(script)))
        .toList();
  }

  private static void run(Script script) throws InterruptedException {
    ScriptRun run =
        ScriptRun.of(
            new Source(script.name(), script.text()),
            options ->
                options
                    .withPolicy(Mode.DEFAULT.policyFor(script))
                    .withSeed(1)
                    .withOsProcesses(true)
                    .withScript(
                        script.file().toAbsolutePath().getParent(), List.of(script.name())));
    assertEquals("", script.expectations().difference(run.code(), run.out(), run.err()));
    assertEquals(List.of(), run.account().check().failed());
  }
}
