package toy.front;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import toy.sandbox.Permissions;
import toy.sandbox.Permissions.Kind;
import toy.sandbox.Permissions.Names;
import toy.sandbox.Permissions.Rule;
import toy.sandbox.RealPath;

/// The flags `--sandbox`, `--allow-…` and `--deny-…`. As in Deno, a program with any `--allow-…`
/// may do what is allowed and nothing else; `--deny-…` alone only takes away, and always wins.
///
/// @param sandbox whether only what is allowed may be done; any `--allow-…` says so too
/// @param further what must allow it besides: the file's own `# toy:` lines, which so can take away
///   but never give
public record PermissionOptions(
    boolean sandbox, Map<Kind, Names> allowed, Map<Kind, Names> denied, Permissions further) {
  public static final PermissionOptions NONE =
      new PermissionOptions(false, Map.of(), Map.of(), Permissions.ALL);

  /// The value of a flag that was given without one.
  public static final String EVERYTHING = "*";

  private static final String SANDBOX = "--sandbox";
  private static final String ALLOW = "--allow-";
  private static final String DENY = "--deny-";

  /// The flags by name; each stands alone, or with `=` and what it means.
  public static final List<String> NAMES = names();

  private static List<String> names() {
    List<String> names = new ArrayList<>(List.of(SANDBOX));
    for (String verb : List.of(ALLOW, DENY)) {
      for (Kind kind : Kind.values()) {
        names.add(verb + kind.word());
      }
    }
    return List.copyOf(names);
  }

  /// What these allow, and `other` too.
  public PermissionOptions over(PermissionOptions other) {
    return new PermissionOptions(sandbox, allowed, denied, further.and(other.permissions()));
  }

  public Permissions permissions() {
    if (!sandbox && allowed.isEmpty() && denied.isEmpty()) {
      return further;
    }
    Map<Kind, Rule> rules = new EnumMap<>(Kind.class);
    Names unnamed = sandbox || !allowed.isEmpty() ? Names.NONE : Names.EVERYTHING;
    for (Kind kind : Kind.values()) {
      rules.put(
          kind,
          new Rule(allowed.getOrDefault(kind, unnamed), denied.getOrDefault(kind, Names.NONE)));
    }
    return Permissions.of(rules).and(further);
  }

  /// The same with one more flag.
  ///
  /// @param value names with commas between them; [#EVERYTHING] where it was given without
  PermissionOptions with(String flag, String value) throws UsageException {
    if (flag.equals(SANDBOX)) {
      if (!value.equals(EVERYTHING)) {
        throw new UsageException("--sandbox takes no value; --allow-read=DIR opens something");
      }
      return new PermissionOptions(true, allowed, denied, further);
    }
    boolean allows = flag.startsWith(ALLOW);
    Kind kind = kind(flag.substring(allows ? ALLOW.length() : DENY.length()));
    Names names = namesOf(flag, kind, value, allows);
    return allows
        ? new PermissionOptions(sandbox, plus(allowed, kind, names), denied, further)
        : new PermissionOptions(sandbox, allowed, plus(denied, kind, names), further);
  }

  private static Kind kind(String word) {
    for (Kind kind : Kind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new IllegalStateException("the name was checked: " + word);
  }

  private static Map<Kind, Names> plus(Map<Kind, Names> all, Kind kind, Names names) {
    Map<Kind, Names> more = new EnumMap<>(Kind.class);
    more.putAll(all);
    more.merge(kind, names, Names::plus);
    return Map.copyOf(more);
  }

  private static Names namesOf(String flag, Kind kind, String value, boolean allows)
      throws UsageException {
    if (value.equals(EVERYTHING)) {
      return Names.EVERYTHING;
    }
    List<String> names = new ArrayList<>();
    for (String name : value.split(",", -1)) {
      // `--allow-read=$DIR` with an empty DIR must not mean everything.
      if (name.isBlank()) {
        throw new UsageException(flag + "= names nothing; " + flag + " alone means everything");
      }
      switch (kind) {
        case READ, WRITE -> addPath(names, flag, name, allows);
        case NET -> names.add(host(flag, name));
        case ENV -> names.add(name);
      }
    }
    return new Names(false, names);
  }

  /// What is denied is denied by its name, too, as it was given.
  private static void addPath(List<String> names, String flag, String name, boolean allows)
      throws UsageException {
    if (name.equals("~") || name.startsWith("~/")) {
      // A shell leaves it as it is behind `=`; a denial of a folder called `~` would deny nothing.
      throw new UsageException(
          "%s: `~` is no folder here; write %s=\"$HOME%s\""
              .formatted(flag, flag, name.substring(1)));
    }
    try {
      String real = RealPath.of(name).toString();
      names.add(real);
      String entry = RealPath.ofEntry(name).toString();
      if (!allows && !entry.equals(real)) {
        names.add(entry);
      }
    } catch (IOException | InvalidPathException _) {
      throw new UsageException(flag + ": `" + name + "` is no path");
    }
  }

  private static String host(String flag, String name) throws UsageException {
    int colon = name.lastIndexOf(':');
    boolean hasPort = colon >= 0 && !name.endsWith("]");
    String port = hasPort ? name.substring(colon + 1) : "0";
    String host = hasPort ? name.substring(0, colon) : name;
    boolean isPort = port.matches("[0-9]{1,5}") && Integer.parseInt(port) <= 65535;
    if (!isPort || !host.matches("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]")) {
      throw new UsageException(
          flag + ": `" + name + "` is no host; write localhost, or example.com:443");
    }
    return name;
  }
}
