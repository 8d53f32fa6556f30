package toy.sched;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Some units that can never go on while others run: it is said when the last of them begins to
/// wait. The others run until it has been said: they wait for a line of input, which comes then.
class KnotsTest {
  private record Case(String name, String text, String... said) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> knots() {
    return Stream.of(
        new Case(
            "two locks in two orders",
            """
            let a = Lock()
            let b = Lock()
            let meet = Barrier(2)
            def f(x, y) { with x { meet.wait(); with y { print("never") } } }
            spawn thread(name="one") f(a, b)
            spawn thread(name="two") f(b, a)
            print(input())
            """,
            "deadlock — thread T1 'one' and thread T2 'two' can never go on; others still run",
            "thread T1 'one' holds lock `a` (t.toy:4) and waits for lock `b` (t.toy:4) held by"
                + " thread T2 'two'",
            "thread T2 'two' holds lock `b` (t.toy:4) and waits for lock `a` (t.toy:4) held by"
                + " thread T1 'one'",
            "help: take both locks in the same order in every thread",
            "nobody can ever run again",
            "  thread T1 'one' and thread T2 'two' as told above"),
        new Case(
            "five forks",
            """
            let forks = [RLock() for _ in range(5)]
            let meet = Barrier(5)
            def eat(i) { with forks[i] { meet.wait(); with forks[(i + 1) % 5] { print("never") } } }
            for i in range(5) { spawn thread eat(i) }
            print(input())
            """,
            "deadlock — 5 threads can never go on; others still run",
            "thread T5 (eat) holds RLock `forks[4]` (t.toy:3) and waits for RLock `forks[0]`"),
        new Case(
            "a lock taken twice",
            """
            class Account { def __init__(self) { self.lock = Lock() } }
            let mine = Account()
            def f() { with mine.lock { with mine.lock { print("never") } } }
            spawn thread f()
            print(input())
            """,
            "deadlock — thread T1 (f) can never go on; others still run",
            "holds lock `mine.lock` (t.toy:3) and waits for lock `mine.lock` (t.toy:3) which it"
                + " holds itself",
            "make it an RLock"),
        new Case(
            "joins of each other",
            """
            let all = [None, None]
            let ready = Event()
            def f(other) { ready.wait(); join(all[other]) }
            all[0] = spawn thread f(1)
            all[1] = spawn thread f(0)
            ready.set()
            print(input())
            """,
            "thread T1 (f) waits for the end of thread T2 (f) (t.toy:3)",
            "thread T2 (f) waits for the end of thread T1 (f) (t.toy:3)",
            "help: units that wait for each other's end never end"),
        new Case(
            "a join of one that needs the joiner's lock",
            """
            let lock = Lock()
            def inner() { with lock { print("never") } }
            def outer() { with lock { join(spawn thread inner()) } }
            spawn thread outer()
            print(input())
            """,
            "thread T1 (outer) holds lock `lock` (t.toy:3) and waits for the end of thread T2",
            "help: release the lock before the join"),
        new Case(
            "an RLock of a thread that has ended",
            """
            let lock = RLock()
            def keep() { lock.acquire() }
            def want() { with lock { print("never") } }
            join(spawn thread keep())
            spawn thread want()
            print(input())
            """,
            "deadlock — thread T2 (want) can never go on; others still run",
            "waits for RLock `lock` (t.toy:3) held by thread T1 (keep), which has ended"),
        new Case(
            "an RLock of a thread that ends while somebody waits for it",
            """
            let lock = RLock()
            let has = Event()
            def keep() { lock.acquire(); has.set(); while not asks[0] { time.sleep(0.001) } }
            let asks = [False]
            def want() { has.wait(); asks[0] = True; with lock { print("never") } }
            spawn thread want()
            spawn thread keep()
            print(input())
            """,
            "deadlock — thread T1 (want) can never go on; others still run"),
        new Case(
            "a get in a process of one thread",
            """
            def work() { let q = Queue(); q.get() }
            spawn process work()
            print(input())
            """,
            "deadlock — process P1 (work) can never go on; others still run",
            "process P1 (work) waits for an item of an empty queue",
            "help: nobody is left to put anything"),
        new Case(
            "a get when the last who could put has ended",
            """
            def put(q) { q.put(1) }
            def work() { let q = Queue(); let h = spawn thread put(q); q.get(); q.get() }
            spawn process work()
            print(input())
            """,
            "deadlock — process P1 (work) can never go on; others still run"),
        new Case(
            "tasks that await each other",
            """
            let both = [None, None]
            async def f(other) { await asyncio.sleep(0); await both[other] }
            async def main() {
              both[0] = spawn task(name="one") f(1)
              both[1] = spawn task(name="two") f(0)
              print(await spawn thread input())
            }
            run(main())
            """,
            "deadlock — task 'one' and task 'two' can never go on unless cancelled; others still",
            "task 'one' awaits task 'two' (t.toy:2)",
            "task 'two' awaits task 'one' (t.toy:2)"),
        new Case(
            "asyncio locks in two orders",
            """
            async def f(x, y) { async with x { await asyncio.sleep(0.001); async with y { pass } } }
            async def main() {
              let a = asyncio.Lock()
              let b = asyncio.Lock()
              spawn task(name="one") f(a, b)
              spawn task(name="two") f(b, a)
              print(await spawn thread input())
            }
            run(main())
            """,
            "task 'one' awaits asyncio.Lock (t.toy:1) held by task 'two'",
            "task 'two' awaits asyncio.Lock (t.toy:1) held by task 'one'",
            "help: take both locks in the same order in every task"),
        new Case(
            "a task and a thread",
            """
            let t = [None]
            def wait_for_it() { join(t[0]) }
            async def own() { await spawn thread wait_for_it() }
            def other() { t[0] = asyncio.create_task(own()); return t[0] }
            async def main() { await other() }
            def loop() { run(main()) }
            spawn thread loop()
            print(input())
            """,
            "can never go on unless cancelled; others still run",
            "waits for the end of task 'own' (t.toy:2)"));
  }

