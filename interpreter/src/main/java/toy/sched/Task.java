package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.ledger.TaskAccount;
import toy.ledger.Times;
import toy.syntax.DiagnosticCode;
import toy.value.Callbacks;
import toy.value.ExceptionValue;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Coroutine;
import toy.vm.Fiber;
import toy.vm.Request;
import toy.vm.Scheduler;

/// A coroutine, or anything else that can be awaited, scheduled on a thread's loop. On that loop's
/// side, but for [#cancel] and what a [Handle] offers to all.
public final class Task extends Handle implements LoopWaiter {
  public static final ToyClass TYPE = ToyClass.builtin("Task", Types.OBJECT);

  final EventLoop loop;
  final Fiber fiber;
  final TaskAccount account;
  private final @Nullable Coroutine coroutine;
  private final @Nullable Pending source;
  private @Nullable Pending waitingOn;
  private @Nullable ExceptionValue cancelRequest;
  private boolean begun;
  private boolean passing; // a cancel, to what it waits for
  private int bounds; // timers that will cancel it
  private int cancels; // guarded by the GIL
  private @Nullable String renamed;
  private boolean toldToCancel; // not by a timeout, which takes its cancel back
  private boolean running;
  private boolean queued = true;
  private boolean woken; // during its own step
  private long wokenAt;

  /// Links of the loop's list of tasks that have not ended.
  @Nullable Task older;

  @Nullable Task newer;

  /// A task that is ready from `now` on. The coroutine has been claimed ([Coroutine#start]);
  /// without one the task is there to await `source`.
  Task(
      EventLoop loop,
      @Nullable Coroutine coroutine,
      @Nullable Pending source,
      @Nullable String name,
      Fiber.@Nullable Place spawnedAt,
      long now) {
    super(loop.thread.process, spawnedAt, loop.thread.entryNow(), loop.thread.budget());
    this.loop = loop;
    this.coroutine = coroutine;
    this.source = source;
    this.fiber = new Fiber(home.vm, loop.thread, this);
    this.account = loop.thread.account.task(name, spawnedAt, now);
    loop.add(this);
    loop.enqueue(this);
  }

  @Override
  public EventLoop loop() {
    return loop;
  }

  @Override
  public String name() {
    String given = renamed;
    return given == null ? account.name() : given;
  }

  /// `set_name`; the report keeps the first one.
  public void rename(String name) {
    renamed = name;
  }

  /// The coroutine's name, or that of what the task awaits.
  String what() {
    if (coroutine != null) {
      return coroutine.qualifiedName();
    }
    return source == null ? "" : source.describe();
  }

  /// Where the coroutine was made, or the task spawned.
  Fiber.@Nullable Place madeAt() {
    return coroutine == null || coroutine.madeIn == null
        ? spawnedAt
        : new Fiber.Place(what(), coroutine.madeIn, coroutine.madeAt, coroutine.madeEnd);
  }

  @Override
  String id() {
    return home.prefix() + account.id();
  }

  @Override
  String label() {
    return "task '" + called() + "'";
  }

  /// Its name, or that of its coroutine where it was given none.
  String called() {
    return name().startsWith("Task-") ? what() : name();
  }

  /// What it waits for, for deadlock messages.
  @Nullable Pending waitingOn() {
    return waitingOn;
  }

  // ---- steps, called by the driver

  /// Runs the next step: a value, or [Scheduler#SUSPENDED].
  Object advance() {
    queued = false;
    running = true;
    ExceptionValue cancel = cancelRequest;
    if (cancel != null) {
      cancelRequest = null;
      waitingOn = null;
      if (!begun || coroutine == null) {
        throw new ToyError(cancel);
      }
      return fiber.resumeThrowing(new ToyError(cancel));
    }
    if (!begun) {
      begun = true;
      return coroutine == null ? begin() : fiber.begin(coroutine);
    }
    Pending on = waitingOn;
    waitingOn = null;
    if (on == null) {
      throw new IllegalStateException("woken for nothing");
    }
    Object value;
    try {
      value = on.result(fiber);
    } catch (ToyError e) {
      if (coroutine == null) {
        throw e;
      }
      return fiber.resumeThrowing(e);
    }
    return coroutine == null ? value : fiber.resume(value);
  }

  private Object begin() {
    Pending on = source;
    if (on == null) {
      throw new IllegalStateException("nothing to await");
    }
    return await(on);
  }

  /// AWAIT inside the step: the value of what is done, else [Scheduler#SUSPENDED].
  Object await(Pending on) {
    if (on == this) {
      throw ToyError.runtimeError("Task cannot await on itself: " + label());
    }
    if (on.isDone()) {
      return on.result(fiber);
    }
    waitingOn = on;
    on.arm(this);
    home.machine.knots().suspends(this, on);
    return Scheduler.SUSPENDED;
  }

  /// The step ended in an await.
  void suspended(long now) {
    running = false;
    Pending on = waitingOn;
    if (on == null) {
      throw new IllegalStateException("suspended for nothing");
    }
    account.suspend(on.reason(), on.deadline(), now);
    ExceptionValue cancel = cancelRequest;
    if (woken) {
      woken = false;
      makeReady(Math.max(wokenAt, now));
    } else if (cancel != null) {
      cancelRequest = null;
      cancel(cancel, now);
    }
  }

