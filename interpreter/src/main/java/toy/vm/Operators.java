package toy.vm;

import org.jspecify.annotations.Nullable;
import toy.compile.Op;
import toy.compile.Opcodes;
import toy.value.Arith;
import toy.value.Compare;
import toy.value.Comparison;
import toy.value.Instance;
import toy.value.Items;
import toy.value.Operator;
import toy.value.Singleton;
import toy.value.ToyError;
import toy.value.Truth;
import toy.value.Types;

/// Operators in their general form: quickening for ints and floats, frames for methods of user
/// classes, else `toy.value`.
@SuppressWarnings("NullAway") // operands are bound
final class Operators {
  private Operators() {}

  private static final Operator[] OPERATORS = Operator.values();
  private static final Comparison[] COMPARISONS = Comparison.values();

  /// A binary or in-place operator: the frame that goes on.
  static Frame binary(Fiber f, Frame frame, int pc) {
    int[] code = frame.code.words;
    Object[] r = frame.registers;
    int word = frame.code.function.code[pc - 4];
    Object x = r[code[pc - 2]];
    Object y = r[code[pc - 1]];
    Op quick = quickened(word, x, y);
    if (quick != null) {
      Variables.quicken(frame, pc, quick);
    }
    frame.pc = pc;
    boolean inplace = word >= Opcodes.IADD;
    Operator op = OPERATORS[word - (inplace ? Opcodes.IADD : Opcodes.ADD)];
    if (x instanceof Instance i) {
      Frame next = userOperator(f, frame, pc, op, inplace, i, y);
      if (next != null) {
        return next;
      }
    }
    r[code[pc - 3]] = inplace ? Arith.inplace(op, x, y, f) : Arith.binary(op, x, y, f);
    return frame;
  }

  private static @Nullable Op quickened(int word, Object x, Object y) {
    if (x instanceof Long && y instanceof Long) {
      return switch (word) {
        case Opcodes.ADD, Opcodes.IADD -> Fast.add(x, y) == null ? null : Op.ADD_II;
        case Opcodes.SUB, Opcodes.ISUB -> Fast.sub(x, y) == null ? null : Op.SUB_II;
        case Opcodes.MUL, Opcodes.IMUL -> Fast.mul(x, y) == null ? null : Op.MUL_II;
        case Opcodes.FLOORDIV, Opcodes.IFLOORDIV ->
            Fast.floorDiv(x, y) == null ? null : Op.FLOORDIV_II;
        case Opcodes.MOD, Opcodes.IMOD -> Fast.mod(x, y) == null ? null : Op.MOD_II;
        case Opcodes.BITAND, Opcodes.IBITAND -> Op.BITAND_II;
        case Opcodes.DIV, Opcodes.IDIV -> Fast.divF(x, y) == null ? null : Op.DIV_FF;
        default -> null;
      };
    }
    if (x instanceof Double && y instanceof Double || Fast.isMixed(x, y)) {
      return switch (word) {
        case Opcodes.ADD, Opcodes.IADD -> Op.ADD_FF;
        case Opcodes.SUB, Opcodes.ISUB -> Op.SUB_FF;
        case Opcodes.MUL, Opcodes.IMUL -> Op.MUL_FF;
        case Opcodes.DIV, Opcodes.IDIV -> Fast.divF(x, y) == null ? null : Op.DIV_FF;
        default -> null;
      };
    }
    return null;
  }

  /// Pushes a frame for `x.__op__(y)`; null where the general way must be taken.
  private static @Nullable Frame userOperator(
      Fiber f, Frame frame, int pc, Operator op, boolean inplace, Instance x, Object y) {
    Object method = inplace ? f.vm.lookup(x.type(), op.inplace) : null;
    if (method == null) {
      boolean rightFirst =
          y instanceof Instance i
              && i.type() != x.type()
              && i.type().isSubclassOf(x.type())
              && f.vm.lookup(i.type(), op.reflected) != null;
      method = rightFirst ? null : f.vm.lookup(x.type(), op.method);
    }
    if (!(method instanceof Closure closure)
        || !closure.code.plain
        || closure.code.parameters != 2) {
      return null;
    }
    Frame made = Calls.frameOf(f, closure, x, y);
    made.kind = Frame.Return.OPERATOR;
    made.destination = frame.code.words[pc - 3];
    return Calls.link(f, made, frame);
  }

