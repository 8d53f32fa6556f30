package toy.value;

/// What `@classmethod` makes of a function. Immutable.
public final class ClassMethod implements ToyObject {
  public final Object function;

  public ClassMethod(Object function) {
    this.function = function;
  }

  @Override
  public ToyClass type() {
    return Types.CLASS_METHOD;
  }
}
