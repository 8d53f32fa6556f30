/// Toy beside real interpreters: `toy fidelity`. Each workload is a Python and a Toy program that
/// print the same ratios; the bands in which they must lie are [Bands]. It may import the engine's
/// packages and `toy.front`; the verb prints what this package says.
@NullMarked
package toy.fidelity;

import org.jspecify.annotations.NullMarked;
