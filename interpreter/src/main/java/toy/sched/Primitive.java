package toy.sched;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.value.HasRepr;
import toy.vm.Fiber;
import toy.vm.ToyThread;
import toy.vm.Waitable;

/// Something of a program on which threads wait for each other: what deadlock messages and `:locks`
/// tell of it. Each kind is a state machine with a small lock of its own, under which nothing
/// blocks; these methods may be called from any thread.
public sealed interface Primitive extends HasRepr
    permits ToyLock, ToySemaphore, ToyEvent, ToyCondition, ToyBarrier, ToyQueue {
  /// As programs call it: `Lock`, `Event`.
  String kind();

  /// `free`, `locked`, `3 items`.
  String state();

  /// The threads that wait for it, the longest first.
  List<ToyThread> waiting();

  /// Who holds it; null where nobody does or nobody can.
  default @Nullable VmThread owner() {
    return null;
  }

  /// Where the owner took it.
  default Fiber.@Nullable Place takenAt() {
    return null;
  }

  /// One wait for a primitive.
  interface Wait extends Waitable {
    Primitive primitive();
  }
}
