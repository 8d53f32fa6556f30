package toy.value;

/// A tuple. Immutable: `items` is not to be written after construction.
public final class ToyTuple implements ToyObject {
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
