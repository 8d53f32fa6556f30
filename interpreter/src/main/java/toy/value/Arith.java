package toy.value;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// What the arithmetic and bitwise operators do, with CPython 3.11's rules and messages.
public final class Arith {
  private Arith() {}

  public static Object binary(Operator op, Object a, Object b, Callbacks calls) {
    Object result = named(op, a, b, calls);
    if (result == null) {
      result = builtinBinary(op, a, b, calls);
    }
    if (result != null) {
      return result;
    }
    result = userBinary(op, a, b, calls);
    if (result != null) {
      return result;
    }
    return sequence(op, a, b, calls, op.text);
  }

  private static @Nullable Object named(Operator op, Object a, Object b, Callbacks calls) {
    return a instanceof NamedTuple || b instanceof NamedTuple
        ? NamedTuple.operator(op.method, op.reflected, a, b, calls)
        : null;
  }

  /// The result where both operands are of this package and know the operator, else null: then
  /// methods of their classes are to be asked, and [#unsupported] is the error when these do not
  /// know either.
  public static @Nullable Object builtinBinary(Operator op, Object a, Object b, Callbacks calls) {
    if (a instanceof Long x && b instanceof Long y) {
      return Integers.binary(op, (long) x, (long) y, calls);
    }
    if (a instanceof Double x && b instanceof Double y) {
      return known(Floats.binary(op, x, y));
    }
    if (a instanceof String s) {
      if (op == Operator.ADD && b instanceof String t) {
        Sizes.text((long) s.length() + t.length());
        return s.concat(t);
      }
      if (op == Operator.MOD) {
        return Text.percent(s, b, calls);
      }
    }
    if (isNumber(a) && isNumber(b)) {
      return known(numeric(op, a, b, calls));
    }
    if (Special.isOpaque(a) || Special.isOpaque(b)) {
      return null;
    }
    return switch (op) {
      case ADD ->
          a instanceof Counter ? SetOperations.binary(op, a, b, calls) : Sequences.concat(a, b);
      case MUL -> Sequences.repeat(a, b, calls);
      case SUB, BITAND, BITOR, BITXOR -> SetOperations.binary(op, a, b, calls);
      case DIV, FLOORDIV, MOD, POW, SHL, SHR -> null;
    };
  }

  private static @Nullable Object known(Object result) {
    return result == Singleton.NOT_IMPLEMENTED ? null : result;
  }

  /// Whether it is an int, a bool or a float.
  public static boolean isNumber(Object value) {
    return value instanceof Long
        || value instanceof Double
        || value instanceof Boolean
        || value instanceof BigInteger;
  }

  private static Object numeric(Operator op, Object a, Object b, Callbacks calls) {
    if (a instanceof Double || b instanceof Double) {
      return switch (op) {
        case BITAND, BITOR, BITXOR, SHL, SHR -> Singleton.NOT_IMPLEMENTED;
        default -> Floats.binary(op, Numbers.toDouble(a), Numbers.toDouble(b));
      };
    }
    if (a instanceof Boolean x && b instanceof Boolean y) {
      switch (op) {
        case BITAND:
          return x & y;
        case BITOR:
          return x | y;
        case BITXOR:
          return x ^ y;
        default:
          break;
      }
    }
    return Integers.binary(op, Numbers.asInt(a), Numbers.asInt(b), calls);
  }

  /// Asks the methods of the operands' classes; null where none knows. A subclass's reflected
  /// method goes first.
  private static @Nullable Object userBinary(Operator op, Object a, Object b, Callbacks calls) {
    ToyClass left = Types.of(a);
    ToyClass right = Types.of(b);
    boolean rightFirst =
        right != left && right.isSubclassOf(left) && Special.definesAnew(right, left, op.reflected);
    if (rightFirst) {
      Object result = Special.call(b, op.reflected, a, calls);
      if (result != null) {
        return result;
      }
    }
    Object result = Special.call(a, op.method, b, calls);
    if (result != null || rightFirst || right == left) {
      return result;
    }
    return Special.call(b, op.reflected, a, calls);
  }

  /// What is left to try after the numeric methods: sequences with an operand that has `__index__`;
  /// else the error.
  private static Object sequence(
      Operator op, Object a, Object b, Callbacks calls, String operatorText) {
    if (op == Operator.MUL && (Sequences.isSequence(a) || Sequences.isSequence(b))) {
      Object sequence = Sequences.isSequence(a) ? a : b;
      Object count = sequence == a ? b : a;
      Object index = Numbers.indexOrNull(count, calls);
      Object result = index == null ? null : Sequences.repeat(sequence, index, calls);
      if (result != null) {
        return result;
      }
    }
    throw unsupported(op, a, b, operatorText);
  }

  /// The error for operands that do not know the operator.
  public static ToyError unsupported(Operator op, Object a, Object b) {
    return unsupported(op, a, b, op.text);
  }

  private static ToyError unsupported(Operator op, Object a, Object b, String operatorText) {
    Object plain = Special.attribute(Types.of(a), op.method) == null ? Derived.plain(a) : a;
    if (op == Operator.ADD && Sequences.isSequence(plain)) {
      String type = Types.of(plain).name();
      return ToyError.typeError(
          "can only concatenate " + type + " (not \"" + Types.of(b).name() + "\") to " + type);
    }
    if (op == Operator.MUL
        && (Sequences.isSequence(plain) || Sequences.isSequence(Derived.plain(b)))) {
      Object count = Sequences.isSequence(plain) ? b : a;
      return ToyError.typeError(
          "can't multiply sequence by non-int of type '" + Types.of(count).name() + "'");
    }
    return unsupported(operatorText.equals("**") ? "** or pow()" : operatorText, a, b);
  }

