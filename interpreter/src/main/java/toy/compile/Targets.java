package toy.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import toy.syntax.Ast;
import toy.syntax.Ast.Expr;

/// Assignment to names, attributes, items and unpacked targets, and the loop that assigns each
/// turn.
final class Targets {
  private final FunctionCompiler f;
  private final CodeBuilder code;

  Targets(FunctionCompiler f) {
    this.f = f;
    this.code = f.code;
  }

  /// Assigns `r[src]`; `declares` where names in the target are made by this.
  void store(Expr target, int src, boolean declares) {
    int mark = code.mark();
    switch (target) {
      case Ast.Name n -> f.variables.store(f.resolution.variable(n), src, declares, n);
      case Ast.Attribute a -> {
        int object = f.expressions.operand(a.object());
        code.emit(Op.SETATTR, object, code.name(a.name()), src, a);
      }
      case Ast.Index i -> {
        int object = f.expressions.operand(i.object());
        code.emit(Op.SETITEM, object, f.expressions.operand(i.index()), src, i);
      }
      case Ast.TupleExpr t -> unpack(t, t.items(), src, declares);
      case Ast.ListExpr l -> unpack(l, l.items(), src, declares);
      default -> throw new IllegalStateException("target at " + target.start());
    }
    code.release(mark);
  }

  private void unpack(Expr target, List<Expr> items, int src, boolean declares) {
    int run = consecutive(items);
    int base = run;
    for (int i = 0; run < 0 && i < items.size(); i++) {
      int register = code.alloc();
      base = i == 0 ? register : base;
    }
    int star = starIndex(items);
    if (star < 0) {
      code.emit(Op.UNPACK, base, src, items.size(), target);
    } else {
      if (items.size() - star > 256) {
        throw new CodeBuilder.TooLarge(target);
      }
      code.emit(Op.UNPACK_EX, base, src, star << 8 | items.size() - star - 1, target);
    }
    if (run < 0) {
      for (int i = 0; i < items.size(); i++) {
        Expr item = items.get(i);
        store(item instanceof Ast.Starred s ? s.value() : item, base + i, declares);
      }
    }
  }

