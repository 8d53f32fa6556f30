package toy.sched;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import toy.gil.Breaker;
import toy.gil.Clock;
import toy.gil.Policy;
import toy.ledger.Ledger;
import toy.ledger.Snapshot;
import toy.syntax.Finding;
import toy.syntax.Source;
import toy.vm.Library;
import toy.vm.Tiering;
import toy.vm.Vm;

/// One run of a program, or one prompt: it owns the VMs, the account, the standard streams. Nothing
/// is static, so that two machines in one JVM never meet. Thread-safe.
public final class Machine implements AutoCloseable {
  private final Options options;
  private final Library library;
  private final Clock clock;
  private final CpuTime cpuTime;
  private final Progress progress = new Progress();
  private final Ledger ledger;
  private final StandardStreams streams;
  private final Printer printer;
  private final Warnings warnings;
  private final Front front;
  private final Vm.Importer importer;
  private final Roster roster = new Roster(this);
  private final RunState state = new RunState();
  private final Knots knots = new Knots(this);
  private final Limiter limiter;
  private final Stopping stopping = new Stopping(this);
  private final Workers workers = new Workers();
  private volatile Policy policy;

  private volatile @Nullable Prompt prompt;

  private final @Nullable Birth birth;
  private final @Nullable Upstream upstream;
  private final RootTable roots;
  private volatile Connection.@Nullable Starter starter;

  public Machine(Options options, Library library) {
    this(options, library, new RealClock(), null, null);
  }

  /// @param start what a process of the operating system was told; null for the program itself
  /// @param upstream to its parent
  Machine(
      Options options,
      Library library,
      Clock clock,
      @Nullable StartMessage start,
      @Nullable Upstream upstream) {
    this.options = options;
    this.library = library;
    this.clock = clock;
    this.upstream = upstream;
    this.birth = start == null ? null : start.birth();
    this.roots = start == null ? new RootTable("P0") : start.link().roots();
    this.policy = options.policy();
    this.cpuTime = new CpuTime(options.cpuTimes());
    this.ledger =
        birth == null
            ? new Ledger(clock.nanos(), options.recorder())
            : new Ledger(birth.originNs(), options.recorder(), birth.id(), birth.parent());
    this.limiter = new Limiter(this);
    this.streams = new StandardStreams(this);
    this.printer = new Printer(streams, options.color());
    this.warnings = new Warnings(printer, upstream);
    this.front = new Front(this);
    this.importer = new ModuleImporter(this, front);
  }

  // ---- for front ends

  /// Runs a script to its end, on a thread of the machine, and returns the exit code. Everything
  /// that went wrong has been printed. Called once.
  public int run(Source script) {
    VmProcess first = roster.make(null, null, clock.nanos());
    VmThread main = first.makeMain(null, clock.nanos(), 0, null);
    begin();
    main.start(() -> {
      try {
        new Script(this, main).run(script);
      } finally {
        stopping.ended();
      }
    });
    stopping.awaitEnd();
    over();
    if (stopping.isOverdue()) {
      streams.flushWithoutMain();
    }
    stopping.tellLimit(limiter.last());
    workers.close();
    limiter.close();
    return state.exitCode();
  }

  /// `listener` is given the exit code as soon as a limit ends the script, on any thread; it must
  /// not wait. Before anything runs.
  public void onLimit(IntConsumer listener) {
    stopping.onLimit(listener);
  }

  /// Opens the prompt's side. Called once, instead of [#run].
  public Session session() {
    VmProcess first = roster.make(null, null, clock.nanos());
    VmThread main = first.makeMain(null, clock.nanos(), 0, null);
    Prompt made = new Prompt(this, main);
    prompt = made;
    main.start(made::serve);
    return made;
  }

  /// Ctrl-C. The first raises KeyboardInterrupt in the main fiber; the second, before the program
  /// or entry has ended, stops everything that it started. False when nothing runs. From any
  /// thread.
  public boolean interrupt() {
    return stopping.interrupt();
  }

  /// The account of all VMs now, or of the whole run after its end. From a thread that is no Toy
  /// thread.
  public Snapshot snapshot() {
    CompletableFuture<Snapshot> made = new CompletableFuture<>();
    ledger.snapshot(null, made::complete);
    return made.join();
  }

  /// Cancels a task or terminates a process by its id in [Live]. From a thread that is no Toy
  /// thread; does not wait for the end.
  public Killed kill(String id) {
    return roster.kill(id);
  }

  /// What runs now, at once: threads exactly, tasks counted. For a meter; from a thread that is no
  /// Toy thread. Neither stops anything nor shows in the account. See [Onlooker].
  public Live live() {
    return new Live(roster.all().stream().map(Onlooker::glance).toList());
  }

  /// What runs now, with tasks and locks. As [#live], but it may take a tenth of a second for each
  /// VM that is busy in a native call, and then knows less of that one.
  public Live look() {
    return new Live(roster.all().stream().map(Onlooker::look).toList());
  }