  /// The task returned, or raised `error`.
  void ended(@Nullable Object value, @Nullable ToyError error, long now) {
    running = false;
    account.end(now);
    loop.remove(this);
    if (error == null) {
      if (toldToCancel && cancelRequest == null) {
        warnSwallowed();
      }
      completion.succeed(java.util.Objects.requireNonNull(value), now);
      return;
    }
    ExceptionValue failure = error.value();
    boolean cancelled = failure.type().isSubclassOf(Types.CANCELLED_ERROR);
    if (!cancelled) {
      Traces.crossed(failure, this, null);
    }
    if (!cancelled && !Driver.endsTheLoop(failure.type())) { // else whoever runs the loop hears it
      home.failed(this, failure);
    }
    completion.fail(failure, cancelled, now);
  }

  private void warnSwallowed() {
    home.machine
        .warnings()
        .tell(
            DiagnosticCode.SWALLOWED_CANCEL,
            label() + " was cancelled, swallowed the CancelledError and went on to its end",
            madeAt(),
            "end the `except` that catches it with `raise`, so that who cancelled hears of the"
                + " end");
  }

  /// Ends it without running any more of it.
  void drop(long now) {
    running = false;
    account.end(now);
    loop.remove(this);
    completion.fail(cancelledError(null), true, now);
  }

  private void makeReady(long at) {
    queued = true;
    account.ready(at);
    loop.enqueue(this);
  }

  @Override
  public void wake(long at) {
    if (running) {
      woken = true;
      wokenAt = at;
    } else if (!queued && waitingOn != null && waitingOn.isDone()) {
      makeReady(at);
    }
  }

  // ---- cancelling

  static ExceptionValue cancelledError(@Nullable Object message) {
    return new ExceptionValue(
        Types.CANCELLED_ERROR, message == null ? ToyTuple.EMPTY : ToyTuple.of(message));
  }

  @Override
  public boolean cancel(Fiber f, @Nullable Object message) {
    if (isDone()) {
      return false;
    }
    toldToCancel = true;
    cancels++;
    ExceptionValue error = cancelledError(message);
    long now = loop.clock().nanos();
    if (f.thread == loop.thread) {
      cancel(error, now);
    } else {
      loop.arrived(new LateCancel(this, error), now);
    }
    return true;
  }

  /// Raises `error` at the await where the task stands, or at its next one.
  void cancel(ExceptionValue error, long at) {
    if (isDone()) {
      return;
    }
    Pending on = waitingOn;
    if (running || queued || on == null) {
      cancelRequest = error;
    } else if (!passOn(on) && !queued) {
      cancelRequest = error;
      giveUp(on, at);
    }
  }

  /// Tasks that await each other: the cancel that has gone round ends here.
  private boolean passOn(Pending on) {
    if (passing) {
      return false;
    }
    passing = true;
    try {
      return on.passCancelOn();
    } finally {
      passing = false;
    }
  }

  // ---- being bounded in time

  /// A timer has been started, or stopped again, that will cancel this task. On the loop's side.
  void bound(int change) {
    bounds += change;
  }

  @Override
  boolean isBounded() {
    return bounds > 0;
  }

  /// Whether its next step is due.
  boolean isReady() {
    return queued || woken;
  }

  /// A timer that is due, though the loop has not noticed it, has made the task ready before.
  private void giveUp(Pending on, long at) {
    long ready = Math.min(at, on.deadline());
    on.disarm(this);
    makeReady(ready);
  }

  @Override
  boolean passCancelOn() {
    cancel(cancelledError(null), loop.clock().nanos());
    return true;
  }

  /// As [#cancel(Fiber, Object)], from a thread that is no Toy thread.
  void cancelFromOutside() {
    loop.arrived(new LateCancel(this, cancelledError(null)), loop.clock().nanos());
  }

  /// A cancel from another thread.
  private record LateCancel(Task task, ExceptionValue error) implements LoopWaiter {
    @Override
    public EventLoop loop() {
      return task.loop;
    }

    @Override
    public void wake(long at) {
      task.cancel(error, at);
    }
  }

  /// How often it was told to cancel, without what [#uncancel()] took back.
  public int cancelling() {
    return cancels;
  }

  /// `uncancel()`: one cancel has been dealt with; how many are left.
  public int uncancel() {
    cancels = Math.max(0, cancels - 1);
    toldToCancel &= cancels > 0;
    return cancels;
  }

  /// Takes a cancel back that has not been raised yet; true if it was `error`.
  boolean uncancel(ExceptionValue error) {
    if (cancelRequest == error) {
      cancelRequest = null;
      return true;
    }
    return false;
  }

  @Override
  public Times times(Fiber f) {
    return account.times();
  }

  @Override
  public String repr(Callbacks calls) {
    String state = !isDone() ? "pending" : isCancelled() ? "cancelled" : "finished";
    return "<Task " + state + " name='" + name() + "' coro=<" + what() + "()>>";
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }

  @Override
  long deadline() {
    return Request.NEVER;
  }
}
