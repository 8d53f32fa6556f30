package toy.fidelity;

import org.jspecify.annotations.Nullable;

/// A ratio that a workload prints, under one policy of the lock.
///
/// @param policy the name under which `--gil` knows the policy
/// @param workload its number: 4 is W4
/// @param key the name under which both programs print it
/// @param real what the interpreter of that policy came to, measured once; NaN where nobody did
/// @param band what is true; null where the ratio is shown alone
/// @param required whether Toy must be in the band
record Quantity(
    String policy, int workload, String key, double real, @Nullable Band band, boolean required) {

  boolean hasReal() {
    return !Double.isNaN(real);
  }
}
