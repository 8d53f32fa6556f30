package toy.generate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Programs with one piece left out: a statement with all that is in it, or a statement around
/// others that stay.
final class Removal {
  private int left;

  private Removal(int left) {
    this.left = left;
  }

  /// The program without its piece number `at`, in the order of the text; null after the last.
  static @Nullable List<Node> of(List<Node> nodes, int at) {
    Removal removal = new Removal(at);
    List<Node> changed = removal.from(nodes);
    return removal.left < 0 ? changed : null;
  }

  private List<Node> from(List<Node> nodes) {
    List<Node> kept = new ArrayList<>();
    for (Node node : nodes) {
      if (left < 0 || endsLoops(node)) {
        kept.add(node);
      } else if (left == 0) {
        left--;
      } else {
        left--;
        kept.addAll(node instanceof Node.Compound compound ? within(compound) : List.of(node));
      }
    }
    return kept;
  }

  /// Without these a smaller program might never end.
  private static boolean endsLoops(Node node) {
    return switch (node) {
      case Node.Line line -> line.text().equals("tick()") || line.text().endsWith(" += 1");
      case Node.Compound compound ->
          compound.clauses().getFirst().head().matches("def tick.*|def __repr__.*");
      case Node.Let let -> let.targets().equals("fuel");
      case Node.Pair _ -> false;
    };
  }

  private List<Node> within(Node.Compound compound) {
    if (left == 0) {
      left--;
      return compound.clauses().getFirst().body();
    }
    left--;
    List<Node.Clause> clauses = new ArrayList<>();
    for (Node.Clause clause : compound.clauses()) {
      if (left == 0 && compound.clauses().size() > 1) {
        left--;
      } else {
        left -= left > 0 ? 1 : 0;
        clauses.add(left < 0 ? clause : new Node.Clause(clause.head(), from(clause.body())));
      }
    }
    return clauses.isEmpty() ? List.of() : List.of(new Node.Compound(clauses));
  }
}
