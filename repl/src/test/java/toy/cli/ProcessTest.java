package toy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toy.front.ExitCode;
import toy.repl.Screen;

/// What needs a process of its own: signals and pipes.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProcessTest {
  @TempDir Path home;

  @Test
  void aReaderThatGoesAwayEndsItQuietly() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Screen.javaCommand("-e", "while True { print('line') }")).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    assertEquals("line", out.readLine());
    out.close();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(ExitCode.BROKEN_PIPE, process.waitFor());
    assertEquals("", err);
  }

  /// No banner, prompt, value, colour or meter, and no startup file.
  @Test
  void standardInputThatIsNoTerminalIsAScript() throws IOException, InterruptedException {
    Files.writeString(home.resolve(".toyrc"), "print('startup')");
    ProcessBuilder builder = new ProcessBuilder(Screen.javaCommand());
    builder.environment().put("HOME", home.toString());
    Process process = builder.start();
    process
        .getOutputStream()
        .write(
            "40 + 2\njoin(spawn thread cpu(500))\nprint('x')\n".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    assertEquals("x\n", out);
    assertEquals("", err);
  }

  @Test
  @EnabledIf("hasFullDevice")
  void anOutputThatCannotBeWrittenIsNotQuiet() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Screen.javaCommand("-e", "print('x')"))
            .redirectOutput(FULL.toFile())
            .start();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(ExitCode.ERROR, process.waitFor());
    assertTrue(err.startsWith("toy: cannot write to standard output: No space"), err);
  }

  private static final Path FULL = Path.of("/dev/full");

  static boolean hasFullDevice() {
    return Files.exists(FULL);
  }

  private Path fifo() throws IOException, InterruptedException {
    Path fifo = home.resolve("fifo");
    assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
    return fifo;
  }

  /// No system lets a call of open(2) end that waits for somebody at the other end.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "open(r'FIFO')",
        "let t = spawn thread open(r'FIFO'); while True { }",
      })
  void aTimeOutEndsWhatIsInACallOfTheSystem(String code) throws Exception {
    String program = "print('before'); " + code.replace("FIFO", fifo().toString());
    String[] words = {"--timeout", "4s", "--report=text", "-e", program};
    Process process = new ProcessBuilder(Screen.javaCommand(words)).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(ExitCode.TIME_OUT, process.waitFor(), err);
    assertEquals("before\n", out);
    assertTrue(err.startsWith("error[E410]: time limit: 4.0 s used in "), err);
    assertTrue(err.contains("\n wall "), err);
  }

  @Test
  void aTimeOutEndsWhatWritesIntoAPipeThatNobodyReads() throws IOException, InterruptedException {
    String bomb = "while True { print('line' * 100) }";
    Process process =
        new ProcessBuilder(Screen.javaCommand("--timeout", "500ms", "-e", bomb)).start();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(ExitCode.TIME_OUT, process.waitFor(), err);
    assertTrue(err.startsWith("error[E410]: time limit: 500 ms used in main at "), err);
    Process silent =
        new ProcessBuilder(Screen.javaCommand("--timeout", "500ms", "-e", bomb))
            .redirectErrorStream(true)
            .start();
    assertEquals(ExitCode.TIME_OUT, silent.waitFor());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time.sleep(100)",
        "while True { pass }",
        "join(spawn thread time.sleep(100))",
        "await asyncio.sleep(100)",
      })
  void interruptIsOneHundredAndThirtyWithTheReport(String statement) throws IOException {
    String program = "let t = spawn thread cpu(1); join(t); print('ready'); " + statement;
    try (Screen screen = Screen.toy(home, "-e", program)) {
      screen.await("\nready");
      screen.press("C-c");
      String text = screen.await("exit code 130");
      assertTrue(text.contains("interrupted"), text);
      assertTrue(text.contains("\n wall "), text);
    }
  }

  @Test
  void aProgramMayCatchTheFirstInterruptAndIsStoppedByTheSecond() throws IOException {
    String program =
        """
        try { print('ready'); time.sleep(100) } except KeyboardInterrupt { print('caught') }
        time.sleep(100)
        """;
    try (Screen screen = Screen.toy(home, "-e", program)) {
      screen.await("\nready");
      screen.press("C-c");
      screen.await("caught");
      screen.press("C-c");
      assertFalse(screen.await("exit code 130").contains("java."));
    }
  }

  @Test
  void aComparisonThatIsInterruptedPrintsWhatItHas() throws IOException {
    try (Screen screen =
        Screen.toy(
            home, "compare", "--rounds=900", "--models=seq,thread", "-n2", "-e", "cpu(10)")) {
      screen.await("round 3 of 900: ");
      screen.press("C-c");
      String text = screen.await("exit code 130");
      assertTrue(text.contains("interrupted after "), text);
      assertTrue(text.contains("\n  model "), text);
      assertFalse(text.contains("of 900: "), text);
    }
  }
}
