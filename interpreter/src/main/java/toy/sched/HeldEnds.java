package toy.sched;

import java.util.HashMap;
import java.util.Map;

/// The ends of pipes that a child of the operating system has open, those of its own children
/// included: what it does not close is closed when it has ended. Guarded by itself; pipes are told
/// outside of that lock.
final class HeldEnds {
  private record Held(PipeEnd.Line line, boolean sends) {}

  private final Map<Held, Integer> counts = new HashMap<>();
  private boolean over;

  /// The child has one more, which counts as open already.
  void gave(PipeEnd.Line line, boolean sends) {
    synchronized (this) {
      if (!over) {
        counts.merge(new Held(line, sends), 1, Integer::sum);
        return;
      }
    }
    line.closed(sends);
  }

  /// The child has one less, which still counts as open; false where it had none.
  synchronized boolean took(PipeEnd.Line line, boolean sends) {
    Held held = new Held(line, sends);
    if (!counts.containsKey(held)) {
      return false;
    }
    counts.computeIfPresent(held, (_, count) -> count == 1 ? null : count - 1);
    return true;
  }

  /// The child has ended.
  void closeAll() {
    Map<Held, Integer> left;
    synchronized (this) {
      over = true;
      left = Map.copyOf(counts);
      counts.clear();
    }
    left.forEach((held, count) -> {
      for (int i = 0; i < count; i++) {
        held.line.closed(held.sends);
      }
    });
  }
}
