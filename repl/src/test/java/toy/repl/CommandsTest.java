package toy.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The `:` commands, as they are used.
class CommandsTest extends AtPrompt {
  private String say(String command, String answer) {
    return screen.say(command, answer);
  }

  @Test
  void unitsDrawsWhatRuns() {
    screen.enter("let l = Lock(); l.acquire()");
    screen.awaitPrompt(2);
    screen.enter("let t = spawn thread (name='worker') l.acquire()");
    screen.awaitPrompt(3);
    screen.enter("def nap() { time.sleep(1000) }");
    screen.awaitPrompt(4);
    screen.enter("let p = spawn process (name='child') nap()");
    screen.awaitPrompt(5);
    String text = say(":units", "2 VMs, 3 threads, 0 tasks");
    assertTrue(text.contains("\nP0 MainProcess  lock: "), text);
    assertTrue(text.contains("\n├─ T0 main "), text);
    assertTrue(text.contains("\n├─ T1 'worker' "), text);
    assertTrue(text.contains("\n└─ P1 'child'  lock: "), text);
    assertTrue(text.contains("\n   └─ P1.T0 main "), text);
    say(":set unicode off", "unicode  off");
    assertTrue(say(":units", "\n`- P1 'child'").contains("\n|- T1 'worker' "), screen::text);
    assertTrue(say(":locks", "held by T0, 1 waiting: T1").contains("GIL of P0"), screen::text);
    say(":kill worker", "threads cannot be killed");
    say(":kill T0", "T0 is the prompt's own");
    say(":kill P1", "process P1 is terminated");
    say(":reset", "stopped: T1 'worker'");
    say(":units", "1 VM, 1 thread, 0 tasks");
  }

  @Test
  void tasksAreDrawnBelowThoseWhoAwaitThem() {
    screen.enter("async def nap() { await asyncio.sleep(1000) }");
    screen.awaitPrompt(2);
    screen.enter("async def outer(h) { await h }");
    screen.awaitPrompt(3);
    screen.enter("let t = spawn task (name='inner') nap(); let u = spawn task outer(t)");
    screen.awaitPrompt(4);
    screen.enter("await asyncio.sleep(0)"); // both have begun to await
    screen.awaitPrompt(5);
    String text = say(":tasks", "'inner'");
    assertTrue(text.contains("\n└─ T0.2 'outer'"), text);
    assertTrue(text.contains("\n   └─ T0.1 'inner'"), text);
    say(":kill inner", "task T0.1 is cancelled");
    say(
        "try { await u } except CancelledError { print(t.cancelled(), u.cancelled()) }",
        "\nTrue True\n");
    say(":tasks", "no tasks");
    say(":kill inner", "nothing called inner runs");
  }

  @Test
  void codeIsTimedAndTakenApart() {
    say(":time 20 + 1", "\n21\n wall ");
    assertTrue(screen.text().contains(" model      n   held"), screen::text);
    screen.enter("let x = 3");
    screen.awaitPrompt(3);
    say(":timeit x + 1", " rounds of ");
    assertTrue(screen.text().contains(" best "), screen::text);
    say(":timeit x + y", "name 'y' is not defined");
    say("__timeit__", "no variable named `__timeit__`");
    screen.enter("def twice(n) { return n * 2 }");
    screen.awaitPrompt(5);
    say(":dis twice", " MUL ");
    say(":dis x - 1", " SUB ");
    say(":dis print", "print is built in");
  }

  @Test
  void aDeadlockGetsNoVerdictAndItsLocksAreSeenToBeLost() {
    screen.enter(":report text").enter("let lost = Lock()");
    screen.awaitPrompt(2);
    say("join(spawn thread lost.acquire()); lost.acquire()", "Ended by a deadlock");
    say(":why", "No verdict");
    say(":locks", "held by T1, which has ended");
  }

  @Test
  void theLastErrorIsToldAgain() {
    say(":last-error", "no error so far");
    screen.enter("1 / 0");
    screen.awaitPrompt(2);
    screen.enter("2 + 2");
    screen.awaitPrompt(3);
    screen.press("C-l");
    screen.await("a clear screen", text -> !text.contains("no error so far"));
    assertTrue(say(":last-error", "<prompt 1>:1").contains("ZeroDivisionError"), screen::text);
    say(":last-error --json", "\"message\":\"ZeroDivisionError: division by zero\"");
    say(":last-error --xml", "takes nothing or --json");
  }

