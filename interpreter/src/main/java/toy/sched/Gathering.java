package toy.sched;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.Types;
import toy.vm.Fiber;

/// `gather(…)`: done when all its units are, or when the first of them has failed; the others then
/// go on, as in asyncio. On the side of the loop of the thread that made it.
public final class Gathering extends Pending {
  public static final ToyClass TYPE = ToyClass.builtin("_GatheringFuture", Types.OBJECT);

  private final EventLoop loop;
  private final List<Handle> units;
  private final boolean returnErrors;
  private @Nullable LoopWaiter waiter;
  private int missing;
  private @Nullable Handle failed;

  /// @param returnErrors errors stand in the result among the values
  Gathering(EventLoop loop, List<Handle> units, boolean returnErrors) {
    this.loop = loop;
    this.units = units;
    this.returnErrors = returnErrors;
    for (Handle unit : units) {
      if (UnitWatch.watch(loop, unit, this::hear)) {
        missing++;
      } else {
        ended(unit);
      }
    }
  }

  private void hear(Handle unit, long at) {
    missing--;
    ended(unit);
    if (isDone() && waiter != null) {
      waiter.wake(at);
    }
  }

  private void ended(Handle unit) {
    if (failed == null && !returnErrors && unit.completion.isFailed()) {
      failed = unit;
    }
  }

  @Override
  public boolean isDone() {
    return missing == 0 || failed != null;
  }

  @Override
  public Object result(Fiber f) {
    if (failed != null) {
      return failed.result(f); // raises
    }
    ToyList values = new ToyList(units.size());
    for (Handle unit : units) {
      try {
        values.append(unit.result(f));
      } catch (ToyError e) {
        if (!returnErrors) {
          throw e;
        }
        values.append(e.value());
      }
    }
    return values;
  }

  @Override
  void arm(LoopWaiter by) {
    if (waiter != null) {
      throw ToyError.runtimeError("one gather can be awaited by one task at a time");
    }
    waiter = by;
  }

  @Override
  void disarm(LoopWaiter by) {
    waiter = null;
  }

  @Override
  boolean passCancelOn() {
    boolean all = true;
    for (Handle unit : units) {
      if (unit.isDone()) {
        continue;
      }
      all = unit.passCancelOn() & all;
    }
    return all;
  }

  @Override
  public Reason reason() {
    return Reason.JOIN;
  }

  @Override
  List<Handle> units() {
    return List.copyOf(units);
  }

  @Override
  String describe() {
    int left = missing;
    return "gather (" + left + " of " + units.size() + " have not ended)";
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
