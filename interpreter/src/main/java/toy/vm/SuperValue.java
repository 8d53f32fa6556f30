package toy.vm;

import toy.value.ToyClass;
import toy.value.ToyObject;
import toy.value.Types;

/// `super()`: attributes of `self` (an instance, or a class in a class method) from the class after
/// `after`.
public record SuperValue(ToyClass after, Object self) implements ToyObject {
  @Override
  public ToyClass type() {
    return Types.SUPER;
  }
}
