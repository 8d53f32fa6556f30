package toy.sched;

import java.util.concurrent.atomic.AtomicInteger;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;
import toy.vm.Unwind;

/// How many units of a machine are alive, and whether one more may be. Of processes it counts those
/// too that processes of the operating system below this one have started; the first of all counts
/// for the tree. Thread-safe.
final class Headcount {
  /// Where nothing else was said: more threads than that are a mistake, and the JVM has to have
  /// some left for itself.
  private static final int MAX_THREADS = 4_096;

  private static final int MAX_PROCESSES = 1_024;

  private static final String REFUSED = "can't start new thread";

  private final Machine machine;
  private final Limiter limiter;
  private final AtomicInteger threads = new AtomicInteger();
  private final AtomicInteger processes = new AtomicInteger();
  private final AtomicInteger tasks = new AtomicInteger();

  Headcount(Machine machine, Limiter limiter) {
    this.machine = machine;
    this.limiter = limiter;
  }

  /// How many of a kind are alive.
  int of(Limit kind) {
    return alive(kind).get();
  }

  private AtomicInteger alive(Limit kind) {
    return switch (kind) {
      case THREADS -> threads;
      case PROCESSES -> processes;
      case TASKS -> tasks;
      case STEPS, MEMORY, OUTPUT, RECURSION, COLLECTION, TIME ->
          throw new IllegalArgumentException(kind.key());
    };
  }

  /// The calling thread is about to start a unit; it counts as alive from here until [#ended].
  /// Raises the limit at the `spawn`, and without one the error of CPython where the JVM would not
  /// bear any more.
  void starts(Limit kind, VmThread thread, Fiber f) {
    AtomicInteger alive = alive(kind);
    long max = limiter.limits().max(kind);
    int count = alive.incrementAndGet();
    boolean fits = false;
    try {
      fits = count <= max && (kind != Limit.PROCESSES || allowedAbove(f));
    } finally {
      if (!fits) {
        alive.decrementAndGet();
      }
    }
    if (!fits) {
      limiter.reach(thread.budget(), kind, max, thread, f, "");
      thread.servePending(f);
      throw ToyError.runtimeError(REFUSED); // a `finally` block asked once more
    }
    int ceiling =
        switch (kind) {
          case THREADS -> MAX_THREADS;
          case PROCESSES -> MAX_PROCESSES;
          default -> Integer.MAX_VALUE;
        };
    if (count > ceiling) {
      ended(kind);
      if (kind == Limit.THREADS) {
        throw ToyError.runtimeError(REFUSED);
      }
      throw new ToyError(
          Types.OS_ERROR, "cannot start a process: %,d are alive".formatted(MAX_PROCESSES));
    }
  }

  /// Whether those above this process of the operating system allow one more below it. The lock is
  /// given up meanwhile.
  private boolean allowedAbove(Fiber f) {
    Upstream upstream = machine.upstream();
    if (upstream == null) {
      return true;
    }
    boolean[] granted = {false};
    try {
      f.vm.scheduler.perform(f, new Request.Io(() -> granted[0] = upstream.mayStart()));
      return granted[0];
    } catch (ToyError | Unwind e) { // ended while it asked
      if (granted[0]) {
        upstream.oneEnded();
      }
      throw e;
    }
  }

  /// As [#starts], for one that a process below this one wants to start: on a thread that is no Toy
  /// thread. That one raises the limit.
  boolean mayStartBelow() {
    int count = processes.incrementAndGet();
    Upstream upstream = machine.upstream();
    if (count > Math.min(limiter.limits().max(Limit.PROCESSES), MAX_PROCESSES)
        || upstream != null && !upstream.mayStart()) {
      processes.decrementAndGet();
      return false;
    }
    return true;
  }

  /// It has ended, or could not be started.
  void ended(Limit kind) {
    alive(kind).decrementAndGet();
    Upstream upstream = machine.upstream();
    if (kind == Limit.PROCESSES && upstream != null) {
      upstream.oneEnded();
    }
  }
}
