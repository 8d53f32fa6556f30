package toy.value;

import org.jspecify.annotations.Nullable;

/// `collections.defaultdict`: a subscript that finds no key makes the value.
public final class DefaultDict extends ToyDict {
  public static final ToyClass TYPE = ToyClass.builtin("collections", "defaultdict", Types.DICT);

  /// A callable, or None.
  public Object factory;

  public DefaultDict(Object factory) {
    this.factory = factory;
  }

  @Override
  @Nullable Object missing(Object key, Callbacks calls) {
    if (factory == None.NONE) {
      return null;
    }
    Object value = calls.call(factory);
    put(key, value, calls);
    return value;
  }

  @Override
  public DefaultDict blank() {
    return new DefaultDict(factory);
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
