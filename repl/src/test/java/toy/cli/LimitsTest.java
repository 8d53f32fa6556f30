package toy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static toy.cli.LimitedRun.limited;
import static toy.cli.LimitedRun.told;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import toy.front.ExitCode;

/// Limits as a user meets them: the program ends with E410, whatever it does, what it printed
/// stays, and the JVM runs the next one.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LimitsTest {
  private static final String FOREVER = "while True { }";

  @AfterEach
  void theJvmRunsAnotherProgram() {
    LimitedRun.assertAnotherProgramRuns();
  }

  // ---- up to a limit

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "list() | a.append(i) | sum(a)",
        "collections.deque() | a.append(i) | sum(a)",
        "collections.deque() | a.appendleft(i) | sum(a)",
        "set() | a.add(i) | sum(a)",
        "{} | a[i] = i | sum(a.values())",
        "bytearray() | a.append(i % 2) | sum(a) * 999",
        "[] | heapq.heappush(a, i) | sum(a)",
      })
  void whatIsAsLargeAsItMayBeHoldsAllItems(String container) {
    String[] words = container.split(" \\| ");
    String code =
        "import collections; import heapq; let a = %s; for i in range(1000) { %s }; print(len(a),"
            + " %s)";
    assertEquals(
        new Command(0, "1000 499500\n", ""),
        limited("--report=off --max-collection 1000", code.formatted((Object[]) words)));
  }

  // ---- each limit

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          --max-steps 1000      | while True { }                                     | step       | 1,000          | main
          --max-steps 1000      | def f() { while True { } }; join(spawn thread f()) | step       | 1,000          | T1
          --max-steps 1000      | def f() { while True { } }; join(spawn process f()) | step      | 1,000          | P1
          --max-steps 1000      | async def f() { while True { } }; run(f())         | step       | 1,000          | task 'f'
          --max-steps 1000      | def f() { f() }; try { f() } except RecursionError { print('no') } | step | 1,000 | main
          --timeout 200ms       | while True { }                                     | time       | 200 ms         | main
          --max-threads 5       | def f() { spawn thread f(); spawn thread f(); time.sleep(99) }; f() | thread | 5 | .*
          --max-processes 5     | def f() { spawn process f(); spawn process f(); time.sleep(99) }; f() | process | 5 | .*
          --max-tasks 50        | async def f() { spawn task f(); spawn task f(); await asyncio.sleep(99) }; run(f()) | task | 50 | task 'f'
          --max-output 100B     | while True { print('a line') }                     | output     | 100 bytes      | main
          --max-output 1kB      | def f() { while True { print('a line') } }; join(spawn thread f()) | output | 1,000 bytes | T1
          --max-output 100B     | import sys; while True { print('x', file=sys.stderr) } | output | 100 bytes     | main
          --max-output 1kB      | def f() { raise ValueError('x' * 50) }; while True { spawn thread f(); time.sleep(0.001) } | output | 1,000 bytes | main
          --max-memory 50MB     | let a = []; while True { a.append([1, 2, 3]) }     | memory     | \\d+(\\.\\d)? MB | main
          --max-memory 50MB     | let a = 'x' * 200_000_000                          | memory     | 200 MB         | main
          --max-collection 1000 | let a = []; while True { a.append(1) }             | collection | 1,001          | main
          --max-collection 1000 | [0] * 10**9                                        | collection | 1,000,000,000  | main
          --max-collection 1000 | 'x' * 10**10                                       | collection | 10,000,000,000 | main
          --max-collection 1000 | 2 ** 10**9                                         | collection | 125,000,000    | main
          --max-collection 1000 | list(range(10**10))                                | collection | 10,000,000,000 | main
          """)
  void aLimitEndsTheProgram(String flags, String code, String kind, String used, String who) {
    Command run = limited(flags, "print('before')\n" + code);
    int exit = flags.startsWith("--timeout") ? ExitCode.TIME_OUT : ExitCode.LIMIT;
    assertEquals(exit, run.exit(), run::toString);
    assertTrue((run.out() + run.err()).startsWith("before\n"), run::toString);
    Matcher told = told(run);
    assertEquals(kind, told.group(1), run::toString);
    assertTrue(told.group(2).matches(used), run::toString);
    assertTrue(told.group(3).matches(who), run::toString);
    assertEquals(flags.substring(0, flags.indexOf(' ')), told.group(5), run::toString);
  }

  static List<String> bombs() {
    return List.of(
        "while True { }",
        "async def f() { await asyncio.to_thread(time.sleep, 1000) }\nrun(f())",
        "async def f() { while True { await asyncio.sleep(0.001) } }\nrun(f())",
        "let a = [0] * 10**9",
        "let a = \"x\" * 10**10",
        "2 ** 10**9",
        "3 ** 10**9",
        "1 << 10**10",
        "let a = 3\nwhile True { a = a * a }",
        "import math\nmath.factorial(10**8)",
        "def f() { spawn thread f(); spawn thread f() }\nwhile True { f() }",
        "def f() { spawn process f(); spawn process f(); time.sleep(99) }\nf()",
        "async def f() { spawn task f(); spawn task f(); await asyncio.sleep(99) }\nrun(f())",
        "while True { print(\"bomb\" * 1000) }",
        "let a = \"x\"\nwhile True { a += a }",
        "let a = [1]\nwhile True { a += a }",
        "let a = {}\nlet i = 0\nwhile True { a[i] = [i] * 100; i += 1 }",
        "(\"a\" * 1_000_000).replace(\"a\", \"b\" * 1000)",
        "f\"{1:1000000000}\"",
        "\"%*d\" % (10**9, 1)",
        "\",\".join([\"a\" * 1_000_000] * 1_000_000)",
        "bytes(10**10)",
        "bytearray(10**9)",
        "sum(range(10**13))",
        "sorted(range(10**9))",
        "list(range(10**10))",
        "import itertools\nlist(itertools.repeat(0))",
        "import itertools\nlist(itertools.product(range(1000), repeat=5))",
        "import itertools\nsum(1 for _ in itertools.count())",
        "import collections\ncollections.deque(itertools.count(), maxlen=5)",
        "import collections\ncollections.deque(range(10**10))",
        "any(False for _ in iter(int, 1))",
        "max(range(10**13))",
        "10**9 in iter(range(10**13))",
        "set(range(10**9))",
        "\"x\".ljust(10**9)",
        "\"x\".zfill(10**9)",
        "\"\\t\".expandtabs(10**9)");
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void inTheSandboxEveryBombEndsWithALimit(String code) {
    String header = code.contains("itertools") ? "import itertools\n" : "";
    Command run = Command.toy("--sandbox", "--timeout", "5s", "-e", header + code);
    String kind = told(run).group(1);
    assertEquals(
        kind.equals("time") ? ExitCode.TIME_OUT : ExitCode.LIMIT, run.exit(), run::toString);
    assertTrue(run.out().length() <= 64_000, () -> "printed " + run.out().length());
  }

  // ---- counts

  @Test
  void theSameProgramTakesTheSameSteps() {
    String code = "def f(n) { return n + 1 }\nlet n = 0\nwhile n < 30000 { n = f(n) }\nprint(n)";
    int least = 1;
    int most = 1 << 20;
    while (least < most) {
      int middle = (least + most) / 2;
      if (Command.toy("--max-steps", "" + middle, "-e", code).exit() == 0) {
        most = middle;
      } else {
        least = middle + 1;
      }
    }
    for (int again = 0; again < 3; again++) {
      assertEquals(0, Command.toy("--max-steps", "" + least, "-e", code).exit());
      assertEquals(4, Command.toy("--max-steps", "" + (least - 1), "-e", code).exit());
    }
  }

  @Test
  void theStepsOfAllUnitsAreAddedUp() {
    String code =
        "def f() { for i in range(1000) { } }\n"
            + "join([spawn thread f() for _ in range(5)])\njoin(spawn process f())\nprint('end')";
    assertEquals(0, Command.toy("--max-steps", "7000", "-e", code).exit());
    assertEquals(4, Command.toy("--max-steps", "5900", "-e", code).exit());
  }

  @Test
  void asManyAsAllowedAreAllowed() {
    String code =
        "let e = Event()\nlet h = [spawn thread e.wait() for _ in range(5)]\ne.set()\njoin(h)\n"
            + "let g = [spawn thread e.wait() for _ in range(5)]\njoin(g)\nprint('end')";
    assertEquals("end\n", Command.toy("--max-threads", "5", "-e", code).out());
    assertEquals(4, Command.toy("--max-threads", "4", "-e", code).exit());
    assertEquals("abcd", Command.toy("--max-output", "4B", "-e", "print('abcd', end='')").out());
    Command cut = Command.toy("--max-output", "5B", "-e", "print('ääää')");
    assertEquals("ää", cut.out());
    assertEquals(4, cut.exit());
  }

  @Test
  void recursionIsAnErrorOfTheProgramUnlessItIsLimited() {
    String code =
        "def f(n) { return f(n + 1) }\ntry { f(0) } except RecursionError as e { print(e) }";
    assertEquals(new Command(0, "maximum recursion depth exceeded\n", ""), Command.toy("-e", code));
    Command limited = Command.toy("--max-recursion", "50", "-e", code);
    assertEquals(4, limited.exit());
    assertEquals("", limited.out());
    assertTrue(limited.err().startsWith("error[E410]: recursion limit: 50 used in main at"));
    assertTrue(limited.err().contains("Raise it with --max-recursion"), limited::err);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A { def __repr__(self) { return repr(self) } }\nrepr(A())",
        "class A { def __eq__(self, other) { return self == other } }\nA() == A()",
        "class A { def __hash__(self) { return hash(self) } }\nhash(A())",
        "import json\nlet a = []\nfor _ in range(100_000) { a = [a] }\njson.dumps(a)",
        "import copy\nlet a = []\nfor _ in range(100_000) { a = [a] }\ncopy.deepcopy(a)",
        "def f() { f() }\nf()"
      })
  void recursionThatNobodyCatchesIsALimit(String code) {
    Command deep = Command.toy("--sandbox", "-e", code);
    assertEquals(4, deep.exit(), deep::err);
    assertTrue(deep.err().contains("RecursionError: maximum recursion depth exceeded"), deep::err);
    assertEquals(new Command(0, "on\n", ""), Command.toy("-e", "print('on')"));
  }

  @Test
  void withoutALimitWhatIsTooLargeIsAnErrorOfTheProgram() {
    String code =
        """
        def wants(f) { try { f() } except MemoryError { print("MemoryError") } }
        wants(lambda: "x" * 10**11)
        wants(lambda: [0] * 10**11)
        wants(lambda: bytes(10**11))
        wants(lambda: 2 ** 10**11)
        wants(lambda: list(range(10**11)))
        """;
    assertEquals(new Command(0, "MemoryError\n".repeat(5), ""), Command.toy("-e", code));
  }

  @Test
  void aSourceHasItsSizeToo() {
    Command run = Command.withInput("let x = \"" + "a".repeat(100_000_000) + "\"\n", "-");
    assertTrue(run.err().contains("is too long: a program may have 1 MB"), run::toString);
    Command deep = Command.withInput("[".repeat(100_000) + "]".repeat(100_000), "-");
    assertEquals(4, deep.exit());
    assertTrue(deep.err().startsWith("error[E109]: nested too deeply"), deep::err);
  }

  // ---- where limits come from

  @Test
  void aFilesOwnLinesOnlyTighten() {
    String loop = "let n = 0\nwhile n < 5000 { n += 1 }\nprint(n)";
    String wide = "# toy: --max-steps 1000000\n" + loop;
    String tight = "# toy: --max-steps=100\n" + loop;
    assertEquals(4, Command.toy("--max-steps", "1000", "-e", wide).exit());
    assertEquals(4, Command.toy("--max-steps", "1000000", "-e", tight).exit());
    assertEquals(4, Command.toy("-e", tight).exit());
    assertEquals(0, Command.toy("-e", wide).exit());
    assertEquals(
        4, Command.toy("--sandbox", "-e", "# toy: --max-output 1MB\nprint('x' * 70000)").exit());
    assertEquals(
        0, Command.toy("--sandbox", "--max-output=1MB", "-e", "print('x' * 70000)").exit());
  }

  @ParameterizedTest
  @CsvSource({
    "--max-steps, x",
    "--max-steps, 0",
    "--max-steps, -1",
    "--max-memory, 10",
    "--max-memory, 10XB",
    "--max-output, 5",
    "--timeout, 5",
    "--timeout, 0s",
  })
  void aWrongAmountIsRefused(String flag, String amount) {
    Command run = Command.toy(flag, amount, "-e", "print(1)");
    assertEquals(ExitCode.USAGE, run.exit(), run::toString);
  }

  @Test
  void whatIsToldOfThreadsThatFailCountsAsOutput() {
    String code =
        """
        import threading
        def f() { raise ValueError("x" * 50) }
        while True { let t = threading.Thread(target=f); t.start(); t.join() }
        """;
    Command run = Command.toy("--max-output", "1kB", "-e", code);
    assertEquals(ExitCode.LIMIT, run.exit(), run::toString);
    int at = run.err().indexOf("error[E410]: output limit: 1,000 bytes used in ");
    assertTrue(at > 0 && at <= 1001, run::toString);
  }

  @Test
  void aGroupOfTheSameGroupsIsToldAtOnce() {
    String code =
        "let e = ValueError(7)\nfor _ in range(60) { e = ExceptionGroup('g', [e, e]) }\nraise e";
    for (String form : List.of("--report=off", "--report=full")) {
      Command run = Command.toy("--timeout=20s", form, "-e", code);
      assertEquals(ExitCode.ERROR, run.exit(), form);
      assertTrue(run.err().contains("ExceptionGroup: g (2 sub-exceptions)"), form);
      assertTrue(run.err().length() < 2_000_000, () -> form + ": " + run.err().length());
    }
  }

  @Test
  void aComparisonHasThemToo() {
    String[] line = {"compare", "--rounds=1", "--models=seq", "-n1", "-e"};
    Command run = Command.toy(with(line, "--max-steps=1000", FOREVER));
    assertEquals(ExitCode.LIMIT, run.exit(), run::toString);
    told(run);
    assertEquals(0, Command.toy(with(line, "--max-steps=1000000", "1 + 1")).exit());
    assertEquals(ExitCode.LIMIT, Command.toy(with(line, "--sandbox", FOREVER)).exit());
    assertEquals(0, Command.toy(with(line, "--sandbox", "1 + 1")).exit());
  }

  /// The flag goes before the last word of the line.
  private static String[] with(String[] line, String flag, String code) {
    String[] whole = Arrays.copyOf(line, line.length + 2);
    whole[line.length - 1] = flag;
    whole[line.length] = "-e";
    whole[line.length + 1] = code;
    return whole;
  }

  @Test
  void theReportTellsTheLimit() {
    Command run =
        Command.toy(
            "--report=json", "--max-steps=1000", "-e", "spawn thread time.sleep(9)\n" + FOREVER);
    assertEquals(ExitCode.LIMIT, run.exit());
    told(run);
    String limit =
        "\"limit\": {\"name\": \"steps\", \"used\": 1000, \"max\": 1000,"
            + " \"where\": \"<string>:2\", \"thread\": \"main\"},";
    assertTrue(run.err().contains(limit), run::err);
    assertTrue(run.err().contains("\"failed\": []"), run::err);
    assertTrue(Command.toy("--report=json", "-e", "1").err().contains("\"limit\": null"));
  }
}
