package toy.compile;

import java.util.List;
import toy.syntax.Ast;
import toy.syntax.Ast.CompareOp;
import toy.syntax.Ast.Expr;
import toy.value.None;

/// Tests that jump, without a truth value in a register.
final class Conditions {
  private final FunctionCompiler f;
  private final CodeBuilder code;

  Conditions(FunctionCompiler f) {
    this.f = f;
    this.code = f.code;
  }

  /// Jumps to `target` if the truth of `e` is `sense`, else goes on.
  void jumpIf(Expr e, boolean sense, Label target) {
    int mark = code.mark();
    switch (e) {
      case Ast.Unary u when u.op() == Ast.UnaryOp.NOT -> jumpIf(u.operand(), !sense, target);
      case Ast.BoolOp b -> boolOp(b, sense, target);
      case Ast.Compare c when c.ops().stream().allMatch(Conditions::jumps) ->
          compare(c, sense, target);
      case Ast.Literal l when isTrue(l) || isFalse(l) -> {
        if (isTrue(l) == sense) {
          code.jump(target, e);
        }
      }
      default -> {
        int value = f.expressions.operand(e);
        code.jump(sense ? Op.JT : Op.JF, value, 0, target, e);
      }
    }
    code.release(mark);
  }

  static boolean isTrue(Expr e) {
    return e instanceof Ast.Literal l
        && (l.value().equals(true) || (l.value() instanceof Long n && n != 0));
  }

  static boolean isFalse(Expr e) {
    return e instanceof Ast.Literal l
        && (l.value().equals(false) || l.value().equals(0L) || l.value() == None.NONE);
  }

  /// `and` is false, and `or` true, as soon as one operand is.
  private void boolOp(Ast.BoolOp e, boolean sense, Label target) {
    List<Expr> operands = e.operands();
    boolean decides = !e.isAnd();
    Label end = new Label();
    for (Expr operand : operands.subList(0, operands.size() - 1)) {
      jumpIf(operand, decides, sense == decides ? target : end);
    }
    jumpIf(operands.getLast(), sense, target);
    code.bind(end);
  }

  /// `a < b < c` evaluates `b` once and stops at the first comparison that fails.
  private void compare(Ast.Compare e, boolean sense, Label target) {
    Label end = new Label();
    int last = e.ops().size() - 1;
    int left = f.expressions.operand(e.operands().getFirst());
    for (int i = 0; i <= last; i++) {
      int right = f.expressions.operand(e.operands().get(i + 1));
      if (i < last) {
        code.jump(jumpOp(e.ops().get(i), false), left, right, sense ? end : target, e);
      } else {
        code.jump(jumpOp(e.ops().get(i), sense), left, right, target, e);
      }
      left = right;
    }
    code.bind(end);
  }

  private static boolean jumps(CompareOp op) {
    return switch (op) {
      case LT, LE, GT, GE, EQ, NE, IS, IS_NOT -> true;
      case IN, NOT_IN -> false;
    };
  }

  /// The jump taken if the comparison is `sense`. `not a < b` is not `a >= b`: both are false for
  /// nan.
  private static Op jumpOp(CompareOp op, boolean sense) {
    return switch (op) {
      case LT -> sense ? Op.JLT : Op.JNLT;
      case LE -> sense ? Op.JLE : Op.JNLE;
      case GT -> sense ? Op.JGT : Op.JNGT;
      case GE -> sense ? Op.JGE : Op.JNGE;
      case EQ -> sense ? Op.JEQ : Op.JNEQ;
      case NE -> sense ? Op.JNE : Op.JNNE;
      case IS -> sense ? Op.JIS : Op.JNIS;
      case IS_NOT -> sense ? Op.JNIS : Op.JIS;
      case IN, NOT_IN -> throw new IllegalArgumentException(op.name());
    };
  }
}
