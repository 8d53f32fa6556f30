package toy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import toy.front.ExitCode;

/// Programs run by the command: exit codes, streams, reports.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RunTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "0  | print(1)",
        "1  | 1 / 0",
        "1  | def f() { 1 / 0 }; let t = spawn thread f(); time.sleep(0.05)",
        "1  | def f() { 1 / 0 }; let t = spawn process f()",
        "1  | async def f() { 1 / 0 }; let t = spawn task f(); await asyncio.sleep(0.05)",
        "3  | let l = Lock(); l.acquire(); l.acquire()",
        "7  | exit(7)",
        "0  | exit()",
        "65 | let x = (",
        "65 | print(nobody)",
      })
  void exitCodes(int code, String program) {
    Command run = Command.toy("-e", program);
    assertEquals(code, run.exit(), run::err);
    assertEquals(code != 0 && code != 7, run.err().contains("error"), run::err);
    assertFalse(run.err().contains("java."), run::err);
  }

  @ParameterizedTest
  @ValueSource(strings = {"thread", "process"})
  void anErrorThatWasJoinedAndHandledIsZero(String model) {
    Command run =
        Command.toy(
            "-e",
            "def f() { 1 / 0 }; try { join(spawn %s f()) } except ZeroDivisionError { print(1) }"
                .formatted(model));
    assertEquals(0, run.exit(), run::err);
    assertEquals("1\n", run.out());
  }

  @Test
  void anUnhandledKeyboardInterruptIsOneHundredAndThirty() {
    assertEquals(ExitCode.INTERRUPTED, Command.toy("-e", "raise KeyboardInterrupt").exit());
  }

  @Test
  void standardOutputBelongsToTheProgram() {
    Command run = Command.toy("--report=text", "-e", "print(1, end='')\njoin(spawn thread cpu(1))");
    assertEquals("1", run.out());
    assertTrue(run.err().startsWith(" wall "), run::err);
  }

  @Test
  void aPipeGetsNoReport() {
    assertEquals("", Command.toy("-e", "join(spawn thread cpu(1))").err());
  }

  @Test
  void theProgramReadsStandardInput() {
    Command run = Command.withInput("Ada\nBob", "-e", "print(input('who? '), input())");
    assertEquals("who? Ada Bob\n", run.out());
  }

  @Test
  void aScriptComesFromStandardInput() {
    assertEquals("1\n", Command.withInput("print(1)\n").out());
    assertEquals("2\n", Command.withInput("print(2)\n", "-").out());
    assertEquals(
        "['-', 'a']\n", Command.withInput("import sys\nprint(sys.argv)\n", "-", "a").out());
  }

  @Test
  void whatFollowsTheFileIsTheProgrammes() throws IOException {
    String name = write("import sys\nprint(sys.argv[1:])\n");
    assertEquals("['a', '--gil', '-x']\n", Command.toy(name, "a", "--gil", "-x").out());
    assertEquals("['--help']\n", Command.toy("run", name, "--help").out());
  }

  @Test
  void aShebangLineIsAComment() throws IOException {
    assertEquals("1\n", Command.toy(write("#!/usr/bin/env toy\nprint(1)\n")).out());
  }

  @Test
  void aFileSaysHowItWantsToRun() throws IOException {
    String name = write("# toy: --gil ruby --report json\njoin(spawn thread cpu(1))\n");
    assertTrue(Command.toy(name).err().contains("\"policy\": \"ruby\""), Command.toy(name)::err);
    String other = Command.toy("--gil", "fair", name).err();
    assertTrue(other.contains("\"policy\": \"fair\""), other);
  }

  @Test
  void theReportGoesToAFile() throws IOException {
    Path report = folder.resolve("report.json");
    Command run =
        Command.toy(
            "--report=json", "--report-file", report.toString(), "-e", "join(spawn thread cpu(1))");
    assertEquals(new Command(0, "", ""), run);
    assertTrue(Files.readString(report).contains("toy-report/1"));
    Command.toy("--report-file", report.toString(), "-e", "1");
    assertTrue(Files.readString(report).startsWith(" wall "));
  }

  private String write(String program) throws IOException {
    return Files.writeString(folder.resolve("program.toy"), program).toString();
  }
}
