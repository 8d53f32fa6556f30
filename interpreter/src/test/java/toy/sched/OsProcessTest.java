package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import toy.ledger.Snapshot;
import toy.ledger.VmAccount;
import toy.ledger.VmSnapshot;
import toy.lib.StandardLibrary;
import toy.syntax.Source;

/// Processes of the operating system: what they are and what goes between them.
class OsProcessTest extends OsProcesses {
  @Test
  void aProcessIsAProcessOfTheOperatingSystem() {
    assertPrints(
        "True True __mp_main__\n",
        """
        import os
        def f() { return [os.getpid(), __name__] }
        let h = spawn process f()
        let r = join(h)
        print(r[0] == h.pid, r[0] != os.getpid(), r[1])
        """);
    VmSnapshot child = machine.snapshot().vms().get(1);
    assertEquals(VmAccount.Kind.OS, child.kind());
    assertTrue(child.startupNs() > 0 && child.copiedBytes() > 0 && child.transportNs() > 0);
    assertTrue(child.memoryBytes() > 1 << 20);
    assertEquals("P0", child.parent());
    assertFalse(child.open());
  }

  @Test
  void whatItPrintsComesThroughTheParent() {
    assertPrints(
        "a\n" + "line\n".repeat(500) + "b\nc\n",
        """
        def f() { for i in range(500) { print("line") }
          print("b", end="\\n") }
        print("a")
        join(spawn process f())
        print("c")
        """);
  }

  @Test
  void anErrorKeepsItsClassAndBothStacks() {
    assertEquals(
        1,
        run(
            """
            class Odd(Exception) { }
            def g(n) { raise Odd(n) }
            def f(n) { g(n + 1) }
            try { join(spawn process f(1)) } except Odd as e { print("caught", e) }
            join(spawn process f(2))
            """));
    assertEquals("caught 2\n", out.text());
    assertTrue(
        err.text().contains("in process P2 (f), spawned at main.toy:5:6, awaited at main.toy:5:1"),
        () -> err.text());
    assertTrue(err.text().contains("── crossed process boundary (arguments: n=2, copied) ──"));
  }

  @Test
  void whatCannotBeSentIsRefusedAsEver() {
    assertPrints(
        "cannot send a lock to a process: it lives in one VM (reached through the arguments of"
            + " f[0])\n"
            + "a process cannot send back a lock: it lives in one VM (reached through its"
            + " result)\n",
        """
        def f(x) { return Lock() }
        try { spawn process f(Lock()) } except TypeError as e { print(e) }
        try { join(spawn process f(1)) } except TypeError as e { print(e) }
        """);
  }

  @Test
  void whatEndsWithItsProcessIsNotSentUp() {
    assertPrints(
        "Queue True True\nConnection True True\nQueue True True\n",
        """
        import multiprocessing as mp
        def tell(queue, item) {
          try { queue.put(item) } except TypeError as e {
            print(type(item).__name__, "ends with the process that made it" in str(e), "(reached through the item)" in str(e))
          }
        }
        def inner(mine, top) { tell(top, mine) }
        def outer(top) {
          let mine, ends = mp.Queue(), mp.Pipe()
          tell(top, mine)
          tell(top, ends[0])
          let p = mp.Process(target=inner, args=(mine, top))
          p.start()
          p.join()
        }
        let p = mp.Process(target=outer, args=(mp.Queue(),))
        p.start()
        p.join()
        """);
  }

  @Test
  void aHugePayloadGoesBothWays() {
    assertPrints(
        "50000000 True\n",
        """
        def f(s) { return s }
        let s = "ab" * 25_000_000
        let r = join(spawn process f(s))
        print(len(r), r == s)
        """);
  }

  @Test
  void manyInSequenceLeaveNothingBehind() throws IOException {
    String program =
        "def f(n) { return n }\n"
            + "let s = 0\n"
            + "for i in range(%d) { s += join(spawn process f(i)) }\n"
            + "print(s)";
    run(program.formatted(3));
    int threads = toyThreads();
    long files = openFiles();
    run(program.formatted(12));
    assertTrue(toyThreads() <= threads + 1, "threads");
    assertTrue(openFiles() <= files + 4, () -> "files");
    assertEquals("3\n66\n", out.text());
  }

