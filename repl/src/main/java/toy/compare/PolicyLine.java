package toy.compare;

import java.util.ArrayList;
import java.util.List;
import toy.gil.Policy;

/// What the policies of the lock made of each model: `thread: ruby 1.4× as fast as cpython`.
final class PolicyLine {
  private PolicyLine() {}

  /// A part for each model that ran under several policies.
  static List<String> of(Comparison comparison, List<Policy> policies) {
    List<String> parts = new ArrayList<>();
    for (Way way : Way.values()) {
      Row fast = null;
      Row slow = null;
      int rows = 0;
      for (Policy policy : policies) {
        Row row = comparison.row(policy, way);
        if (row != null) {
          rows++;
          fast = fast == null || row.medianNs() < fast.medianNs() ? row : fast;
          slow = slow == null || row.medianNs() > slow.medianNs() ? row : slow;
        }
      }
      if (fast != null && slow != null && rows > 1) {
        parts.add(way.key() + between(fast, slow));
      }
    }
    return parts;
  }

  private static String between(Row fast, Row slow) {
    Ranking both = new Ranking(List.of(fast, slow));
    if (!both.isDecided()) {
      return ": spread too wide to tell";
    }
    if (fast == slow || both.winners().size() > 1) {
      return " equal";
    }
    return ": %s %s as fast as %s"
        .formatted(
            fast.policy().name(), ComparisonText.times(fast.speedUp(slow)), slow.policy().name());
  }
}
