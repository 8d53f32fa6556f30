package toy.gil;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules of one lock, as data.
///
/// @param name the name under which `--gil` knows it
/// @param intervalNanos the switch interval in ns; what begins it is the trigger's affair
/// @param trigger what makes a holder drop the lock
/// @param switchEvery with [Trigger#CHECKPOINTS]: after how many checkpoints; else 0
/// @param checkpoints where a holder can be made to drop it
/// @param winner who gets a free lock
/// @param forcedSwitch whether a holder that was asked for the lock parks, when it gives it up,
///   until another thread has taken it
public record Policy(
    String name,
    long intervalNanos,
    Trigger trigger,
    int switchEvery,
    Checkpoints checkpoints,
    Winner winner,
    boolean forcedSwitch) {

  /// What makes a holder drop the lock.
  public enum Trigger {
    /// A waiter that has waited for one interval without seeing a switch asks for it.
    TIMEOUT,
    /// The first in the queue asks for it once the hold is one interval old.
    QUANTUM,
    /// Every n-th checkpoint, if another thread wants the lock.
    CHECKPOINTS,
    /// Nothing.
    NEVER
  }

  /// Where a forced switch may happen.
  public enum Checkpoints {
    /// Loop back-edges, function entries, after native calls: CPython 3.10 and later.
    EDGES,
    /// Every instruction: CPython up to 3.9.
    EVERY
  }

  /// Who gets a free lock.
  public enum Winner {
    /// Whoever takes it, waiting or just arriving ("barging").
    ANYONE,
    /// The thread that has waited longest. Nobody overtakes, which is all that a hand-off adds.
    FIRST,
    /// Everybody: there is no lock.
    ALL
  }

  /// The longest interval, so that a reading plus an interval cannot overflow: one day.
  public static final long MAX_INTERVAL_NANOS = 86_400_000_000_000L;

  private static final long MS = 1_000_000;

  /// Refuses intervals outside 1 ns … one day, and negative counts.
  public Policy {
    if (intervalNanos < 0 || intervalNanos > MAX_INTERVAL_NANOS) {
      throw new IllegalArgumentException("interval out of range: " + intervalNanos + " ns");
    }
    if (switchEvery < 0 || (switchEvery > 0) != (trigger == Trigger.CHECKPOINTS)) {
      throw new IllegalArgumentException("bad number of checkpoints: " + switchEvery);
    }
  }

  /// CPython 3.10 to 3.12 (`Python/ceval_gil.c`): 5 ms, barging, forced switching.
  public static Policy cpython() {
    return new Policy(
        "cpython", 5 * MS, Trigger.TIMEOUT, 0, Checkpoints.EDGES, Winner.ANYONE, true);
  }

  /// CPython 3.2 to 3.9: the same lock, with a checkpoint at every instruction.
  public static Policy cpython39() {
    return new Policy(
        "cpython3.9", 5 * MS, Trigger.TIMEOUT, 0, Checkpoints.EVERY, Winner.ANYONE, true);
  }

  /// CPython 2: the lock is let go for a moment every 100 instructions, and nobody has to take it.
  public static Policy cpython2() {
    return new Policy(
        "cpython2", 0, Trigger.CHECKPOINTS, 100, Checkpoints.EVERY, Winner.ANYONE, false);
  }

  /// Ruby's GVL: a queue, and a quantum of 100 ms.
  public static Policy ruby() {
    return new Policy("ruby", 100 * MS, Trigger.QUANTUM, 0, Checkpoints.EDGES, Winner.FIRST, true);
  }

  /// A queue and a short interval: no thread overtakes another.
  public static Policy fair() {
    return new Policy("fair", MS, Trigger.TIMEOUT, 0, Checkpoints.EDGES, Winner.FIRST, true);
  }

  /// No lock: every thread that wants to run does.
  public static Policy none() {
    return new Policy("none", 0, Trigger.NEVER, 0, Checkpoints.EDGES, Winner.ALL, false);
  }

  /// All named policies, the default first.
  public static List<Policy> all() {
    return List.of(cpython(), cpython39(), cpython2(), ruby(), fair(), none());
  }

  /// The names of those that a user may choose.
  public static List<String> selectable() {
    return all().stream().map(Policy::name).toList();
  }

  /// The policy of that name, or null.
  public static @Nullable Policy named(String name) {
    for (Policy policy : all()) {
      if (policy.name.equals(name)) {
        return policy;
      }
    }
    return null;
  }

  /// The same rules with another interval (1 ns … one day).
  public Policy withInterval(long nanos) {
    if (nanos < 1) {
      throw new IllegalArgumentException("interval out of range: " + nanos + " ns");
    }
    return new Policy(name, nanos, trigger, switchEvery, checkpoints, winner, forcedSwitch);
  }

  /// The same rules, but the holder drops the lock at every `n`-th checkpoint if another thread
  /// wants it, and parks until one has taken it. 0 gives the named policy's own trigger back.
  public Policy withSwitchEvery(int n) {
    if (winner == Winner.ALL) {
      return this;
    }
    if (n == 0) {
      Policy own = named(name);
      return own == null || intervalNanos == 0 ? cpython2() : own.withInterval(intervalNanos);
    }
    return new Policy(name, intervalNanos, Trigger.CHECKPOINTS, n, checkpoints, winner, true);
  }

  /// Whether several threads may hold the lock at once, that is, whether there is none.
  public boolean isParallel() {
    return winner == Winner.ALL;
  }
}
