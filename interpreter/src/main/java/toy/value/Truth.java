package toy.value;

import java.math.BigInteger;

/// Whether a value is true in a condition.
public final class Truth {
  private Truth() {}

  public static boolean of(Object value, Callbacks calls) {
    if (value instanceof Boolean b) {
      return b;
    }
    if (value instanceof Long n) {
      return n != 0;
    }
    if (value == None.NONE) {
      return false;
    }
    if (value instanceof String s) {
      return !s.isEmpty();
    }
    if (value instanceof Double d) {
      return d != 0;
    }
    if (value instanceof ToyList list) {
      return list.size() != 0;
    }
    if (value instanceof HashTable table) {
      return table.size != 0;
    }
    if (value instanceof ToyTuple tuple) {
      return tuple.size() != 0;
    }
    if (value instanceof ToyRange range) {
      return range.length() != 0;
    }
    if (value instanceof DictView view) {
      return view.dict.size != 0;
    }
    return value instanceof BigInteger || bySpecial(value, calls);
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
