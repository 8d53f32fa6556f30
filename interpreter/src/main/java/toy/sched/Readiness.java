package toy.sched;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.Types;
import toy.vm.Fiber;

/// What a task awaits before it tries a call of a socket (again): that the call would not block. It
/// can be awaited once. Since it takes nothing, a cancel or a time-out that comes between loses no
/// data. On the side of the waiter's loop, whose thread's selector watches.
public final class Readiness extends Pending implements Poller.Watcher {
  public static final ToyClass TYPE = ToyClass.builtin("coroutine", Types.OBJECT);

  private final Endpoint endpoint;
  private final int operation;
  private final String what;
  private @Nullable LoopWaiter waiter;
  private volatile boolean over;

  /// @param operation of [java.nio.channels.SelectionKey]
  /// @param what for messages: the call that waits
  public Readiness(Endpoint endpoint, int operation, String what) {
    this.endpoint = endpoint;
    this.operation = operation;
    this.what = what;
  }

  @Override
  void arm(LoopWaiter by) {
    waiter = by;
    try {
      by.loop().thread.parker.poller().watch(endpoint, operation, this);
    } catch (ClosedChannelException _) {
      over = true; // the next try says so
      by.loop().post(by, Long.MIN_VALUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  void disarm(LoopWaiter by) {
    by.loop().thread.parker.forget(endpoint, this);
  }

  @Override
  public void ready(long at) {
    over = true;
    LoopWaiter by = waiter;
    if (by != null) {
      by.loop().post(by, at);
    }
  }

  @Override
  public boolean isDone() {
    return over;
  }

  @Override
  public Object result(Fiber f) {
    return None.NONE;
  }

  @Override
  public Reason reason() {
    return Reason.IO;
  }

  @Override
  boolean comesFromOutside() {
    return true;
  }

  @Override
  String describe() {
    return what;
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
