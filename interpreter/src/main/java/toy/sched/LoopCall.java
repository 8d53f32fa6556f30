package toy.sched;

import org.jspecify.annotations.Nullable;
import toy.value.Callbacks;
import toy.value.ExceptionValue;
import toy.value.HasRepr;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;

/// A function that a loop calls between the steps of its tasks: `call_soon`, `call_later`,
/// `add_done_callback`. It is no task, and what it holds of the lock is its thread's own. On the
/// side of its loop, but for [#post].
public final class LoopCall extends Timer implements HasRepr {
  public static final ToyClass TYPE = ToyClass.builtin("asyncio", "TimerHandle", Types.OBJECT);

  private final EventLoop loop;
  private final Object callee;
  private final Object[] args;
  private boolean cancelled;

  LoopCall(EventLoop loop, Object callee, Object... args) {
    this.loop = loop;
    this.callee = callee;
    this.args = args;
  }

  /// It is called in its turn, after what is ready by now.
  void soon() {
    loop.enqueue(this);
  }

  @Override
  void due() {
    loop.enqueue(this);
  }

  /// As [#soon], from any thread of the VM.
  void post() {
    loop.arrived(new Turn(this), loop.clock().nanos());
  }

  /// Calls it, on the loop's thread. An error is told, and the loop goes on.
  void run(Fiber f) {
    if (cancelled) {
      return;
    }
    try {
      f.call(callee, args);
    } catch (ToyError e) {
      ExceptionValue error = e.value();
      if (Driver.endsTheLoop(error.type())) {
        throw e;
      }
      Machine machine = loop.thread.process.machine;
      machine.printer().print("Exception in callback " + Spawner.nameOf(callee) + "():\n");
      machine.printer().uncaught(f, error, null);
      machine.state().failed(Exit.of(error));
    }
  }

  /// It will not be called if it has not been.
  public void cancel() {
    cancelled = true;
    loop.stop(this);
  }

  public boolean isCancelled() {
    return cancelled;
  }

  /// The reading at which it is due, ns.
  public long when() {
    return deadline;
  }

  boolean calls(Object function) {
    return callee == function || callee.equals(function);
  }

  /// Gives a call its turn when it is woken: one that was posted, or a callback of a future that is
  /// done.
  static final class Turn implements LoopWaiter {
    private final LoopCall call;

    Turn(LoopCall call) {
      this.call = call;
    }

    @Override
    public EventLoop loop() {
      return call.loop;
    }

    @Override
    public void wake(long at) {
      call.soon();
    }

    boolean calls(@Nullable Object function) {
      return function != null && call.calls(function);
    }
  }

  @Override
  public String repr(Callbacks calls) {
    String name = Spawner.nameOf(callee);
    return "<TimerHandle" + (cancelled ? " cancelled" : " " + name + "()") + ">";
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
