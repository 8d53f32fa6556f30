package toy.compile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names that one block declares.
final class Names {
  enum Kind {
    /// Between braces, or a whole module.
    BLOCK,
    /// Around a loop's body: holds the `for` variables, which are one for all turns.
    LOOP,
    COMPREHENSION
  }

  final Kind kind;
  final Unit unit;
  final @Nullable Names parent;
  final int start;
  final int end;
  final Map<String, Variable> variables = new LinkedHashMap<>();

  Names(Kind kind, Unit unit, @Nullable Names parent, int start, int end) {
    this.kind = kind;
    this.unit = unit;
    this.parent = parent;
    this.start = start;
    this.end = end;
  }

  /// True for the outermost block of a module or a class body, whose names are not registers.
  boolean isTop() {
    return parent == null || parent.unit != unit;
  }
}