  @Test
  void filesAreLoadedAndEntriesSaved() throws IOException {
    Path file = home.resolve("work.toy");
    Files.writeString(
        file, "def work(n) {\n  return 10 / n\n}\nif False {}\nelse { print('ran') }\n");
    say(":load " + file, "\nran\n");
    say("work(0)", "work.toy:2");
    say("print(work(5))", "\n2.0\n");
    assertTrue(say(":history", "print(work(5))").contains("work(0)   # failed"), screen::text);
    Path saved = home.resolve("saved.toy");
    say(":save " + saved, "2 entries saved");
    assertEquals(
        Files.readString(file) + "print(work(5))\n", Files.readString(saved), screen::text);
    say(":save " + saved, "exists");
    say(":gil fair", "\nfair, 1 ms\n");
    say(":gil none", "`:reset none` begins anew, and forgets every name");
    say(":gil", "\nfair, 1 ms\n");
    say(":save! " + saved, "2 entries saved");
    assertTrue(Files.readString(saved).startsWith("# toy: --gil fair\n"));
    say(":reset", "a new VM with no names");
    say("work(1)", "no variable named `work`");
    say(":gil", "\nfair, 1 ms\n");
    say(":load nowhere.toy", "no such file: nowhere.toy");
  }

  @Test
  void theLockCanBeLeftAwayFromASessionThatHasNotBegun() {
    say(":gil none", "none: there is no lock");
    say(":gil interval 20ms", "there is no lock that could have an interval");
    say(":gil cpython2", "every 100 checkpoints");
    say(":gil interval 20ms", "cpython2 counts checkpoints: `:gil every 100`");
    say(":gil cpython", "\ncpython, 5 ms\n");
    say("let before = 1", "");
    say(":gil none", "`:reset none` begins anew, and forgets every name");
    say("before", "\n1\n");
    say(":reset noone", "did you mean `none`?");
    say("before", "\n1\n");
    say(":reset none", "a new VM with no names; none: there is no lock");
    say("before", "no variable named `before`");
    say("let n = 0; def work() { for _ in range(40_000) { n += 1 } }", "");
    say("join([spawn thread work() for _ in range(4)]); n > 0", "\nTrue\n");
    say(":gil ruby", "cannot get a lock: `:reset ruby`");
  }

  @Test
  void anEntryIsEditedElsewhere() throws IOException {
    screen.close();
    screen = Screen.toy(home, "EDITOR=sed -i s/20/40/", reports());
    screen.awaitPrompt(1);
    screen.enter("20 + 2");
    screen.awaitPrompt(2);
    assertTrue(say(":edit", "\n42\n").contains("\n40 + 2\n"), screen::text);
    say(":edit 2", "unchanged, so nothing runs");
    say(":edit 9", "no entry 9");
    screen.enter("1 + 1");
    assertTrue(screen.awaitPrompt(4).contains("\n2\n"), screen::text);
  }

  @Test
  void settingsAndHelp() {
    say(":set report full", "report   full");
    say(":set", "unicode  on");
    say(":set colour off", "no setting `colour`; did you mean `color`?");
    say(":set report fulll", "takes text, full, json, off; did you mean `full`?");
    String help = say(":help timeit", "Example: :timeit ");
    assertFalse(help.contains(":units"), help);
    say(":help", "`_` is the last value");
    for (MetaCommand command : new MetaCommands().all()) {
      assertTrue(
          command.name().endsWith("!") || screen.text().contains("  " + command.typed()),
          command::typed);
    }
    say(":time", ":time takes what is to run");
    screen.enter(":report off").enter("40 + 4");
    screen.awaitPrompt(2);
    say(":hist", "\n    1  40 + 4\n");
  }

  @Test
  void theReadmeListsTheCommands() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    for (MetaCommand command : new MetaCommands().all()) {
      assertTrue(readme.contains("`" + command.typed()), command::typed);
    }
  }
}