  static ToyError unsupported(String operator, Object a, Object b) {
    return ToyError.typeError(
        "unsupported operand type(s) for "
            + operator
            + ": '"
            + Types.of(a).name()
            + "' and '"
            + Types.of(b).name()
            + "'");
  }

  /// `a op= b`: changes `a` where its type can, and gives what is then to be assigned.
  public static Object inplace(Operator op, Object a, Object b, Callbacks calls) {
    Object result = builtinInplace(op, a, b, calls);
    if (result == null && Special.isOpaque(a)) {
      result = Special.call(a, op.inplace, b, calls);
    }
    if (result == null) {
      result = named(op, a, b, calls);
    }
    if (result == null) {
      result = builtinBinary(op, a, b, calls);
    }
    if (result == null) {
      result = userBinary(op, a, b, calls);
    }
    return result != null ? result : sequence(op, a, b, calls, op.text + "=");
  }

  /// What the containers of this package do in place; null where they do nothing.
  public static @Nullable Object builtinInplace(Operator op, Object a, Object b, Callbacks calls) {
    if (a instanceof ToyList list) {
      return Sequences.inplace(op, list, b, calls);
    }
    if (a instanceof ToySet || a instanceof ToyDict) {
      return SetOperations.inplace(op, (HashTable) a, b, calls);
    }
    return null;
  }

  public static Object neg(Object a, Callbacks calls) {
    if (a instanceof Double x) {
      return -x;
    }
    if (a instanceof Counter counter) {
      return counter.signed(true, calls);
    }
    return Numbers.isInt(a) ? negate(Numbers.asInt(a)) : unary("-", "__neg__", a, calls);
  }

  static Object negate(Object value) {
    return value instanceof Long x
        ? Integers.subtract(0, x)
        : Integers.normalize(((BigInteger) value).negate());
  }

  public static Object pos(Object a, Callbacks calls) {
    if (a instanceof Double) {
      return a;
    }
    if (a instanceof Counter counter) {
      return counter.signed(false, calls);
    }
    return Numbers.isInt(a) ? Numbers.asInt(a) : unary("+", "__pos__", a, calls);
  }

  public static Object invert(Object a, Callbacks calls) {
    if (Numbers.isInt(a)) {
      return Numbers.asInt(a) instanceof Long x ? ~x : ((BigInteger) a).not();
    }
    return unary("~", "__invert__", a, calls);
  }

  private static Object unary(String operator, String method, Object a, Callbacks calls) {
    Object callee = Special.of(a, method, calls);
    if (callee == null) {
      throw ToyError.typeError(
          "bad operand type for unary " + operator + ": '" + Types.of(a).name() + "'");
    }
    return calls.call(callee);
  }

  /// `abs(a)`.
  public static Object abs(Object a, Callbacks calls) {
    if (a instanceof Double x) {
      return Math.abs(x);
    }
    if (Numbers.isInt(a)) {
      Object n = Numbers.asInt(a);
      boolean negative = n instanceof Long x ? x < 0 : ((BigInteger) n).signum() < 0;
      return negative ? negate(n) : n;
    }
    Object callee = Special.of(a, "__abs__", calls);
    if (callee == null) {
      throw ToyError.typeError("bad operand type for abs(): '" + Types.of(a).name() + "'");
    }
    return calls.call(callee);
  }

  /// `divmod(a, b)`.
  public static Object divmod(Object a, Object b, Callbacks calls) {
    if (Numbers.isInt(a) && Numbers.isInt(b)) {
      Object x = Numbers.asInt(a);
      Object y = Numbers.asInt(b);
      return new ToyTuple(
          Integers.floorDivMod(
              Integers.big(x), Integers.big(y), "integer division or modulo by zero"));
    }
    if (isNumber(a) && isNumber(b)) {
      double x = Numbers.toDouble(a);
      double y = Numbers.toDouble(b);
      return ToyTuple.of(
          Floats.floorDiv(x, y, "float divmod()"), Floats.floorMod(x, y, "float divmod()"));
    }
    Object result = Special.call(a, "__divmod__", b, calls);
    if (result == null) {
      result = Special.call(b, "__rdivmod__", a, calls);
    }
    if (result == null) {
      throw unsupported("divmod()", a, b);
    }
    return result;
  }

  /// `pow(a, b, modulus)`; without a modulus, pass [None#NONE].
  public static Object power(Object a, Object b, Object modulus, Callbacks calls) {
    if (modulus == None.NONE) {
      return binary(Operator.POW, a, b, calls);
    }
    if (Numbers.isInt(a) && Numbers.isInt(b) && Numbers.isInt(modulus)) {
      return Integers.power(
          Integers.big(Numbers.asInt(a)),
          Integers.big(Numbers.asInt(b)),
          Integers.big(Numbers.asInt(modulus)),
          calls);
    }
    if (isNumber(a) && isNumber(b) && isNumber(modulus)) {
      throw ToyError.typeError("pow() 3rd argument not allowed unless all arguments are integers");
    }
    Object callee = Special.of(a, "__pow__", calls);
    if (callee != null) {
      Object result = calls.call(callee, b, modulus);
      if (result != Singleton.NOT_IMPLEMENTED) {
        return result;
      }
    }
    throw ToyError.typeError(
        "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'"
            .formatted(Types.of(a).name(), Types.of(b).name(), Types.of(modulus).name()));
  }
}
