package toy.sched;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;

/// Some units in the order in which they end, under `asyncio.wait` and `as_completed`: each await
/// gives the next one that has ended; None once the time is over, or all have been given. To be
/// cancelled does nothing to the units. On the side of the loop of the thread that made it.
public final class Finished extends Pending {
  public static final ToyClass TYPE = ToyClass.builtin("asyncio", "_Finished", Types.OBJECT);

  private final EventLoop loop;
  private final List<Handle> units;
  private final Deque<Handle> ended = new ArrayDeque<>();
  private final long deadline;
  private final Timer timer;
  private @Nullable LoopWaiter waiter;
  private int missing;
  private boolean late;

  /// @param nanos until the time is over; negative: never
  Finished(EventLoop loop, List<Handle> units, long nanos) {
    this.loop = loop;
    this.units = units;
    for (Handle unit : units) {
      if (UnitWatch.watch(loop, unit, this::hear)) {
        missing++;
      } else {
        ended.add(unit);
      }
    }
    timer =
        new Timer() {
          @Override
          void due() {
            late = true;
            wake(deadline);
          }
        };
    deadline = nanos < 0 ? Request.NEVER : loop.clock().nanos() + nanos;
    if (nanos >= 0) {
      loop.start(timer, deadline);
    }
  }

  private void hear(Handle unit, long at) {
    missing--;
    ended.add(unit);
    wake(at);
  }

  private void wake(long at) {
    if (missing == 0) {
      loop.stop(timer);
    }
    LoopWaiter woken = waiter;
    if (woken != null) {
      waiter = null; // it arms again for the next one
      woken.wake(at);
    }
  }

  @Override
  public boolean isDone() {
    return !ended.isEmpty() || late || missing == 0;
  }

  @Override
  public Object result(Fiber f) {
    Handle next = ended.poll();
    return next == null ? None.NONE : next;
  }

  /// Nobody will await it any more.
  public void close() {
    loop.stop(timer);
  }

  @Override
  void arm(LoopWaiter by) {
    if (waiter != null) {
      throw ToyError.runtimeError("it is awaited by another task already");
    }
    waiter = by;
  }

  @Override
  void disarm(LoopWaiter by) {
    waiter = null;
  }

  @Override
  long deadline() {
    return deadline;
  }

  @Override
  public Reason reason() {
    return Reason.JOIN;
  }

  @Override
  List<Handle> units() {
    return units;
  }

  @Override
  String describe() {
    return "the end of one of " + missing + " units";
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
