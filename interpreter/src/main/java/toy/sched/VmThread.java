package toy.sched;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import toy.gil.GilClosed;
import toy.gil.GilThread;
import toy.gil.Reason;
import toy.gil.RuntimeLock;
import toy.ledger.ThreadAccount;
import toy.syntax.DiagnosticCode;
import toy.value.Sizes;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.ModuleValue;
import toy.vm.Request;
import toy.vm.ToyThread;
import toy.vm.Unwind;

/// One OS thread of a VM. Its own thread runs it; others may [unpark][#unpark] and [stop][#stop] it
/// and read what it is [blocked][#blocked] in.
final class VmThread extends ToyThread implements Completion.Watcher {
  /// What a thread waits for other than time.
  ///
  /// @param on the lock, queue, … that it waits for, or null
  /// @param target what it waits for: a `Waitable`, or the [TopWait] of a loop that idles
  record Blocked(
      Supplier<String> what, @Nullable Primitive on, Fiber.@Nullable Place place, Object target) {}

  /// 8 MB: room for 1,000 nested natives.
  private static final long STACK_BYTES = 8L << 20;

  /// So much a task receives at a time.
  private static final int SCRATCH_BYTES = 64 * 1024;

  final VmProcess process;
  final ThreadAccount account;
  final boolean daemon;

  /// The entry at the prompt that it belongs to; 0 for a script and for the main thread.
  final int entry;

  final Fiber fiber;
  private final GilThread gilThread;
  private final Parker parker;
  private volatile @Nullable Thread java;

  /// Made by the first `run`; the main thread of a VM has one from the start.
  @Nullable EventLoop loop;

  /// The task whose step runs now.
  @Nullable Task stepping;

  /// What the top level waits for on the loop.
  @Nullable TopWait waiting;

  /// What it uses is charged to it; null for the main thread, which runs for one entry after the
  /// other.
  private final @Nullable Budget budget;

  /// The module that another thread has to run first. By itself, under the GIL.
  @Nullable ModuleValue awaits;

  private @Nullable ThreadHandle handle;
  private @Nullable MainThread face;
  private volatile boolean started;
  private @Nullable ByteBuffer scratch;
  private boolean forTask;
  private long cpuBefore; // what making the thread took
  private boolean turnedAway;
  private boolean wasInside = true; // the runtime, when it last gave the lock up
  private volatile boolean stopped;
  private volatile boolean ended;
  private boolean limitRaised; // it unwinds, or its `finally` blocks run

  /// How many locks it has that nobody else can release. By itself.
  int ownLocks;

  private volatile @Nullable Blocked blocked;

  // The longest blocking request of the step that runs now, for W305.
  private long longestNs;
  private Fiber.@Nullable Place longestAt;
  private long blockedNs;
  private long loadingNs; // the library's own code was compiled, for the first use of a name

  /// @param budget null for the main thread of the machine
  VmThread(
      VmProcess process,
      ThreadAccount account,
      boolean daemon,
      int entry,
      @Nullable Budget budget) {
    this.budget = budget;
    this.process = process;
    this.account = account;
    this.daemon = daemon;
    this.entry = entry;
    this.gilThread = account.gilThread();
    Machine machine = process.machine;
    this.parker =
        new Parker(
            machine.clock(),
            machine.progress(),
            machine::deadlocked,
            () -> machine.knots().parked(this));
    this.fiber = new Fiber(process.vm, this, null);
  }

  /// Starts `body` on a new Java thread. The thread counts as one that can go on from here to the
  /// end of `body`.
  void start(Runnable body) {
    Machine machine = process.machine;
    machine.progress().more();
    Thread made =
        new Java(
            () -> {
              try {
                body.run();
              } finally {
                parker.close();
                machine.threadEnded(this);
              }
            },
            "toy " + process.account.id() + "." + account.id(),
            this);
    made.setDaemon(true);
    java = made;
    parker.owner(made);
    machine.threadStarted(this);
    made.start();
  }

