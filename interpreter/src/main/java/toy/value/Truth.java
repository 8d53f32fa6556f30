package toy.value;

import java.math.BigInteger;

/// Whether a value is true in a condition.
public final class Truth {
  private Truth() {}

  public static boolean of(Object value, Callbacks calls) {
    return switch (value) {
      case Boolean b -> b;
      case Long n -> n != 0;
      case None _ -> false;
      case String s -> !s.isEmpty();
      case Double d -> d != 0;
      case ToyList list -> list.size != 0;
      case HashTable table -> table.size != 0;
      case ToyTuple tuple -> tuple.size() != 0;
      case ToyRange range -> range.length() != 0;
      case DictView view -> view.dict.size != 0;
      case BigInteger _ -> true;
      default -> bySpecial(value, calls);
    };
  }

  private static boolean bySpecial(Object value, Callbacks calls) {
    Object callee = Special.of(value, "__bool__", calls);
    if (callee != null) {
      Object result = calls.call(callee);
      if (result instanceof Boolean b) {
        return b;
      }
      throw ToyError.typeError("__bool__ should return bool, returned " + Special.typeName(result));
    }
    callee = Special.of(value, "__len__", calls);
    return callee == null || Items.checkedLength(calls.call(callee), calls) != 0;
  }
}