  @ParameterizedTest
  @MethodSource("knots")
  void areToldAtOnceWhileOthersRun(Case of) throws InterruptedException {
    KnotRun run = KnotRun.of(of.text());
    assertEquals("go\n", run.out(), run.err());
    for (String said : of.said()) {
      assertTrue(run.err().contains(said), () -> said + " is missing in\n" + run.err());
    }
    assertEquals(Exit.DEADLOCK, run.code(), run.err());
    long told = run.err().lines().filter(line -> line.contains("others still run")).count();
    assertEquals(1, told, run.err());
  }

  /// What looks like one and is none: nothing is said, and the program ends as it should.
  static Stream<Case> innocent() {
    return Stream.of(
        new Case(
            "a lock that another thread releases",
            """
            let turn = Lock()
            turn.acquire()
            def release() { time.sleep(0.02); turn.release() }
            spawn thread release()
            turn.acquire()
            """),
        new Case(
            "locks as signals, in a ring",
            """
            let turns = [Lock() for _ in range(3)]
            for t in turns { t.acquire() }
            def play(i) { for _ in range(20) { turns[i].acquire(); turns[(i + 1) % 3].release() } }
            group {
              for i in range(3) { spawn thread play(i) }
              turns[0].release()
            }
            """),
        new Case(
            "a cycle with a time-out in it",
            """
            let a = Lock()
            let b = Lock()
            let meet = Barrier(2)
            def f() { with a { meet.wait(); b.acquire(timeout=0.02) } }
            def g() { with b { meet.wait(); with a { pass } } }
            group { spawn thread f(); spawn thread g() }
            """),
        new Case(
            "tasks that await each other, under a time-out",
            """
            let both = [None, None]
            async def f(other) { await asyncio.sleep(0); await both[other] }
            async def main() {
              both[0] = spawn task f(1)
              both[1] = spawn task f(0)
              try { with timeout(0.02) { await both[0] } } except TimeoutError { print("late") }
              both[0] = spawn task f(1)
              both[1] = spawn task f(0)
              try { await asyncio.wait_for(both[0], 0.02) } except TimeoutError { print("late") }
            }
            run(main())
            """,
            "late",
            "late"),
        new Case(
            "a join with a time-out",
            """
            let all = [None, None]
            let ready = Event()
            def f() { ready.wait(); try { all[1].result(timeout=0.02) } except TimeoutError { } }
            def g() { ready.wait(); join(all[0]) }
            all[0] = spawn thread f()
            all[1] = spawn thread g()
            ready.set()
            join(all)
            """),
        new Case(
            "an RLock taken twice",
            """
            let lock = RLock()
            def f() { with lock { with lock { pass } } }
            join([spawn thread f() for _ in range(4)])
            """),
        new Case(
            "workers that wait for work",
            """
            let q = Queue()
            let done = Queue()
            def work() { while True { let x = q.get(); if x is None { break }; done.put(x) } }
            let all = [spawn thread work() for _ in range(3)]
            for i in range(20) { q.put(i) }
            for i in range(20) { done.get() }
            for _ in all { q.put(None) }
            join(all)
            """),
        new Case(
            "a process that its parent feeds",
            """
            import multiprocessing
            let q = multiprocessing.Queue()
            def work(q) { return q.get() + q.get() }
            let p = spawn process work(q)
            q.put(1)
            time.sleep(0.02)
            q.put(2)
            print(join(p))
            """,
            "3"),
        new Case(
            "a condition over a lock that is in use",
            """
            let c = Condition(Lock())
            let box = []
            def get() { with c { while not box { c.wait() }; return box.pop() } }
            def put() { with c { box.append(7); c.notify() } }
            let h = spawn thread get()
            spawn thread put()
            print(join(h))
            """,
            "7"));
  }

