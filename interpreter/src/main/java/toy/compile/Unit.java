package toy.compile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;

/// What becomes one [FunctionCode]: a module or entry, a class body, a `def`, a `lambda` or a
/// generator expression.
final class Unit {
  /// FUNCTION until a `yield` makes it a GENERATOR, COROUTINE until it makes it an ASYNC_GENERATOR;
  /// an `await` makes that of a generator expression.
  FunctionCode.Kind kind;

  final String name;
  final String qualifiedName;
  final @Nullable Unit parent;

  /// In the order of [FunctionCode.Parameters].
  final List<Variable> parameters = new ArrayList<>();

  /// The variables of outer units that this one or one inside it uses; their order is that of its
  /// captured cells.
  final List<Variable> free = new ArrayList<>();

  /// Every block, for messages about names whose block has ended.
  final List<Names> blocks = new ArrayList<>();

  /// Whether this is the top level of the main program or of an entry.
  boolean mainTop;

  /// The first `return` of a value, which an async generator may not have.
  Ast.@Nullable Return returnsValue;

  /// For a class body: the cell `__class__`, once a method asks for it.
  @Nullable Variable classCell;

  Unit(FunctionCode.Kind kind, String name, String qualifiedName, @Nullable Unit parent) {
    this.kind = kind;
    this.name = name;
    this.qualifiedName = qualifiedName;
    this.parent = parent;
  }

  /// The qualified name of something that is declared in this unit.
  String qualify(String inner) {
    return switch (kind) {
      case MODULE -> inner;
      case CLASS -> qualifiedName + "." + inner;
      case FUNCTION, GENERATOR, COROUTINE, ASYNC_GENERATOR -> qualifiedName + ".<locals>." + inner;
    };
  }

  boolean isFunction() {
    return kind != FunctionCode.Kind.MODULE && kind != FunctionCode.Kind.CLASS;
  }

  void capture(Variable variable) {
    if (!free.contains(variable)) {
      free.add(variable);
    }
  }
}
