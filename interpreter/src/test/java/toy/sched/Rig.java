package toy.sched;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import toy.ledger.Model;
import toy.lib.StandardLibrary;
import toy.syntax.Source;
import toy.vm.Fiber;
import toy.vm.ToyThread;

/// A machine whose parts can be touched one by one, and threads for tests.
final class Rig {
  private static final long LIMIT_SECONDS = 20;

  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final Machine machine = new Machine(Options.of(out, err), StandardLibrary.create());

  /// A VM whose main thread never runs: its fiber belongs to whoever holds the rig.
  VmProcess process(VmProcess parent) {
    VmProcess made = machine.roster().make(parent, null, machine.clock().nanos());
    made.makeMain(null, machine.clock().nanos(), 0, null);
    return made;
  }

  Fiber fiber() {
    return process(null).main().fiber;
  }

  /// Runs `entry` in the VM of `f`; the value of its last expression.
  Object run(Fiber f, String entry) {
    var code = machine.front().entry(new Source("<test>", entry), f.vm);
    if (code == null) {
      throw new AssertionError(err.toString(StandardCharsets.UTF_8));
    }
    f.run(new toy.vm.Closure(f.vm, code, f.vm.main, new toy.value.Cell[0], new Object[0]));
    return f.takeResult();
  }

  /// Counts how often it is unparked.
  static final class Waiter extends ToyThread {
    int unparked;

    @Override
    public String name() {
      return "waiter";
    }

    @Override
    public void unpark() {
      unparked++;
    }
  }

  /// So many threads of one VM, with its GIL.
  Parties parties(int count) {
    return new Parties(process(null), count);
  }

  /// Threads of a VM that run Java code as Toy code would run.
  record Parties(VmProcess process, int count) {
    /// Runs `body` on each, and `beside` on the caller's thread; what one of them throws is thrown.
    void run(Consumer<Fiber> body, Runnable beside) {
      List<Throwable> failures = new CopyOnWriteArrayList<>();
      CountDownLatch ended = new CountDownLatch(count);
      process.machine.progress().more(); // the caller, who can go on as well as they
      for (int i = 0; i < count; i++) {
        VmThread thread =
            new VmThread(
                process,
                process.account.thread(
                    "t" + i, Model.THREAD, null, process.machine.clock().nanos()),
                true,
                0,
                null);
        thread.start(() -> {
          thread.enter();
          try {
            body.accept(thread.fiber);
          } catch (Throwable e) {
            failures.add(e);
          } finally {
            thread.exit();
            ended.countDown();
          }
        });
      }
      beside.run();
      Rig.await(ended);
      process.machine.progress().less();
      if (!failures.isEmpty()) {
        throw new AssertionError(failures.getFirst());
      }
    }
  }

  static Thread start(Runnable body) {
    Thread thread = new Thread(body);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nothing came for " + LIMIT_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Spins until `condition` holds.
  static void until(BooleanSupplier condition) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > limit) {
        throw new AssertionError("it has not come true for " + LIMIT_SECONDS + " s");
      }
      Thread.onSpinWait();
    }
  }

  static void join(Thread thread) {
    try {
      thread.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    if (thread.isAlive()) {
      throw new AssertionError("it has not ended after " + LIMIT_SECONDS + " s");
    }
  }
}
