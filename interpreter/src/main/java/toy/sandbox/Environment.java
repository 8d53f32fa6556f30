package toy.sandbox;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import toy.sandbox.Permissions.Kind;

/// The one door to the variables of the environment. Stateless.
///
/// @param permissions of the program
public record Environment(Permissions permissions) {
  /// Languages and zones, places of temporary files and of the system's libraries.
  private static final Set<String> NEEDED =
      Set.of("LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "SystemRoot", "TEMP");

  /// The value of a variable, or null.
  public @Nullable String get(String name) throws NotPermitted {
    String denied = permissions.deniedBy(Kind.ENV, name::equals);
    if (denied != null) {
      throw NotPermitted.denied("reading the variable", name, denied);
    }
    if (!permissions.allows(Kind.ENV, name::equals)) {
      throw NotPermitted.needs("reading the variable", name, Kind.ENV, name);
    }
    return System.getenv(name);
  }

  /// Takes from the environment of a child process what may not be read, but for what a JVM itself
  /// goes by.
  public void prune(Map<String, String> environment) {
    if (!permissions.isUnrestricted()) {
      environment.keySet().removeIf(name -> !NEEDED.contains(name) && !allows(name));
    }
  }

  private boolean allows(String name) {
    return permissions.deniedBy(Kind.ENV, name::equals) == null
        && permissions.allows(Kind.ENV, name::equals);
  }

  /// Those that may be read, by name.
  public Map<String, String> all() throws NotPermitted {
    if (permissions.isUnrestricted()) {
      return System.getenv();
    }
    if (!permissions.allowsAll(Kind.ENV) && !permissions.allowsSome(Kind.ENV)) {
      throw NotPermitted.needsAll("reading the environment", Kind.ENV);
    }
    Map<String, String> seen = new TreeMap<>();
    System.getenv()
        .forEach((name, value) -> {
          if (allows(name)) {
            seen.put(name, value);
          }
        });
    return seen;
  }
}
