package toy.value;

import org.jspecify.annotations.Nullable;

/// An iterator implemented in Java. Guarded by its VM's GIL, or see [#isSafe].
public abstract class ToyIterator implements ToyObject {
  /// Whether a single frame has it: a `for` made it, and no other thread can come upon it. Only
  /// looked at where there is no GIL.
  public boolean isExclusive;

  /// The next item, or null at the end (and for ever after).
  public abstract @Nullable Object next(Callbacks calls);

  /// Whether [#next] may be called by several threads at the same time: nothing worse happens than
  /// that two of them get the same item, or one is left out. Of another one, where threads run at
  /// once, the runtime sees to it that they do not.
  public boolean isSafe() {
    return false;
  }

  @Override
  public ToyClass type() {
    return Types.ITERATOR;
  }
}
