package toy.value;

import org.jspecify.annotations.Nullable;

/// A variable that closures share. Null means "not bound yet". Guarded by its VM's GIL.
public final class Cell implements ToyObject {
  public @Nullable Object value;

  /// Whether a `del` took its value away; tells a name that lost its value from one that never had
  /// one.
  public boolean deleted;

  public Cell() {}

  public Cell(@Nullable Object value) {
    this.value = value;
    Sharing.publish();
  }

  @Override
  public ToyClass type() {
    return Types.CELL;
  }
}
