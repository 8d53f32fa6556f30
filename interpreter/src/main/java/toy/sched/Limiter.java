package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.gil.Breaker;
import toy.gil.Clock;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;

/// Keeps a machine's programs to their limits. Whoever finds one exceeded calls [#reach]: then all
/// that the script or entry has started unwinds, runs its `finally` blocks for at most [#GRACE_NS],
/// and is stopped. Nothing that a program writes can keep it from ending. Thread-safe.
///
/// Steps are counted in checkpoints, by the threads themselves; units by [Headcount]; time and
/// memory are [Watchdog]'s.
final class Limiter {
  /// How long `finally` blocks may run.
  static final long GRACE_NS = 100_000_000;

  /// How long those that were stopped then may take to leave. Who is in the middle of a native that
  /// does not poll, or of a call of the system, is not waited for any longer.
  static final long PATIENCE_NS = 600_000_000;

  private static final int NO_ENTRY = -1;

  /// So many bytes at once are never asked for.
  static final long UNASKED = 1 << 20;

  private static final String ASKED = "so much was asked for at once";
  private static final String BELOW = "processes of the operating system took some of them";
  private static final String HEAP = "the JVM's heap is full";
  private static final String HEAP_WAY = "TOY_JAVA_OPTS=-Xmx… in the environment";
  private static final int RESERVE = 4 << 20;

  private final Machine machine;
  private final Limits limits;
  private final Clock clock;
  private final Headcount alive;
  private final Watchdog watchdog;
  private volatile Budget current;
  private volatile Budget last;
  private volatile long lastNs;

  /// Given up where the heap is full, so that there is room to say so.
  @SuppressWarnings("unused")
  private volatile byte @Nullable [] reserve = new byte[RESERVE];

  Limiter(Machine machine) {
    this.machine = machine;
    this.limits = machine.options().limits();
    this.clock = machine.clock();
    this.current = new Budget(0, clock.nanos(), 0);
    this.last = current;
    this.alive = new Headcount(machine, this);
    this.watchdog = new Watchdog(machine, this);
  }

  Limits limits() {
    return limits;
  }

  boolean countsSteps() {
    return limits.has(Limit.STEPS);
  }

  /// The units that are alive.
  Headcount alive() {
    return alive;
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
    return switch (limit) {
      case STEPS -> last.steps.get();
      case OUTPUT -> last.output.get();
      case TIME -> lastNs;
      case MEMORY -> watchdog.used();
      case THREADS, PROCESSES, TASKS -> alive.of(limit);
      case RECURSION, COLLECTION -> 0;
    };
  }

  /// A script or an entry begins, with nothing used.
  void begin(int entry) {
    if (reserve == null) {
      refill();
    }
    Budget made = new Budget(entry, clock.nanos(), heldByMain());
    current = made;
    watchdog.begin(made);
  }

  private long heldByMain() {
    return machine.isPrompt() ? held(machine.roster().first().main()) : 0;
  }

  private static long held(VmThread thread) {
    return thread.process.gil.underMutex(now -> thread.account.now(now).heldNs());
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
      current = new Budget(NO_ENTRY, clock.nanos(), heldByMain());
    } else {
      last = current;
    }
    watchdog.over();
  }

  void close() {
    watchdog.close();
  }

  /// Runs `act` later on a thread that is no Toy thread, unless the machine is closed before.
  void after(long ns, Runnable act) {
    watchdog.after(ns, act);
  }

  // ---- what is counted

  /// A checkpoint that is counted, of the calling thread, which runs `f`.
  void step(VmThread thread, Fiber f) {
    Budget budget = thread.budget();
    if (budget.steps.incrementAndGet() > limits.max(Limit.STEPS)) {
      reach(budget, Limit.STEPS, limits.max(Limit.STEPS), thread, f, "");
    }
  }

  /// What a process of the operating system may use that `budget` pays for: steps that are left
  /// now; several at once may so use more together than there are, until [#stepsBelow] adds them
  /// up. Its time and its output are looked at here.
  Limits forChild(Budget budget) {
    Limits made = limits.with(Limit.TIME, Limits.UNLIMITED).with(Limit.OUTPUT, Limits.UNLIMITED);
    return countsSteps()
        ? made.with(Limit.STEPS, Math.max(1, limits.max(Limit.STEPS) - budget.steps.get()))
        : made;
  }

  /// A process of the operating system has ended that `budget` pays for.
  void stepsBelow(Budget budget, long steps) {
    long used = budget.steps.addAndGet(steps);
    if (used > limits.max(Limit.STEPS)) {
      VmThread thread = machine.roster().first().main();
      reach(budget, seen(budget, Limit.STEPS, limits.max(Limit.STEPS), thread, BELOW));
    }
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
    reach(budget, seen(budget, Limit.OUTPUT, limits.max(Limit.OUTPUT), thread, ""));
  }

  // ---- reached

  /// The calling thread has used too much; it raises what is pending next.
  void reach(Budget budget, Limit limit, long used, VmThread thread, Fiber f, String note) {
    reach(budget, hit(budget, limit, used, thread, f.place(), note));
  }

  private LimitHit hit(
      Budget budget,
      Limit limit,
      long used,
      VmThread thread,
      Fiber.@Nullable Place place,
      String note) {
    boolean isMain = thread == machine.roster().first().main();
    long held = held(thread) - (isMain ? budget.heldBefore : 0);
    return new LimitHit(
        limit,
        used,
        limits.max(limit),
        thread.who(),
        place,
        clock.nanos() - budget.beganNs,
        held,
        note,
        limit.flag());
  }

  /// As seen by another thread than `thread`.
  LimitHit seen(Budget budget, Limit limit, long used, VmThread thread, String note) {
    return hit(budget, limit, used, thread, thread.glance(), note);
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
    if (!budget.reach(hit)) {
      return;
    }
    machine.stopping().limitReached(budget, hit);
    for (VmProcess process : machine.roster().all()) {
      process.breaker.set(Breaker.LIMIT);
      for (VmThread thread : process.threads()) {
        thread.unpark();
      }
    }
    watchdog.after(GRACE_NS, () -> machine.stopping().stopAfter(budget));
    watchdog.after(GRACE_NS + PATIENCE_NS, () -> machine.stopping().overdue(budget));
  }
}
