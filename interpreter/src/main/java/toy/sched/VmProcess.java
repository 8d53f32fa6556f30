package toy.sched;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import toy.gil.Breaker;
import toy.gil.Policy;
import toy.gil.RealGil;
import toy.ledger.Model;
import toy.ledger.Snapshot;
import toy.ledger.VmAccount;
import toy.value.ExceptionValue;
import toy.value.Sharing;
import toy.vm.Fiber;
import toy.vm.Request;
import toy.vm.Vm;

/// One VM of a machine: its lock, its account, its threads. The first is the program's own, the
/// others are what `spawn process` makes. No object of one is reachable from another.
final class VmProcess implements ProcessHandle.Running {
  final Machine machine;
  final int number;
  final String name;
  final @Nullable VmProcess parent;

  /// Held while a part of a library's module runs that is written in Toy.
  final ToyLock importing = new ToyLock(ToyLock.REENTRANT);

  final KnownCode knownCode = new KnownCode();

  /// What is to be shut down before the VM's end, the last one first; guarded by the GIL.
  final List<Object> atExit = new ArrayList<>();

  final PipeEnd.Open openPipes = new PipeEnd.Open();

  final Vm vm;
  final RealGil gil;
  final Breaker breaker;
  final VmAccount account;
  private final boolean isNamed;
  private final List<VmThread> threads = new ArrayList<>(); // guarded by itself
  private final List<Handle> spawned =
      new ArrayList<>(); // threads and processes; guarded by itself
  private final List<Handle> failures = new ArrayList<>(); // guarded by itself
  private final Map<Endpoint, Integer> endpoints = new HashMap<>(); // open ones; guarded by itself
  private final BitSet numbers = new BitSet(); // of theirs; guarded by `endpoints`
  private volatile Policy policy;
  private @Nullable VmThread main;
  private @Nullable String what;
  private int threadsMade;

  /// @param isNamed whether the program gave it its name
  /// @param created the reading at which its making began
  VmProcess(
      Machine machine,
      @Nullable VmProcess parent,
      int number,
      String name,
      boolean isNamed,
      long created) {
    this.machine = machine;
    this.parent = parent;
    this.number = number;
    this.name = name;
    this.isNamed = isNamed;
    this.breaker = new Breaker();
    if (machine.limiter().countsSteps()) {
      breaker.set(Breaker.STEPS);
    }
    Policy policy = parent == null ? machine.policy() : parent.policy();
    this.policy = policy;
    if (policy.isParallel()) {
      Sharing.begin();
    }
    this.gil = new RealGil(policy, machine.clock(), breaker);
    this.account =
        machine
            .ledger()
            .createVm(
                name,
                parent == null ? null : parent.account,
                isForeign() ? VmAccount.Kind.OS : VmAccount.Kind.VM,
                gil,
                created);
    this.vm =
        new Vm(
            number,
            isSpawned() ? "__mp_main__" : "__main__",
            new RealScheduler(this),
            machine.host(),
            machine.library(),
            machine.importer(),
            breaker,
            gil.runtime(),
            policy.checkpoints() == Policy.Checkpoints.EVERY,
            machine.tiering());
    long depth = machine.limiter().limits().max(Limit.RECURSION);
    vm.recursionLimit = (int) Math.min(vm.recursionLimit, depth);
  }

  /// The account of all VMs now, from a thread of this one that holds its lock; it lets go of it
  /// (reason `io`) while other VMs are cut.
  Snapshot snapshot(Fiber f) {
    CompletableFuture<Snapshot> made = new CompletableFuture<>();
    if (f.thread.leaveRuntime(gil.runtime())) { // else two VMs could wait for each other
      try {
        machine.ledger().snapshot(null, made::complete);
      } finally {
        f.thread.enterRuntime(gil.runtime());
      }
    } else {
      machine.ledger().snapshot(account, made::complete);
    }
    if (!made.isDone()) {
      f.vm.scheduler.perform(f, new Request.Io(made::join));
    }
    return made.join();
  }

  /// Whether it is the first VM of a process of the operating system.
  private boolean isForeign() {
    return parent == null && machine.upstream() != null;
  }

  /// Whether some other VM spawned it; that one may be in another process.
  boolean isSpawned() {
    return parent != null || isForeign();
  }

  /// The VM's first thread; it does not run yet.
  ///
  /// @param budget of who spawned it; null for the machine's first
  VmThread makeMain(@Nullable String spawnedAt, long created, int entry, @Nullable Budget budget) {
    Model model = isSpawned() ? Model.PROCESS : Model.MAIN;
    VmThread made =
        new VmThread(
            this,
            account.thread(isSpawned() ? name : "MainThread", model, spawnedAt, created),
            false,
            entry,
            budget);
    made.makeLoop().running(true);
    main = made;
    return made;
  }

