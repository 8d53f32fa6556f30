package toy.value;

/// `d.keys()`, `d.values()` or `d.items()`. Guarded by its VM's GIL.
public final class DictView implements ToyObject {
  public enum Kind {
    KEYS,
    VALUES,
    ITEMS
  }

  public final ToyDict dict;
  public final Kind kind;

  public DictView(ToyDict dict, Kind kind) {
    this.dict = dict;
    this.kind = kind;
  }

  boolean contains(Object item, Callbacks calls) {
    return switch (kind) {
      case KEYS -> dict.contains(item, calls);
      case VALUES -> Items.search(Iteration.iterator(this, calls), item, calls);
      case ITEMS -> {
        if (!(item instanceof ToyTuple pair) || pair.size() != 2) {
          yield false;
        }
        Object value = dict.get(pair.items[0], calls);
        yield value != null && Compare.same(value, pair.items[1], calls);
      }
    };
  }

  /// Keys and items behave as sets.
  boolean isSetLike() {
    return kind != Kind.VALUES;
  }

  @Override
  public ToyClass type() {
    return switch (kind) {
      case KEYS -> Types.DICT_KEYS;
      case VALUES -> Types.DICT_VALUES;
      case ITEMS -> Types.DICT_ITEMS;
    };
  }
}