  /// How many are left when those that were about to end have done so: a handle is done before the
  /// threads that served its process.
  private static int toyThreads() {
    List<Thread> all =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("toy P"))
            .toList();
    for (Thread thread : all) {
      try {
        thread.join(java.time.Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    return (int) all.stream().filter(Thread::isAlive).count();
  }

  private static long openFiles() throws IOException {
    java.nio.file.Path folder = java.nio.file.Path.of("/proc/self/fd");
    if (!java.nio.file.Files.isDirectory(folder)) {
      return 0;
    }
    try (var all = java.nio.file.Files.list(folder)) {
      return all.count();
    }
  }

  @Test
  void theAccountOfAChildIsCutWhileItRuns() {
    assertPrints(
        "True True\nok\n",
        """
        def f() { cpu(30)
          return "ok" }
        let h = spawn process f()
        while h.stats.held == 0 { time.sleep(0.005) }
        with report("window") as r { cpu(5) }
        print(h.stats.held > 0, len(r["vms"]) == 2)
        print(join(h))
        """);
    Snapshot whole = machine.snapshot();
    assertNotEquals(0, whole.vms().get(1).gil().heldNs());
  }

  @Test
  void aChildHasThreadsProcessesAndTasksOfItsOwn() {
    assertPrints(
        "[3, 'P1.P1', 'Process-1:1', 7]\n",
        """
        import multiprocessing
        def leaf(n) { return [n, multiprocessing.current_process().name] }
        async def later(n) { await asyncio.sleep(0.001)
          return n }
        def f() {
          let t = spawn thread len("abc")
          let p = spawn process(os=False) leaf(2)
          let q = spawn process leaf(2)
          let name = repr(p)
          return [join(t), "P1.P1", join(p)[1], run(later(7))]
        }
        print(join(spawn process f()))
        """);
    List<String> ids = machine.snapshot().vms().stream().map(VmSnapshot::id).toList();
    assertEquals(List.of("P0", "P1", "P1.P1", "P1.P2"), ids);
  }

  @Test
  void queuesGoBetweenParentChildAndGrandchild() {
    assertPrints(
        "[0, 1, 4, 9]\n['Empty', 'Empty', 'Full', True, 1, 'from below']\n3\n",
        """
        import multiprocessing
        let work = multiprocessing.Queue()
        let done = multiprocessing.Queue(1)
        def worker() { for x in iter(work.get, None) { done.put(x * x) } }
        def limits() {
          let seen = []
          try { work.get(timeout=0.01) } except Exception as e { seen.append(type(e).__name__) }
          try { work.get_nowait() } except Exception as e { seen.append(type(e).__name__) }
          done.put(0)
          try { done.put(1, timeout=0.01) } except Exception as e { seen.append(type(e).__name__) }
          seen += [done.full(), done.qsize()]
          join(spawn process below())
          seen.append(work.get())
          return seen
        }
        def below() { work.put("from below") }
        let w = spawn process worker()
        let all = []
        for i in range(4) { work.put(i)
          all.append(done.get()) }
        print(all)
        work.put(None)
        join(w)
        print(join(spawn process limits()))
        def sends() { work.put(3) }
        let s = spawn process sends()
        print(work.get())
        """);
  }

  @Test
  void functionsTypedAtThePromptGoToAProcess() {
    machine = new Machine(options, StandardLibrary.create());
    try (Session session = machine.session()) {
      session.post(new Source("<prompt 1>", "let k = 5\ndef f(n) { return n * k }"));
      session.post(new Source("<prompt 2>", "let h = spawn process f(3)"));
      assertEquals(
          new Session.Done("15"), session.post(new Source("<prompt 3>", "join(h)")), err::text);
      session.end();
    }
  }
}
