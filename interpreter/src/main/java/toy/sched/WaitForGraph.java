package toy.sched;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who waits for whom. Each unit waits for any one of some others: a taken lock for its owner, an
/// empty queue for whoever can reach it (the OR model of Chandy, Misra and Haas, Distributed
/// deadlock detection, 1983). So a unit can never go on if and only if none that can is reachable
/// from it. Pure: the edges are asked for as they are needed.
final class WaitForGraph {
  /// The edges of one graph, which does not change while it is looked at.
  interface Edges<U> {
    /// Whom `unit` waits for; null if it can go on by itself.
    @Nullable Collection<? extends U> of(U unit);
  }

  private WaitForGraph() {}

  /// `unit` and all whom it waits for, directly or not, if none of them can ever go on; else an
  /// empty set. Looks at each unit once and stops at the first that can go on.
  static <U> Set<U> stuckWith(U unit, Edges<U> edges) {
    Set<U> reached = new LinkedHashSet<>();
    ArrayDeque<U> toLookAt = new ArrayDeque<>();
    reached.add(unit);
    toLookAt.add(unit);
    while (!toLookAt.isEmpty()) {
      Collection<? extends U> next = edges.of(toLookAt.remove());
      if (next == null) {
        return Set.of();
      }
      for (U each : next) {
        if (reached.add(each)) {
          toLookAt.add(each);
        }
      }
    }
    return reached;
  }
}
