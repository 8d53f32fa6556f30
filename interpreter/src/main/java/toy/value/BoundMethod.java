package toy.value;

/// A function together with the value it was looked up on. Immutable.
public final class BoundMethod implements ToyObject {
  public final Object function;
  public final Object self;

  public BoundMethod(Object function, Object self) {
    this.function = function;
    this.self = self;
  }

  @Override
  public ToyClass type() {
    return Types.METHOD;
  }
}
