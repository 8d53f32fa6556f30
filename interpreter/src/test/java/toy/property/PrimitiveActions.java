package toy.property;

/// As [Actions]: what functions do with the primitives on which units wait for each other, with
/// pools and with sockets.
final class PrimitiveActions {
  private final Generator program;
  private final SplitMix random;

  PrimitiveActions(Generator program, SplitMix random) {
    this.program = program;
    this.random = random;
  }

  // ---- of threads

  void nested(Body b) {
    String lock = program.name("lock");
    String box = program.name("box");
    int threads = random.between(2, 3);
    int n = random.between(1, 6);
    b.line("let " + lock + " = RLock()");
    b.line("let " + box + " = [0]");
    String args = lock + ", " + box + ", " + n;
    b.line("join([spawn thread nested(" + args + ") for _ in range(" + threads + ")])");
    b.adds(box + "[0]", (long) threads * n);
  }

  void finish(Body b) {
    String q = program.name("q");
    int n = random.between(1, 8);
    b.line("let " + q + " = Queue()");
    b.line("spawn thread finish(" + q + ", " + n + ")");
    b.line("for i in range(" + n + ") { " + q + ".put(i) }");
    b.line(q + ".join()");
    b.adds(q + ".qsize() + 1", 1);
  }

  void pool(Body b) {
    int n = random.between(1, 8);
    String pool = program.name("pool");
    boolean ofProcesses = b.home && random.oneIn(4);
    String kind = ofProcesses ? "ProcessPoolExecutor" : "ThreadPoolExecutor";
    b.line("with " + kind + "(max_workers=2) as " + pool + " {");
    b.line("  " + b.result + " += sum(" + pool + ".map(bump, range(" + n + ")))");
    b.line("  " + b.result + " += " + pool + ".submit(bump, 4).result()");
    b.line("}");
    b.value += (long) n * (n + 1) / 2 + 5;
  }

  /// What nobody gives in time.
  void tooLate(Body b) {
    String late = random.of("0.001", "0.002");
    switch (random.below(4)) {
      case 0 -> b.adds("7 if Semaphore(0).acquire(timeout=" + late + ") else 2", 2);
      case 1 -> b.adds("7 if Event().wait(" + late + ") else 3", 3);
      case 2 -> b.raises("Queue().get(timeout=" + late + ")", "queue.Empty", 4);
      default -> b.raises("Barrier(2).wait(" + late + ")", "threading.BrokenBarrierError", 5);
    }
  }

  /// A server on a thread, and as many clients as it answers.
  void sockets(Body b) {
    String server = program.name("server");
    String thread = program.name("h");
    int n = random.between(1, 3);
    b.line("let " + server + " = socket.create_server((\"127.0.0.1\", 0))");
    b.line("let " + thread + " = spawn thread answer(" + server + ", " + n + ")");
    String asks = "ask(" + server + ", b\"x\" * (i + 1)) for i in range(" + n + ")";
    if (random.oneIn(2)) {
      b.adds("sum(join([spawn thread " + asks + "]))", (long) n * (n + 1) / 2);
    } else {
      b.adds("sum([" + asks + "])", (long) n * (n + 1) / 2);
    }
    b.line("join(" + thread + ")");
    b.line(server + ".close()");
  }

  // ---- of tasks

  void asyncQueue(Body b) {
    String q = program.name("q");
    String gate = program.name("open");
    String door = program.name("door");
    String tasks = program.name("ts");
    int n = random.between(1, 6);
    b.line("let " + q + " = asyncio.Queue(maxsize=" + random.between(0, 2) + ")");
    b.line("let " + gate + " = asyncio.Event()");
    b.line("let " + door + " = asyncio.Semaphore(2)");
    String args = door + ", " + gate + ", " + q + ", i";
    b.line("let " + tasks + " = [spawn task paced(" + args + ") for i in range(" + n + ")]");
    b.line(gate + ".set()");
    b.line("for _ in range(" + n + ") { " + b.result + " += await " + q + ".get() }");
    b.value += (long) n * (n - 1) / 2;
    b.adds("sum(await gather(*" + tasks + "))", (long) n * (n - 1) / 2);
  }

  void asyncLock(Body b) {
    String lock = program.name("lock");
    String box = program.name("box");
    int n = random.between(1, 4);
    b.line("let " + lock + " = asyncio.Lock()");
    b.line("let " + box + " = [0]");
    String tasks = "[guarded_task(" + lock + ", " + box + ") for _ in range(" + n + ")]";
    b.line("await gather(" + tasks + ")");
    b.adds(box + "[0]", n);
  }

  void asyncCondition(Body b) {
    String turn = program.name("turn");
    String box = program.name("box");
    int n = random.between(1, 3);
    b.line("let " + turn + " = asyncio.Condition()");
    b.line("let " + box + " = [0]");
    String told = "[told(" + turn + ", " + box + ") for _ in range(" + n + ")]";
    b.line("await gather(*" + told + ", tell(" + turn + ", " + box + "))");
    b.adds(box + "[0]", n + 1L);
  }

  /// In the order in which they end, or all at once.
  void ends(Body b) {
    int n = random.between(1, 4);
    String naps = "[asyncio.create_task(nap(0.0005 * i, i)) for i in range(" + n + ")]";
    if (random.oneIn(2)) {
      b.line("for end in asyncio.as_completed(" + naps + ") { " + b.result + " += await end }");
      b.value += (long) n * (n - 1) / 2;
    } else {
      b.adds("len((await asyncio.wait(" + naps + "))[0])", n);
    }
  }

  void shielded(Body b) {
    String task = program.name("t");
    b.line("let " + task + " = spawn task nap(0.003, 4)");
    b.raises(
        "with timeout(0.001) { await asyncio.shield(" + task + "); await nap(60, 0) }",
        "TimeoutError",
        18);
    b.adds("await " + task, 4);
  }
}
