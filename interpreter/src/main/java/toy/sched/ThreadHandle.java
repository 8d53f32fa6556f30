package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.ledger.Times;
import toy.syntax.DiagnosticCode;
import toy.value.Callbacks;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;

/// The handle of a thread.
public final class ThreadHandle extends Handle {
  public static final ToyClass TYPE = ToyClass.builtin("Thread", Types.OBJECT);

  final VmThread thread;

  /// What the program calls the thread by; guarded by the GIL.
  Object face = this;

  ThreadHandle(VmThread thread, Fiber.@Nullable Place spawnedAt) {
    super(thread.process, spawnedAt, thread.entry, thread.ownBudget());
    this.thread = thread;
  }

  @Override
  public String name() {
    return thread.name();
  }

  /// `threading.get_ident()` of the thread: its number in its VM, from 1.
  public long ident() {
    return Units.ident(thread);
  }

  public boolean isDaemon() {
    return thread.daemon;
  }

  @Override
  String id() {
    return thread.id();
  }

  @Override
  String label() {
    return thread.label();
  }

  @Override
  public boolean cancel(Fiber f, @Nullable Object message) {
    ToyError refusal =
        new ToyError(
            Types.RUNTIME_ERROR,
            "threads cannot be cancelled (Python's neither): let the thread look at an Event, or"
                + " spawn a task or a process instead");
    refusal.value().code = DiagnosticCode.THREAD_CANCELLED.code();
    throw refusal;
  }

  @Override
  public Times times(Fiber f) {
    return thread.account.times();
  }

  @Override
  public String repr(Callbacks calls) {
    String state = isDone() ? "stopped" : "started";
    return "<Thread(" + name() + ", " + state + (thread.daemon ? " daemon " : " ") + ident() + ")>";
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
