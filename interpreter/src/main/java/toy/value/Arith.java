package toy.value;

import org.jspecify.annotations.Nullable;

/// What the arithmetic operators do.
public final class Arith {
  private Arith() {}

  public static Object binary(Operator op, Object a, Object b, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static @Nullable Object builtinBinary(Operator op, Object a, Object b, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static Object inplace(Operator op, Object a, Object b, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static Object neg(Object a, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static Object pos(Object a, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static Object invert(Object a, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static Object divmod(Object a, Object b, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static Object power(Object a, Object b, Object modulus, Callbacks calls) {
    throw new UnsupportedOperationException();
  }

  public static ToyError unsupported(Operator op, Object a, Object b) {
    throw new UnsupportedOperationException();
  }
}