  private static int starIndex(List<Expr> items) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Ast.Starred) {
        return i;
      }
    }
    return -1;
  }

  /// The first register of the items if they are new variables in registers that follow each other,
  /// else -1.
  private int consecutive(List<Expr> items) {
    int first = -1;
    for (int i = 0; i < items.size(); i++) {
      Expr item = items.get(i) instanceof Ast.Starred s ? s.value() : items.get(i);
      int register = item instanceof Ast.Name n ? newRegister(n) : -1;
      if (register < 0 || (i > 0 && register != first + i)) {
        return -1;
      }
      first = i == 0 ? register : first;
    }
    return first;
  }

  /// The register of a variable that is bound here and nowhere else.
  private int newRegister(Ast.Name name) {
    Variable v = f.resolution.variable(name);
    return v.bindings == 1 ? f.variables.register(v) : -1;
  }

  // ---- statements -----------------------------------------------------------------------------

  void assign(List<Expr> targets, Expr value, boolean declares) {
    if (targets.size() == 1) {
      assign(targets.getFirst(), value, declares);
      return;
    }
    int src = code.alloc();
    f.expressions.to(value, src);
    targets.forEach(t -> store(t, src, declares));
  }

  private void assign(Expr target, Expr value, boolean declares) {
    if (target instanceof Ast.Name name) {
      Variable v = f.resolution.variable(name);
      int own = f.variables.register(v);
      if (own >= 0 && v.bindings == 1) {
        f.expressions.fresh(value, own);
        return;
      }
      if (own >= 0) {
        f.expressions.to(value, own);
        return;
      }
    }
    if (target instanceof Ast.TupleExpr left
        && value instanceof Ast.TupleExpr right
        && left.items().size() == right.items().size()
        && starIndex(left.items()) < 0
        && starIndex(right.items()) < 0) {
      pairwise(left.items(), right.items(), declares);
      return;
    }
    store(target, f.expressions.operand(value), declares);
  }

  /// `a, b = b, a + b` without a tuple: all values first, then all targets. The last value may go
  /// straight to its variable.
  private void pairwise(List<Expr> targets, List<Expr> values, boolean declares) {
    Set<Integer> own = new HashSet<>();
    for (Expr target : targets) {
      own.add(target instanceof Ast.Name n ? f.variables.register(f.resolution.variable(n)) : -1);
    }
    boolean registersOnly = !own.contains(-1) && own.size() == targets.size();
    List<Integer> sources = new ArrayList<>();
    int last = values.size() - 1;
    for (int i = 0; i <= last; i++) {
      Expr value = values.get(i);
      if (i == last && registersOnly) {
        Variable v = f.resolution.variable(targets.get(i));
        f.expressions.to(value, v.register);
        sources.add(v.register);
        continue;
      }
      int operand = f.expressions.operand(value);
      if ((!registersOnly || own.contains(operand)) && !code.isTemporary(operand)) {
        int copy = code.alloc();
        code.emit(Op.MOVE, copy, operand, value);
        operand = copy;
      }
      sources.add(operand);
    }
    for (int i = 0; i <= last; i++) {
      store(targets.get(i), sources.get(i), declares);
    }
  }

  void delete(Expr target) {
    int mark = code.mark();
    switch (target) {
      case Ast.Name n -> f.variables.delete(f.resolution.variable(n), n);
      case Ast.Attribute a -> {
        int object = f.expressions.operand(a.object());
        code.emit(Op.DELETE_ATTR, object, code.name(a.name()), a);
      }
      case Ast.Index i -> {
        int object = f.expressions.operand(i.object());
        code.emit(Op.DELETE_ITEM, object, f.expressions.operand(i.index()), i);
      }
      default -> throw new IllegalStateException("target at " + target.start());
    }
    code.release(mark);
  }

  /// Load, operate, store: three instructions where the target is shared.
  void augmented(Ast.AugAssign s) {
    Op op = Expressions.inPlaceOp(s.op());
    switch (s.target()) {
      case Ast.Name n -> {
        Variable v = f.resolution.variable(n);
        int own = f.variables.register(v);
        int left = f.variables.operand(v, n);
        int right = f.expressions.operand(s.value());
        int result = own >= 0 ? own : left;
        code.emit(op, result, left, right, s);
        f.variables.store(v, result, false, n);
      }
      case Ast.Attribute a -> {
        int object = f.expressions.operand(a.object());
        int name = code.name(a.name());
        int value = code.alloc();
        code.emit(Op.GETATTR, value, object, name, a);
        code.emit(op, value, value, f.expressions.operand(s.value()), s);
        code.emit(Op.SETATTR, object, name, value, a);
      }
      case Ast.Index i -> {
        int object = f.expressions.operand(i.object());
        int index = f.expressions.operand(i.index());
        int value = code.alloc();
        code.emit(Op.GETITEM, value, object, index, i);
        code.emit(op, value, value, f.expressions.operand(s.value()), s);
        code.emit(Op.SETITEM, object, index, value, i);
      }
      default -> throw new IllegalStateException("target at " + s.start());
    }
  }

  // ---- loops ----------------------------------------------------------------------------------

  /// A loop over the iterator in `r[iterator]`: one FOR_NEXT at its bottom, or what `async for` has
  /// instead, which is entered first.
  void loop(Expr target, int iterator, boolean isAsync, Label next, Ast at, Runnable body) {
    boolean live = code.reachable();
    Label start = new Label();
    int own =
        !isAsync && target instanceof Ast.Name n
            ? f.variables.register(f.resolution.variable(n))
            : -1;
    int slot = own >= 0 ? own : code.alloc();
    code.jump(next, at);
    code.bind(start);
    code.reachable(live);
    if (own < 0) {
      store(target, slot, true);
    }
    body.run();
    code.bind(next);
    if (isAsync) {
      f.protection.awaitNext(iterator, slot, start, at);
    } else {
      code.jump(Op.FOR_NEXT, slot, iterator, start, at);
    }
  }
}
