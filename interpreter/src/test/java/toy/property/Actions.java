package toy.property;

/// What the functions of a generated program do: each method writes one thing into a body. A word
/// of [Generator] for what the parts of a program share.
final class Actions {
  private final Generator program;
  private final SplitMix random;
  private final PrimitiveActions primitives;

  Actions(Generator program, SplitMix random) {
    this.program = program;
    this.random = random;
    this.primitives = new PrimitiveActions(program, random);
  }

  private String seconds() {
    return random.of("0", "0.0003", "0.001", "0.002", "0.003");
  }

  /// At the top level of the program: everything that blocks, and everything that awaits.
  void atTopLevel(Body b) {
    if (random.oneIn(2)) {
      async(b);
    } else {
      sync(b);
    }
  }

  void in(Body b) {
    if (b.async) {
      async(b);
    } else {
      sync(b);
    }
  }

  private void sync(Body b) {
    switch (random.below(25)) {
      case 0, 1 -> reckon(b);
      case 2 -> cpu(b);
      case 3 -> b.line("time.sleep(" + seconds() + ")");
      case 4, 5 -> io(b);
      case 6, 7 -> lock(b);
      case 8, 9 -> queue(b);
      case 10, 11 -> threads(b);
      case 12 -> process(b);
      case 13 -> ownLoop(b);
      case 14 -> errors(b);
      case 15 -> cancelProcess(b);
      case 16 -> group(b);
      case 17 -> meeting(b);
      case 18 -> primitives.nested(b);
      case 19 -> primitives.finish(b);
      case 20 -> primitives.pool(b);
      case 21 -> primitives.tooLate(b);
      case 22, 23 -> primitives.sockets(b);
      default -> daemon(b);
    }
  }

  private void async(Body b) {
    switch (random.below(23)) {
      case 0, 1 -> reckon(b);
      case 2 -> cpu(b);
      case 3, 4 -> b.line("await asyncio.sleep(" + seconds() + ")");
      case 5 -> b.adds("len(await fetch(\"sim://fast/1ms\"))", "200 OK sim://fast/1ms".length());
      case 6, 7, 8 -> tasks(b);
      case 9 -> awaitThread(b);
      case 10 -> awaitProcess(b);
      case 11 -> timeout(b);
      case 12 -> cancelTask(b);
      case 13 -> taskErrors(b);
      case 14 -> asyncGroup(b);
      case 15 -> leaveTask(b);
      case 16 -> primitives.asyncQueue(b);
      case 17 -> primitives.asyncLock(b);
      case 18 -> primitives.asyncCondition(b);
      case 19 -> primitives.ends(b);
      case 20 -> primitives.shielded(b);
      default -> blockTheLoop(b);
    }
  }

  // ---- without other units

