package toy.value;

/// `collections.OrderedDict`: a dict that compares its order too.
public final class OrderedDict extends ToyDict {
  public static final ToyClass TYPE = ToyClass.builtin("collections", "OrderedDict", Types.DICT);

  /// Whether both have the same keys in the same order; the values are compared as a dict's.
  boolean hasOrderOf(OrderedDict given, Callbacks calls) {
    ToyDict mine = steady();
    ToyDict other = given.steady();
    int e = mine.nextEntry(0);
    int o = other.nextEntry(0);
    while (e >= 0 && o >= 0) {
      if (!Compare.same(mine.keyAt(e), other.keyAt(o), calls)) {
        return false;
      }
      e = mine.nextEntry(e + 1);
      o = other.nextEntry(o + 1);
    }
    return e < 0 && o < 0;
  }

  @Override
  public OrderedDict blank() {
    return new OrderedDict();
  }

  @Override
  public ToyClass type() {
    return TYPE;
  }
}
