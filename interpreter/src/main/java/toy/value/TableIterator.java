package toy.value;

import org.jspecify.annotations.Nullable;

/// Iterates over a dict, one of its views, or a set. Raises CPython's error when the table changed
/// its size meanwhile.
public final class TableIterator extends ToyIterator {
  private @Nullable HashTable table;
  private final DictView.Kind kind;
  private final boolean backwards;
  private final int size;
  private final int moves;
  private int position;

  TableIterator(HashTable table, DictView.Kind kind, boolean backwards) {
    this.table = table;
    this.kind = kind;
    this.backwards = backwards;
    // Read one by one: a table that another thread changes in between is one that has changed.
    this.size = table.size;
    this.moves = table.moves;
    this.position = backwards ? table.used : 0;
  }

  @Override
  public @Nullable Object next(Callbacks calls) {
    HashTable t = table;
    if (t == null) {
      return null;
    }
    if (Sharing.isParallel()) {
      // The table's monitor guards the position of its iterators too.
      synchronized (t) {
        return table == null ? null : step(t);
      }
    }
    return step(t);
  }

  private @Nullable Object step(HashTable t) {
    if (t.size != size && t instanceof OrderedDict) {
      throw ToyError.runtimeError("OrderedDict mutated during iteration");
    }
    if (t.size != size) {
      throw ToyError.runtimeError(
          (t instanceof ToyDict ? "dictionary" : "Set") + " changed size during iteration");
    }
    if (t.moves != moves) {
      throw ToyError.runtimeError(
          (t instanceof ToyDict ? "dictionary keys" : "Set") + " changed during iteration");
    }
    int entry = backwards ? t.previousEntry(position) : t.nextEntry(position);
    if (entry < 0) {
      table = null;
      return null;
    }
    position = backwards ? entry : entry + 1;
    if (kind == DictView.Kind.KEYS || !(t instanceof ToyDict dict)) {
      return t.keyAt(entry);
    }
    return kind == DictView.Kind.VALUES ? dict.valueAt(entry) : dict.itemAt(entry);
  }

  @Override
  public boolean isSafe() {
    return true;
  }
}
