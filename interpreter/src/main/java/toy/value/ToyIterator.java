package toy.value;

import org.jspecify.annotations.Nullable;

/// An iterator implemented in Java. Guarded by its VM's GIL.
public abstract class ToyIterator implements ToyObject {
  /// The next item, or null at the end (and for ever after).
  public abstract @Nullable Object next(Callbacks calls);

  @Override
  public ToyClass type() {
    return Types.ITERATOR;
  }
}
