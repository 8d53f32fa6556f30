package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.ledger.Times;
import toy.value.Callbacks;
import toy.value.ExceptionValue;
import toy.value.Instance;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;

/// A future: what stands for a result that some code of the program gives, once, from any thread.
/// Everything else about it is a handle's; so it can be joined, awaited and gathered as a unit can.
public final class Promise extends Handle {
  public static final ToyClass TYPE = ToyClass.builtin("asyncio", "Future", Types.OBJECT);
  public static final ToyClass INVALID_STATE =
      ToyClass.builtin("asyncio", "InvalidStateError", Types.EXCEPTION);

  private final String what;
  private final Reason reason;
  private final boolean endsWithItsTask;
  private @Nullable Instance kept;

  /// @param what for messages: what those who wait for it wait for
  /// @param reason why a task that awaits it is suspended
  /// @param endsWithItsTask whether it is cancelled with a task that awaits it
  Promise(
      VmThread maker,
      Fiber.@Nullable Place madeAt,
      String what,
      Reason reason,
      boolean endsWithItsTask) {
    super(maker.process, madeAt, maker.entryNow(), maker.budget());
    this.what = what;
    this.reason = reason;
    this.endsWithItsTask = endsWithItsTask;
  }

  /// It stands for a turn at `lock`, a lock that is written in Toy: which has an attribute
  /// `_keeper`, the task that has it and alone can release it, or None. At once.
  public Promise of(Instance lock) {
    kept = lock;
    return this;
  }

  /// The task that alone can end the wait, if there is one. On the side of the loop.
  @Nullable Task keeper() {
    return kept != null && kept.get("_keeper") instanceof Task task ? task : null;
  }

  private long now() {
    return home.machine.clock().nanos();
  }

  /// `set_result`.
  public void succeed(Object value) {
    if (!completion.succeed(value, now())) {
      throw invalid("invalid state");
    }
  }

  /// `set_exception`.
  public void fail(ExceptionValue error) {
    if (!completion.fail(error, false, now())) {
      throw invalid("invalid state");
    }
  }

  /// Ends as `unit` has ended.
  void follow(Handle unit) {
    try {
      completion.succeed(unit.completion.result(), now());
    } catch (ToyError e) {
      completion.fail(e.value(), unit.isCancelled(), now());
    }
  }

  public static ToyError invalid(String message) {
    return new ToyError(INVALID_STATE, message);
  }

  /// `result()`: what is there already.
  public Object value(Fiber f) {
    if (!isDone()) {
      throw invalid("Result is not set.");
    }
    return result(f);
  }

  @Override
  public boolean cancel(Fiber f, @Nullable Object message) {
    return completion.fail(Task.cancelledError(message), true, now());
  }

  @Override
  boolean passCancelOn() {
    return endsWithItsTask && completion.fail(Task.cancelledError(null), true, now());
  }

  @Override
  public Reason reason() {
    return reason;
  }

  @Override
  java.util.List<Handle> units() {
    return java.util.List.of(); // no unit ends it
  }

  @Override
  public String name() {
    return what;
  }

  @Override
  String label() {
    return what;
  }

  @Override
  String id() {
    return what;
  }

  @Override
  public Times times(Fiber f) {
    return Times.ZERO;
  }

  @Override
  public String repr(Callbacks calls) {
    return "<Future " + (!isDone() ? "pending" : isCancelled() ? "cancelled" : "finished") + ">";
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
