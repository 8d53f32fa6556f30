package toy.vm;

import org.jspecify.annotations.Nullable;

/// The place of one global variable. Guarded by its VM's GIL; never replaced once made, so that
/// inline caches may keep it.
public final class GlobalCell {
  public final String name;

  /// Null: not bound yet.
  public @Nullable Object value;

  /// Why there is no value although there was one where the VM was copied from; null for a name
  /// that is just not bound yet.
  public @Nullable String refusal;

  GlobalCell(String name) {
    this.name = name;
  }
}
