package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import toy.lib.StandardLibrary;
import toy.syntax.Source;

/// Limits hold in processes of the operating system too: real child JVMs. Whatever one of them
/// reaches ends the whole program, and none is left.
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OsLimitTest {
  private static final long LIMIT_SECONDS = 60;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Machine machine;

  private int run(Limits limits, String program) {
    Options options = Options.of(out, err).withOsProcesses(true).withLimits(limits);
    machine = new Machine(options, StandardLibrary.create());
    return machine.run(new Source("main.toy", program));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static Limits only(Limit limit, long max) {
    return Limits.NONE.with(limit, max);
  }

  private void assertTold(String beginning) {
    assertTrue(err().startsWith("error[E410]: " + beginning), this::err);
    assertEquals(1, err().split("E410", -1).length - 1, this::err);
  }

  /// Children of other tests are none of our business: there are none, for tests run one by one.
  @AfterEach
  void noChildIsLeft() throws Exception {
    machine.close();
    for (java.lang.ProcessHandle child : java.lang.ProcessHandle.current().descendants().toList()) {
      child.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Test
  void aChildThatTakesTooManySteps() {
    String program =
        """
        def f() { try { while True { } } except BaseException { print("caught") } }
        print("before")
        join(spawn process f())
        print("after")
        """;
    assertEquals(Exit.LIMIT, run(only(Limit.STEPS, 20_000), program), this::err);
    assertEquals("before\n", out());
    assertTold("step limit: 20,000 used in P1 at main.toy:1 after ");
    assertEquals(Limit.STEPS, machine.limitHit().limit());
    assertEquals(List.of(), machine.snapshot().check().failed());
  }

  @Test
  void stepsOfChildrenThatHaveEndedAreAddedUp() {
    String program =
        """
        def f() { for i in range(1000) { } }
        for _ in range(3) { join(spawn process f()) }
        print("all")
        """;
    assertEquals(Exit.OK, run(only(Limit.STEPS, 4000), program), this::err);
    assertEquals("all\n", out());
    assertTrue(machine.used(Limit.STEPS) > 3000, () -> machine.used(Limit.STEPS) + " steps");
    machine.close();
    out.reset();
    assertEquals(Exit.LIMIT, run(only(Limit.STEPS, 2500), program), this::err);
    assertEquals("", out());
    assertTold("step limit: 2,500 used in ");
  }

  @Test
  void stepsOfChildrenAtOnceAreAddedUp() {
    String program =
        """
        def f() { for i in range(2000) { } }
        join([spawn process f(), spawn process f()])
        print("after")
        """;
    assertEquals(Exit.LIMIT, run(only(Limit.STEPS, 3000), program), this::err);
    assertEquals("", out());
    assertTold("step limit: 3,000 used in ");
  }

  @Test
  void timeIsUpForChildrenToo() {
    String program =
        """
        def f() { try { print("child"); while True { } } except BaseException { print("caught") } }
        join(spawn process f())
        """;
    assertEquals(Exit.TIME_OUT, run(only(Limit.TIME, 4_000_000_000L), program), this::err);
    assertEquals("child\n", out());
    assertTold("time limit: 4.0 s used in main at main.toy:2 after ");
    assertTrue(err().contains("it waited for the end of process P1 (f)"), this::err);
  }

  @Test
  void aForkBombIsCountedByTheFirstOfAll() {
    String program =
        """
        def bomb() {
          spawn process bomb()
          spawn process bomb()
          time.sleep(1000)
        }
        bomb()
        """;
    assertEquals(Exit.LIMIT, run(only(Limit.PROCESSES, 3), program), this::err);
    assertTold("process limit: 3 used in ");
  }

  @Test
  void aPrintBombOnEitherStream() {
    String program =
        """
        import sys
        def f(stream) { while True { print("a line", file=stream) } }
        def out() { f(sys.stdout) }
        def err() { f(sys.stderr) }
        join(spawn process %s())
        """;
    assertEquals(Exit.LIMIT, run(only(Limit.OUTPUT, 70), program.formatted("out")), this::err);
    assertEquals("a line\n".repeat(10), out());
    assertTold("output limit: 70 bytes used in ");
    machine.close();
    err.reset();
    assertEquals(Exit.LIMIT, run(only(Limit.OUTPUT, 70), program.formatted("err")), this::err);
    String text = err();
    assertTrue(text.startsWith("a line\n".repeat(10) + "error[E410]: output limit: 70 b"), text);
  }

  @Test
  void aChildThatTakesTooMuchMemory() {
    String program =
        """
        def f() { let a = []; while True { a.append([1, 2, 3]) } }
        join(spawn process f())
        """;
    assertEquals(Exit.LIMIT, run(only(Limit.MEMORY, 50_000_000), program), this::err);
    assertTold("memory limit: ");
    assertTrue(err().contains(" of 50 MB used in P1 at main.toy:1 after "), this::err);
  }
}
