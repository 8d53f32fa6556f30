package toy.sched;

import java.lang.management.ManagementFactory;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import toy.gil.Breaker;
import toy.gil.Clock;
import toy.ledger.UnitNow;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;

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

  /// Where nothing else was said: more threads than that are a mistake, and the JVM has to have
  /// some left for itself.
  private static final int MAX_THREADS = 4_096;

  private static final int MAX_PROCESSES = 1_024;

  /// So many bytes at once are never asked for.
  static final long UNASKED = 1 << 20;

  private static final String ASKED = "so much was asked for at once";
  private static final String HEAP = "the JVM's heap is full";
  private static final String HEAP_WAY = "TOY_JAVA_OPTS=-Xmx… in the environment";
  private static final long WEIGH_MS = 20;
  private static final int RESERVE = 4 << 20;

  private static final String REFUSED = "can't start new thread";

  private final Machine machine;
  private final Limits limits;
  private final Clock clock;
  private final AtomicInteger threads = new AtomicInteger();
  private final AtomicInteger processes = new AtomicInteger();
  private final AtomicInteger tasks = new AtomicInteger();
  private volatile Budget current;
  private volatile Budget last;
  private volatile long lastNs;
  private @Nullable ScheduledThreadPoolExecutor watchdog; // guarded by this

  /// Given up where the heap is full, so that there is room to say so.
  @SuppressWarnings("unused")
  private volatile byte @Nullable [] reserve = new byte[RESERVE];

  private final long baseline; // bytes that lived when the machine was made
  private long lookAgain; // at so many bytes; the watchdog's
  private @Nullable ScheduledFuture<?> alarm; // guarded by this

  Limiter(Machine machine) {
    this.machine = machine;
    this.limits = machine.options().limits();
    this.clock = machine.clock();
    this.current = new Budget(0, clock.nanos());
    this.last = current;
    boolean weighs = limits.has(Limit.MEMORY);
    if (weighs) {
      System.gc();
    }
    Runtime jvm = Runtime.getRuntime();
    this.baseline = jvm.totalMemory() - jvm.freeMemory();
    if (weighs) {
      watchdog().scheduleWithFixedDelay(this::weigh, WEIGH_MS, WEIGH_MS, TimeUnit.MILLISECONDS);
    }
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

  /// How much is used of what: by the script or the entry that was over last, or by all that lives.
  long used(Limit limit) {
    Runtime jvm = Runtime.getRuntime();
    return switch (limit) {
      case STEPS -> last.steps.get();
      case OUTPUT -> last.output.get();
      case TIME -> lastNs;
      case MEMORY -> jvm.totalMemory() - jvm.freeMemory() - (limits.has(limit) ? baseline : 0);
      case THREADS, PROCESSES, TASKS -> alive(limit).get();
      case RECURSION, COLLECTION -> 0;
    };
  }

  /// A script or an entry begins, with nothing used.
  void begin(int entry) {
    if (reserve == null) {
      refill();
    }
    Budget made = new Budget(entry, clock.nanos());
    current = made;
    if (limits.has(Limit.TIME)) {
      long max = limits.max(Limit.TIME);
      synchronized (this) {
        alarm = watchdog().schedule(() -> timeIsUp(made), max, TimeUnit.NANOSECONDS);
      }
    }
  }

  private void refill() {
    try {
      reserve = new byte[RESERVE];
    } catch (OutOfMemoryError _) {
      // The entry may be the one that makes room.
    }
  }

  /// It is over: its time no longer runs. What an idle prompt does is charged to nothing.
  synchronized void over() {
    if (machine.isPrompt()) {
      if (current.entry == NO_ENTRY) {
        return; // said twice
      }
      last = current;
      lastNs = clock.nanos() - last.beganNs;
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

  /// The calling thread is about to start a unit; it counts as alive from here until [#ended].
  /// Raises the limit at the `spawn`, and without one the error of CPython where the JVM would not
  /// bear any more.
  void starts(Limit kind, VmThread thread, Fiber f) {
    AtomicInteger alive = alive(kind);
    int count = alive.incrementAndGet();
    if (count > limits.max(kind) || kind == Limit.PROCESSES && !allowedAbove(f)) {
      alive.decrementAndGet();
      reach(thread.budget(), kind, limits.max(kind), thread, f, "");
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
      alive.decrementAndGet();
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
    return upstream == null
        || f.vm.scheduler.perform(f, new Request.Io(upstream::mayStart)) == Boolean.TRUE;
  }

  /// As [#starts], for one that a process below this one wants to start: on a thread that is no Toy
  /// thread. That one raises the limit.
  boolean mayStartBelow() {
    int count = processes.incrementAndGet();
    Upstream upstream = machine.upstream();
    if (count > Math.min(limits.max(Limit.PROCESSES), MAX_PROCESSES)
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

  /// What a process of the operating system may use that `budget` pays for: steps that are left.
  /// Its time and its output are looked at here.
  Limits forChild(Budget budget) {
    Limits made = limits.with(Limit.TIME, Limits.UNLIMITED).with(Limit.OUTPUT, Limits.UNLIMITED);
    return countsSteps()
        ? made.with(Limit.STEPS, Math.max(1, limits.max(Limit.STEPS) - budget.steps.get()))
        : made;
  }

  private AtomicInteger alive(Limit kind) {
    return switch (kind) {
      case THREADS -> threads;
      case PROCESSES -> processes;
      case TASKS -> tasks;
      default -> throw new IllegalArgumentException(kind.key());
    };
  }

  /// `thread` is about to call more deeply than its VM allows; without a limit that is an error of
  /// the program.
  void tooDeep(VmThread thread, Fiber f) {
    if (limits.has(Limit.RECURSION)) {
      reach(thread.budget(), Limit.RECURSION, limits.max(Limit.RECURSION), thread, f, "");
      thread.servePending(f); // returns in a `finally` block
    }
  }

  /// `thread` is about to make one thing of that size.
  void admit(long elements, long bytes, VmThread thread) {
    Fiber f = thread.running();
    if (elements > limits.max(Limit.COLLECTION)) {
      boolean atOnce = elements > limits.max(Limit.COLLECTION) + 1;
      reach(thread.budget(), Limit.COLLECTION, elements, thread, f, atOnce ? ASKED : "");
      thread.servePending(f);
      throw new ToyError(Types.MEMORY_ERROR, ""); // a `finally` block asked
    }
    if (bytes > limits.max(Limit.MEMORY)) {
      reach(thread.budget(), Limit.MEMORY, bytes, thread, f, ASKED);
      thread.servePending(f);
    }
    if (bytes > Runtime.getRuntime().maxMemory()) {
      throw new ToyError(Types.MEMORY_ERROR, "");
    }
  }

  /// The JVM's heap is full: `thread` gets no more, and the program ends. Where there is room for
  /// more than a little, one thing was too large: an error of the program.
  void heapIsFull(VmThread thread, Fiber f) {
    Runtime jvm = Runtime.getRuntime();
    long room = jvm.maxMemory() - jvm.totalMemory() + jvm.freeMemory();
    if (room > jvm.maxMemory() / 4 || machine.upstream() != null) {
      // The heap of a child is its own: the parent lives on, and hears of the error.
      throw new ToyError(Types.MEMORY_ERROR, "");
    }
    heapIsFull(thread, f.place());
    thread.servePending(f);
    throw new ToyError(Types.MEMORY_ERROR, "");
  }

  /// As [#heapIsFull(VmThread, Fiber)], found anywhere.
  void heapIsFull(VmThread thread, Fiber.@Nullable Place place) {
    reserve = null;
    Budget budget = thread.ownBudget();
    long now = clock.nanos();
    long max = Runtime.getRuntime().maxMemory();
    reach(
        budget,
        new LimitHit(
            Limit.MEMORY, max, max, thread.who(), place, now - budget.beganNs, 0, HEAP, HEAP_WAY));
  }

  /// Looks how much lives, and once that is too much ends what the greediest thread runs.
  private void weigh() {
    Runtime jvm = Runtime.getRuntime();
    long max = limits.max(Limit.MEMORY);
    long used = jvm.totalMemory() - jvm.freeMemory();
    if (used - baseline <= max || used < lookAgain) {
      return;
    }
    System.gc(); // else what is dead counts too
    long live = jvm.totalMemory() - jvm.freeMemory() - baseline;
    if (live <= max) {
      lookAgain = baseline + live + max / 8;
      return;
    }
    VmThread thread = greediest();
    reach(thread.ownBudget(), from(thread.ownBudget(), Limit.MEMORY, live, thread, ""));
  }

  /// Of the threads that have not ended the one that has taken the most memory since it began.
  private VmThread greediest() {
    VmThread found = machine.roster().first().main();
    if (ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean bean) {
      long most = -1;
      for (VmProcess process : machine.roster().all()) {
        for (VmThread thread : process.threads()) {
          Thread java = thread.java();
          long taken = java == null ? -1 : bean.getThreadAllocatedBytes(java.threadId());
          if (taken > most) {
            most = taken;
            found = thread;
          }
        }
      }
    }
    return found;
  }

  /// How many more bytes `budget` may write, of `count`; those are then written.
  int mayWrite(Budget budget, int count) {
    long max = limits.max(Limit.OUTPUT);
    long before = budget.output.getAndAdd(count);
    return Math.clamp(max - before, 0, count);
  }

  /// `thread` wanted to write more than it may.
  void wroteTooMuch(VmThread thread, Fiber f) {
    reach(thread.budget(), Limit.OUTPUT, limits.max(Limit.OUTPUT), thread, f, "");
    thread.servePending(f);
  }

  /// As [#wroteTooMuch], of a process of the operating system, on a thread that is no Toy thread.
  void wroteTooMuch(Budget budget) {
    VmThread thread = machine.roster().first().main();
    reach(budget, from(budget, Limit.OUTPUT, limits.max(Limit.OUTPUT), thread, ""));
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
    return new LimitHit(
        limit, used, max, thread.who(), place, now - budget.beganNs, held, note, limit.flag());
  }

  private void timeIsUp(Budget budget) {
    long used = clock.nanos() - budget.beganNs;
    VmThread thread = busiest(budget);
    Blocked in = thread.blocked();
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

  /// A process of the operating system reached a limit: of steps it knew those that were left.
  void reachedBelow(Budget budget, LimitHit hit) {
    long max = hit.limit() == Limit.STEPS ? limits.max(Limit.STEPS) : hit.max();
    long used = hit.limit() == Limit.STEPS ? max : hit.used();
    reach(
        budget,
        new LimitHit(
            hit.limit(),
            used,
            max,
            hit.thread(),
            hit.place(),
            clock.nanos() - budget.beganNs,
            hit.heldNs(),
            hit.note(),
            hit.way()));
  }

  /// `hit` ends all that belongs to `budget`. Any thread.
  void reach(Budget budget, LimitHit hit) {
    if (!budget.reach(hit, clock.nanos() + GRACE_NS)) {
      return;
    }
    machine.stopping().limitReached(budget, hit);
    for (VmProcess process : machine.roster().all()) {
      process.breaker.set(Breaker.LIMIT);
      for (VmThread thread : process.threads()) {
        thread.unpark();
      }
    }
    watchdog().schedule(() -> machine.stopping().stopAfter(budget), GRACE_NS, TimeUnit.NANOSECONDS);
  }
}
