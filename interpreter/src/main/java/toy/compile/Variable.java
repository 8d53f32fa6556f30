package toy.compile;

import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;

/// One declared name: where its value lives, and what the resolver learnt about its uses. Written
/// by the resolver; after that only `register` changes, as a [FunctionCompiler] enters the block
/// that declares it.
final class Variable {
  enum Place {
    /// In the module's globals, by name.
    GLOBAL,
    /// In a register of its unit, or in a cell that the register holds where it is `captured`.
    LOCAL,
    /// In the namespace of the class body that declares it.
    CLASS,
    BUILTIN
  }

  final String name;
  final Place place;
  final Unit unit;

  /// Where it was declared first; -1 where that is not in this source.
  final int start;

  boolean parameter;

  /// Used by a nested function.
  boolean captured;

  /// May be read while it has no value: each read is checked.
  boolean checked;

  /// Assigned by `:=` or `with … as` somewhere, that is, in the middle of what may have read it
  /// before or may not come so far.
  boolean walrus;

  /// Declared by a `let` without a value, or unbound by a `del`, somewhere, so that `=` may find a
  /// global unbound.
  boolean bare;

  /// Whether the resolver has passed the declaration.
  boolean declared;

  /// How often it is declared or assigned.
  int bindings;

  /// The `def` that declares it, if one does.
  Ast.@Nullable Def def;

  int register = -1;

  Variable(String name, Place place, Unit unit, int start) {
    this.name = name;
    this.place = place;
    this.unit = unit;
    this.start = start;
  }

  /// Its `def`, where nothing else ever binds the name.
  Ast.@Nullable Def onlyDef() {
    return bindings == 1 ? def : null;
  }
}
