package toy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toy.lab.Checker;
import toy.lab.Finding;
import toy.lab.Lab;
import toy.lab.Labs;
import toy.sandbox.Permissions;
import toy.sched.Limits;
import toy.syntax.Source;

/// `toy lab`, with a lab of the test's own: `main()` has to return 3, in a thread.
class LabTest {
  private static final String CHECKS =
      """
      # lab: 1
      # title: Three in a thread
      # minutes: 2
      # goal: a thread
      # question: What will it print,
      #   and when?
      # expected: 3
      # needs: main

      import answer
      import lab

      # hint: a nudge
      # hint: a concept
      # hint: the code
      def check_value() {
        "main() gives three"
        let value = answer.main()
        assert lab.measured("value", str(value), "3", value == 3), "it counts wrongly"
      }

      # hint: one
      # hint: two
      # hint: three
      def check_thread() {
        "a thread does it"
        with report() as r { answer.main() }
        let threads = r["models"]["thread"]["count"]
        assert lab.measured("threads", str(threads), "at least 1", threads >= 1), "main did it"
      }
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeLab() throws IOException {
    Files.createDirectories(folder.resolve("checks"));
    Files.writeString(folder.resolve("checks/01_three.toy"), CHECKS);
    Files.writeString(folder.resolve("01_three.toy"), "def main() { return 2 }\n");
  }

  private String file(String text) throws IOException {
    Path file = folder.resolve("mine.toy");
    Files.writeString(file, "# lab: 1\n" + text);
    return file.toString();
  }

  private static String last(String text) {
    return text.lines().toList().getLast();
  }

  @Test
  void whatFailsIsNamedByItsMetric() {
    String file = folder.resolve("01_three.toy").toString(); // known by its name
    Command check = Command.toy("lab", "check", file);
    assertEquals(1, check.exit());
    assertEquals(
        "lab 1: Three in a thread\n"
            + "  not yet  main() gives three\n"
            + "not yet: value 2, expected 3 (it counts wrongly)\n"
            + "a hint: toy lab hint "
            + file
            + "\n",
        check.out());
    assertEquals("", check.err());
  }

  @Test
  void whatPassesStandsAboveTheFirstThatFails() throws IOException {
    Command check = Command.toy("lab", "check", file("def main() { return 3 }\n"));
    assertEquals(1, check.exit());
    assertTrue(check.out().contains("  ok       main() gives three: value 3\n"), check.out());
    assertTrue(check.out().contains("not yet: threads 0, expected at least 1 (main did it)"));
  }

  @Test
  void aLongMeasureStandsOnALineOfItsOwn() throws IOException {
    String checks = CHECKS.replace("str(value)", "'3' + ' ' * 50 + '.'");
    Files.writeString(folder.resolve("checks/01_three.toy"), checks);
    Command check = Command.toy("lab", "check", file("def main() { return 3 }\n"));
    String expected = "  ok       main() gives three:\n           value 3" + " ".repeat(50) + ".\n";
    assertTrue(check.out().contains(expected), check.out());
  }

  @Test
  void aSolutionPasses() throws IOException {
    String solved = "def f() { return 3 }\ndef main() { return join(spawn thread f()) }\n";
    Command check = Command.toy("lab", "check", file(solved));
    assertEquals(0, check.exit(), check.out());
    assertEquals("passed: 2 of 2 checks; that was the last lab", last(check.out()));
    Command hint = Command.toy("lab", "hint", file(solved));
    assertEquals("All checks pass: no hint is needed.", last(hint.out()));
  }

  @Test
  void errorsOfTheFileAreShownAtTheirOwnLines() throws IOException {
    String file = file("def main() {\n  return nothing\n}\n");
    Command check = Command.toy("lab", "check", file);
    assertEquals(1, check.exit());
    assertTrue(check.out().contains(file + ":3:10"), check.out());
    assertEquals("not yet: the file has errors", last(check.out()));
    Command raises = Command.toy("lab", "check", file("def main() { return 1 // 0 }\n"));
    assertEquals(1, raises.exit());
    assertTrue(raises.out().contains("ZeroDivisionError"), raises.out());
    assertTrue(raises.out().contains("mine.toy:2:"), raises.out());
    assertEquals("not yet: the program ended with an error", last(raises.out()));
  }

  @Test
  void whatAStudentMayDoInstead() throws IOException {
    String[][] cases = {
      {"exit(0)\ndef main() { }\n", "not yet: the program left before it was measured: exit(…)?"},
      {"def other() { }\n", "not yet: the checks need `main`, which the file no longer has"},
      {
        "let l = Lock()\ndef main() { l.acquire(); l.acquire() }\n",
        "not yet: a deadlock: nobody can go on"
      },
    };
    for (String[] one : cases) {
      Command check = Command.toy("lab", "check", file(one[0]));
      assertEquals(1, check.exit());
      assertTrue(check.out().contains(one[1] + "\n"), check.out());
    }
  }

  @Test
  void whatNeverEndsIsStopped() throws Exception {
    String file = file("def main() { while True { print('again') } }\n");
    Labs labs = Labs.find(List.of(folder));
    Source source = new Source(file, Files.readString(Path.of(file)));
    Lab lab = labs.of(source);
    Finding first =
        new Checker(Duration.ofMillis(500), Permissions.ALL, Limits.NONE)
            .check(lab, source, false, _ -> {})
            .getFirst();
    assertEquals(Finding.Status.ERROR, first.status());
    assertTrue(first.message().startsWith("not at its end after"), first.message());
    assertTrue(first.output().length() <= 1 << 16);
  }

  @Test
  void aLimitOfOnesOwnIsNamed() throws IOException {
    String loop = "def main() { while True { } }\n";
    String[][] cases = {
      {"step", "--max-steps", "10000"}, {"time", "--timeout", "300ms"},
    };
    for (String[] one : cases) {
      String message = "the " + one[0] + " limit ended it; " + one[1] + " raises it";
      Command check = Command.toy("lab", "check", one[1], one[2], file(loop));
      assertEquals(1, check.exit(), check::toString);
      assertEquals("not yet: " + message, last(check.out()));
      Command json = Command.toy("lab", "check", one[1], one[2], "--json", file(loop));
      assertTrue(json.out().contains("\"" + message + "\""), json.out());
      Command own =
          Command.toy("lab", "check", file("# toy: " + one[1] + "=" + one[2] + "\n" + loop));
      assertEquals("not yet: " + message, last(own.out()));
    }
    Command run = Command.toy("lab", "run", "--max-steps", "1000", file(loop + "main()\n"));
    assertEquals(4, run.exit(), run::toString);
    assertTrue(run.err().contains("error[E410]: step limit: 1,000 used in main"), run.err());
    String fine = "def f() { return 3 }\ndef main() { return join(spawn thread f()) }\n";
    Command roomy = Command.toy("lab", "check", "--max-steps", "1M", "--timeout=60s", file(fine));
    assertEquals(0, roomy.exit(), roomy::toString);
  }

  @Test
  void hintsComeOneAfterTheOther() throws IOException {
    String file = file("def main() { return 2 }\n");
    Command first = Command.toy("lab", "hint", file);
    assertEquals(0, first.exit());
    assertTrue(first.out().contains("\nhint 1 of 3: a nudge\n"), first.out());
    assertEquals("next: toy lab hint " + file + " 2", last(first.out()));
    assertEquals("hint 3 of 3: the code", last(Command.toy("lab", "hint", file, "3").out()));
    Command none = Command.toy("lab", "hint", file, "4");
    assertEquals(2, none.exit());
    assertEquals("toy: there are hints 1 to 3\n", none.err());
    String other = file("def main() { return 3 }\n");
    assertTrue(Command.toy("lab", "hint", other).out().contains("hint 1 of 3: one\n"));
  }

  @Test
  void aRunAsksFirstAndTellsAfterwards() throws IOException {
    Command run = Command.toy("lab", "run", file("print(3)\n"));
    assertEquals(0, run.exit());
    assertEquals("3\n", run.out());
    assertTrue(
        run.err()
            .startsWith("lab 1: Three in a thread\nPredict: What will it print, and when?\n wall "),
        run.err());
    assertTrue(run.err().contains("\nNot solved yet. Goal: a thread.\nthen: toy lab check "));
    assertFalse(run.err().contains("Expected"), "the answer before it is solved");
    assertFalse(run.err().contains("ENTER"), "asked where nobody can answer");
    String solution = "def f() { return 3 }\ndef main() { return join(spawn thread f()) }\n";
    assertEquals("Solved. Expected: 3", last(Command.toy("lab", "run", file(solution)).err()));
    assertEquals(1, Command.toy("lab", "run", file("raise ValueError(1)\n")).exit());
  }

  @Test
  void eachHasADocumentForPrograms() throws IOException {
    String file = file("print('hello')\ndef main() { return 2 }\n");
    Command check = Command.toy("lab", "check", file, "--json");
    assertEquals(1, check.exit());
    for (String part :
        List.of(
            "\"version\": 1",
            "\"lab\": \"01_three\"",
            "\"status\": \"fail\"",
            "{\"got\": 0, \"of\": 2}",
            "\"name\": \"check_value\"",
            "\"metric\": \"value\"",
            "\"expected\": \"3\"",
            "\"actual\": \"2\"",
            "\"output\": \"hello\\n\"",
            "\"name\": \"check_thread\"")) {
      assertTrue(check.out().contains(part), part + " in " + check.out());
    }
    Command skipped = Command.toy("lab", "check", "--json", file("def main() { return x }\n"));
    assertTrue(skipped.out().contains("\"status\": \"error\""), skipped.out());
    assertTrue(skipped.out().contains("\"status\": \"skip\""), skipped.out());
    Command run = Command.toy("lab", "run", file, "--json");
    assertTrue(run.out().contains("\"schema\": \"toy-report/1\""), run.out());
    Command hint = Command.toy("lab", "hint", file, "--json");
    assertTrue(hint.out().contains("\"text\": \"a nudge\""), hint.out());
  }

  @Test
  void aWrongCommandLineSaysWhatIsRight() throws IOException {
    assertUsage(2, "lab knows no `chek`; did you mean `check`?", "lab", "chek");
    assertUsage(2, "toy lab check: which file? (toy lab list shows them)", "lab", "check");
    assertUsage(66, "no such file: " + folder + "/none.toy", "lab", "run", folder + "/none.toy");
    Path other = folder.resolve("other.toy");
    Files.writeString(other, "def main() { }\n");
    assertUsage(2, "which lab is it?", "lab", "check", other.toString());
    Files.writeString(other, "# lab: 7\n");
    assertUsage(2, "there is no lab 7", "lab", "check", other.toString());
  }

  private static void assertUsage(int exit, String message, String... args) {
    Command command = Command.toy(args);
    assertEquals(exit, command.exit(), command.out());
    assertTrue(command.err().contains(message), command.err());
    assertEquals("", command.out());
  }
}
