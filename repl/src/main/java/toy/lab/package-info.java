/// The labs: what they are, whose file a file is, what its checks say. A lab is a starter, a file
/// of checks and a solution of one name, below `programs/labs`. It may import the engine's packages
/// and `toy.front`; the verb `toy lab` prints what this package says.
@NullMarked
package toy.lab;

import org.jspecify.annotations.NullMarked;
