package toy.sched;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    made.makeMain(null, machine.clock().nanos(), 0);
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