  /// The Java thread: it knows what the program that it runs may have.
  private static final class Java extends Thread implements Sizes.Bound {
    private final VmThread unit;
    private final long most;

    Java(Runnable body, String name, VmThread unit) {
      super(null, body, name, STACK_BYTES, false);
      this.unit = unit;
      this.most = unit.process.machine.limiter().limits().max(Limit.COLLECTION);
    }

    @Override
    public void admit(long elements, long bytes) {
      if (elements > most || bytes > Limiter.UNASKED) {
        unit.process.machine.limiter().admit(elements, bytes, unit);
      }
      if (unit.process.breaker.any(RealScheduler.PENDING)) {
        unit.servePending(unit.running()); // it fills what it makes, and may not poll
      }
    }

    @Override
    public long mostElements() {
      return most;
    }
  }

  /// The fiber that it runs.
  Fiber running() {
    Task task = stepping;
    return task == null ? fiber : task.fiber;
  }

  @Nullable Thread java() {
    return java;
  }

  @Override
  public String name() {
    return account.name();
  }

  void handle(ThreadHandle its) {
    handle = its;
  }

  /// The thread's handle; null for the first thread of a VM.
  @Nullable ThreadHandle handle() {
    return handle;
  }

  /// What the program sees of the first thread of a VM. By a holder of the GIL.
  MainThread face() {
    MainThread known = face;
    if (known == null) {
      known = new MainThread(this);
      face = known;
    }
    return known;
  }

  /// It has taken the lock once, or will never do so.
  void started() {
    started = true;
  }

  boolean hasStarted() {
    return started;
  }

  /// The entry at the prompt for which the thread runs at this moment.
  int entryNow() {
    Task task = stepping;
    if (task != null) {
      return task.entry;
    }
    return this == process.main() && process.number == 0 ? process.machine.state().entry() : entry;
  }

  /// What the thread, or the task that it steps, uses is charged to it. By the thread itself.
  Budget budget() {
    Task task = stepping;
    return task != null ? task.budget : ownBudget();
  }

  /// As [#budget] without a look at tasks. Any thread.
  Budget ownBudget() {
    return budget != null ? budget : process.machine.limiter().current();
  }

  /// `main`, `T2`, `P1`, `P1.T2`, `task 'f'`: for messages.
  String who() {
    Task task = stepping;
    if (task != null) {
      return task.label();
    }
    if (this == process.main()) {
      return process.isSpawned() ? process.account.id() : "main";
    }
    return id();
  }

  /// Where it is, or the task that it steps, for who looks on.
  Fiber.@Nullable Place glance() {
    Task task = stepping;
    return (task != null ? task.fiber : fiber).glance();
  }

  /// Calls a native of which a task is to be made: one that can either block or be awaited must not
  /// block now.
  Object callForTask(Fiber f, Spawner.Call call) {
    boolean outer = forTask;
    forTask = true;
    try {
      return call.run(f);
    } finally {
      forTask = outer;
    }
  }

  boolean isCallForTask() {
    return forTask;
  }

  /// Why it left its fiber: a program that ends from within any thread.
  void unwound(Unwind how) {
    if (how.kind() == Unwind.Kind.EXIT) {
      process.machine.leave(how.code());
    }
  }

  /// Drops the tasks that a thread leaves behind, without running any more of them.
  void dropTasks() {
    EventLoop of = loop;
    if (of != null && !turnedAway) {
      for (Task task : of.tasks()) {
        task.drop(of.clock().nanos());
      }
    }
  }

  /// `T3`, `P1.T3`.
  String id() {
    return process.prefix() + account.id();
  }

  /// `thread T3 'worker'`, or by its function `thread T3 (f)`; with the process before it where
  /// that is not the first.
  String label() {
    if (this == process.main()) {
      return process.isSpawned() ? "process " + process.label() : "main";
    }
    String name = name();
    int function = name.startsWith("Thread-") && name.endsWith(")") ? name.indexOf('(') : -1;
    return "thread " + id() + " " + (function > 0 ? name.substring(function) : "'" + name + "'");
  }

