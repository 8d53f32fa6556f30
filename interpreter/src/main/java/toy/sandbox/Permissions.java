package toy.sandbox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a program may reach of the world outside its machine: files, the network, the environment.
/// Immutable, and it can only shrink: [#and] gives what both sides allow. The doors ([Disk],
/// [Network], [Environment]) ask it; nobody else opens anything.
///
/// @param layers each must allow what is done; none at all allows everything
public record Permissions(List<Map<Kind, Rule>> layers) {
  /// A program that may do everything that its user may.
  public static final Permissions ALL = new Permissions(List.of());

  /// What is asked for.
  public enum Kind {
    READ("read"),
    WRITE("write"),
    NET("net"),
    ENV("env");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// As in `--allow-read`.
    public String word() {
      return word;
    }
  }

  /// Paths (absolute and without links), hosts (`host` or `host:port`), or variables.
  ///
  /// @param all whether everything is meant; there are no names then
  public record Names(boolean all, List<String> names) {
    public static final Names NONE = new Names(false, List.of());
    public static final Names EVERYTHING = new Names(true, List.of());

    public Names {
      names = List.copyOf(names);
    }

    /// Both together.
    public Names plus(Names other) {
      if (all || other.all) {
        return EVERYTHING;
      }
      List<String> both = new ArrayList<>(names);
      both.addAll(other.names);
      return new Names(false, both);
    }

    boolean isEmpty() {
      return !all && names.isEmpty();
    }
  }

  /// What is allowed of one kind; what is denied is not, whatever is allowed.
  public record Rule(Names allowed, Names denied) {
    static final Rule ALL = new Rule(Names.EVERYTHING, Names.NONE);
  }

  public Permissions {
    layers = List.copyOf(layers);
  }

  /// What the rules allow; a kind without one is allowed.
  public static Permissions of(Map<Kind, Rule> rules) {
    return new Permissions(List.of(Map.copyOf(rules)));
  }

  /// Nothing at all.
  public static Permissions none() {
    Map<Kind, Rule> rules = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      rules.put(kind, new Rule(Names.NONE, Names.NONE));
    }
    return of(rules);
  }

  /// What both allow.
  public Permissions and(Permissions other) {
    List<Map<Kind, Rule>> both = new ArrayList<>(layers);
    other.layers.stream().filter(layer -> !both.contains(layer)).forEach(both::add);
    return new Permissions(both);
  }

  /// Whether nothing is kept from the program: no door has to look.
  public boolean isUnrestricted() {
    return layers.isEmpty();
  }

  /// Whether everything of that kind is allowed.
  public boolean allowsAll(Kind kind) {
    for (Map<Kind, Rule> layer : layers) {
      Rule rule = layer.getOrDefault(kind, Rule.ALL);
      if (!rule.allowed.all || !rule.denied.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /// Whether a layer names something of that kind, of what is allowed, for which `test` holds.
  boolean allowsByName(Kind kind, Predicate<String> test) {
    return layers.stream()
        .map(layer -> layer.getOrDefault(kind, Rule.ALL))
        .anyMatch(rule -> rule.allowed.names.stream().anyMatch(test));
  }

  /// Whether something of that kind may be allowed: each layer allows all, or names something.
  boolean allowsSome(Kind kind) {
    return layers.stream()
        .map(layer -> layer.getOrDefault(kind, Rule.ALL))
        .noneMatch(rule -> rule.allowed.isEmpty() || rule.denied.all);
  }

  /// The longest name of an `--allow` flag of a kind for which `test` holds, or null.
  @Nullable String longest(Kind kind, Predicate<String> test) {
    String longest = null;
    for (Map<Kind, Rule> layer : layers) {
      for (String name : layer.getOrDefault(kind, Rule.ALL).allowed.names) {
        if (test.test(name) && (longest == null || name.length() > longest.length())) {
          longest = name;
        }
      }
    }
    return longest;
  }

  /// The flag that denies something of a kind, or null.
  ///
  /// @param covers whether a name of the flag means it
  @Nullable String deniedBy(Kind kind, Predicate<String> covers) {
    for (Map<Kind, Rule> layer : layers) {
      Names denied = layer.getOrDefault(kind, Rule.ALL).denied;
      if (denied.all) {
        return "--deny-" + kind.word;
      }
      for (String name : denied.names) {
        if (covers.test(name)) {
          return "--deny-" + kind.word + "=" + name;
        }
      }
    }
    return null;
  }

  /// Whether every layer allows something of a kind; what denies it is not looked at.
  ///
  /// @param covers whether a name of an `--allow` flag means it
  boolean allows(Kind kind, Predicate<String> covers) {
    for (Map<Kind, Rule> layer : layers) {
      Names allowed = layer.getOrDefault(kind, Rule.ALL).allowed;
      if (!allowed.all && allowed.names.stream().noneMatch(covers)) {
        return false;
      }
    }
    return true;
  }
}
