package toy.compile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Ast.Expr;
import toy.value.None;

/// Expressions. [#operand] finds a register to read a value from, [#to] puts it into a given one. A
/// register of a variable is written once and last, so that an error on the way leaves the variable
/// as it was; a temporary may be used as scratch.
final class Expressions {
  private final FunctionCompiler f;
  private final CodeBuilder code;

  Expressions(FunctionCompiler f) {
    this.f = f;
    this.code = f.code;
  }

  /// A register that holds the value of `e`: a variable's, a constant's, or a new temporary, which
  /// the caller releases.
  int operand(Expr e) {
    Object constant = Folding.fold(e);
    if (constant != null) {
      return code.operand(constant, e);
    }
    if (e instanceof Ast.Name name) {
      return f.variables.operand(f.resolution.variable(name), name);
    }
    int register = code.alloc();
    to(e, register);
    return register;
  }

  /// As [#operand], but `scratch` may hold the value if it is a temporary.
  int operandInto(Expr e, int scratch) {
    boolean inPlace =
        Folding.fold(e) != null
            || (e instanceof Ast.Name name
                && f.variables.register(f.resolution.variable(name)) >= 0
                && !f.resolution.variable(name).walrus);
    if (inPlace || !code.isTemporary(scratch)) {
      return operand(e);
    }
    to(e, scratch);
    return scratch;
  }

  /// Puts the value of `e` into `r[dst]`.
  void to(Expr e, int dst) {
    if (code.isTemporary(dst) || writesOnce(e)) {
      fresh(e, dst);
      return;
    }
    int mark = code.mark();
    int value = code.alloc();
    fresh(e, value);
    code.emit(Op.MOVE, dst, value, e);
    code.release(mark);
  }

  /// As [#to], for a register whose old value nobody can ask for.
  void fresh(Expr e, int dst) {
    int mark = code.mark();
    Object constant = Folding.fold(e);
    if (constant != null) {
      code.emit(Op.CONST, dst, code.constant(constant), e);
    } else {
      compute(e, dst);
    }
    code.release(mark);
  }

  /// Whether the code of `e` writes its destination with its last instruction only.
  private static boolean writesOnce(Expr e) {
    return switch (e) {
      case Ast.BoolOp _, Ast.Comprehension _, Ast.Walrus _, Ast.YieldFrom _ -> false;
      case Ast.Compare c -> c.ops().size() == 1;
      case Ast.Conditional c -> writesOnce(c.then()) && writesOnce(c.orelse());
      case Ast.ListExpr l -> Displays.isSimple(l.items());
      case Ast.TupleExpr t -> Displays.isSimple(t.items());
      case Ast.SetExpr s -> Displays.isSimple(s.items());
      case Ast.DictExpr d -> Displays.isSimpleDict(d.entries());
      default -> true;
    };
  }

  private void compute(Expr e, int dst) {
    switch (e) {
      case Ast.Name n -> f.variables.to(f.resolution.variable(n), dst, n);
      case Ast.Literal l -> code.emit(Op.CONST, dst, code.constant(l.value()), l);
      case Ast.FString s -> fstring(s, dst);
      case Ast.Unary u -> code.emit(unaryOp(u.op()), dst, operandInto(u.operand(), dst), u);
      case Ast.Binary b -> {
        int left = operandInto(b.left(), dst);
        code.emit(binaryOp(b.op()), dst, left, operand(b.right()), b);
      }
      case Ast.Compare c -> compare(c, dst);
      case Ast.BoolOp b -> boolOp(b, dst);
      case Ast.Conditional c -> conditional(c, dst);
      case Ast.Lambda l -> f.lambda(l, dst);
      case Ast.Call c -> f.calls.to(c, dst);
      case Ast.Attribute a ->
          code.emit(Op.GETATTR, dst, operandInto(a.object(), dst), code.name(a.name()), a);
      case Ast.Index i -> {
        int object = operandInto(i.object(), dst);
        code.emit(Op.GETITEM, dst, object, operand(i.index()), i);
      }
      case Ast.Slice s -> slice(s, dst);
      case Ast.TupleExpr t -> f.displays.tuple(t, t.items(), dst);
      case Ast.ListExpr l -> f.displays.list(l, l.items(), dst);
      case Ast.SetExpr s -> f.displays.set(s, dst);
      case Ast.DictExpr d -> f.displays.dict(d, dst);
      case Ast.Starred s -> throw new IllegalStateException("starred at " + s.start());
      case Ast.Comprehension c -> f.displays.comprehension(c, dst);
      case Ast.Walrus w -> {
        to(w.value(), dst);
        f.variables.store(f.resolution.variable(w), dst, true, w);
      }
      case Ast.Await a -> code.emit(Op.AWAIT, dst, operandInto(a.value(), dst), a);
      case Ast.Yield y -> code.emit(Op.YIELD, dst, optional(y.value(), y), y);
      case Ast.YieldFrom y -> yieldFrom(y, dst);
      case Ast.Spawn s -> f.calls.spawn(s, dst);
    }
  }

  /// YIELD_FROM in a loop: each turn sends `r[dst]` on, and waits for what is sent next.
  private void yieldFrom(Ast.YieldFrom y, int dst) {
    int iterator = code.alloc();
    code.emit(Op.ITER, iterator, operandInto(y.value(), iterator), y.value());
    code.emit(Op.CONST, dst, code.constant(None.NONE), y);
    Label step = new Label();
    Label end = new Label();
    code.bind(step);
    code.jump(Op.YIELD_FROM, dst, iterator, end, y);
    code.jump(step, y);
    code.bind(end);
  }