  @ParameterizedTest
  @MethodSource("innocent")
  void nothingIsSaidOfWhatCanGoOn(Case of) throws InterruptedException {
    KnotRun run = KnotRun.of(of.text());
    assertFalse(run.err().contains("E310"), run.err());
    assertEquals(0, run.code(), run.err());
    assertEquals(List.of(of.said()), run.out().lines().toList());
  }

  /// The deadlock of daemons does not keep the program from its end, but it is not silent.
  @Test
  void daemonsThatNeverEndAreInTheExitCode() throws InterruptedException {
    KnotRun run =
        KnotRun.of(
            """
            let lock = Lock()
            def f() { with lock { with lock { print("never") } } }
            spawn thread(daemon=True) f()
            print(input())
            """);
    assertEquals("go\n", run.out());
    assertEquals(Exit.DEADLOCK, run.code(), run.err());
    assertFalse(run.err().contains("nobody can ever run again"), run.err());
  }

  /// Once they have been cancelled there is nothing left to say.
  @Test
  void tasksThatAreCancelledCanGoOn() throws InterruptedException {
    KnotRun run =
        KnotRun.of(
            """
            let both = [None, None]
            async def f(other) { await asyncio.sleep(0); await both[other] }
            async def main() {
              both[0] = spawn task f(1)
              both[1] = spawn task f(0)
              print(await spawn thread input())
              both[0].cancel()
              print(type((await gather(*both, return_exceptions=True))[1]).__name__)
            }
            run(main())
            """);
    assertEquals(List.of("go", "CancelledError"), run.out().lines().toList(), run.err());
    assertEquals(0, run.code(), run.err());
  }

  /// Nothing of the machinery in between, however many there are.
  @Test
  void manyThreadsInARing() throws InterruptedException {
    KnotRun run =
        KnotRun.of(
            """
            let locks = [Lock() for _ in range(40)]
            let meet = Barrier(40)
            def f(i) { with locks[i] { meet.wait(); with locks[i - 1] { print("never") } } }
            for i in range(40) { spawn thread f(i) }
            print(input())
            """);
    assertEquals("go\n", run.out(), run.err());
    assertTrue(run.err().contains("deadlock — 40 threads can never go on"), run.err());
    long lines = Arrays.stream(run.err().split("\n")).filter(l -> l.contains(" held by ")).count();
    assertEquals(40, lines, run.err());
  }
}