  // ---- the lock

  /// Takes the GIL for the first time.
  void enter() {
    cpuBefore = process.machine.cpuTime().ofCurrentThread();
    acquire();
  }

  /// Takes the GIL. If the VM is finalising the thread has to unwind.
  void acquire() {
    if (turnedAway) {
      throw new Unwind(Unwind.Kind.STOP, 0);
    }
    try {
      process.gil.acquire(gilThread);
    } catch (GilClosed _) {
      turnedAway = true;
      throw new Unwind(Unwind.Kind.STOP, 0);
    }
    if (wasInside) {
      enterRuntime(process.gil.runtime());
    }
  }

  @Override
  protected void awaitRuntime(RuntimeLock lock) {
    if (turnedAway) {
      lock.lock(); // its account is closed
    } else {
      process.gil.enterRuntime(gilThread);
    }
  }

  /// As [#acquire] for who closed the lock itself: nobody else holds it any more.
  void acquireLast() {
    try {
      acquire();
    } catch (Unwind _) {
      // It ends without the lock.
    }
  }

  /// Gives the GIL up; a thread that was turned away has none.
  void release(Reason reason) {
    if (!turnedAway) {
      process.gil.release(gilThread, reason);
    }
    wasInside = leaveRuntime(process.gil.runtime());
  }

  /// The slow path of a checkpoint, as far as the lock is concerned.
  void yieldIfAsked() {
    try {
      process.gil.checkpoint(gilThread);
    } catch (GilClosed _) {
      turnedAway = true;
      throw new Unwind(Unwind.Kind.STOP, 0);
    }
  }

  /// Lets the GIL go for good.
  void exit() {
    if (!turnedAway) {
      turnedAway = true;
      CpuTime time = process.machine.cpuTime();
      if (time.isKnown()) {
        account.cpu(time.ofCurrentThread() - cpuBefore);
      }
      process.gil.exit(gilThread);
    }
    leaveRuntime(process.gil.runtime());
  }

  // ---- waiting

  @Override
  public void unpark() {
    parker.unpark();
  }

  @Override
  public void completed(long at) {
    parker.unpark();
  }

  /// The thread's selector has seen something; by itself.
  void noticed() {
    parker.noticed();
  }

  void park(long deadline) {
    parker.park(deadline);
  }

  void parkOpenly() {
    parker.parkOpenly();
  }

  /// Stops for as short as the system can.
  void nap() {
    parker.nap();
  }

  /// Its selector, made when first asked for. By the thread itself, with or without the GIL.
  Poller poller() throws IOException {
    return parker.poller();
  }

  /// Room to receive into, [#SCRATCH_BYTES] of it; what was in it is gone. By the thread itself.
  ByteBuffer scratch() {
    ByteBuffer made = scratch;
    if (made == null) {
      made = ByteBuffer.allocateDirect(SCRATCH_BYTES);
      scratch = made;
    }
    return made.clear();
  }

  /// Looks what its sockets have brought, without waiting.
  void poll() {
    Poller at = parker.pollerOrNull();
    if (at != null && (at.isWatching() || at.isStale())) {
      at.select(0);
    }
  }

  /// Whether it, or a task of its loop, waits for a socket.
  boolean isWatching() {
    Poller at = parker.pollerOrNull();
    return at != null && at.isWatching();
  }

  /// `watcher` gives up.
  void forget(Endpoint endpoint, Poller.Watcher watcher) {
    Poller at = parker.pollerOrNull();
    if (at != null) {
      at.unwatch(endpoint, watcher);
    }
  }

  /// Whether it is parked without a deadline, and who sees that sees what it waits for.
  boolean isStuck() {
    return parker.isStuck();
  }

  /// See [Parker#parks].
  int parks() {
    return parker.parks();
  }

  /// It has left its body.
  void ended() {
    ended = true;
  }

