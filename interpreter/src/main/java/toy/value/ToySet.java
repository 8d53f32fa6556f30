package toy.value;

/// A set. Guarded by its VM's GIL.
public final class ToySet extends SetValue {
  public static ToySet of(Object iterable, Callbacks calls) {
    ToySet set = new ToySet();
    set.addAll(iterable, calls);
    return set;
  }

  @Override
  SetValue fresh() {
    return new ToySet();
  }

  @Override
  public ToyClass type() {
    return Types.SET;
  }
}
