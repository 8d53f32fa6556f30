package toy.sched;

import org.jspecify.annotations.Nullable;

/// What a program can be kept from using too much of: the one catalogue of limits. Each is given by
/// a flag of its name, shown by `:limits`, and told by E410 where it is reached.
public enum Limit {
  /// Turns of loops, calls and what follows calls of natives: checkpoints, of all units together.
  STEPS("steps", "step limit", Unit.COUNT),
  /// Bytes that live in the JVM's heap beyond what lived there when the program began.
  MEMORY("memory", "memory limit", Unit.BYTES),
  /// Threads alive at once, over all VMs, but for the first of each.
  THREADS("threads", "thread limit", Unit.COUNT),
  /// Processes alive at once, of either kind, those that processes start included.
  PROCESSES("processes", "process limit", Unit.COUNT),
  /// Tasks alive at once, over all loops.
  TASKS("tasks", "task limit", Unit.COUNT),
  /// Bytes written to the standard output and the standard error by the program.
  OUTPUT("output", "output limit", Unit.BYTES),
  /// Calls of Toy functions inside each other, in one fiber.
  RECURSION("recursion", "recursion limit", Unit.COUNT),
  /// Elements of one container, characters of one string, bytes of one int.
  COLLECTION("collection", "collection limit", Unit.COUNT),
  /// Time since the script or the entry began.
  TIME("timeout", "time limit", Unit.TIME);

  /// In what it is counted.
  public enum Unit {
    COUNT,
    BYTES,
    /// ns
    TIME
  }

  private final String key;
  private final String title;
  private final Unit unit;

  Limit(String key, String title, Unit unit) {
    this.key = key;
    this.title = title;
    this.unit = unit;
  }

  /// As `steps`: in JSON and for `:limits`.
  public String key() {
    return key;
  }

  /// As `step limit`.
  public String title() {
    return title;
  }

  public Unit unit() {
    return unit;
  }

  /// As `--max-steps`.
  public String flag() {
    return this == TIME ? "--timeout" : "--max-" + key;
  }

  /// The limit of a flag, or null.
  public static @Nullable Limit of(String flag) {
    for (Limit limit : values()) {
      if (limit.flag().equals(flag)) {
        return limit;
      }
    }
    return null;
  }

  /// The exit code of a program that reached it.
  int exitCode() {
    return this == TIME ? Exit.TIME_OUT : Exit.LIMIT;
  }

  /// `50,000,000`, `256 MB`, `1.5 s`.
  public String text(long amount) {
    return switch (unit) {
      case COUNT -> "%,d".formatted(amount);
      case BYTES -> bytes(amount);
      case TIME -> time(amount);
    };
  }

  private static String bytes(long amount) {
    if (amount < 10_000) {
      return "%,d bytes".formatted(amount);
    }
    double value = amount;
    String[] units = {"kB", "MB", "GB", "TB"};
    int at = -1;
    while (value >= 1000 && at < units.length - 1) {
      value /= 1000;
      at++;
    }
    return (value >= 100 || value == Math.rint(value) ? "%.0f %s" : "%.1f %s")
        .formatted(value, units[at]);
  }

  private static String time(long ns) {
    return ns < 1_000_000_000
        ? "%d ms".formatted(Math.round(ns / 1e6))
        : "%.1f s".formatted(ns / 1e9);
  }
}
