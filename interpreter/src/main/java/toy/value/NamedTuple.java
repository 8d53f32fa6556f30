package toy.value;

import org.jspecify.annotations.Nullable;

/// A tuple whose items have names too: of a class made by `collections.namedtuple` or by the
/// library.
public final class NamedTuple extends ToyTuple {
  private final ToyClass type;

  /// As many names as items.
  private final ToyTuple fields;

  public NamedTuple(ToyClass type, ToyTuple fields, Object[] items) {
    super(items);
    this.type = type;
    this.fields = fields;
  }

  public ToyTuple fields() {
    return fields;
  }

  /// Its class's own `__repr__` or `__str__`, written in Toy, or null.
  @Nullable Object own(String method) {
    return type.isBuiltin() ? null : Special.attribute(type, method);
  }

  @Override
  public ToyClass type() {
    return type;
  }
}
