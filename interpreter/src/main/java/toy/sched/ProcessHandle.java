package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.ledger.Times;
import toy.ledger.VmSnapshot;
import toy.value.Callbacks;
import toy.value.ExceptionValue;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;

/// The handle of a process: of a VM of its own and its main thread. What the child sends back is a
/// [Parcel], which the parent unpacks under its own lock when it first asks.
public final class ProcessHandle extends Handle {
  public static final ToyClass TYPE = ToyClass.builtin("Process", Types.OBJECT);

  private final String name;
  private final String label;
  private final long pid;
  private final String vm;
  private volatile @Nullable Running child; // null once it has ended: its objects may go
  private final boolean daemon;
  private volatile int exitCode;
  private @Nullable Object unpacked; // guarded by the parent's GIL
  private @Nullable ExceptionValue unpackedError;
  private ExceptionValue.@Nullable Trace unpackedTrace;

  /// Of a VM in this JVM.
  ProcessHandle(VmProcess child, Fiber.@Nullable Place spawnedAt, int entry, SpawnOptions options) {
    super(
        java.util.Objects.requireNonNull(child.parent), spawnedAt, entry, child.main().ownBudget());
    this.child = child;
    this.name = child.name;
    this.label = "process " + child.label();
    this.pid = child.machine.pid(child.number);
    this.vm = child.account.id();
    this.daemon = options.daemon();
    this.awaited = options.awaited();
    this.tellsAtOnce = options.face() != null;
  }

  /// Of a process of the operating system.
  ProcessHandle(
      VmProcess home,
      OsProcess child,
      Birth birth,
      int entry,
      Budget budget,
      SpawnOptions options) {
    super(home, birth.spawnedAt(), entry, budget);
    this.child = child;
    this.name = birth.name();
    this.label = birth.label();
    this.pid = child.pid();
    this.vm = birth.id();
    this.daemon = options.daemon();
    this.awaited = options.awaited();
    this.tellsAtOnce = options.face() != null;
  }

  /// The process itself.
  interface Running {
    /// Ends it, and those below it, without running any more Toy code in it; does not wait.
    void stop();
  }

  /// Stops all threads of the process and of those below it.
  void stop() {
    Running running = child;
    if (running != null) {
      running.stop();
    }
  }

  /// Its VM in this JVM; null once it has ended, and for a process of the operating system.
  @Nullable VmProcess child() {
    return child instanceof VmProcess process ? process : null;
  }

  /// The process has come to its end. Just before the completion.
  void ended() {
    child = null;
  }

  @Override
  public String name() {
    return name;
  }

  public boolean isDaemon() {
    return daemon;
  }

  /// What the child ended with; 0 as long as it runs.
  public int exitCode() {
    return exitCode;
  }

  void exitCode(int code) {
    exitCode = code;
  }

  /// `os.getpid()` in the child.
  public long pid() {
    return pid;
  }

  @Override
  String id() {
    return vm;
  }

  @Override
  String label() {
    return label;
  }

  @Override
  public boolean cancel(Fiber f, @Nullable Object message) {
    if (isDone()) {
      return false;
    }
    stop();
    return true;
  }

  @Override
  public Object result(Fiber f) {
    if (unpackedError != null) {
      ExceptionValue error = unpackedError;
      error.trace = unpackedTrace;
      throw new ToyError(error);
    }
    if (unpacked == null) {
      Object sent = completion.result();
      if (sent instanceof Outcome.Returned returned) {
        unpacked = returned.value().unpack(f);
      } else if (sent instanceof Outcome.Raised raised) {
        ExceptionValue error = (ExceptionValue) raised.error().unpack(f);
        unpackedError = error;
        unpackedTrace = error.trace;
        throw new ToyError(error);
      }
    }
    return java.util.Objects.requireNonNull(unpacked);
  }

  /// What the child sends back.
  sealed interface Outcome {
    record Returned(Parcel value) implements Outcome {}

    record Raised(Parcel error) implements Outcome {}
  }

  @Override
  public Times times(Fiber f) {
    for (VmSnapshot cut : Units.snapshot(f).vms()) {
      if (cut.id().equals(vm)) {
        return cut.threads().isEmpty() ? Times.ZERO : cut.threads().getFirst().own();
      }
    }
    throw new IllegalStateException(vm);
  }

  /// What joiners of a terminated process get.
  static ExceptionValue terminated(String label) {
    return new ExceptionValue(Types.CANCELLED_ERROR, ToyTuple.of(label + " was terminated"));
  }

  @Override
  public String repr(Callbacks calls) {
    String state = isDone() ? "stopped" : "started";
    return "<Process name='" + name() + "' pid=" + pid() + " " + state + ">";
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
