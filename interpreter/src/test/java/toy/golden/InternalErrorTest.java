package toy.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toy.lib.StandardLibrary;
import toy.sched.Exit;
import toy.sched.Machine;
import toy.sched.Options;
import toy.syntax.Source;
import toy.vm.Library;

/// A bug of ours: exit 70 and one line, whichever unit met it, and no Java in it.
class InternalErrorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "broken()",
        "try { broken() } except Exception { print(1) } finally { print(2) }",
        "join(spawn thread broken())",
        "def f() { broken() }\njoin(spawn process f())",
        "async def f() { broken() }\nrun(f())",
      })
  void isOneLine(String text) {
    Library library = StandardLibrary.create();
    library
        .builtins()
        .define(
            "broken",
            "(): fails as no native may",
            _ -> {
              throw new IllegalStateException("of ours");
            });
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Options options = Options.of(OutputStream.nullOutputStream(), err);
    try (Machine machine = new Machine(options, library)) {
      assertEquals(Exit.INTERNAL, machine.run(new Source("broken.toy", text + "\n")));
    }
    String told = err.toString(StandardCharsets.UTF_8);
    assertTrue(told.startsWith("internal error: "), told);
    assertEquals(1, told.lines().count(), told);
    assertFalse(told.contains("IllegalState") || told.contains("java"), told);
  }
}
