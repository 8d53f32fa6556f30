package toy.vm;

import org.jspecify.annotations.Nullable;

/// The place of one global variable. Guarded by its VM's GIL; never replaced once made, so that
/// inline caches may keep it.
public final class GlobalCell {
  public final String name;

  /// Null: not bound yet.
  public @Nullable Object value;

  GlobalCell(String name) {
    this.name = name;
  }
}
