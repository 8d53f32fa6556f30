package toy.compile;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toy.syntax.Ast;
import toy.syntax.Ast.Expr;
import toy.value.ToyTuple;

/// Values that are known while compiling: literals, arithmetic on literal numbers that stays within
/// 64 bits, tuples of those.
final class Folding {
  /// Integers up to here are exact as doubles, so that `/` is the same in both.
  private static final long EXACT = 1L << 53;

  private Folding() {}

  /// The value of `e`, or null if it is not a constant.
  static @Nullable Object fold(Expr e) {
    return switch (e) {
      case Ast.Literal l -> l.value();
      case Ast.Unary u -> unary(u);
      case Ast.Binary b -> {
        Object right = fold(b.right());
        Object left = right == null ? null : fold(b.left());
        yield left == null || right == null ? null : binary(b.op(), left, right);
      }
      case Ast.TupleExpr t -> tuple(t.items());
      default -> null;
    };
  }

  /// A tuple of constants, or null.
  static @Nullable ToyTuple tuple(List<Expr> items) {
    Object[] values = new Object[items.size()];
    for (int i = 0; i < values.length; i++) {
      Object value = fold(items.get(i));
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    return ToyTuple.of(values);
  }

  private static @Nullable Object unary(Ast.Unary u) {
    if (u.op() == Ast.UnaryOp.NOT) {
      return null;
    }
    Object value = fold(u.operand());
    return switch (u.op()) {
      case NEG ->
          switch (value) {
            case Long n when n != Long.MIN_VALUE -> (Object) (-n);
            case Double d -> -d;
            case BigInteger big -> fitted(big.negate());
            case null, default -> null;
          };
      case POS -> value instanceof Long || value instanceof Double ? value : null;
      case INVERT -> value instanceof Long n ? ~n : null;
      case NOT -> null;
    };
  }

  /// An integer that fits into 64 bits is always a Long.
  private static Object fitted(BigInteger n) {
    return n.bitLength() < 64 ? (Object) n.longValue() : n;
  }

  private static @Nullable Object binary(Ast.BinaryOp op, Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return ints(op, a, b);
    }
    boolean numbers =
        (left instanceof Long || left instanceof Double)
            && (right instanceof Long || right instanceof Double);
    if (!numbers) {
      return null;
    }
    double a = ((Number) left).doubleValue();
    double b = ((Number) right).doubleValue();
    return switch (op) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> b == 0 ? null : (Object) (a / b);
      case FLOORDIV, MOD, POW, BITAND, BITOR, BITXOR, SHL, SHR -> null;
    };
  }

  private static @Nullable Object ints(Ast.BinaryOp op, long a, long b) {
    BigInteger x = BigInteger.valueOf(a);
    BigInteger y = BigInteger.valueOf(b);
    BigInteger result =
        switch (op) {
          case ADD -> x.add(y);
          case SUB -> x.subtract(y);
          case MUL -> x.multiply(y);
          case FLOORDIV -> b == 0 ? null : BigInteger.valueOf(Math.floorDiv(a, b));
          case MOD -> b == 0 ? null : BigInteger.valueOf(Math.floorMod(a, b));
          case POW -> b >= 0 && b < 64 ? x.pow((int) b) : null;
          case SHL -> b >= 0 && b < 63 ? x.shiftLeft((int) b) : null;
          case SHR -> b >= 0 && b < 63 ? x.shiftRight((int) b) : null;
          case BITAND -> x.and(y);
          case BITOR -> x.or(y);
          case BITXOR -> x.xor(y);
          case DIV -> null;
        };
    if (op == Ast.BinaryOp.DIV) {
      boolean exact = b != 0 && Math.abs(a) <= EXACT && Math.abs(b) <= EXACT;
      return exact ? (Object) ((double) a / (double) b) : null;
    }
    return result == null || result.bitLength() >= 64 ? null : (Object) result.longValue();
  }
}
