package toy.generate;

import java.util.List;

/// A statement that can be printed in both languages. Expressions are text: they are the same in
/// both. Immutable.
sealed interface Node {
  /// The same words in both.
  record Line(String text) implements Node {}

  /// A new name, or several: only Toy says `let`.
  record Let(String targets, String value) implements Node {}

  /// Not the same; an empty text is no statement at all.
  record Pair(String toy, String python) implements Node {}

  /// One or several heads, each with its block.
  record Compound(List<Clause> clauses) implements Node {}

  record Clause(String head, List<Node> body) {}

  static Compound block(String head, List<Node> body) {
    return new Compound(List.of(new Clause(head, body)));
  }

  static Compound block(String head, Node... body) {
    return block(head, List.of(body));
  }

  static Line line(String text) {
    return new Line(text);
  }
}
