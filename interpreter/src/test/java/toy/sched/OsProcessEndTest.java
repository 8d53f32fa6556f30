package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import toy.lib.StandardLibrary;
import toy.syntax.Source;

/// How processes of the operating system end: by a signal, for want of memory, with their parent.
class OsProcessEndTest extends OsProcesses {
  @Test
  void killedByASignalIsAnErrorOfTheHandleAndNothingElse() throws Exception {
    CompletableFuture<Integer> ended =
        begin(
            """
            import time
            def forever() { while True { time.sleep(0.01) } }
            let other = spawn process pow(2, 10)
            let h = spawn process forever()
            print(f"pid {h.pid}")
            try { join(h) } except Exception as e { print(type(e).__name__, e) }
            print(h.done(), join(other))
            """);
    await(out.on("pid "));
    java.lang.ProcessHandle child = printed();
    assertTrue(child.destroyForcibly());
    assertEquals(0, ended.get(LIMIT_SECONDS, TimeUnit.SECONDS), () -> err.text());
    assertTrue(
        out.text()
            .endsWith(
                "ProcessError process P2 (forever) was killed by signal 9 (SIGKILL)\nTrue 1024\n"),
        () -> out.text());
    assertEquals(List.of(), machine.snapshot().check().failed());
  }

  @Test
  void whatAKilledProcessHadOfPipesIsClosed() throws Exception {
    CompletableFuture<Integer> ended =
        begin(
            """
            import multiprocessing as mp
            def inner(end) { end.recv() }
            def outer(end) {
              let p = mp.Process(target=inner, args=(end,))
              p.start()
              print("on")
              p.join()
            }
            let here, there = mp.Pipe()
            let p = mp.Process(target=outer, args=(there,))
            p.start()
            there.close()
            print(f"pid {p.pid}")
            try { here.recv() } except EOFError { print("end", here.poll(0)) }
            try { here.send(1) } except BrokenPipeError as e { print(e) }
            p.join()
            print(p.exitcode)
            """);
    await(out.on("on\n"));
    await(out.on("pid "));
    assertTrue(printed().destroyForcibly());
    ended.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    assertTrue(out.text().endsWith("end True\n[Errno 32] Broken pipe\n-9\n"), () -> out.text());
  }

  @Test
  void aProcessThatEndsByExitHasNoResult() {
    assertPrints(
        "None\n",
        """
        def f() { exit(3) }
        print(join(spawn process f()))
        """);
  }

  @Test
  void aChildLeavesCtrlCToItsParent() throws Exception {
    CompletableFuture<Integer> ended =
        begin(
            """
            def f() { print("on")
              cpu(300)
              return 7 }
            let h = spawn process f()
            print(f"pid {h.pid}")
            print(join(h))
            """);
    await(out.on("on\n"));
    await(out.on("pid "));
    Process kill = new ProcessBuilder("kill", "-INT", "" + printed().pid()).start();
    assertEquals(0, kill.waitFor());
    assertEquals(0, ended.get(LIMIT_SECONDS, TimeUnit.SECONDS), () -> err.text());
    assertTrue(out.text().endsWith("7\n"), () -> out.text());
  }

  @Test
  void aDeathThatNobodyJoinsIsTold() throws Exception {
    CompletableFuture<Integer> ended =
        begin(
            """
            def forever() { print("on") ; while True { pass } }
            print(f"pid {(spawn process forever()).pid}")
            """);
    await(out.on("on\n"));
    await(out.on("pid "));
    assertTrue(printed().destroy());
    assertEquals(1, ended.get(LIMIT_SECONDS, TimeUnit.SECONDS), () -> err.text());
    assertTrue(
        err.text().contains("ProcessError: process P1 (forever) was killed by signal 15 (SIGTERM)"),
        () -> err.text());
  }

  @Test
  void outOfMemory() {
    options = options.withChildOptions(List.of("-Xmx24m"));
    assertPrints(
        "MemoryError\n1\n",
        """
        def fill() {
          let all = []
          while True { all.append("x" * 100_000) }
        }
        try { join(spawn process fill()) } except MemoryError as e { print(type(e).__name__) }
        print(join(spawn process abs(-1)))
        """);
  }

  @Test
  void outOfMemoryWithNothingLeftToSayIt() {
    options = options.withChildOptions(List.of("-Xmx24m"));
    assertEquals(
        0,
        run(
            """
            let all = []
            def fill() { while True { all.append(bytes(1000)) } }
            try { join(spawn process fill()) } except Exception as e { print(type(e).__name__) }
            print(join(spawn process abs(-1)))
            """),
        () -> err.text());
    assertTrue(
        out.text().matches("(MemoryError|ProcessError)\n1\n"), () -> out.text() + err.text());
  }

  @Test
  void cancelTerminates() throws Exception {
    CompletableFuture<Integer> ended =
        begin(
            """
            import time
            def forever() { while True { pass } }
            let h = spawn process forever()
            print(f"pid {h.pid}")
            while h.stats.held == 0 { time.sleep(0.01) }
            print(h.cancel())
            try { join(h) } except asyncio.CancelledError as e { print(e) }
            print(h.cancel(), h.done())
            """);
    await(out.on("pid "));
    java.lang.ProcessHandle child = printed();
    assertEquals(0, ended.get(LIMIT_SECONDS, TimeUnit.SECONDS), () -> err.text());
    awaitEnd(child);
    assertEquals(
        "True\nprocess P1 (forever) was terminated\nFalse True\n",
        out.text().substring(out.text().indexOf("True")));
  }

  @Test
  void whoDiesWhileItWaitsForAnItemTakesNone() throws Exception {
    CompletableFuture<Integer> ended =
        begin(
            """
            import multiprocessing
            let q = multiprocessing.Queue()
            let ready = multiprocessing.Queue()
            def waits() { ready.put(1)
              q.get() }
            let h = spawn process waits()
            ready.get()
            print(f"pid {h.pid}")
            try { join(h) } except Exception as e { print(e) }
            q.put("mine")
            print(q.get(timeout=60))
            """);
    await(out.on("pid "));
    assertTrue(printed().destroyForcibly());
    assertEquals(0, ended.get(LIMIT_SECONDS, TimeUnit.SECONDS), () -> err.text());
    assertTrue(out.text().endsWith("(SIGKILL)\nmine\n"), () -> out.text());
  }

  /// The program that is killed by [#aDeadParentLeavesNoOrphan].
  static final class Parent {
    public static void main(String[] args) {
      Options options =
          Options.of(new java.io.FileOutputStream(java.io.FileDescriptor.out), System.err);
      new Machine(options.withTerminal(true, false).withOsProcesses(true), StandardLibrary.create())
          .run(
              new Source(
                  "main.toy",
                  """
                  def spin(q) {
                    if q is not None { q.put((spawn process spin(None)).pid) }
                    while True { pass }
                  }
                  import multiprocessing
                  let q = multiprocessing.Queue()
                  let h = spawn process spin(q)
                  print(h.pid, q.get())
                  """));
    }
  }

  @Test
  void aDeadParentLeavesNoOrphan() throws Exception {
    machine = new Machine(options, StandardLibrary.create());
    Process parent =
        new ProcessBuilder(
                java.nio.file.Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Parent.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String[] pids =
        new java.io.BufferedReader(
                new java.io.InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))
            .readLine()
            .split(" ");
    List<java.lang.ProcessHandle> children =
        java.util.Arrays.stream(pids)
            .map(pid -> java.lang.ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
            .toList();
    parent.destroyForcibly();
    for (java.lang.ProcessHandle child : children) {
      awaitEnd(child);
    }
  }
}