  /// What an operator gives whose left operand's method returned NotImplemented. `pc` is past the
  /// operator.
  static Object afterNotImplemented(Fiber f, Frame frame, int pc) {
    int[] code = frame.code.words;
    int word = frame.code.function.code[pc - 4];
    boolean inplace = word >= Opcodes.IADD;
    Operator op = OPERATORS[word - (inplace ? Opcodes.IADD : Opcodes.ADD)];
    Object x = frame.registers[code[pc - 2]];
    Object y = frame.registers[code[pc - 1]];
    if (inplace && f.vm.lookup(((Instance) x).type(), op.inplace) != null) {
      return Arith.binary(op, x, y, f);
    }
    boolean asked = y instanceof Instance i && i.type() != Types.of(x);
    Object reflected = asked ? f.special(y, op.reflected) : null;
    Object value = reflected == null ? Singleton.NOT_IMPLEMENTED : f.call(reflected, x);
    if (value == Singleton.NOT_IMPLEMENTED) {
      throw Arith.unsupported(op, x, y);
    }
    return value;
  }

  static Object unary(Fiber f, Frame frame, int pc, Object x) {
    frame.pc = pc;
    return switch (frame.code.words[pc - 4]) {
      case Opcodes.NEG -> {
        if (x instanceof Long n && n != Long.MIN_VALUE) {
          yield -n;
        }
        yield x instanceof Double d ? (Object) (-d) : Arith.neg(x, f);
      }
      case Opcodes.POS -> Arith.pos(x, f);
      case Opcodes.INVERT -> Arith.invert(x, f);
      default -> !Truth.of(x, f);
    };
  }

  static Object compare(Fiber f, Frame frame, int pc, Object x, Object y) {
    frame.pc = pc;
    int word = frame.code.words[pc - 4];
    return switch (word) {
      case Opcodes.IN -> Items.contains(y, x, f);
      case Opcodes.NOT_IN -> !Items.contains(y, x, f);
      case Opcodes.IS -> Compare.identical(x, y);
      case Opcodes.IS_NOT -> !Compare.identical(x, y);
      default -> Compare.compare(COMPARISONS[word - Opcodes.LT], x, y, f);
    };
  }

  static boolean truth(Fiber f, Frame frame, int pc, Object x) {
    if (x instanceof Boolean b) {
      return b;
    }
    frame.pc = pc;
    return Truth.of(x, f);
  }

  static boolean less(Fiber f, Frame frame, int pc, Object x, Object y) {
    if (x instanceof Long a && y instanceof Long b) {
      return (long) a < (long) b;
    }
    if (x instanceof Double a && y instanceof Double b) {
      return (double) a < (double) b;
    }
    return general(f, frame, pc, Comparison.LT, x, y);
  }

  static boolean lessEqual(Fiber f, Frame frame, int pc, Object x, Object y) {
    if (x instanceof Long a && y instanceof Long b) {
      return (long) a <= (long) b;
    }
    if (x instanceof Double a && y instanceof Double b) {
      return (double) a <= (double) b;
    }
    return general(f, frame, pc, Comparison.LE, x, y);
  }

  static boolean greater(Fiber f, Frame frame, int pc, Object x, Object y) {
    if (x instanceof Long a && y instanceof Long b) {
      return (long) a > (long) b;
    }
    if (x instanceof Double a && y instanceof Double b) {
      return (double) a > (double) b;
    }
    return general(f, frame, pc, Comparison.GT, x, y);
  }

  static boolean greaterEqual(Fiber f, Frame frame, int pc, Object x, Object y) {
    if (x instanceof Long a && y instanceof Long b) {
      return (long) a >= (long) b;
    }
    if (x instanceof Double a && y instanceof Double b) {
      return (double) a >= (double) b;
    }
    return general(f, frame, pc, Comparison.GE, x, y);
  }

  static boolean equal(Fiber f, Frame frame, int pc, Object x, Object y) {
    if (x instanceof Long a && y instanceof Long b) {
      return (long) a == (long) b;
    }
    return general(f, frame, pc, Comparison.EQ, x, y);
  }

  static boolean notEqual(Fiber f, Frame frame, int pc, Object x, Object y) {
    if (x instanceof Long a && y instanceof Long b) {
      return (long) a != (long) b;
    }
    return general(f, frame, pc, Comparison.NE, x, y);
  }

  private static boolean general(Fiber f, Frame frame, int pc, Comparison op, Object x, Object y) {
    frame.pc = pc;
    return Truth.of(Compare.compare(op, x, y, f), f);
  }

  static ToyError notCallable(Object callee) {
    return ToyError.typeError("'" + toy.value.Types.of(callee).name() + "' object is not callable");
  }
}
