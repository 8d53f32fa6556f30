package toy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static toy.cli.LimitedRun.told;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import toy.front.ExitCode;

/// What a program can do against a limit: nothing, wherever it is.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LimitsHoldTest {
  private static final String FOREVER = "while True { }";

  @AfterEach
  void theJvmRunsAnotherProgram() {
    LimitedRun.assertAnotherProgramRuns();
  }

  // ---- what the program can do about it: nothing

  @ParameterizedTest
  @ValueSource(
      strings = {
        "try { LOOP } except { print('no') }",
        "try { LOOP } except BaseException { print('no') }",
        "try { LOOP } except (Exception, BaseException) as e { print('no') }",
        "while True { try { LOOP } except { continue } finally { continue } }",
        "while True { try { LOOP } finally { break } }; print('no')",
        "def f() { try { LOOP } finally { return 1 } }\nf()\nprint('no')",
        "def f() { try { try { LOOP } finally { return 1 } } finally { return 2 } }\n"
            + "f();print('no')",
        "def f() { try { LOOP } finally { raise ValueError('no') } }\n"
            + "try { f() } except ValueError { print('no') }",
        "class S { def __enter__(self) { }; def __exit__(self, t, v, b) { return v is not None }"
            + " }\n"
            + "with S() { with S() { LOOP } }\n"
            + "print('no')",
        "class C { def __enter__(self) { }; def __exit__(self, *a) { return True } }\n"
            + "with C() { LOOP }\nprint('no')",
        "class C { def __enter__(self) { }; def __exit__(self, t, v, b) { raise ValueError() } }\n"
            + "try { with C() { LOOP } } except ValueError { print('no') }",
        "def g() { try { while True { yield 1 } } except { print('no') } }\n"
            + "for x in g() { pass }\nprint('no')",
        "async def f() { LOOP }\n"
            + "async def main() { try { await spawn task f() } except BaseException { print('no') }"
            + " }\n"
            + "run(main())\n"
            + "print('no')",
        "async def f() { LOOP }\n"
            + "async def main() { await asyncio.gather(f(), f(), return_exceptions=True) }\n"
            + "run(main())\nprint('no')",
        "def f() { LOOP }\ntry { group { spawn thread f(); spawn thread f() } }"
            + " except BaseException { print('no') }\nprint('no')",
        "def f() { LOOP }\ntry { join(spawn thread f()) } except BaseException { print('no') }",
        "def f() { LOOP }\ntry { join(spawn process f()) } except BaseException { print('no') }",
        "class K { def __eq__(self, o) { LOOP } }\ntry { [K()].index(K()) } except { print('no') }",
        "class K { def __repr__(self) { LOOP } }\ntry { repr([K()]) } except { print('no') }",
        "class K { def __getattr__(self, n) { LOOP } }\nprint(hasattr(K(), 'no'))",
        "try { sorted([3, 1, 2], key=lambda x: [0 for _ in iter(int, 1)]) } except { print('no') }",
        "import sys\nwhile True { try { LOOP } finally { sys.exit(0) } }",
      })
  void nothingCatchesIt(String code) {
    Command run =
        Command.toy(
            "--max-steps", "2000", "-e", "print('before')\n" + code.replace("LOOP", FOREVER));
    assertEquals(ExitCode.LIMIT, run.exit(), run::toString);
    assertEquals("before\n", run.out());
    assertEquals("step", told(run).group(1));
    assertEquals(1, run.err().split("error").length - 1, run::err);
  }

  @Test
  void finallyBlocksRun() {
    Command run =
        Command.toy(
            "--max-steps",
            "1000",
            "-e",
            "def f() { try { while True { } } finally { print('inner') } }\n"
                + "class C { def __enter__(self) { }; def __exit__(self, *a) { print('exit',"
                + " len(a)) } }\n"
                + "try { with C() { f() } } finally { print('outer') }\n");
    assertEquals(ExitCode.LIMIT, run.exit());
    assertEquals("inner\nexit 3\nouter\n", run.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"while True { }", "time.sleep(1000)", "Queue().get()"})
  void butNotForLong(String cleanUp) {
    Command run =
        Command.toy(
            "--max-steps",
            "1000",
            "-e",
            "try { while True { } } finally { %s }".formatted(cleanUp));
    assertEquals(ExitCode.LIMIT, run.exit(), run::toString);
    told(run);
  }

  // ---- where it waits

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time.sleep(1000)",
        "let l = Lock(); let h = spawn thread (daemon=True) time.sleep(1000); l.acquire();"
            + " l.acquire()",
        "let h = spawn thread time.sleep(1000); Queue().get()",
        "join(spawn thread time.sleep(1000))",
        "join(spawn process time.sleep(1000))",
        "await asyncio.sleep(1000)",
        "async def f() { await asyncio.sleep(1000) }\nawait spawn task f()",
        "await spawn thread time.sleep(1000)",
        "let h = spawn thread time.sleep(1000); Event().wait()",
        "let h = spawn thread time.sleep(1000); let c = Condition(); with c { c.wait() }",
        "import socket\nlet s = socket.create_server(('localhost', 0)); s.accept()",
        "import socket\nlet s = socket.create_server(('localhost', 0))\n"
            + "let c = socket.create_connection(s.getsockname()); c.recv(1)",
        "import time\nwhile True { time.sleep(0.001) }",
      })
  void timeIsUpInAnyWait(String code) {
    Command run = Command.toy("--timeout", "300ms", "-e", "print('before')\n" + code);
    assertEquals(ExitCode.TIME_OUT, run.exit(), run::toString);
    assertEquals("before\n", run.out());
    assertEquals("time", told(run).group(1));
  }
}
