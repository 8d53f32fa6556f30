package toy.vm;

import toy.value.ToyClass;
import toy.value.ToyError;
import toy.value.ToyObject;
import toy.value.Types;

/// `super()`: attributes of `self` (an instance, or a class in a class method) from the class after
/// `after`.
public record SuperValue(ToyClass after, Object self) implements ToyObject {
  /// What `super(after, self)` gives, or its refusal.
  public static SuperValue of(Object after, Object self) {
    if (!(after instanceof ToyClass type)) {
      throw ToyError.typeError(
          "super() argument 1 must be a type, not " + Types.of(after).inMessages());
    }
    boolean fits =
        self instanceof ToyClass itself && itself.isSubclassOf(type)
            || Types.of(self).isSubclassOf(type);
    if (!fits) {
      throw ToyError.typeError("super(type, obj): obj must be an instance or subtype of type");
    }
    return new SuperValue(type, self);
  }

  @Override
  public ToyClass type() {
    return Types.SUPER;
  }
}
