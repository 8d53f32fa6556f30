package toy.sched;

import java.math.BigInteger;
import toy.value.FloatText;
import toy.value.None;
import toy.value.StringText;
import toy.value.Types;

/// Values in messages that are made where no Toy code may run: scalars as `repr` writes them, of
/// all else the name of the type.
final class Brief {
  private static final int MAX_TEXT = 20; // characters

  private Brief() {}

  static String of(Object value) {
    return switch (value) {
      case None _ -> "None";
      case Boolean b -> b ? "True" : "False";
      case Long n -> n.toString();
      case Double d -> FloatText.repr(d);
      case String s -> StringText.repr(s.length() > MAX_TEXT ? s.substring(0, MAX_TEXT) + "…" : s);
      default -> Types.of(value).name();
    };
  }

  static boolean isScalar(Object value) {
    return value instanceof String
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean
        || value instanceof BigInteger
        || value == None.NONE;
  }
}
