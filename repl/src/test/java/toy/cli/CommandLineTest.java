package toy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import toy.front.ExitCode;
import toy.front.RunOptions;

/// What the command says before any program runs.
class CommandLineTest {
  @TempDir Path folder;

  @Test
  void theVersionIsOneLine() {
    Command version = Command.toy("--version");
    assertEquals(0, version.exit());
    assertTrue(
        version.out().matches("toy \\d+\\.\\d+\\.\\d+ \\(java 25[.\\d]*, \\w+-\\w+\\)\\R"),
        version::out);
    assertEquals("", version.err());
  }

  @Test
  void helpLeadsWithExamplesAndNamesEveryOption() {
    Command help = Command.toy("--help");
    assertEquals(0, help.exit());
    assertTrue(help.out().startsWith("Examples:\n  toy race.toy "), help::out);
    for (String option : RunOptions.NAMES) {
      assertTrue(help.out().contains(option + (option.equals("--sandbox") ? " " : "=")), option);
    }
    for (String verb : Main.VERBS) {
      assertTrue(help.out().contains("\n  " + verb + " "), verb);
      assertTrue(Command.toy(verb, "--help").out().contains("Usage: toy " + verb), verb);
    }
  }

  @Test
  void helpIsAVerbToo() {
    assertEquals(Command.toy("--help"), Command.toy("help"));
    assertEquals(Command.toy("check", "--help"), Command.toy("help", "check"));
  }

  @Test
  void helpFitsATerminal() {
    List<String> wide = Command.toy("--help").out().lines().filter(l -> l.length() > 80).toList();
    assertEquals(List.of(), wide);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--gill            | unknown option --gill; did you mean `--gil`?",
        "--swich-every=3 x | unknown option --swich-every; did you mean `--switch-every`?",
        "--gil rubby x     | --gil: no `rubby`; did you mean `ruby`?",
        "--gil             | missing required parameter for option '--gil' (POLICY)",
        "chekc x.toy       | no command or file `chekc`; did you mean `check`?",
        "check             | missing required parameter: 'FILE'",
        "check --fromat=x y| unknown option --fromat; did you mean `--format`?",
        "run               | toy run: which file?",
      })
  void wrongUsageIsTwoAndSaysTheWayOut(String line, String message) {
    Command command = Command.toy(line.split(" "));
    assertEquals(ExitCode.USAGE, command.exit());
    assertTrue(command.err().startsWith("toy: " + message), command::err);
    assertEquals("", command.out());
  }

  @Test
  void aMissingFileIsSixtySix() throws IOException {
    Files.writeString(folder.resolve("race.toy"), "");
    String name = folder.resolve("rcae.toy").toString();
    Command command = Command.toy(name);
    assertEquals(ExitCode.NO_INPUT, command.exit());
    assertEquals("toy: no such file: " + name + "; did you mean `race.toy`?\n", command.err());
  }

  @Test
  void aFolderIsNotAFile() {
    Command command = Command.toy(folder.toString());
    assertEquals(ExitCode.NO_INPUT, command.exit());
    assertEquals("toy: " + folder + " is a folder, not a file\n", command.err());
  }

  @Test
  void aFileThatNoParserCanHoldIsRefused() throws IOException {
    Path file = folder.resolve("long.toy");
    Files.writeString(file, "let x = 1" + " + 1".repeat(300_000));
    Command command = Command.toy(file.toString());
    assertEquals(ExitCode.LIMIT, command.exit());
    assertEquals(
        "toy: "
            + file
            + " is too long: a program may have 1 MB; read its data from a file as it runs\n",
        command.err());
  }

  @Test
  void aFileThatIsNotUtf8NamesTheLine() throws IOException {
    Path file = folder.resolve("latin.toy");
    Files.write(file, new byte[] {'#', '\n', 'x', (byte) 0xe9, '\n'});
    Command command = Command.toy(file.toString());
    assertEquals(ExitCode.SYNTAX, command.exit());
    assertEquals("toy: " + file + ":2: this line is not UTF-8\n", command.err());
  }

  @Test
  void aWrongHeaderLineIsWrongUsage() throws IOException {
    Path file = Files.writeString(folder.resolve("f.toy"), "\n# toy: --gil nobody\n");
    Command command = Command.toy(file.toString());
    assertEquals(ExitCode.USAGE, command.exit());
    assertTrue(command.err().startsWith("toy: " + file + ":2: --gil: no `nobody`"), command::err);
  }
}
