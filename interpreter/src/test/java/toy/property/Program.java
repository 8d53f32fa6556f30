package toy.property;

import java.util.List;
import toy.gil.Policy;

/// A generated program and what has to come of it under every policy.
///
/// @param policy a policy drawn for it
/// @param lines what it prints, sorted: who prints first is the scheduler's affair
/// @param exit its exit code
/// @param errors what its standard error contains
record Program(
    long seed, Policy policy, String text, List<String> lines, int exit, List<String> errors) {
  @Override
  public String toString() {
    return "seed "
        + seed
        + " under "
        + policy.name()
        + ", interval "
        + policy.intervalNanos() / 1000
        + " us, every "
        + policy.switchEvery();
  }
}
