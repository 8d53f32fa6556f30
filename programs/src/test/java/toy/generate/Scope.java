package toy.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The names that a block can use: its own and those of the blocks around it. A name is never used
/// twice in a program, so nothing hides anything. Belongs to one program's making.
final class Scope {
  /// A name that may be read and assigned.
  record Variable(String name, Type type, Function home) {}

  /// What Python's `global` and `nonlocal` are about: one function, or the module.
  static final class Function {
    final @Nullable Function outer;
    final Set<String> assigned = new TreeSet<>(); // names of functions around it
    final Set<String> assignedGlobals = new TreeSet<>();

    Function(@Nullable Function outer) {
      this.outer = outer;
    }

    /// What Python wants to be told at the beginning of the function.
    List<Node> declarations() {
      List<Node> all = new ArrayList<>();
      if (!assignedGlobals.isEmpty()) {
        all.add(new Node.Pair("", "global " + String.join(", ", assignedGlobals)));
      }
      if (!assigned.isEmpty()) {
        all.add(new Node.Pair("", "nonlocal " + String.join(", ", assigned)));
      }
      return all;
    }
  }

  final Function function;
  final boolean inLoop;
  private final @Nullable Scope outer;
  private final List<Variable> variables = new ArrayList<>();

  private Scope(@Nullable Scope outer, Function function, boolean inLoop) {
    this.outer = outer;
    this.function = function;
    this.inLoop = inLoop;
  }

  static Scope module() {
    return new Scope(null, new Function(null), false);
  }

  Scope block() {
    return new Scope(this, function, inLoop);
  }

  Scope loop() {
    return new Scope(this, function, true);
  }

  Scope function() {
    return new Scope(this, new Function(function), false);
  }

  boolean isModule() {
    return function.outer == null;
  }

  void declare(String name, Type type) {
    variables.add(new Variable(name, type, function));
  }

  List<Variable> all(Type type) {
    List<Variable> found = outer == null ? new ArrayList<>() : outer.all(type);
    for (Variable variable : variables) {
      if (variable.type() == type) {
        found.add(variable);
      }
    }
    return found;
  }

  /// Notes that the function of this scope assigns to the variable; true where it is an outer one.
  boolean assigns(Variable variable) {
    if (variable.home() == function) {
      return false;
    }
    (variable.home().outer == null ? function.assignedGlobals : function.assigned)
        .add(variable.name());
    return true;
  }
}
