package toy.compile;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Diagnostic;

/// Where the resolver stands: the unit and the block, what names mean there, and how a name is
/// declared.
final class Scopes {
  /// Globals that every module has without declaring them.
  private static final Set<String> IMPLICIT = Set.of("__name__", "__file__", "__doc__");

  final Resolution out = new Resolution();
  final Compiler.Scope outside;
  final Messages messages;
  final Names top;
  Unit unit;
  Names block;

  /// How many conditions decide whether the expression at hand is evaluated at all.
  int conditional;

  /// `from m import *` was seen: any name may be a global.
  boolean starImport;

  private final Set<String> reported = new HashSet<>();

  Scopes(Compiler.Scope outside, Messages messages, Ast.Module module) {
    this.outside = outside;
    this.messages = messages;
    this.unit = new Unit(FunctionCode.Kind.MODULE, "<module>", "<module>", null);
    this.top = new Names(Names.Kind.BLOCK, unit, null, module.start(), module.end());
    this.block = top;
    unit.mainTop = outside.entry() || outside.moduleName().equals("__main__");
    unit.blocks.add(top);
    out.put(module, unit);
    out.put(module, top);
  }

  void report(Diagnostic diagnostic) {
    out.diagnostics.add(diagnostic);
  }

  /// One message for each unknown name and function is enough.
  private void reportOnce(String name, Diagnostic diagnostic) {
    if (reported.add(unit.qualifiedName + " " + name)) {
      report(diagnostic);
    }
  }

  Names open(Names.Kind kind, Ast node) {
    Names names = new Names(kind, unit, block, node.start(), node.end());
    unit.blocks.add(names);
    out.put(node, names);
    block = names;
    return names;
  }

  // ---- declaring ------------------------------------------------------------------------------

  /// The variable `name` of the block at hand, made if it is new. The names of a `for` belong to
  /// its body as well.
  Variable declare(String name, int start) {
    Variable old = own(name);
    return old != null ? old : add(new Variable(name, placeIn(block), unit, start));
  }

  private Variable.Place placeIn(Names names) {
    if (names.kind == Names.Kind.BLOCK && names.isTop()) {
      if (unit.kind == FunctionCode.Kind.MODULE) {
        return Variable.Place.GLOBAL;
      }
      if (unit.kind == FunctionCode.Kind.CLASS) {
        return Variable.Place.CLASS;
      }
    }
    return Variable.Place.LOCAL;
  }

  Variable add(Variable variable) {
    block.variables.put(variable.name, variable);
    return variable;
  }

  /// What the block at hand itself calls `name`.
  @Nullable Variable own(String name) {
    Variable found = block.variables.get(name);
    Names parent = block.parent;
    return found == null && parent != null && parent.kind == Names.Kind.LOOP && parent.unit == unit
        ? parent.variables.get(name)
        : found;
  }

  /// Declares the name of a `:=`, unless its function has that name already.
  void declareWalrus(Ast.Walrus walrus) {
    Variable variable = sameUnit(block, walrus.name());
    if (variable == null) {
      variable = declare(walrus.name(), walrus.nameStart());
    }
    variable.walrus = true;
  }

  /// The variable that `:=` assigns: of the nearest block, or of a block around it in the same
  /// function.
  @Nullable Variable walrusTarget(String name) {
    Names home = block;
    while (home.kind == Names.Kind.COMPREHENSION && home.parent != null) {
      home = home.parent;
    }
    return sameUnit(home, name);
  }

  private static @Nullable Variable sameUnit(Names home, String name) {
    for (Names n = home; n != null && n.unit == home.unit; n = n.parent) {
      Variable v = n.variables.get(name);
      if (v != null && (n == home || v.declared || v.walrus)) {
        return v;
      }
    }
    return null;
  }

  /// Warns where a new local name hides one of the module: a `let` anywhere, another declaration
  /// (`for`, `with`) only in the module's own code, where Python would assign the outer one.
  void warnHiding(String name, int start, boolean isLet) {
    if (!isLet && unit != top.unit) {
      return;
    }
    for (Names names = block.parent; names != null; names = names.parent) {
      Variable v = names.variables.get(name);
      if (v != null && v.place != Variable.Place.CLASS) {
        if (v.place == Variable.Place.GLOBAL && v.declared) {
          report(messages.hides(v, start, isLet));
        }
        return;
      }
    }
    if (outside.globals().contains(name)) {
      report(messages.hides(global(name), start, isLet));
    }
  }

  // ---- using ----------------------------------------------------------------------------------

  /// What `name` means here; null where it means nothing.
  @Nullable Variable find(String name) {
    for (Names n = block; n != null; n = n.parent) {
      Variable v = n.variables.get(name);
      boolean hidden =
          v != null && v.place == Variable.Place.CLASS && (v.unit != unit || !v.declared);
      if (v != null && !hidden) {
        return v;
      }
    }
    if (outside.globals().contains(name) || IMPLICIT.contains(name)) {
      return global(name);
    }
    return outside.builtins().isBuiltin(name)
        ? new Variable(name, Variable.Place.BUILTIN, top.unit, -1)
        : null;
  }

  private Variable global(String name) {
    Variable v = new Variable(name, Variable.Place.GLOBAL, top.unit, -1);
    v.declared = true;
    v.bare = outside.entry(); // the `let` of an earlier entry may have had no value
    v.bindings = 2;
    return v;
  }

  /// Resolves a name that is read.
  void read(String name, Ast node) {
    Variable v = find(name);
    if (v == null && (starImport || (outside.entry() && insideFunction()))) {
      v = global(name);
    }
    if (v == null) {
      reportOnce(name, messages.unknown(this, name, node));
      return;
    }
    use(v, node);
  }

  /// Resolves a name that `=` or an augmented assignment binds.
  void assign(String name, Ast node) {
    Variable v = find(name);
    if (v == null && starImport) {
      v = global(name);
    }
    if (v == null || v.place == Variable.Place.BUILTIN) {
      reportOnce(name, messages.unknownTarget(this, name, node));
      return;
    }
    v.bindings++;
    use(v, node);
  }

  /// Resolves a name that `del` unbinds. As in Python, a built-in is none of the module's names:
  /// that is found out when the `del` runs.
  void delete(String name, Ast node) {
    Variable v = find(name);
    if (v == null && !starImport) {
      reportOnce(name, messages.unknown(this, name, node));
      return;
    }
    if (v == null || v.place == Variable.Place.BUILTIN) {
      v = global(name);
    }
    v.bindings++;
    v.bare = true;
    v.checked = true;
    use(v, node);
  }

  /// Records that `node` stands for `v`, and that functions between here and there capture it.
  void use(Variable v, Ast node) {
    out.put(node, v);
    if (v.place != Variable.Place.LOCAL) {
      return;
    }
    if (v.unit != unit) {
      capture(v);
    } else if (!v.declared) {
      if (v.walrus) {
        v.checked = true;
      } else {
        reportOnce(v.name, messages.tooEarly(v, node));
      }
    }
  }

  void capture(Variable v) {
    v.captured = true;
    for (Unit u = unit; u != null && u != v.unit; u = u.parent) {
      u.capture(v);
    }
  }

  boolean insideFunction() {
    for (Unit u = unit; u != null; u = u.parent) {
      if (u.isFunction()) {
        return true;
      }
    }
    return false;
  }
}