  boolean hasEnded() {
    return ended;
  }

  void blocked(@Nullable Blocked in) {
    blocked = in;
  }

  @Nullable Blocked blocked() {
    return blocked;
  }

  // ---- being stopped

  /// Makes the thread unwind at its next checkpoint or out of its park, without running Toy code.
  void stop() {
    stopped = true;
    process.breaker.set(toy.gil.Breaker.STOP);
    unpark();
  }

  boolean isStopped() {
    return stopped;
  }

  /// For the main thread of a prompt, once the entry has been unwound.
  void stopServed() {
    limitRaised = false;
    if (stopped) {
      stopped = false;
      process.breaker.clear(toy.gil.Breaker.STOP);
      for (VmThread thread : process.threads()) {
        if (thread.stopped) {
          process.breaker.set(toy.gil.Breaker.STOP);
        }
      }
    }
  }

  /// Whether a park has to end although what it waits for has not come.
  boolean mustLook() {
    return stopped || isLimited() && !limitRaised || process.machine.interrupts(this);
  }

  /// Whether a limit ends what it runs. By the thread itself.
  boolean isLimited() {
    return budget().isOver();
  }

  /// Raises what is pending in `f`: a stop, a limit, or KeyboardInterrupt in the main thread. With
  /// the GIL.
  void servePending(Fiber f) {
    if (stopped) {
      throw new Unwind(Unwind.Kind.STOP, 0);
    }
    if (isLimited()) {
      if (!f.isEnding()) {
        limitRaised = true;
        throw new Unwind(Unwind.Kind.LIMIT, 0);
      }
      return;
    }
    if (process.machine.takeInterrupt(this)) {
      throw new ToyError(
          new toy.value.ExceptionValue(Types.KEYBOARD_INTERRUPT, toy.value.ToyTuple.EMPTY));
    }
  }

  // ---- the loop

  /// The loop, made if there was none.
  EventLoop makeLoop() {
    EventLoop made = loop;
    if (made == null) {
      made = new EventLoop(this, process.machine.clock());
      loop = made;
      account.beforeCut(made::catchUp);
    }
    return made;
  }

  /// Waits at the top level for a task of this thread's own loop.
  void joinOwnTask(Fiber f, Task task, long deadline) {
    if (stepping != null) {
      throw ToyError.runtimeError(
          stepping == task
              ? "a task cannot join itself"
              : task.label()
                  + " runs on this thread's own loop, so waiting for it here would never end: write"
                  + " `await` instead of `join`");
    }
    TopWait wait = new TopWait(task.loop, task);
    Timer timer = null;
    if (deadline != Request.NEVER) {
      timer =
          new Timer() {
            @Override
            void due() {
              wait.cancel(null);
            }
          };
      task.loop.start(timer, deadline);
    }
    try {
      Driver.drive(this, f, wait);
    } finally {
      if (timer != null) {
        task.loop.stop(timer);
      }
    }
  }

  /// W306: a blocking wait inside a task's step stops the loop.
  void warnBlocking(Fiber f, String what, String instead) {
    if (stepping != null) {
      process.machine.warnOnce(
          DiagnosticCode.BLOCKING_WAIT, Driver.blocking(stepping, what, instead), f.place());
    }
  }

  // ---- what a step was blocked in

  void stepBegins() {
    longestNs = 0;
    longestAt = null;
    blockedNs = 0;
    loadingNs = 0;
  }

  /// A blocking request of the step took `ns`.
  void blockedFor(long ns, Fiber f) {
    blockedNs += ns;
    if (ns > longestNs) {
      longestNs = ns;
      longestAt = f.place();
    }
  }

  /// The library took `ns` of the step to make a part of itself: not the task's doing.
  void loadedFor(long ns) {
    loadingNs += ns;
  }

  long blockedNs() {
    return blockedNs;
  }

  long loadingNs() {
    return loadingNs;
  }

  Fiber.@Nullable Place longestAt() {
    return longestAt;
  }
}
