package toy.value;

/// The rich comparisons with the names of their methods.
public enum Comparison {
  LT("<", "__lt__", "__gt__"),
  LE("<=", "__le__", "__ge__"),
  GT(">", "__gt__", "__lt__"),
  GE(">=", "__ge__", "__le__"),
  EQ("==", "__eq__", "__eq__"),
  NE("!=", "__ne__", "__ne__");

  public final String text;
  public final String method;

  /// What the right operand is asked when the left one does not know.
  public final String reflected;

  Comparison(String text, String method, String reflected) {
    this.text = text;
    this.method = method;
    this.reflected = reflected;
  }

  /// Whether this holds of two values whose three-way order is `order`.
  public boolean holds(int order) {
    return switch (this) {
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
      case EQ -> order == 0;
      case NE -> order != 0;
    };
  }
}
