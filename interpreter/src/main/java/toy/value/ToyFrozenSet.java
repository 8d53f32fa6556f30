package toy.value;

/// A frozenset: not to be changed once made.
public final class ToyFrozenSet extends SetValue {
  public static ToyFrozenSet of(Object iterable, Callbacks calls) {
    ToyFrozenSet set = new ToyFrozenSet();
    set.addAll(iterable, calls);
    return set;
  }

  @Override
  public ToyFrozenSet steady() {
    return this;
  }

  @Override
  SetValue fresh() {
    return new ToyFrozenSet();
  }

  @Override
  public ToyClass type() {
    return Types.FROZENSET;
  }
}