  /// A socket has been opened: its number.
  int opened(Endpoint endpoint) {
    synchronized (endpoints) {
      int number = numbers.nextClearBit(3);
      numbers.set(number);
      endpoints.put(endpoint, number);
      return number;
    }
  }

  void closed(Endpoint endpoint) {
    synchronized (endpoints) {
      Integer number = endpoints.remove(endpoint);
      if (number != null) {
        numbers.clear(number);
      }
    }
  }

  /// Closes the sockets that its program has left open. At its end.
  void closeEndpoints() {
    List<Endpoint> open;
    synchronized (endpoints) {
      open = List.copyOf(endpoints.keySet());
    }
    open.forEach(Endpoint::close);
  }

  /// Its function, which messages call it by. Before it starts.
  void runs(String function) {
    what = function;
  }

  Policy policy() {
    return policy;
  }

  /// Changes the rules of the lock, for those VMs too that are spawned from here. By its holder.
  void setPolicy(Policy other) {
    policy = other;
    gil.setPolicy(other);
    vm.setEveryForm(other.checkpoints() == Policy.Checkpoints.EVERY);
  }

  @SuppressWarnings("NullAway") // made before anything runs
  VmThread main() {
    return main;
  }

  /// The number of the next `Thread-n`. By a holder of the GIL.
  int nextThread() {
    synchronized (threads) {
      return ++threadsMade;
    }
  }

  void add(VmThread thread) {
    synchronized (threads) {
      threads.add(thread);
    }
  }

  void remove(VmThread thread) {
    synchronized (threads) {
      threads.remove(thread);
    }
  }

  /// A thread has unwound: others may still have to.
  void stopServed() {
    breaker.clear(Breaker.STOP);
    if (threads().stream().anyMatch(VmThread::isStopped)) {
      breaker.set(Breaker.STOP);
    }
  }

  /// The threads that have not ended.
  List<VmThread> threads() {
    synchronized (threads) {
      return List.copyOf(threads);
    }
  }

  /// Whether any of them is not parked for good.
  boolean isAnyFree() {
    synchronized (threads) {
      for (VmThread thread : threads) {
        if (!thread.parker.isStuck()) {
          return true;
        }
      }
      return false;
    }
  }

  void spawned(Handle handle) {
    synchronized (spawned) {
      spawned.removeIf(Handle::isDone);
      spawned.add(handle);
    }
  }

  /// The threads and processes that this VM has spawned and that have not ended.
  List<Handle> running() {
    synchronized (spawned) {
      spawned.removeIf(Handle::isDone);
      return List.copyOf(spawned);
    }
  }

  /// A unit of this VM failed: says so in one line unless somebody waits for it. By the unit,
  /// before its completion, with the GIL.
  void failed(Handle unit, ExceptionValue error) {
    failed(unit, main().fiber, error);
  }

  void failed(Handle unit, Fiber f, ExceptionValue error) {
    if (unit.budget.isOver()) {
      return; // it comes of being ended
    }
    if (unit.tellsAtOnce) {
      machine.state().failed(Exit.of(error));
      machine.printer().failedInUnit(f, error, unit instanceof ThreadHandle, unit.name(), unit);
      return;
    }
    failed(unit, new Uncaught(f).brief(error));
  }

  /// As [#failed(Handle, ExceptionValue)], of a unit that is elsewhere: by any thread.
  void failed(Handle unit, String brief) {
    if (unit.budget.isOver()) {
      return;
    }
    if (unit.tellsAtOnce) {
      machine.state().failed(Exit.ERROR); // it has told all by itself
      return;
    }
    synchronized (failures) {
      failures.add(unit);
    }
    if (!unit.awaited && !unit.completion.isAwaited()) {
      machine.printer().died(unit, brief);
    }
  }

  /// The units that have ended with an error of which nobody has heard; each is given once.
  List<Handle> takeUnheard() {
    synchronized (failures) {
      List<Handle> unheard = failures.stream().filter(h -> h.completion.isUnheard()).toList();
      failures.removeIf(Handle::isDone);
      return unheard;
    }
  }

  /// What stands before the ids of its threads: nothing for the first VM, else `P1.`.
  String prefix() {
    return isSpawned() ? account.id() + "." : "";
  }

  /// `P1 'name'`, or by its function `P1 (f)`.
  String label() {
    return label(account.id(), name, isNamed, what);
  }

  static String label(String id, String name, boolean isNamed, @Nullable String function) {
    return id + " " + (function == null || isNamed ? "'" + name + "'" : "(" + function + ")");
  }

  /// Stops all its threads and the processes below it.
  @Override
  public void stop() {
    for (VmThread thread : threads()) {
      thread.stop();
    }
    for (Handle handle : running()) {
      if (handle instanceof ProcessHandle process) {
        process.stop();
      }
    }
  }
}
