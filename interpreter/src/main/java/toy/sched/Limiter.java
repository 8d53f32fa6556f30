package toy.sched;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import toy.gil.Breaker;
import toy.gil.Clock;
import toy.ledger.UnitNow;
import toy.vm.Fiber;

/// Keeps a machine's programs to their limits. Whoever finds one exceeded calls [#reach]: then all
/// that the script or entry has started unwinds, runs its `finally` blocks for at most [#GRACE_NS],
/// and is stopped. Nothing that a program writes can keep it from ending. Thread-safe.
///
/// Steps are counted in checkpoints, by the threads themselves; what no thread need be awake for,
/// time and memory, is looked at by a watchdog, a thread that exists only where it is needed.
final class Limiter {
  /// How long `finally` blocks may run.
  static final long GRACE_NS = 100_000_000;

  private static final int NO_ENTRY = -1;

  private final Machine machine;
  private final Limits limits;
  private final Clock clock;
  private volatile Budget current;
  private volatile Budget last;
  private @Nullable ScheduledThreadPoolExecutor watchdog; // guarded by this
  private @Nullable ScheduledFuture<?> alarm; // guarded by this

  Limiter(Machine machine) {
    this.machine = machine;
    this.limits = machine.options().limits();
    this.clock = machine.clock();
    this.current = new Budget(0, clock.nanos());
    this.last = current;
  }

  Limits limits() {
    return limits;
  }

  boolean countsSteps() {
    return limits.has(Limit.STEPS);
  }

  /// Of the script or the last entry.
  Budget current() {
    return current;
  }

  /// Of the script or the entry that was over last.
  Budget last() {
    return last;
  }

  /// A script or an entry begins, with nothing used.
  void begin(int entry) {
    Budget made = new Budget(entry, clock.nanos());
    current = made;
    if (limits.has(Limit.TIME)) {
      long max = limits.max(Limit.TIME);
      synchronized (this) {
        alarm = watchdog().schedule(() -> timeIsUp(made), max, TimeUnit.NANOSECONDS);
      }
    }
  }

  /// It is over: its time no longer runs. What an idle prompt does is charged to nothing.
  synchronized void over() {
    if (machine.isPrompt()) {
      last = current;
      current = new Budget(NO_ENTRY, clock.nanos());
    } else {
      last = current;
    }
    if (alarm != null) {
      alarm.cancel(false);
      alarm = null;
    }
  }

  synchronized void close() {
    if (watchdog != null) {
      watchdog.shutdownNow();
    }
  }

  private synchronized ScheduledThreadPoolExecutor watchdog() {
    ScheduledThreadPoolExecutor made = watchdog;
    if (made == null) {
      made =
          new ScheduledThreadPoolExecutor(
              1,
              body -> {
                Thread thread = new Thread(body, "toy watchdog");
                thread.setDaemon(true);
                return thread;
              });
      made.setRemoveOnCancelPolicy(true);
      watchdog = made;
    }
    return made;
  }

  // ---- what is counted

  /// A checkpoint that is counted, of the calling thread, which runs `f`.
  void step(VmThread thread, Fiber f) {
    Budget budget = thread.budget();
    if (budget.steps.incrementAndGet() > limits.max(Limit.STEPS)) {
      reach(budget, Limit.STEPS, limits.max(Limit.STEPS), thread, f, "");
    }
  }

  // ---- reached

  /// The calling thread has used too much; it raises what is pending next.
  void reach(Budget budget, Limit limit, long used, VmThread thread, Fiber f, String note) {
    long now = clock.nanos();
    long held = thread.account.heldNanos(now);
    reach(budget, hit(budget, limit, used, thread, f.place(), now, held, note));
  }

  private LimitHit hit(
      Budget budget,
      Limit limit,
      long used,
      VmThread thread,
      Fiber.@Nullable Place place,
      long now,
      long held,
      String note) {
    long max = limits.max(limit);
    return new LimitHit(limit, used, max, thread.who(), place, now - budget.beganNs, held, note);
  }

  private void timeIsUp(Budget budget) {
    long used = clock.nanos() - budget.beganNs;
    VmThread thread = busiest(budget);
    VmThread.Blocked in = thread.blocked();
    String note = in == null ? "" : "it waited for " + in.what().get();
    reach(budget, from(budget, Limit.TIME, used, thread, note));
  }

  /// As seen by another thread than `thread`.
  private LimitHit from(Budget budget, Limit limit, long used, VmThread thread, String note) {
    long held = thread.process.gil.underMutex(now -> thread.account.now(now).heldNs());
    Fiber.Place place = thread.glance();
    return hit(budget, limit, used, thread, place, clock.nanos(), held, note);
  }

  /// A thread of `budget` that holds its lock, else the first one.
  private VmThread busiest(Budget budget) {
    for (VmProcess process : machine.roster().all()) {
      for (VmThread thread : process.threads()) {
        boolean holds =
            process.gil.underMutex(now -> thread.account.now(now).state() == UnitNow.State.HOLDING);
        if (holds && thread.ownBudget() == budget) {
          return thread;
        }
      }
    }
    return machine.roster().first().main();
  }

  /// `hit` ends all that belongs to `budget`. Any thread.
  void reach(Budget budget, LimitHit hit) {
    if (!budget.reach(hit, clock.nanos() + GRACE_NS)) {
      return;
    }
    machine.limitReached(budget, hit);
    for (VmProcess process : machine.roster().all()) {
      process.breaker.set(Breaker.LIMIT);
      for (VmThread thread : process.threads()) {
        thread.unpark();
      }
    }
    watchdog().schedule(() -> machine.stopAfter(budget), GRACE_NS, TimeUnit.NANOSECONDS);
  }
}