  /// A reading of the clock by which the account is kept, ns.
  public long nanos() {
    return clock.nanos();
  }

  /// How many units (threads, processes, tasks) have been spawned so far.
  public long spawned() {
    return roster.spawned();
  }

  /// What its programs were warned of.
  public Warnings warnings() {
    return warnings;
  }

  /// When its VMs compile hot functions.
  Tiering tiering() {
    return options.tiering();
  }

  /// The rules of the lock of the main VM, and of VMs made from now on.
  public Policy policy() {
    return policy;
  }

  /// Changes them between entries.
  public void setPolicy(Policy other) {
    Prompt at = prompt;
    if (at == null) {
      throw new IllegalStateException("only at the prompt");
    }
    policy = other;
    at.between(main -> main.process.setPolicy(other));
  }

  /// Stops whatever still runs, without waiting for it.
  @Override
  public void close() {
    stopping.stopAll(state.exitCode());
    workers.close();
    limiter.close();
    Prompt at = prompt;
    if (at != null) {
      at.close();
    }
  }

  /// Waits on a thread that is no Toy thread.
  static void await(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- what its parts share

  /// What this process of the operating system was told about itself; null for the program itself.
  @Nullable Birth birth() {
    return birth;
  }

  /// To the process that spawned this one, if it is one of the operating system.
  @Nullable Upstream upstream() {
    return upstream;
  }

  /// The functions and classes that were sent to other processes.
  RootTable roots() {
    return roots;
  }

  /// Starts processes of the operating system.
  Connection.Starter starter() {
    Connection.Starter known = starter;
    if (known == null) {
      String entry = library.childEntry();
      if (entry == null) {
        throw new IllegalStateException("this library cannot run in a child");
      }
      known = new ChildCommand(entry, options.childOptions(), streams.environment());
      starter = known;
    }
    return known;
  }

  /// For tests: another way to start them.
  void starter(Connection.Starter other) {
    starter = other;
  }

  /// Whether entries are posted, and no script runs.
  boolean isPrompt() {
    return prompt != null;
  }

  Options options() {
    return options;
  }

  Library library() {
    return library;
  }

  Clock clock() {
    return clock;
  }

  CpuTime cpuTime() {
    return cpuTime;
  }

  Knots knots() {
    return knots;
  }

  Limiter limiter() {
    return limiter;
  }

  /// How it stops what runs.
  Stopping stopping() {
    return stopping;
  }

  /// Its threads for files and names of hosts.
  Workers workers() {
    return workers;
  }

  Progress progress() {
    return progress;
  }

  Ledger ledger() {
    return ledger;
  }

  StandardStreams host() {
    return streams;
  }

  Printer printer() {
    return printer;
  }

  Front front() {
    return front;
  }

  Vm.Importer importer() {
    return importer;
  }

  /// `os.getpid()` of a VM: the JVM's own for the first.
  long pid(int process) {
    return java.lang.ProcessHandle.current().pid() + process;
  }

  /// Its VMs that have not ended.
  Roster roster() {
    return roster;
  }

  // ---- beginning and end

  /// Whether the errors in a group that nobody handles are told one by one, with their stacks, and
  /// not only each distinct cause with its count. Any thread.
  public void tellMembers(boolean all) {
    printer.tellMembers(all);
  }

  /// `listener` hears of all that is said about the program, before it is printed: errors, each
  /// with those that led to it before it, and warnings. On the thread that found it, which may hold
  /// a lock: it must not wait. Set before anything runs.
  public void onFinding(Consumer<Finding> listener) {
    printer.listener(listener);
  }

  /// How diagnostics look from now on; at first without line breaks. Any thread.
  ///
  /// @param columns of the terminal, at which they are broken between words; 0 for never
  public void diagnosticStyle(boolean color, int columns) {
    printer.style(color, columns);
  }

  /// How the script or entry stands.
  RunState state() {
    return state;
  }

  /// Whether the script, or the last entry, was stopped by a deadlock. Any thread.
  public boolean isDeadlock() {
    return state.isDeadlock();
  }

  /// A script or an entry begins.
  void begin() {
    state.begin(prompt != null);
    limiter.begin(state.entry());
  }

  /// It is over; Ctrl-C is no longer its affair.
  void over() {
    state.over();
    limiter.over();
    roster.first().breaker.clear(Breaker.INTERRUPT);
  }

  /// What each unit and thing may use; see [#used].
  public Limits limits() {
    return options.limits();
  }

  /// How much of it is used: steps, output and time by the script or entry that was over last, the
  /// rest by all that lives now. Steps and output are counted only where they are limited.
  public long used(Limit limit) {
    return limiter.used(limit);
  }

  /// The limit that ended the script or the last entry, or null. Any thread.
  public @Nullable LimitHit limitHit() {
    return limiter.last().hit();
  }
}
