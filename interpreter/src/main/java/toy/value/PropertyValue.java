package toy.value;

import org.jspecify.annotations.Nullable;

/// What `@property` makes, with the functions for each kind of access. Immutable: `@x.setter` makes
/// another.
public final class PropertyValue implements ToyObject {
  public final @Nullable Object get;
  public final @Nullable Object set;
  public final @Nullable Object deleter;

  public PropertyValue(@Nullable Object get, @Nullable Object set, @Nullable Object deleter) {
    this.get = get;
    this.set = set;
    this.deleter = deleter;
  }

  @Override
  public ToyClass type() {
    return Types.PROPERTY;
  }
}
