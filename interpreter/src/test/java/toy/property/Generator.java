package toy.property;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import toy.gil.Policy;

/// Makes Toy programs from seeds: random mixes of CPU work, sleeps, I/O, locks, queues, spawns of
/// all three kinds down to depth two, errors, time-outs and cancels. They terminate within some
/// tenths of a second, and have no races: each function reckons a number that is known here, so
/// that what a program prints is known before it runs.
final class Generator {
  private static final String PRELUDE =
      """
      import queue
      import socket
      from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor
      let gate = Lock()
      let total = 0
      def bump(x) { return x + 1 }
      def guarded(lock, box, n, s) { for _ in range(n) { with lock { box[0] = bump(box[0]); time.sleep(s) } } }
      def enter_gate(n) { for _ in range(n) { with gate { total = bump(total) } } }
      def produce(q, n) { for i in range(n) { q.put(i) } }
      def consume(q, n, s) { let sum = 0; for _ in range(n) { sum += q.get(); time.sleep(s) }; return sum }
      def meet(ready, turn, line, box, me, n, rounds) {
        let place = BoundedSemaphore(1)
        ready.wait()
        for _ in range(rounds) {
          with turn {
            while box[0] % n != me { turn.wait() }
            with place { box[0] = bump(box[0]) }
            turn.notify_all()
          }
          line.wait()
        }
      }
      def nested(lock, box, n) { for _ in range(n) { with lock { with lock { box[0] = bump(box[0]) } } } }
      def finish(q, n) { for _ in range(n) { q.get(); bump(0); q.task_done() } }
      def answer(server, n) {  # a client that is interrupted may stay open, and silent
        for _ in range(n) {
          let conn, _ = server.accept()
          with conn { conn.settimeout(5); conn.sendall(conn.recv(100).upper()) }
        }
      }
      def ask(server, text) {
        with socket.create_connection(server.getsockname()) as client {
          client.sendall(text)
          return len(client.recv(100))
        }
      }
      async def paced(door, gate, q, n) { async with door { await gate.wait(); await q.put(n) }; return n }
      async def guarded_task(lock, box) {
        async with lock {
          let read = box[0]
          await asyncio.sleep(0.0003)
          box[0] = read + 1
        }
      }
      async def told(turn, box) { async with turn { await turn.wait_for(lambda: box[0] > 0); box[0] += 1 } }
      async def tell(turn, box) { async with turn { box[0] += 1; turn.notify_all() } }
      def forever() { while True { time.sleep(0.001) } }
      def blocking_fetch(s) { return len(fetch(s)) }
      def fail(n) { time.sleep(0.001); raise ValueError(f"failure {n}") }
      async def nap(s, n) { await asyncio.sleep(s); return n }
      async def fail_soon(n) { await asyncio.sleep(0.001); raise KeyError(n) }
      async def clean_up(box) { try { await asyncio.sleep(60) } finally { await asyncio.sleep(0); box[0] += 1 } }
      """;

  private final long seed;
  private final SplitMix random;
  private final Path directory;
  private final StringBuilder functions = new StringBuilder(PRELUDE);
  private final List<String> lines = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final Actions actions;
  private int names;
  private int units; // that may still be spawned from a function of their own
  private int exit;
  private long total;

  private Generator(long seed, Path directory) {
    this.seed = seed;
    this.random = new SplitMix(seed);
    this.directory = directory;
    this.actions = new Actions(this, random);
    this.units = random.between(3, 9);
  }

  /// @param directory where the program may write files
  static Program program(long seed, Path directory) {
    return new Generator(seed, directory).program();
  }

  private Program program() {
    Policy policy = random.oneIn(2) ? Policy.cpython() : Policy.cpython39();
    policy = policy.withInterval(random.of(5_000_000L, 1_000_000L, 100_000L));
    int every = random.of(0, 0, 1, 7);
    if (every > 0) {
      policy = policy.withSwitchEvery(every);
    }
    Body main = new Body(true, true, 0, "whole");
    for (int i = random.between(3, 6); i > 0; i--) {
      actions.atTopLevel(main);
    }
    String text =
        functions
            + "let whole = 0\n"
            + main.code().replaceAll("(?m)^ {2}", "")
            + "print(\"whole\", whole)\n"
            + "with gate { print(\"total\", total) }\n";
    lines.add("whole " + main.value);
    lines.add("total " + total);
    return new Program(seed, policy, text, lines.stream().sorted().toList(), exit, errors);
  }

  /// A new name.
  String name(String stem) {
    return stem + "_" + ++names;
  }

  /// Whether there may be one more unit; then it has been counted.
  boolean oneMore(Body from) {
    return from.depth < 2 && units-- > 0;
  }

  /// What stands for a call of a new function, and the number that it gives.
  record Call(String text, long value) {}

  /// A function for a unit that `from` spawns.
  Call function(Body from, boolean async, boolean home) {
    Body body = new Body(async, home, from.depth + 1, name("r"));
    for (int i = random.between(1, 3); i > 0; i--) {
      actions.in(body);
    }
    String name = name(async ? "co" : "fun");
    functions.append(async ? "async def " : "def ").append(name).append("() {\n");
    functions.append("  let ").append(body.result).append(" = 0\n").append(body.code());
    functions.append("  return ").append(body.result).append("\n}\n");
    return new Call(name + "()", body.value);
  }

  /// A line that will be printed.
  String printed() {
    String line = "line " + ++names;
    lines.add(line);
    return line;
  }

  /// An error that nobody will hear of: the exit code is 1, and its text is on standard error.
  int unheard() {
    int number = ++names;
    exit = 1;
    errors.add("failure " + number);
    return number;
  }

  String file() {
    return directory.resolve("file_" + seed + "_" + ++names).toString().replace("\\", "\\\\");
  }

  void gateEntered(int times) {
    total += times;
  }
}
