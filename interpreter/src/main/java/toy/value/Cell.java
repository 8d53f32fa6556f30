package toy.value;

import org.jspecify.annotations.Nullable;

/// A variable that closures share. Null means "not bound yet". Guarded by its VM's GIL.
public final class Cell implements ToyObject {
  public @Nullable Object value;

  public Cell() {}

  public Cell(@Nullable Object value) {
    this.value = value;
  }

  @Override
  public ToyClass type() {
    return Types.CELL;
  }
}
