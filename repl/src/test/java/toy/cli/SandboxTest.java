package toy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import toy.front.ExitCode;

/// The flags that keep a program from the world outside, on every way to run one.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SandboxTest {
  @TempDir Path folder;
  private Path data;
  private Path secret;

  @BeforeEach
  void files() throws IOException {
    data = Files.writeString(Files.createDirectory(folder.resolve("in")).resolve("data"), "data");
    secret = Files.writeString(folder.resolve("secret"), "secret");
  }

  private static String read(Path file) {
    return "print(open('%s').read())\n".formatted(file);
  }

  private String script(String header, String program) throws IOException {
    Path file = folder.resolve("script.toy");
    return Files.writeString(file, header + "\n" + program).toString();
  }

  private static void assertReads(String what, Command run) {
    assertEquals(ExitCode.OK, run.exit(), run::err);
    assertEquals(what + "\n", run.out());
  }

  private static void assertRefused(Command run) {
    assertEquals(ExitCode.PERMISSION, run.exit(), run::err);
    assertTrue(run.err().contains("error[E420]: PermissionError: "), run::err);
    assertEquals("", run.out());
  }

  @Test
  void withoutFlagsAProgramMayDoEverything() throws IOException {
    assertReads("secret", Command.toy(script("", read(secret))));
  }

  @Test
  void everyWayToRunAProgram() throws IOException {
    String file = script("", read(secret));
    assertRefused(Command.toy("--sandbox", file));
    assertRefused(Command.toy("run", "--sandbox", file));
    assertRefused(Command.toy("--sandbox", "-e", read(secret)));
    assertRefused(Command.withInput(read(secret), "--sandbox", "-"));
    assertRefused(Command.withInput(read(secret), "--sandbox"));
    assertRefused(Command.withInput(read(secret), "repl", "--sandbox"));
    Command compared = Command.toy("compare", "--sandbox", "-e", read(secret).strip());
    assertTrue(compared.err().contains("needs --allow-read="), compared::toString);
  }

  @Test
  void theMessageSaysWhatToDo() throws IOException {
    Command run = Command.toy("--sandbox", script("", read(secret)));
    String flag = "--allow-read=" + secret;
    assertTrue(run.err().contains("reading \"" + secret + "\" needs " + flag + "\n"), run::err);
    assertTrue(run.err().contains("script.toy:2:7"), run::err);
    assertReads("secret", Command.toy("--sandbox", flag, folder.resolve("script.toy").toString()));
  }

  @Test
  void allowingIsAllowingNothingElse() throws IOException {
    String allowed = "--allow-read=" + data.getParent();
    assertReads("data", Command.toy(allowed, script("", read(data))));
    assertRefused(Command.toy(allowed, script("", read(secret))));
    assertRefused(Command.toy("--allow-read", script("", "open('%s', 'a')".formatted(data))));
    assertRefused(Command.toy("--allow-net", script("", read(data))));
    assertReads("data", Command.toy("--allow-read", script("", read(data))));
    String both = "--allow-read=" + data + "," + secret;
    assertReads("secret", Command.toy(both, script("", read(secret))));
    assertReads(
        "secret",
        Command.toy("--allow-read=" + data, "--allow-read=" + secret, script("", read(secret))));
  }

  @Test
  void denyingTakesAwayAndWins() throws IOException {
    assertRefused(Command.toy("--deny-read=" + secret, script("", read(secret))));
    assertReads("data", Command.toy("--deny-read=" + secret, script("", read(data))));
    assertRefused(Command.toy("--deny-read", script("", read(data))));
    assertRefused(Command.toy("--allow-read", "--deny-read=" + folder, script("", read(data))));
    Command run = Command.toy("--deny-env=HOME", "-e", "import os; os.getenv('HOME')");
    assertRefused(run);
    assertTrue(run.err().contains("is refused by --deny-env=HOME"), run::err);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--allow-read",
        "--allow-read --allow-write --allow-net --allow-env",
        "--allow-read=/",
        "--sandbox --allow-read"
      })
  void aFileCannotGiveItselfRights(String header) throws IOException {
    assertRefused(Command.toy("--sandbox", script("# toy: " + header, read(secret))));
    assertRefused(Command.toy("--allow-read=" + data, script("# toy: " + header, read(secret))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--sandbox", "--allow-read=/nowhere", "--deny-read", "--allow-net"})
  void aFileCanTakeRightsFromItself(String header) throws IOException {
    assertRefused(Command.toy(script("# toy: " + header, read(secret))));
    assertRefused(Command.toy("--allow-read", script("# toy: " + header, read(secret))));
  }

  @Test
  void aFileCannotHaveTheReportWrittenForIt() throws IOException {
    Path report = folder.resolve("report");
    String file = script("# toy: --report text --report-file " + report, "print(1)");
    Command run = Command.toy("--sandbox", file);
    assertEquals(ExitCode.USAGE, run.exit(), run::err);
    assertFalse(Files.exists(report));
    assertReads("1", Command.toy("--sandbox", "--report-file", data.toString(), file));
  }

  @Test
  void childrenHaveNoMore() throws IOException {
    String work = "def f() { open('%s') }\n".formatted(secret);
    for (String spawn : new String[] {"thread", "process", "process(os=True)"}) {
      String program = work + "join(spawn %s f())\n".formatted(spawn);
      assertRefused(Command.toy("--allow-read=" + data, script("", program)));
    }
    String byFlag = work + "join(spawn process f())\n";
    assertRefused(Command.toy("--sandbox", "--process", "os", script("", byFlag)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--allow-read=       | --allow-read= names nothing; --allow-read alone means everything",
        "--allow-read=a,,b   | --allow-read= names nothing; --allow-read alone means everything",
        "--allow-net=a:b     | --allow-net: `a:b` is no host; write localhost, or example.com:443",
        "--deny-net=a:99999  | --deny-net: `a:99999` is no host; write localhost, or"
            + " example.com:443",
        "--allow-net=http://a| --allow-net: `http://a` is no host; write localhost, or",
        "--deny-read=~/.ssh  | --deny-read: `~` is no folder here; write"
            + " --deny-read=\"$HOME/.ssh\"",
        "--max-steps=0       | --max-steps: `0` is too little: 1 or more",
        "--max-steps=9999999999999G | `9999999999999G` is too much; without the flag there is",
        "--max-steps=5x      | --max-steps: `5x` is not a number, such as 1000 or 50M",
        "--timeout=5         | --timeout: `5` has no unit: write 5ms, us or s",
        "--allow-reed        | unknown option --allow-reed; did you mean `--allow-read`?",
      })
  void aWrongFlagIsSaid(String flag, String message) {
    Command run = Command.toy(flag, "-e", "print(1)");
    assertEquals(ExitCode.USAGE, run.exit(), run::toString);
    assertTrue(run.err().contains(message), run::err);
    assertEquals("", run.out());
  }
}
