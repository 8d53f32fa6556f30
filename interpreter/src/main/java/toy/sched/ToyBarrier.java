package toy.sched;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.gil.Reason;
import toy.value.Callbacks;
import toy.value.ExceptionValue;
import toy.value.None;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyTuple;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;
import toy.vm.ToyThread;

/// `threading.Barrier`: the first threads wait until as many have come as it is for; then all go on
/// and a new round begins. Each round has a gate of its own. Guarded by itself.
public final class ToyBarrier implements Primitive {
  public static final ToyClass TYPE = ToyClass.builtin("threading", "Barrier", Types.OBJECT);
  public static final ToyClass BROKEN =
      ToyClass.builtin("threading", "BrokenBarrierError", Types.RUNTIME_ERROR);

  public final long parties;
  private final Object action;
  private final long nanos;
  private Round round = new Round();
  private boolean broken;

  private final class Round {
    final Gate gate = new Gate(ToyBarrier.this, "the others at a barrier");
    long arrived;
    boolean failed;
  }

  /// @param action what the last to come calls before all go on, or None
  /// @param nanos how long a `wait` without a time-out of its own waits; negative: as long as it
  ///   takes
  public ToyBarrier(long parties, Object action, long nanos) {
    if (parties < 1) {
      throw ToyError.valueError("parties must be > 0");
    }
    this.parties = parties;
    this.action = action;
    this.nanos = nanos;
  }

  /// `wait`: how many had come before. Raises BrokenBarrierError where the round fails: the
  /// deadline passes for one of them, the action raises, or somebody calls `reset` or `abort`.
  ///
  /// @param deadline null: the barrier's own time-out from now
  public long await(Fiber f, @Nullable Long deadline) {
    Round own;
    long before;
    synchronized (this) {
      if (broken) {
        throw brokenBarrier();
      }
      own = round;
      before = own.arrived++;
      if (own.arrived == parties) {
        round = new Round();
      }
    }
    if (before == parties - 1) {
      release(f, own);
    } else {
      waitFor(f, own, deadline != null ? deadline : ownDeadline(f));
    }
    synchronized (this) {
      if (own.failed) {
        throw brokenBarrier();
      }
    }
    return before;
  }

  private long ownDeadline(Fiber f) {
    return nanos < 0 ? Request.NEVER : f.vm.scheduler.clock().nanos() + nanos;
  }

  private void release(Fiber f, Round own) {
    boolean done = action == None.NONE;
    try {
      if (!done) {
        f.call(action);
        done = true;
      }
    } finally {
      synchronized (this) {
        own.failed |= !done;
        broken |= !done;
        own.gate.open();
      }
    }
  }

  /// A round that is full is not failed by who has waited too long: the last to come is about to
  /// let all go on.
  private void waitFor(Fiber f, Round own, long deadline) {
    boolean let = false;
    try {
      let = waitAt(f, own.gate, deadline);
    } finally {
      let |= fail(own, true);
    }
    if (!let) {
      waitAt(f, own.gate, Request.NEVER);
    }
  }

  private static boolean waitAt(Fiber f, Gate gate, long deadline) {
    return Boolean.TRUE.equals(
        f.vm.scheduler.perform(f, new Request.Wait(Reason.EVENT, gate, deadline)));
  }

  /// False where the round is over or full.
  private synchronized boolean fail(Round which, boolean forGood) {
    if (which != round) {
      return false;
    }
    which.failed = true;
    broken |= forGood;
    round = new Round();
    which.gate.open();
    return true;
  }

  /// Those who wait get BrokenBarrierError; then it is as new.
  public synchronized void reset() {
    if (round.arrived > 0) {
      fail(round, false);
    }
    broken = false;
  }

  /// Those who wait and who come later get BrokenBarrierError.
  public synchronized void abort() {
    fail(round, true);
    broken = true;
  }

  public synchronized boolean isBroken() {
    return broken;
  }

  public synchronized long arrived() {
    return round.arrived;
  }

  private static ToyError brokenBarrier() {
    return new ToyError(new ExceptionValue(BROKEN, ToyTuple.EMPTY));
  }

  @Override
  public String kind() {
    return "Barrier";
  }

  @Override
  public synchronized String state() {
    return broken ? "broken" : round.arrived + " of " + parties + " there";
  }

  @Override
  public synchronized List<ToyThread> waiting() {
    List<ToyThread> all = new ArrayList<>();
    round.gate.addWaiters(all);
    return all;
  }

  @Override
  public synchronized String repr(Callbacks calls) {
    return broken
        ? "<threading.Barrier: broken>"
        : "<threading.Barrier: waiters=" + round.arrived + "/" + parties + ">";
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