  /// The operand of `e`, or of `None` where nothing was written.
  int optional(@Nullable Expr e, Ast at) {
    return e == null ? code.operand(None.NONE, at) : operand(e);
  }

  private void compare(Ast.Compare e, int dst) {
    Label end = new Label();
    int last = e.ops().size() - 1;
    int left = operandInto(e.operands().getFirst(), dst);
    for (int i = 0; i <= last; i++) {
      int right = operand(e.operands().get(i + 1));
      code.emit(compareOp(e.ops().get(i)), dst, left, right, e);
      if (i < last) {
        code.jump(Op.JF, dst, 0, end, e);
      }
      left = right;
    }
    code.bind(end);
  }

  private void boolOp(Ast.BoolOp e, int dst) {
    Label end = new Label();
    List<Expr> operands = e.operands();
    for (Expr operand : operands.subList(0, operands.size() - 1)) {
      fresh(operand, dst);
      code.jump(e.isAnd() ? Op.JF : Op.JT, dst, 0, end, e);
    }
    fresh(operands.getLast(), dst);
    code.bind(end);
  }

  private void conditional(Ast.Conditional e, int dst) {
    Label orelse = new Label();
    Label end = new Label();
    f.conditions.jumpIf(e.test(), false, orelse);
    to(e.then(), dst);
    code.jump(end, e);
    code.bind(orelse);
    to(e.orelse(), dst);
    code.bind(end);
  }

  private void slice(Ast.Slice s, int dst) {
    int base = code.isTop(dst) ? dst : code.alloc();
    sliceEnd(s.lower(), base, s);
    sliceEnd(s.upper(), code.alloc(), s);
    sliceEnd(s.step(), code.alloc(), s);
    code.emit(Op.SLICE, dst, base, s);
  }

  private void sliceEnd(@Nullable Expr e, int register, Ast at) {
    if (e == null) {
      code.emit(Op.CONST, register, code.constant(None.NONE), at);
    } else {
      to(e, register);
    }
  }

  // ---- strings --------------------------------------------------------------------------------

  private void fstring(Ast.FString s, int dst) {
    List<Ast.FPart> parts = s.parts();
    if (parts.isEmpty()) {
      code.emit(Op.CONST, dst, code.constant(""), s);
      return;
    }
    if (parts.size() == 1) {
      part(parts.getFirst(), dst);
      return;
    }
    int base = code.isTop(dst) ? dst : code.alloc();
    part(parts.getFirst(), base);
    for (Ast.FPart part : parts.subList(1, parts.size())) {
      part(part, code.alloc());
    }
    code.emit(Op.CONCAT, dst, base, parts.size(), s);
  }

  private void part(Ast.FPart part, int dst) {
    int mark = code.mark();
    switch (part) {
      case Ast.FText text -> code.emit(Op.CONST, dst, code.constant(text.text()), text);
      case Ast.FField field -> {
        int value = operandInto(field.value(), dst);
        Ast.FString spec = field.spec();
        boolean convert = field.conversion() != 0;
        if (convert) {
          code.emit(Op.CONVERT, dst, value, field.conversion(), field);
          value = dst;
        }
        if (!convert || spec != null) {
          code.emit(Op.FORMAT, dst, value, spec(spec, field), field);
        }
      }
    }
    code.release(mark);
  }

  private int spec(Ast.@Nullable FString spec, Ast at) {
    if (spec == null || spec.parts().isEmpty()) {
      return code.operand("", at);
    }
    if (spec.parts().size() == 1 && spec.parts().getFirst() instanceof Ast.FText text) {
      return code.operand(text.text(), at);
    }
    int register = code.alloc();
    fstring(spec, register);
    return register;
  }

  // ---- operators ------------------------------------------------------------------------------

  private static Op unaryOp(Ast.UnaryOp op) {
    return switch (op) {
      case NEG -> Op.NEG;
      case POS -> Op.POS;
      case INVERT -> Op.INVERT;
      case NOT -> Op.NOT;
    };
  }

  private static Op binaryOp(Ast.BinaryOp op) {
    return switch (op) {
      case ADD -> Op.ADD;
      case SUB -> Op.SUB;
      case MUL -> Op.MUL;
      case DIV -> Op.DIV;
      case FLOORDIV -> Op.FLOORDIV;
      case MOD -> Op.MOD;
      case POW -> Op.POW;
      case BITAND -> Op.BITAND;
      case BITOR -> Op.BITOR;
      case BITXOR -> Op.BITXOR;
      case SHL -> Op.SHL;
      case SHR -> Op.SHR;
    };
  }

  static Op inPlaceOp(Ast.BinaryOp op) {
    return switch (op) {
      case ADD -> Op.IADD;
      case SUB -> Op.ISUB;
      case MUL -> Op.IMUL;
      case DIV -> Op.IDIV;
      case FLOORDIV -> Op.IFLOORDIV;
      case MOD -> Op.IMOD;
      case POW -> Op.IPOW;
      case BITAND -> Op.IBITAND;
      case BITOR -> Op.IBITOR;
      case BITXOR -> Op.IBITXOR;
      case SHL -> Op.ISHL;
      case SHR -> Op.ISHR;
    };
  }

  private static Op compareOp(Ast.CompareOp op) {
    return switch (op) {
      case LT -> Op.LT;
      case LE -> Op.LE;
      case GT -> Op.GT;
      case GE -> Op.GE;
      case EQ -> Op.EQ;
      case NE -> Op.NE;
      case IN -> Op.IN;
      case NOT_IN -> Op.NOT_IN;
      case IS -> Op.IS;
      case IS_NOT -> Op.IS_NOT;
    };
  }
}
