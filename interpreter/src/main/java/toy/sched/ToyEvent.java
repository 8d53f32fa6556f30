package toy.sched;

import java.util.ArrayList;
import java.util.List;
import toy.gil.Reason;
import toy.value.Callbacks;
import toy.value.ToyClass;
import toy.value.Types;
import toy.vm.Fiber;
import toy.vm.Request;
import toy.vm.ToyThread;

/// `threading.Event`. A `set` lets everybody through who waits then, even if a `clear` follows at
/// once. Guarded by itself.
public final class ToyEvent implements Primitive {
  public static final ToyClass TYPE = ToyClass.builtin("threading", "Event", Types.OBJECT);

  private Gate gate = newGate();

  private Gate newGate() {
    return new Gate(this, "an event");
  }

  public synchronized void set() {
    gate.open();
  }

  public synchronized void clear() {
    if (gate.isOpen()) {
      gate = newGate();
    }
  }

  public boolean isSet() {
    return gate().isOpen();
  }

  private synchronized Gate gate() {
    return gate;
  }

  /// Whether it was set before the deadline.
  public boolean await(Fiber f, long deadline) {
    Gate at = gate();
    return at.isOpen()
        || Boolean.TRUE.equals(
            f.vm.scheduler.perform(f, new Request.Wait(Reason.EVENT, at, deadline)));
  }

  @Override
  public String kind() {
    return "Event";
  }

  @Override
  public String state() {
    return isSet() ? "set" : "unset";
  }

  @Override
  public List<ToyThread> waiting() {
    List<ToyThread> all = new ArrayList<>();
    gate().addWaiters(all);
    return all;
  }

  @Override
  public String repr(Callbacks calls) {
    return "<threading.Event: " + state() + ">";
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
