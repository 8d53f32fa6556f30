package toy.value;

/// A tuple. Immutable: `items` is not to be written after construction.
public sealed class ToyTuple implements ToyObject permits NamedTuple {
  public static final ToyTuple EMPTY = new ToyTuple(new Object[0]);

  public final Object[] items;

  public ToyTuple(Object[] items) {
    this.items = items;
  }

  public static ToyTuple of(Object... items) {
    return items.length == 0 ? EMPTY : new ToyTuple(items);
  }

  public int size() {
    return items.length;
  }

  @Override
  public ToyClass type() {
    return Types.TUPLE;
  }
}
