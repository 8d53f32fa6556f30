package toy.sched;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import toy.gil.GilClosed;
import toy.gil.GilThread;
import toy.gil.Reason;
import toy.gil.RuntimeLock;
import toy.ledger.ThreadAccount;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.ModuleValue;
import toy.vm.ToyThread;
import toy.vm.Unwind;

/// One OS thread of a VM. Its own thread runs it; others may [unpark][#unpark] and [stop][#stop] it
/// and read what it is [blocked][#blocked] in.
final class VmThread extends ToyThread implements Completion.Watcher {
  /// So much a task receives at a time.
  private static final int SCRATCH_BYTES = 64 * 1024;

  final VmProcess process;
  final ThreadAccount account;
  final boolean daemon;

  /// The entry at the prompt that it belongs to; 0 for a script and for the main thread.
  final int entry;

  final Fiber fiber;
  private final GilThread gilThread;

  /// Where it waits for anything but the GIL.
  final Parker parker;

  private volatile @Nullable Thread java;

  /// Made by the first `run`; the main thread of a VM has one from the start.
  @Nullable EventLoop loop;

  final StepWatch steps = new StepWatch(this);

  /// The task whose step runs now.
  @Nullable Task stepping;

  /// What the top level waits for on the loop.
  @Nullable TopWait waiting;

  /// What it uses is charged to it; null for the main thread, which runs for one entry after the
  /// other.
  private final @Nullable Budget budget;

  /// A native is called of which a task is to be made: one that can either block or be awaited must
  /// not block now. By itself.
  boolean forTask;

  /// The module that another thread has to run first. By itself, under the GIL.
  @Nullable ModuleValue awaits;

  private @Nullable ThreadHandle handle;
  private @Nullable MainThread face;
  private volatile boolean started;
  private @Nullable ByteBuffer scratch;
  private long cpuBefore; // what making the thread took, less what others did for it
  private boolean turnedAway;
  private boolean wasInside = true; // the runtime, when it last gave the lock up
  private volatile boolean stopped;
  private volatile boolean ended;
  private boolean limitRaised; // it unwinds, or its `finally` blocks run

  /// How many locks it has that nobody else can release. By itself.
  int ownLocks;

  private volatile @Nullable Blocked blocked;

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
            machine.stopping()::deadlocked,
            () -> machine.knots().parked(this));
    this.fiber = new Fiber(process.vm, this, null);
  }

  /// Starts `body` on a new Java thread. The thread counts as one that can go on from here to the
  /// end of `body`.
  void start(Runnable body) {
    Machine machine = process.machine;
    machine.progress().more();
    Thread made =
        new JavaThread(
            () -> {
              try {
                body.run();
              } finally {
                parker.close();
                machine.roster().ended(this);
              }
            },
            "toy " + process.account.id() + "." + account.id(),
            this);
    made.setDaemon(true);
    java = made;
    parker.owner(made);
    machine.roster().started(this);
    if (ownBudget().isStopped()) {
      stop(); // whoever started it had been stopped, and did not know
    }
    made.start();
  }

  /// The fiber that it runs.
  Fiber running() {
    Task task = stepping;
    return task == null ? fiber : task.fiber;
  }

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

  /// Drops the tasks that a thread leaves behind, without running any more of them.
  void dropTasks() {
    EventLoop of = loop;
    if (of != null && !turnedAway) {
      of.drop();
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

  /// Another Java thread has run on a processor for it, ns. By itself.
  void tookBeside(long ns) {
    cpuBefore -= ns;
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

  /// Room to receive into, [#SCRATCH_BYTES] of it; what was in it is gone. By the thread itself.
  ByteBuffer scratch() {
    ByteBuffer made = scratch;
    if (made == null) {
      made = ByteBuffer.allocateDirect(SCRATCH_BYTES);
      scratch = made;
    }
    return made.clear();
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
      process.stopServed();
    }
  }

  /// Whether a park has to end although what it waits for has not come.
  boolean mustLook() {
    return stopped || isLimited() && !limitRaised || process.machine.stopping().interrupts(this);
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
    if (process.machine.stopping().takeInterrupt(this)) {
      throw new ToyError(
          new toy.value.ExceptionValue(Types.KEYBOARD_INTERRUPT, toy.value.ToyTuple.EMPTY));
    }
  }
}
