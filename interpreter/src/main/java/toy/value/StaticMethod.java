package toy.value;

/// What `@staticmethod` makes of a function. Immutable.
public final class StaticMethod implements ToyObject {
  public final Object function;

  public StaticMethod(Object function) {
    this.function = function;
  }

  @Override
  public ToyClass type() {
    return Types.STATIC_METHOD;
  }
}
