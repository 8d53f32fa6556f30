package toy.generate;

import java.util.List;

/// Prints nodes with braces or with indentation. Stateless but for the text it builds.
final class Layout {
  private final boolean toy;
  private final StringBuilder text = new StringBuilder();

  private Layout(boolean toy) {
    this.toy = toy;
  }

  static String toy(List<Node> program) {
    return print(program, true);
  }

  static String python(List<Node> program) {
    return print(program, false);
  }

  private static String print(List<Node> program, boolean toy) {
    Layout layout = new Layout(toy);
    layout.all(program, 0);
    return layout.text.toString();
  }

  private void all(List<Node> nodes, int depth) {
    for (Node node : nodes) {
      switch (node) {
        case Node.Line line -> put(depth, line.text());
        case Node.Let let -> put(depth, (toy ? "let " : "") + let.targets() + " = " + let.value());
        case Node.Pair pair -> put(depth, toy ? pair.toy() : pair.python());
        case Node.Compound compound -> compound.clauses().forEach(each -> clause(each, depth));
      }
    }
  }

  private void clause(Node.Clause clause, int depth) {
    put(depth, clause.head() + (toy ? " {" : ":"));
    int before = text.length();
    all(clause.body(), depth + 1);
    if (text.length() == before) {
      put(depth + 1, "pass");
    }
    if (toy) {
      put(depth, "}");
    }
  }

  private void put(int depth, String line) {
    if (!line.isEmpty()) {
      text.repeat("  ", depth).append(line).append('\n');
    }
  }
}
