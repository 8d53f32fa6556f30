package toy.fuzz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import toy.gil.Policy;
import toy.sandbox.Permissions;
import toy.sandbox.Permissions.Kind;
import toy.sandbox.Permissions.Names;
import toy.sandbox.Permissions.Rule;
import toy.sched.Limit;
import toy.sched.Limits;
import toy.vm.Tiering;

/// How a program is run. Immutable.
///
/// @param way through which front end
/// @param osProcesses whether `spawn process` starts a JVM
record Setting(
    long seed,
    Way way,
    Access access,
    Policy policy,
    Tiering tiering,
    Limits limits,
    boolean osProcesses) {
  /// The front end.
  enum Way {
    /// A machine alone.
    MACHINE,
    /// A machine to which the program is posted at the prompt.
    PROMPT,
    /// The `toy` command.
    COMMAND
  }

  /// What the program may touch.
  enum Access {
    ALL,
    /// Its own folder.
    INSIDE,
    /// Nothing: `--sandbox`.
    NOTHING
  }

  static Setting of(long seed) {
    Dice dice = new Dice(~seed);
    Way way = dice.of(Way.MACHINE, Way.MACHINE, Way.MACHINE, Way.PROMPT, Way.COMMAND);
    Policy policy = Policy.named(dice.of(Policy.selectable()));
    if (policy == null) {
      throw new IllegalStateException("a selectable policy has no rules");
    }
    if (!policy.isParallel()) {
      policy =
          switch (dice.below(4)) {
            case 0 -> policy.withSwitchEvery(1);
            case 1 -> policy.withInterval(dice.of(1_000L, 50_000L, 1_000_000L));
            default -> policy;
          };
    }
    Tiering tiering = dice.of(Tiering.values());
    Access access = dice.of(Access.values());
    return new Setting(seed, way, access, policy, tiering, limits(dice), dice.oneIn(300));
  }

  /// As `--sandbox` and `--allow-…` make them.
  Permissions permissions(Path inside) {
    Rule files = new Rule(new Names(false, List.of(inside.toString())), Names.NONE);
    Rule none = new Rule(Names.NONE, Names.NONE);
    return switch (access) {
      case ALL -> Permissions.ALL;
      case INSIDE ->
          Permissions.of(
              Map.of(Kind.READ, files, Kind.WRITE, files, Kind.NET, none, Kind.ENV, none));
      case NOTHING -> Permissions.none();
    };
  }

  /// The same for the command.
  List<String> flags(Path inside) {
    List<String> flags = new ArrayList<>(List.of("--gil", policy.name()));
    switch (access) {
      case ALL -> {}
      case INSIDE -> flags.addAll(List.of("--allow-read=" + inside, "--allow-write=" + inside));
      case NOTHING -> flags.add("--sandbox");
    }
    if (policy.switchEvery() == 1) {
      flags.addAll(List.of("--switch-every", "1"));
    }
    // The command cannot be interrupted from here.
    flags.addAll(List.of("--timeout", "1s", "--max-memory", "100MB"));
    for (Limit limit : Limit.values()) {
      if (limits.has(limit) && limit != Limit.TIME && limit != Limit.MEMORY) {
        flags.addAll(List.of(limit.flag(), Long.toString(limits.max(limit))));
      }
    }
    flags.addAll(List.of("--report", List.of("text", "full", "json", "off").get((int) (seed % 4))));
    return flags;
  }

  /// All have an end, so that a run ends by itself; some meet every other limit too.
  private static Limits limits(Dice dice) {
    Limits limits =
        Limits.NONE
            .with(Limit.TIME, dice.of(50_000_000L, 500_000_000L))
            .with(Limit.MEMORY, 100_000_000);
    if (dice.oneIn(3)) {
      limits =
          limits
              .with(Limit.STEPS, dice.of(1L, 100L, 3_000L, 100_000L))
              .with(Limit.THREADS, dice.of(1L, 3L, 20L))
              .with(Limit.PROCESSES, dice.of(1L, 4L))
              .with(Limit.TASKS, dice.of(1L, 20L))
              .with(Limit.OUTPUT, dice.of(1L, 100L, 2_000L))
              .with(Limit.RECURSION, dice.of(1L, 30L, 300L))
              .with(Limit.COLLECTION, dice.of(1L, 50L, 10_000L));
    }
    return limits;
  }

  @Override
  public String toString() {
    return "%s, %s, %s, %s, %s%s"
        .formatted(
            way, access, policy, tiering, limits, osProcesses ? ", processes of the system" : "");
  }
}
