package toy.compile;

import toy.syntax.Ast;

/// Loads and stores of variables, and the registers that a block's names take.
final class Variables {
  private final FunctionCompiler f;
  private final CodeBuilder code;

  Variables(FunctionCompiler f) {
    this.f = f;
    this.code = f.code;
  }

  /// Enters a block: its local names get registers, and captured ones a fresh cell.
  void open(Names names, Ast at) {
    for (Variable v : names.variables.values()) {
      if (v.place != Variable.Place.LOCAL) {
        continue;
      }
      if (v.parameter) {
        if (v.captured) {
          code.emit(Op.WRAP_CELL, v.register, head(at));
        }
        continue;
      }
      v.register = code.allocVariable(v.name);
      if (v.captured) {
        code.emit(Op.MAKE_CELL, v.register, head(at));
      } else if (v.walrus && v.checked) {
        code.emit(Op.UNSET, v.register, head(at));
      }
    }
  }

  /// Leaves a block: its registers may be used by others.
  void close(Names names) {
    for (Variable v : names.variables.values()) {
      if (v.place == Variable.Place.LOCAL && !v.parameter) {
        code.freeVariable(v.register);
      }
    }
  }

  /// The first character of a node, for instructions that belong to no expression.
  private static Ast head(Ast at) {
    return new Ast.Pass(at.start(), Math.min(at.end(), at.start() + 1));
  }

  /// The register in which `v` itself lives; -1 where it lives elsewhere.
  int register(Variable v) {
    return v.place == Variable.Place.LOCAL && v.unit == f.unit && !v.captured ? v.register : -1;
  }

  /// A register to read `v` from: its own where nothing can assign it meanwhile.
  int operand(Variable v, Ast at) {
    int own = register(v);
    if (own >= 0 && !v.walrus) {
      checkBound(v, own, at);
      return own;
    }
    int register = code.alloc();
    to(v, register, at);
    return register;
  }

  private void checkBound(Variable v, int register, Ast at) {
    if (v.checked) {
      code.emit(Op.CHECK_BOUND, register, code.name(v.name), at);
    }
  }

  void to(Variable v, int dst, Ast at) {
    int name = v.place == Variable.Place.LOCAL ? -1 : code.name(v.name);
    switch (v.place) {
      case GLOBAL -> code.emit(Op.LOAD_GLOBAL, dst, name, at);
      case BUILTIN -> code.emit(Op.LOAD_BUILTIN, dst, name, at);
      case CLASS -> code.emit(Op.LOAD_NAME, dst, name, 0, at);
      case LOCAL -> {
        if (v.unit != f.unit) {
          code.emit(Op.LOAD_FREE, dst, f.unit.free.indexOf(v), code.name(v.name), at);
        } else if (v.captured) {
          code.emit(Op.LOAD_CELL, dst, v.register, code.name(v.name), at);
        } else {
          checkBound(v, v.register, at);
          if (dst != v.register) {
            code.emit(Op.MOVE, dst, v.register, at);
          }
        }
      }
    }
  }

  /// Assigns; `declares` where the name is made by this (`let`, `def`, `class`, `import`).
  void store(Variable v, int src, boolean declares, Ast at) {
    int name = v.place == Variable.Place.LOCAL ? -1 : code.name(v.name);
    switch (v.place) {
      case GLOBAL -> {
        Op op = declares || v.bare || v.walrus ? Op.DEFINE_GLOBAL : Op.STORE_GLOBAL;
        code.emit(op, name, src, at);
      }
      case BUILTIN -> throw new IllegalStateException(v.name);
      case CLASS -> code.emit(Op.STORE_NAME, name, src, 0, at);
      case LOCAL -> {
        if (v.unit != f.unit) {
          code.emit(Op.STORE_FREE, f.unit.free.indexOf(v), src, at);
        } else if (v.captured) {
          code.emit(Op.STORE_CELL, v.register, src, at);
        } else if (src != v.register) {
          code.emit(Op.MOVE, v.register, src, at);
        }
      }
    }
  }

  /// `del x`.
  void delete(Variable v, Ast at) {
    int name = code.name(v.name);
    switch (v.place) {
      case GLOBAL -> code.emit(Op.DELETE_GLOBAL, name, at);
      case BUILTIN -> throw new IllegalStateException(v.name);
      case CLASS -> code.emit(Op.DELETE_NAME, name, 0, at);
      case LOCAL -> {
        if (v.unit != f.unit) {
          code.emit(Op.DELETE_FREE, f.unit.free.indexOf(v), name, at);
        } else {
          code.emit(v.captured ? Op.DELETE_CELL : Op.DELETE_LOCAL, v.register, name, at);
        }
      }
    }
  }

  /// `let x` without a value. A cell is unbound since its block was entered, a global as long as
  /// nothing was assigned.
  void unset(Variable v, Ast at) {
    int register = register(v);
    if (register >= 0 && !v.parameter) {
      code.emit(Op.UNSET, register, at);
    }
  }
}