  private void reckon(Body b) {
    int n = random.between(20, 200);
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += i % 7;
    }
    b.line("for i in range(" + n + ") { " + b.result + " += i % 7 }");
    b.value += sum;
  }

  private void cpu(Body b) {
    String ms = random.of("0.1", "0.4", "1");
    b.line("cpu(" + ms + (random.oneIn(4) ? ", native=True)" : ")"));
  }

  private void io(Body b) {
    switch (random.below(4)) {
      case 0 -> b.line("print(\"" + program.printed() + "\")");
      case 1 -> b.line("print(\"" + program.printed() + "\", flush=True)");
      case 2 -> {
        String file = program.file();
        int n = random.between(1, 2000);
        b.line("with open(\"" + file + "\", \"w\") as f { f.write(\"x\" * " + n + ") }");
        b.line("with open(\"" + file + "\") as f { " + b.result + " += len(f.read()) }");
        b.value += n;
      }
      default -> b.adds("blocking_fetch(\"sim://fast/2ms\")", "200 OK sim://fast/2ms".length());
    }
  }

  // ---- locks and queues

  private void lock(Body b) {
    if (b.home && random.oneIn(2)) {
      int n = random.between(1, 20);
      program.gateEntered(2 * n);
      String other = program.name("h");
      b.line("let " + other + " = spawn thread enter_gate(" + n + ")");
      b.line("enter_gate(" + n + ")");
      b.line("join(" + other + ")");
      return;
    }
    String lock = program.name("lock");
    String box = program.name("box");
    int threads = random.between(2, 3);
    int n = random.between(1, 4);
    b.line("let " + lock + " = Lock()");
    b.line("let " + box + " = [0]");
    String args = lock + ", " + box + ", " + n + ", " + random.of("0", "0.0003", "0.001");
    b.line("join([spawn thread guarded(" + args + ") for _ in range(" + threads + ")])");
    b.adds(box + "[0]", (long) threads * n);
  }

  private void queue(Body b) {
    String q = program.name("q");
    String producers = program.name("hs");
    String consumers = program.name("hs");
    int n = random.between(2, 12);
    int pairs = random.between(1, 2);
    String pause = random.of("0", "0.0003");
    String kind = random.of("Queue", "queue.LifoQueue", "queue.PriorityQueue");
    b.line("let " + q + " = " + kind + "(maxsize=" + random.between(0, 3) + ")");
    String spawnConsumers =
        "[spawn thread consume(" + q + ", " + n + ", " + pause + ") for _ in range(" + pairs + ")]";
    b.line("let " + consumers + " = " + spawnConsumers);
    String spawnProducers =
        "[spawn thread produce(" + q + ", " + n + ") for _ in range(" + pairs + ")]";
    b.line("let " + producers + " = " + spawnProducers);
    b.adds("sum(join(" + consumers + "))", (long) pairs * n * (n - 1) / 2);
    b.line("join(" + producers + ")");
  }

  /// Threads that wait for an event, for their turn, for each other and for a place.
  private void meeting(Body b) {
    String ready = program.name("ready");
    String turn = program.name("turn");
    String line = program.name("line");
    String box = program.name("box");
    String threads = program.name("hs");
    int n = random.between(2, 3);
    int rounds = random.between(1, 4);
    b.line("let " + ready + " = Event()");
    b.line("let " + turn + " = Condition(" + random.of("", "Lock()", "RLock()") + ")");
    b.line("let " + line + " = Barrier(" + n + ")");
    b.line("let " + box + " = [0]");
    String args = String.join(", ", ready, turn, line, box, "i", "" + n, "" + rounds);
    b.line("let " + threads + " = [spawn thread meet(" + args + ") for i in range(" + n + ")]");
    b.line(ready + ".set()");
    b.line("join(" + threads + ")");
    b.adds(box + "[0]", (long) n * rounds);
  }

  // ---- threads and processes

  /// Some new functions, spawned: a list display of the spawns, and the sum of their numbers.
  private Generator.Call spawns(Body b, String model, int most) {
    StringBuilder all = new StringBuilder();
    long sum = 0;
    for (int i = random.between(1, most); i > 0 && program.oneMore(b); i--) {
      boolean home = b.home && !model.equals("process");
      Generator.Call call = program.function(b, model.equals("task"), home);
      String options = random.oneIn(4) ? "(name=\"" + program.name("unit") + "\") " : "";
      all.append(all.isEmpty() ? "" : ", ");
      all.append("spawn ").append(model).append(' ').append(options).append(call.text());
      sum += call.value();
    }
    return new Generator.Call("[" + all + "]", sum);
  }

  private void threads(Body b) {
    String handles = program.name("hs");
    Generator.Call spawns = spawns(b, "thread", 3);
    b.line("let " + handles + " = " + spawns.text());
    reckon(b);
    if (random.oneIn(2)) {
      b.adds("sum(join(" + handles + "))", spawns.value());
    } else {
      b.adds("sum([h.result() for h in " + handles + "])", spawns.value());
    }
  }

  private void process(Body b) {
    String handles = program.name("hs");
    Generator.Call spawns = spawns(b, "process", 2);
    b.line("let " + handles + " = " + spawns.text());
    reckon(b);
    b.adds("sum(join(" + handles + "))", spawns.value());
  }

  private void ownLoop(Body b) {
    if (program.oneMore(b)) {
      Generator.Call call = program.function(b, true, b.home);
      b.adds("run(" + call.text() + ")", call.value());
    } else {
      b.adds("run(nap(" + seconds() + ", 5))", 5);
    }
  }

  private void errors(Body b) {
    switch (random.below(4)) {
      case 0 -> b.raises("join(spawn thread fail(0))", "ValueError", 3);
      case 1 -> b.raises("join(spawn process fail(0))", "ValueError", 4);
      case 2 -> {
        String late = program.name("h");
        b.line("let " + late + " = spawn thread(daemon=True) forever()");
        b.raises(late + ".result(timeout=0.002)", "TimeoutError", 5);
      }
      default -> {
        if (random.oneIn(2)) {
          b.line("spawn thread fail(" + program.unheard() + ")");
        } else {
          b.line("spawn process fail(" + program.unheard() + ")");
        }
      }
    }
  }

  private void cancelProcess(Body b) {
    String process = program.name("h");
    b.line("let " + process + " = spawn process forever()");
    b.line("time.sleep(" + seconds() + ")");
    b.line(process + ".cancel()");
    b.raises("join(" + process + ")", "CancelledError", 6);
  }

  private void group(Body b) {
    String box = program.name("box");
    String lock = program.name("lock");
    b.line("let " + box + " = [0]");
    b.line("let " + lock + " = Lock()");
    b.line("group {");
    b.line("  spawn thread guarded(" + lock + ", " + box + ", 3, 0.0003)");
    b.line("  spawn thread guarded(" + lock + ", " + box + ", 2, 0)");
    if (random.oneIn(3)) {
      b.line("  spawn process consume(None, 0, 0)");
    }
    b.line("}");
    b.adds(box + "[0]", 5);
  }

  private void daemon(Body b) {
    b.line("spawn thread(daemon=True) forever()");
  }

  // ---- tasks

  private void tasks(Body b) {
    Generator.Call spawns = spawns(b, "task", 3);
    String naps = program.name("hs");
    int n = random.between(1, 6);
    String nap = "nap(" + random.of("0", "0.0003 * i", "0.001") + ", i)";
    b.line("let " + naps + " = [spawn task " + nap + " for i in range(" + n + ")]");
    b.adds("sum(await gather(" + spawns.text() + "))", spawns.value());
    if (random.oneIn(2)) {
      b.adds("sum(await gather(*" + naps + "))", (long) n * (n - 1) / 2);
    } else {
      b.line("for h in " + naps + " { " + b.result + " += await h }");
      b.value += (long) n * (n - 1) / 2;
    }
  }

  private void awaitThread(Body b) {
    if (!program.oneMore(b)) {
      b.adds("await asyncio.to_thread(bump, 6)", 7);
      return;
    }
    Generator.Call call = program.function(b, false, b.home);
    if (random.oneIn(3)) {
      String name = call.text().replace("()", "");
      b.adds("await asyncio.to_thread(" + name + ")", call.value());
    } else {
      b.adds("await spawn thread " + call.text(), call.value());
    }
  }

  private void awaitProcess(Body b) {
    if (program.oneMore(b)) {
      Generator.Call call = program.function(b, false, false);
      b.adds("await spawn process " + call.text(), call.value());
    } else {
      b.adds("await spawn process bump(8)", 9);
    }
  }

  private void timeout(Body b) {
    String late = random.of("0.001", "0.002");
    if (random.oneIn(2)) {
      b.raises("with timeout(" + late + ") { await nap(60, 0) }", "TimeoutError", 10);
    } else {
      b.raises("await asyncio.wait_for(nap(60, 0), " + late + ")", "TimeoutError", 11);
    }
  }

  private void cancelTask(Body b) {
    String task = program.name("t");
    String box = program.name("box");
    b.line("let " + box + " = [0]");
    b.line("let " + task + " = spawn task clean_up(" + box + ")");
    b.line("await asyncio.sleep(0.001)");
    b.line(task + ".cancel()");
    b.raises("await " + task, "CancelledError", 12);
    b.adds(box + "[0]", 1);
  }

  private void taskErrors(Body b) {
    switch (random.below(3)) {
      case 0 -> b.raises("await spawn task fail_soon(1)", "KeyError", 13);
      case 1 -> b.raises("await gather(nap(0.002, 1), fail_soon(2))", "KeyError", 14);
      default -> b.raises("await spawn thread fail(0)", "ValueError", 15);
    }
  }

  private void asyncGroup(Body b) {
    String box = program.name("box");
    b.line("let " + box + " = [0]");
    b.raises(
        "group { spawn task clean_up(" + box + "); spawn task fail_soon(3) }",
        "ExceptionGroup",
        16);
    b.adds(box + "[0]", 1); // it was in its first await when the other failed
    b.raises("group { spawn task nap(60, 0); spawn thread fail(0) }", "ExceptionGroup", 17);
    b.line("group { spawn task nap(0.001, 0); spawn task nap(0, 0) }");
  }

  private void leaveTask(Body b) {
    b.line("spawn task nap(60, 0)");
  }

  /// A blocking call in a step: the thread waits, and every other task of its loop.
  private void blockTheLoop(Body b) {
    switch (random.below(6)) {
      case 0 -> b.line("time.sleep(" + seconds() + ")");
      case 1 -> io(b);
      case 2 -> lock(b);
      case 3 -> queue(b);
      case 4 -> meeting(b);
      default -> threads(b);
    }
  }
}
