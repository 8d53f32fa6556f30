package toy.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import toy.gil.Policy;
import toy.gil.Reason;
import toy.ledger.Recorder;
import toy.ledger.Recording;
import toy.sched.Options;
import toy.script.ScriptRun;
import toy.syntax.Source;

/// Everything that blocks gives the lock up meanwhile, with its reason: for every kind of request
/// another thread progresses while the main thread is in it. Nobody is made to drop the lock in
/// these runs (the interval is a minute), so what progresses does so by that release alone.
class ReleasesTest {
  private static final Policy NEVER_FORCED = Policy.cpython().withInterval(60_000_000_000L);

  /// `tick` runs whenever it gets the lock; it lets it go by a fetch, so that a sleep that kept the
  /// lock would be seen. A thing to be tried is tried again until `tick` came in between.
  private static final String PRELUDE =
      """
      let ticks = [0]
      def pause() { fetch("sim://fast/0.2ms") }
      def tick() { while True { ticks[0] += 1; pause() } }
      async def nap(s) { await asyncio.sleep(s) }
      async def blocked_step() { time.sleep(0.01) }
      def fetch_blocking() { fetch("sim://fast/10ms") }
      def rest() { fetch("sim://fast/50ms") }
      def nothing() { pause() }
      def progresses(f) {
        for _ in range(100) { let before = ticks[0]; f(); if ticks[0] > before { return True } }
        return False
      }
      """;

  private static final String TICK = "spawn thread(daemon=True) tick()\n";

  @TempDir static Path directory;

  /// @param script prints True where another thread progressed
  private record Case(String what, Reason reason, String script) {
    @Override
    public String toString() {
      return what + ": " + reason.key();
    }
  }

  private static Case tick(String what, Reason reason, String functions, String call) {
    return new Case(what, reason, functions + "\n" + TICK + "print(" + call + ")\n");
  }

  private static Case tick(String what, Reason reason, String statement) {
    String function = "def op() { " + statement + " }";
    return tick(what, reason, function, "progresses(op)");
  }

  static Stream<Case> cases() {
    return Stream.of(
        tick("Sleep", Reason.SLEEP, "time.sleep(0.01)"),
        tick("Sleep in a step", Reason.SLEEP, "run(blocked_step())"),
        tick("Io: print", Reason.IO, "print(\"\", flush=True)"),
        tick(
            "Io: a file is written",
            Reason.IO,
            "with open(\"FILE\", \"w\") as f { f.write(\"x\" * 4000000) }"),
        tick(
            "Io: a file is read",
            Reason.IO,
            "with open(\"FILE\", \"w\") as f { f.write(\"x\" * 4000000) }\n"
                + "def op() { with open(\"FILE\") as f { f.read() } }",
            "progresses(op)"),
        tick("Wait: input", Reason.IO, "input()"),
        tick("Wait: fetch", Reason.IO, "fetch_blocking()"),
        new Case(
            "Wait: a lock",
            Reason.LOCK,
            """
            let lock = Lock()
            def holder() { with lock { rest(); ticks[0] += 1 } }
            spawn thread holder()
            lock.acquire(timeout=3)
            print(ticks[0] == 1)
            """),
        new Case(
            "Wait: put into a full queue",
            Reason.QUEUE,
            """
            let q = Queue(maxsize=1)
            def taker() { rest(); ticks[0] += q.get() }
            spawn thread taker()
            q.put(1)
            q.put(2, timeout=3)
            print(ticks[0] == 1)
            """),
        new Case(
            "Wait: get from an empty queue",
            Reason.QUEUE,
            """
            let q = Queue()
            def giver() { rest(); q.put(True) }
            spawn thread giver()
            print(q.get(timeout=3))
            """),
        new Case(
            "Wait: the end of a queue's work",
            Reason.QUEUE,
            """
            let q = Queue()
            def worker() { q.get(); rest(); ticks[0] += 1; q.task_done() }
            q.put(1)
            spawn thread worker()
            q.join()
            print(ticks[0] == 1)
            """),
        new Case(
            "Wait: a semaphore",
            Reason.LOCK,
            """
            let gate = Semaphore(0)
            def opener() { rest(); ticks[0] += 1; gate.release() }
            spawn thread opener()
            print(gate.acquire(timeout=3) and ticks[0] == 1)
            """),
        new Case(
            "Wait: an event",
            Reason.EVENT,
            """
            let ready = Event()
            def setter() { rest(); ticks[0] += 1; ready.set() }
            spawn thread setter()
            print(ready.wait(timeout=3) and ticks[0] == 1)
            """),
        new Case(
            "Wait: a condition",
            Reason.EVENT,
            """
            let turn = Condition()
            def teller() { rest(); with turn { ticks[0] += 1; turn.notify() } }
            with turn {
              spawn thread teller()
              print(turn.wait(timeout=3) and ticks[0] == 1)
            }
            """),
        new Case(
            "Wait: a barrier",
            Reason.EVENT,
            """
            let line = Barrier(2)
            def other() { rest(); ticks[0] += 1; line.wait() }
            spawn thread other()
            print(line.wait(timeout=3) == 0 and ticks[0] == 1)
            """),
        new Case(
            "Wait: join",
            Reason.JOIN,
            """
            def child() { rest(); return True }
            print((spawn thread child()).result(timeout=3))
            """),
        tick("Wait: join of a process", Reason.JOIN, "join(spawn process nothing())"),
        tick("Wait: group", Reason.JOIN, "group { spawn thread nothing() }"),
        tick("Await: a task", Reason.LOOP, "run(nap(0.01))"),
        tick(
            "Await: a timer at the top level",
            Reason.LOOP,
            "async def later(n) { await nap(0.02); return ticks[0] > n }",
            "await later(ticks[0])"),
        new Case(
            "Await: a thread",
            Reason.LOOP,
            """
            def child() { rest(); return True }
            print(await spawn thread child())
            """),
        new Case(
            "spawn thread",
            Reason.START,
            """
            def child() { ticks[0] += 1; pause() }
            spawn thread child()
            print(ticks[0] == 1)
            """));
  }

