package toy.value;

import org.jspecify.annotations.Nullable;

/// `collections.defaultdict`: a subscript that finds no key makes the value.
public final class DefaultDict extends ToyDict {
  public static final ToyClass TYPE = ToyClass.builtin("collections", "defaultdict", Types.DICT);

  /// A callable, or None.
  public Object factory;

  public DefaultDict(Object factory) {
    this.factory = factory;
    Sharing.publish();
  }

  @Override
  @Nullable Object missing(Object key, Callbacks calls) {
    if (factory == None.NONE) {
      return null;
    }
    return keep(key, calls.call(factory), calls);
  }

  /// Puts in what the factory made and gives it. Where other threads run, one of them may have been
  /// quicker: then it is that one's, for all have to get the same.
  public Object keep(Object key, Object made, Callbacks calls) {
    if (Sharing.isParallel()) {
      return setDefault(key, made, calls);
    }
    put(key, made, calls);
    return made;
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
