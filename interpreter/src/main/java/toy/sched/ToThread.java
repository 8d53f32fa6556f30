package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.syntax.DiagnosticCode;
import toy.value.ToyClass;
import toy.value.ToyDict;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.vm.Fiber;

/// `asyncio.to_thread(f, …)`: spawns the thread when it is awaited. On the side of the waiter's
/// loop.
public final class ToThread extends Pending {
  private final Fiber maker;
  private final Spawner.Call call;
  private @Nullable ThreadHandle thread;

  public ToThread(Fiber maker, Object callee, ToyList args, @Nullable ToyDict keywords) {
    Spawner.refuseAsync(callee, DiagnosticCode.IS_ASYNC, "thread");
    this.maker = maker;
    this.call = new Spawner.Call(callee, args, keywords, SpawnOptions.NONE.withAwaited(true));
  }

  @Override
  void arm(LoopWaiter waiter) {
    if (thread != null) {
      throw ToyError.runtimeError("cannot reuse already awaited coroutine");
    }
    ThreadHandle made = Spawner.thread(maker, call);
    thread = made;
    made.arm(waiter);
  }

  @Override
  void disarm(LoopWaiter waiter) {
    if (thread != null) {
      thread.disarm(waiter);
    }
  }

  @Override
  public boolean isDone() {
    return thread != null && thread.isDone();
  }

  @Override
  public Object result(Fiber f) {
    if (thread == null) {
      throw new IllegalStateException();
    }
    return thread.result(f);
  }

  @Override
  public Reason reason() {
    return Reason.JOIN;
  }

  @Override
  java.util.List<Handle> units() {
    return thread == null ? java.util.List.of() : java.util.List.of(thread);
  }

  @Override
  String describe() {
    return thread == null ? "to_thread" : thread.label();
  }

  @Override
  public ToyClass type() {
    return SleepAwait.TYPE;
  }
}
