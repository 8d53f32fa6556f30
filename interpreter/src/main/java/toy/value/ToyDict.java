package toy.value;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A dict, in the order of insertion. Keys are compared by Toy's `==`. Guarded by its VM's GIL.
public sealed class ToyDict extends HashTable permits Counter, DefaultDict, OrderedDict {
  private static final Object[] NO_VALUES = new Object[0];

  /// The object of a class derived from dict whose core this is, or null.
  @Nullable Derived derived;

  private @Nullable Object[] values = NO_VALUES;
  private @Nullable Object[] newValues = NO_VALUES; // while the table grows

  public ToyDict() {
    Sharing.publish();
  }

  /// The value of a key, or null. Throws TypeError for an unhashable key.
  public @Nullable Object get(Object key, Callbacks calls) {
    return getHashed(key, mix(Hash.of(key, calls)), calls);
  }

  final @Nullable Object getHashed(Object key, int hash, Callbacks calls) {
    if (Sharing.isParallel()) {
      return atomically(Action.GET, key, hash, null, calls);
    }
    int entry = find(key, hash, calls);
    return entry < 0 ? null : values[entry];
  }

  public boolean contains(Object key, Callbacks calls) {
    return holds(key, mix(Hash.of(key, calls)), calls);
  }

  public void put(Object key, Object value, Callbacks calls) {
    putHashed(key, mix(Hash.of(key, calls)), value, calls);
  }

  private void putHashed(Object key, int hash, Object value, Callbacks calls) {
    if (Sharing.isParallel()) {
      atomically(Action.PUT, key, hash, value, calls);
      return;
    }
    int entry = find(key, hash, calls);
    if (entry < 0) {
      // Inserting may replace the array of values: first the entry, then the array.
      entry = insert(key, hash);
    }
    values[entry] = value;
  }

  /// Removes a key; gives its value, or null where there was none.
  public @Nullable Object remove(Object key, Callbacks calls) {
    int hash = mix(Hash.of(key, calls));
    if (Sharing.isParallel()) {
      return atomically(Action.REMOVE, key, hash, null, calls);
    }
    int entry = find(key, hash, calls);
    return entry < 0 ? null : removeAt(entry);
  }

  /// Makes a key the last, or the first, in the order; false where it is not there.
  public boolean move(Object key, boolean last, Callbacks calls) {
    Action action = last ? Action.TO_END : Action.TO_START;
    return atomically(action, key, mix(Hash.of(key, calls)), null, calls) != null;
  }

  /// Takes out the last item, or the first, and gives it; null where there is none.
  public @Nullable ToyTuple removeEnd(boolean last) {
    if (Sharing.isParallel()) {
      synchronized (this) {
        return takeEnd(last);
      }
    }
    return takeEnd(last);
  }

  private @Nullable ToyTuple takeEnd(boolean last) {
    int entry = last ? previousEntry(Integer.MAX_VALUE) : nextEntry(0);
    if (entry < 0) {
      return null;
    }
    ToyTuple item = itemAt(entry);
    drop(entry);
    return item;
  }

  final Object removeAt(int entry) {
    Object value = valueAt(entry);
    drop(entry);
    return value;
  }

  @Override
  Object contentAt(int entry) {
    return valueAt(entry);
  }

  @Override
  void fill(int entry, @Nullable Object value) {
    values[entry] = value;
  }

  @Override
  void drop(int entry) {
    values[entry] = null;
    removeEntry(entry);
  }

  /// The value of `key`, which becomes `value` if there was none.
  public Object setDefault(Object key, Object value, Callbacks calls) {
    int hash = mix(Hash.of(key, calls));
    if (Sharing.isParallel()) {
      Object kept = atomically(Action.KEEP, key, hash, value, calls);
      return kept == null ? value : kept;
    }
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

  public ToyTuple itemAt(int entry) {
    return new ToyTuple(new Object[] {keyAt(entry), valueAt(entry)});
  }

  /// Takes every item of another dict over. The other may change while keys are compared.
  public void update(ToyDict source, Callbacks calls) {
    if (source == this) {
      return;
    }
    int count = source.size;
    int moved = source.moves;
    ToyDict other = source.steady();
    for (int e = other.nextEntry(0); e >= 0; e = other.nextEntry(e + 1)) {
      Object key = other.keyAt(e);
      putHashed(key, other.hashAt(e), other.valueAt(e), calls);
      if (source.hasChanged(moved, count, key, "__eq__")) {
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

  @Override
  public ToyDict copy() {
    ToyDict copy = blank();
    if (Sharing.isParallel()) {
      synchronized (this) {
        copyInto(copy);
      }
    } else {
      copyInto(copy);
    }
    return copy;
  }

  private void copyInto(ToyDict copy) {
    copy.copyFrom(this);
    copy.values = Arrays.copyOf(values, values.length);
  }

  @Override
  public ToyDict steady() {
    return Sharing.isParallel() ? copy() : this;
  }

  @Override
  void reset() {
    super.reset();
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
  void makeValues(int room) {
    newValues = new Object[room];
  }

  @Override
  void moveValue(int from, int to) {
    newValues[to] = values[from];
  }

  @Override
  void valuesMoved() {
    values = newValues;
    newValues = NO_VALUES;
  }

  @Override
  public ToyClass type() {
    return Types.DICT;
  }
}
