package toy.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A dict, in the order of insertion. Keys are compared by Toy's `==`. Guarded by its VM's GIL.
public sealed class ToyDict extends HashTable permits Counter, DefaultDict, OrderedDict {
  private static final Object[] NO_VALUES = new Object[0];

  /// The object of a class derived from dict whose core this is, or null.
  @Nullable Derived derived;

  private @Nullable Object[] values = NO_VALUES;
  private @Nullable Object[] oldValues = NO_VALUES;

  /// The value of a key, or null. Throws TypeError for an unhashable key.
  public @Nullable Object get(Object key, Callbacks calls) {
    int entry = find(key, mix(Hash.of(key, calls)), calls);
    return entry < 0 ? null : values[entry];
  }

  public boolean contains(Object key, Callbacks calls) {
    return find(key, mix(Hash.of(key, calls)), calls) >= 0;
  }

  public void put(Object key, Object value, Callbacks calls) {
    putHashed(key, mix(Hash.of(key, calls)), value, calls);
  }

  private void putHashed(Object key, int hash, Object value, Callbacks calls) {
    int entry = find(key, hash, calls);
    if (entry < 0) {
      // Inserting may replace the array of values: first the entry, then the array.
      entry = insert(key, hash);
    }
    values[entry] = value;
  }

  /// Removes a key; gives its value, or null where there was none.
  public @Nullable Object remove(Object key, Callbacks calls) {
    int entry = find(key, mix(Hash.of(key, calls)), calls);
    return entry < 0 ? null : removeAt(entry);
  }

  /// Removes a live entry and gives its value.
  public Object removeAt(int entry) {
    Object value = valueAt(entry);
    values[entry] = null;
    removeEntry(entry);
    return value;
  }

  /// The value of `key`, which becomes `value` if there was none.
  public Object setDefault(Object key, Object value, Callbacks calls) {
    int hash = mix(Hash.of(key, calls));
    int entry = find(key, hash, calls);
    if (entry < 0) {
      int added = insert(key, hash);
      values[added] = value;
      return value;
    }
    return valueAt(entry);
  }

  /// The value of a live entry.
  @SuppressWarnings("NullAway") // a live entry has a value
  public Object valueAt(int entry) {
    return values[entry];
  }

  public void setValueAt(int entry, Object value) {
    values[entry] = value;
  }

  public ToyTuple itemAt(int entry) {
    return new ToyTuple(new Object[] {keyAt(entry), valueAt(entry)});
  }

  /// Takes every item of another dict over. The other may change while keys are compared.
  public void update(ToyDict other, Callbacks calls) {
    if (other == this) {
      return;
    }
    int count = other.size;
    int moved = other.moves;
    for (int e = other.nextEntry(0); e >= 0; e = other.nextEntry(e + 1)) {
      putHashed(other.keyAt(e), other.hashAt(e), other.valueAt(e), calls);
      if (other.size != count || other.moves != moved) {
        throw ToyError.runtimeError("dict mutated during update");
      }
    }
  }

  /// As [#missing], after the `__missing__` of a class derived from this one.
  final @Nullable Object missingItem(Object key, Callbacks calls) {
    if (derived != null && Special.attribute(derived.type(), "__missing__") instanceof Object own) {
      return calls.call(new BoundMethod(own, derived), key);
    }
    return missing(key, calls);
  }

  /// What a subscript gives for a key that is not there; null for a KeyError.
  @Nullable Object missing(Object key, Callbacks calls) {
    return null;
  }

  /// An empty one of the same kind.
  public ToyDict blank() {
    return new ToyDict();
  }

  public ToyDict copy() {
    ToyDict copy = blank();
    copy.copyFrom(this);
    copy.values = Arrays.copyOf(values, values.length);
    return copy;
  }

  @Override
  public void clear() {
    super.clear();
    values = NO_VALUES;
  }

  public DictView keys() {
    return new DictView(this, DictView.Kind.KEYS);
  }

  public DictView values() {
    return new DictView(this, DictView.Kind.VALUES);
  }

  public DictView items() {
    return new DictView(this, DictView.Kind.ITEMS);
  }

  @Override
  void resizeValues(int room) {
    oldValues = values;
    values = new Object[room];
  }

  @Override
  void moveValue(int from, int to) {
    values[to] = oldValues[from];
  }

  @Override
  void valuesMoved() {
    oldValues = NO_VALUES;
  }

  @Override
  public ToyClass type() {
    return Types.DICT;
  }
}
