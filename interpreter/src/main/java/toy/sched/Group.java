package toy.sched;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.value.ExceptionValue;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyList;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;
import toy.vm.ToyThread;
import toy.vm.Waitable;

/// `group { spawn … }`: whoever leaves the block waits for all units that were spawned in it. The
/// first failure cancels those that can be cancelled; when all have ended their errors are raised
/// as one ExceptionGroup. Guarded by the GIL.
public final class Group extends Pending {
  public static final ToyClass TYPE = ToyClass.builtin("group", Types.OBJECT);

  private final List<Handle> members = new ArrayList<>();
  private @Nullable LoopWaiter waiter;
  private @Nullable Object raised;
  private int missing;
  private boolean cancelling;

  void add(Handle member) {
    members.add(member);
  }

  /// `__group__().wait(exc)`: what an `async def` awaits at the block's end. `exc` is what the
  /// block raised, or None.
  public Group waiting(Fiber f, Object exc) {
    raised = exc;
    if (exc != None.NONE) {
      cancelAll(f);
    }
    return this;
  }

  /// `__group__().join(exc)`: as [#waiting] for code that does not await.
  public Object join(Fiber f, Object exc) {
    waiting(f, exc);
    VmThread thread = (VmThread) f.thread;
    boolean tasks = members.stream().anyMatch(m -> m instanceof Task t && t.loop == thread.loop);
    if (tasks && thread.stepping == null) {
      Driver.drive(thread, f, new TopWait(thread.makeLoop(), this));
    } else {
      for (Handle member : members) {
        if (member instanceof Task task && !task.isDone() && task.loop == thread.loop) {
          Driver.join(thread, f, task, Request.NEVER); // raises
        }
      }
      block(f, thread);
    }
    return result(f);
  }

  private void block(Fiber f, VmThread thread) {
    Members all = new Members();
    while (!isDone()) {
      thread.steps.warnBlocking(f, "a group in a plain function", "async def");
      f.vm.scheduler.perform(f, new Request.Wait(Reason.JOIN, all, Request.NEVER));
      if (anyFailed()) {
        cancelAll(f);
      }
    }
  }

  private boolean anyFailed() {
    return members.stream().anyMatch(m -> m.completion.hasError());
  }

  private void cancelAll(Fiber f) {
    if (cancelling) {
      return;
    }
    cancelling = true;
    for (Handle member : members) {
      if (!member.isDone() && !(member instanceof ThreadHandle)) {
        member.cancel(f, null);
      }
    }
  }

  /// All members as something to block on: over when all have ended, or one failed and the others
  /// have not been told.
  final class Members implements Waitable {
    List<Handle> units() {
      return Group.this.units();
    }

    @Override
    public boolean tryTake(ToyThread by) {
      return isDone() || !cancelling && anyFailed();
    }

    @Override
    public void enlist(ToyThread by) {
      members.forEach(m -> m.completion.enlist(by));
    }

    @Override
    public void withdraw(ToyThread by) {
      members.forEach(m -> m.completion.withdraw(by));
    }

    @Override
    public String describe() {
      return Group.this.describe();
    }
  }

  /// Hears of one member on the loop's side.
  private final class Member implements LoopWaiter {
    private final LoopWaiter by;
    private final Handle unit;

    Member(LoopWaiter by, Handle unit) {
      this.by = by;
      this.unit = unit;
    }

    @Override
    public EventLoop loop() {
      return by.loop();
    }

    @Override
    public void wake(long at) {
      missing--;
      if (unit.completion.hasError()) {
        cancelAll(by.loop().thread.fiber);
      }
      if (missing == 0) {
        by.wake(at);
      }
    }
  }

  @Override
  void arm(LoopWaiter by) {
    waiter = by;
    for (Handle member : List.copyOf(members)) {
      if (member.completion.watch(new Member(by, member))) {
        missing++;
      } else if (member.completion.hasError()) {
        cancelAll(by.loop().thread.fiber);
      }
    }
    if (missing == 0) {
      by.wake(by.loop().clock().nanos());
    }
  }

  @Override
  void disarm(LoopWaiter by) {
    waiter = null;
  }

  @Override
  boolean passCancelOn() {
    if (waiter != null) {
      raised = Task.cancelledError(null);
      cancelAll(waiter.loop().thread.fiber);
    }
    return true;
  }

  @Override
  public boolean isDone() {
    return members.stream().allMatch(Handle::isDone);
  }

  @Override
  public Object result(Fiber f) {
    ToyList errors = new ToyList();
    boolean base = false;
    if (raised instanceof ExceptionValue e && !e.type().isSubclassOf(Types.CANCELLED_ERROR)) {
      if (!e.type().isSubclassOf(Types.EXCEPTION)) {
        throw new ToyError(e);
      }
      errors.append(e);
    }
    int cancelled = 0;
    int failed = 0;
    for (Handle member : members) {
      try {
        member.result(f);
      } catch (ToyError e) {
        if (member.isCancelled()) {
          cancelled++;
        } else {
          failed++;
          errors.append(e.value());
          base |= !e.value().type().isSubclassOf(Types.EXCEPTION);
        }
      }
    }
    if (errors.size() > 0) {
      throw new ToyError(
          new ExceptionValue(
              base ? Types.BASE_EXCEPTION_GROUP : Types.EXCEPTION_GROUP,
              ToyTuple.of(message(failed, cancelled), errors)));
    }
    if (raised instanceof ExceptionValue e) {
      throw new ToyError(e);
    }
    return None.NONE;
  }

  /// `3 of 1000 tasks failed, 997 cancelled as siblings`; what the block itself raised is not one
  /// of them.
  private String message(int failed, int cancelled) {
    if (failed == 0) {
      return "the block of a group failed";
    }
    Handle first = members.getFirst();
    boolean alike = members.stream().allMatch(m -> m.model().equals(first.model()));
    String plural =
        !alike ? "units" : first.model().equals("process") ? "processes" : first.model() + "s";
    return failed
        + " of "
        + members.size()
        + " "
        + (members.size() == 1 && alike ? first.model() : plural)
        + " failed"
        + (cancelled == 0 ? "" : ", " + cancelled + " cancelled as siblings");
  }

  @Override
  public Reason reason() {
    return Reason.JOIN;
  }

  @Override
  List<Handle> units() {
    return List.copyOf(members);
  }

  @Override
  String describe() {
    long left = members.stream().filter(m -> !m.isDone()).count();
    return "a group (" + left + " of " + members.size() + " have not ended)";
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
