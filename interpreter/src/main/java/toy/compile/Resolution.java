package toy.compile;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Diagnostic;

/// What the [Resolver] found, by node. The maps go by identity: two equal nodes may mean two
/// variables.
final class Resolution {
  final List<Diagnostic> diagnostics = new ArrayList<>();
  private final IdentityHashMap<Ast, Variable> variables = new IdentityHashMap<>();
  private final IdentityHashMap<Ast, Names> names = new IdentityHashMap<>();
  private final IdentityHashMap<Ast, Unit> units = new IdentityHashMap<>();

  void put(Ast node, Variable variable) {
    variables.put(node, variable);
  }

  void put(Ast node, Names block) {
    names.put(node, block);
  }

  void put(Ast node, Unit unit) {
    units.put(node, unit);
  }

  /// The variable that a name, `:=`, `def`, `class`, handler or import binds or reads; for
  /// `super()` the cell of its class.
  Variable variable(Ast node) {
    return Objects.requireNonNull(variables.get(node));
  }

  @Nullable Variable variableOrNull(Ast node) {
    return variables.get(node);
  }

  /// The names of a block, loop, comprehension or function.
  Names names(Ast node) {
    return Objects.requireNonNull(names.get(node));
  }

  Unit unit(Ast node) {
    return Objects.requireNonNull(units.get(node));
  }
}
