package toy.compile;

import java.util.Set;

/// The names that need no declaration.
@FunctionalInterface
public interface Builtins {
  boolean isBuiltin(String name);

  /// All of them, for "did you mean".
  default Set<String> builtinNames() {
    return Set.of();
  }
}
