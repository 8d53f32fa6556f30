package toy.fuzz;

import toy.gil.Policy;
import toy.vm.Tiering;

/// How a program is run. Immutable.
///
/// @param way through which front end
/// @param osProcesses whether `spawn process` starts a JVM
record Setting(
    long seed, Way way, Access access, Policy policy, Tiering tiering, boolean osProcesses) {
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
    Way way = dice.oneIn(6) ? Way.PROMPT : Way.MACHINE;
    Policy policy = Policy.named(dice.of(Policy.selectable()));
    if (policy == null) {
      throw new IllegalStateException("a selectable policy has no rules");
    }
    policy =
        switch (dice.below(4)) {
          case 0 -> policy.withSwitchEvery(1);
          case 1 -> policy.withInterval(dice.of(1_000L, 50_000L, 1_000_000L));
          default -> policy;
        };
    Tiering tiering = dice.of(Tiering.values());
    return new Setting(seed, way, Access.ALL, policy, tiering, dice.oneIn(300));
  }

  @Override
  public String toString() {
    return "%s, %s, %s, %s%s"
        .formatted(way, access, policy, tiering, osProcesses ? ", processes of the system" : "");
  }
}
