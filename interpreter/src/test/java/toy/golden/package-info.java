/// Messages word for word: what stands in the folder `toy/golden` of the test resources is what
/// users read.
@NullMarked
package toy.golden;

import org.jspecify.annotations.NullMarked;
