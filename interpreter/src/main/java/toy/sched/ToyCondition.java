package toy.sched;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import toy.gil.Reason;
import toy.value.Callbacks;
import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;
import toy.vm.ToyThread;

/// `threading.Condition`: a line of threads that wait to be told, over a lock. Each stands in line,
/// at a gate of its own, before it frees the lock: so no `notify` can pass it by. The line is
/// guarded by itself.
public final class ToyCondition implements Primitive {
  public static final ToyClass TYPE = ToyClass.builtin("threading", "Condition", Types.OBJECT);

  public final ToyLock lock;
  private final Deque<Gate> line = new ArrayDeque<>(0);

  public ToyCondition(ToyLock lock) {
    this.lock = lock;
  }

  /// `wait`: frees the lock however often it was taken, and takes it again as often in any case.
  /// Whether a `notify` came before the deadline.
  public boolean await(Fiber f, long deadline) {
    if (!lock.isHeld(f)) {
      throw ToyError.runtimeError("cannot wait on un-acquired lock");
    }
    Gate own = new Gate(this, "a notify of a condition");
    synchronized (line) {
      line.add(own);
    }
    boolean scoped = lock.isScoped();
    int depth = lock.releaseAll();
    ToyError failed = null;
    try {
      f.vm.scheduler.perform(f, new Request.Wait(Reason.EVENT, own, deadline));
    } catch (ToyError e) {
      failed = e;
    }
    boolean told = leave(own);
    if (failed != null && told) {
      tell(1); // it will not look at what it was told
    }
    lock.acquireAgain(f, depth, scoped);
    if (failed != null) {
      throw failed;
    }
    return told;
  }

  private boolean leave(Gate own) {
    synchronized (line) {
      line.remove(own);
      return own.isOpen();
    }
  }

  /// `notify(n)`: the `n` that have waited longest go on once they have the lock.
  public void notify(Fiber f, long n) {
    if (!lock.isHeld(f)) {
      throw ToyError.runtimeError("cannot notify on un-acquired lock");
    }
    tell(n);
  }

  /// Lets the first `n` of the line go on; how many there were.
  int tell(long n) {
    synchronized (line) {
      int told = 0;
      while (told < n && !line.isEmpty()) {
        line.remove().open();
        told++;
      }
      return told;
    }
  }

  @Override
  public String kind() {
    return "Condition";
  }

  @Override
  public String state() {
    return lock.state();
  }

  @Override
  public List<ToyThread> waiting() {
    List<ToyThread> all = new ArrayList<>();
    synchronized (line) {
      line.forEach(gate -> gate.addWaiters(all));
    }
    return all;
  }

  @Override
  public String repr(Callbacks calls) {
    synchronized (line) {
      return "<Condition(" + lock.repr(calls) + ", " + line.size() + ")>";
    }
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