  /// What a stream does until another thread than the main one has taken the lock.
  private static final class Gate implements Recorder {
    private final Recording recording = new Recording();
    private volatile CountDownLatch open = new CountDownLatch(0);

    @Override
    public void record(Event event) {
      recording.record(event);
      if (event.kind() == Kind.TAKEN && event.vm().equals("P0") && !"T0".equals(event.thread())) {
        open.countDown();
      }
    }

    void pass() {
      CountDownLatch next = new CountDownLatch(1);
      open = next;
      try {
        next.await(3, TimeUnit.SECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    OutputStream guarding(OutputStream to) {
      return new OutputStream() {
        @Override
        public void write(int b) throws java.io.IOException {
          to.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws java.io.IOException {
          if (length == 1) { // what the script tries, not what it says at its end
            pass();
          }
          to.write(bytes, from, length);
        }
      };
    }

    /// How often another thread took the lock while the main one had given it up for `reason`.
    long progress(Reason reason) {
      long seen = 0;
      boolean released = false;
      for (Event e : recording.events()) {
        if (e.vm().equals("P0") && "T0".equals(e.thread()) && e.task() == null) {
          boolean taken = e.kind() == Kind.TAKEN || e.kind() == Kind.WANTING;
          released = e.kind() == Kind.RELEASED ? e.reason() == reason : released && taken;
          released &= e.kind() != Kind.TAKEN;
        } else if (released && e.vm().equals("P0") && e.kind() == Kind.TAKEN) {
          seen++;
        }
      }
      return seen;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anotherThreadProgressesMeanwhile(Case of) throws InterruptedException {
    Gate gate = new Gate();
    String file = directory.resolve("file").toString().replace("\\", "\\\\");
    String text = PRELUDE + of.script.replace("FILE", file);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ScriptRun run =
        ScriptRun.of(new Source("release.toy", text), options -> settings(options, gate, out));
    String all = text + out + run.err();
    assertEquals(0, run.code(), all);
    assertEquals("True", out.toString().strip(), all);
    assertTrue(gate.progress(of.reason) > 0, all);
    assertEquals(List.of(), run.account().check().failed());
    assertEquals(0, run.account().vms().getFirst().gil().forced());
  }

  private static Options settings(Options o, Gate gate, OutputStream out) {
    Options.LineReader in =
        _ -> {
          gate.pass();
          return "";
        };
    return Options.of(gate.guarding(out), o.err())
        .withPolicy(NEVER_FORCED)
        .withInput(in)
        .withScript(directory, o.argv())
        .withSeed(1)
        .withRecorder(gate);
  }

  @Test
  void everyReasonThatAProgramCanHaveIsAmongThem() {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    cases().forEach(of -> reasons.add(of.reason));
    assertEquals(Seen.POSSIBLE, reasons);
  }
}
