package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.ledger.Times;
import toy.value.HasRepr;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;

/// What `spawn` returns: the front of a thread, a process or a task. Lives in the VM that spawned
/// it.
public abstract sealed class Handle extends Pending implements HasRepr
    permits ThreadHandle, ProcessHandle, Task, Promise {
  final VmProcess home;
  final Completion completion = new Completion(this);

  /// Where the `spawn` stands; null for what the machine itself made.
  final Fiber.@Nullable Place spawnedAt;

  /// Set where somebody is sure to wait for the end, before the unit starts: its error need not be
  /// told at once.
  boolean awaited;

  /// Set where the join does not raise the error, before the unit starts: it is told in full at
  /// once (`threading.Thread`, `multiprocessing.Process`).
  boolean tellsAtOnce;

  /// Functions to be called at the end; guarded by the GIL.
  private final java.util.List<LoopCall.Turn> callbacks = new java.util.ArrayList<>(0);

  /// The entry at the prompt that it belongs to; 0 for a script.
  final int entry;

  /// What it uses is charged to it.
  final Budget budget;

  Handle(VmProcess home, Fiber.@Nullable Place spawnedAt, int entry, Budget budget) {
    this.home = home;
    this.spawnedAt = spawnedAt;
    this.entry = entry;
    this.budget = budget;
  }

  /// `h.name`.
  public abstract String name();

  /// What messages call it: `thread T3 'worker'`, or by its function `thread T3 (f)`.
  abstract String label();

  /// `thread`, `process` or `task`.
  String model() {
    return switch (this) {
      case ThreadHandle _ -> "thread";
      case ProcessHandle _ -> "process";
      case Task _ -> "task";
      case Promise _ -> "future";
    };
  }

  /// `h.cancel()`: whether there was something to cancel. Threads refuse.
  public abstract boolean cancel(Fiber f, @Nullable Object message);

  /// `h.stats`: how long it held, waited and was released up to now.
  public abstract Times times(Fiber f);

  /// `add_done_callback`: the loop of this thread calls `function` with the handle at its end.
  public void addCallback(Fiber f, Object function) {
    EventLoop loop = ((VmThread) f.thread).makeLoop();
    LoopCall call = new LoopCall(loop, function, this);
    LoopCall.Turn atEnd = new LoopCall.Turn(call);
    if (completion.watch(atEnd)) {
      callbacks.add(atEnd);
    } else {
      call.soon();
    }
  }

  /// `remove_done_callback`: how many there were that had not been called.
  public int removeCallback(Object function) {
    if (isDone()) {
      return 0;
    }
    int before = callbacks.size();
    for (LoopCall.Turn known : java.util.List.copyOf(callbacks)) {
      if (known.calls(function)) {
        completion.unwatch(known);
        callbacks.remove(known);
      }
    }
    return before - callbacks.size();
  }

  @Override
  public boolean isDone() {
    return completion.isDone();
  }

  /// Whether it raised an error, which does not count as heard of by this.
  public boolean hasError() {
    return completion.hasError();
  }

  public boolean isCancelled() {
    return completion.isCancelled();
  }

  @Override
  public Object result(Fiber f) {
    return completion.result();
  }

  @Override
  public Reason reason() {
    return Reason.JOIN;
  }

  @Override
  void arm(LoopWaiter waiter) {
    if (!completion.watch(waiter)) {
      waiter.wake(waiter.loop().clock().nanos());
    }
  }

  @Override
  void disarm(LoopWaiter waiter) {
    completion.unwatch(waiter);
  }

  @Override
  String describe() {
    return label();
  }

  @Override
  java.util.List<Handle> units() {
    return java.util.List.of(this);
  }

  /// As the account calls it, within the machine: `T1`, `T0.3`, `P2.T1`, `P2`.
  abstract String id();

  /// `join(h)`, `h.result(timeout)`: waits on this thread for the end, and gives the result or
  /// raises the error. With a `deadline` that passes first, TimeoutError.
  public Object join(Fiber f, long deadline) {
    if (!await(f, deadline)) {
      throw new ToyError(Types.TIMEOUT_ERROR, label() + " has not ended yet");
    }
    return result(f);
  }

  /// Waits on this thread for the end, and no more; false when the deadline passes first.
  public boolean await(Fiber f, long deadline) {
    if (!isDone()) {
      VmThread thread = (VmThread) f.thread;
      if (this == thread.handle()) {
        throw ToyError.runtimeError("cannot join current thread");
      }
      if (this instanceof Task task && task.loop == thread.loop) {
        Driver.join(thread, f, task, deadline);
      } else {
        thread.steps.warnBlocking(f, "join of " + label(), "await");
        f.vm.scheduler.perform(f, new Request.Wait(Reason.JOIN, completion, deadline));
      }
    }
    return isDone();
  }
}
