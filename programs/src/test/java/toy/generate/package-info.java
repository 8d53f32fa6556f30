/// Random programs, written in Toy and in Python at once, whose output must be the same: the search
/// for differences that nobody thought of. A failure names the seed and the smallest program that
/// still shows it.
///
/// What grammar/README.md lists as different from Python is not generated.
@NullMarked
package toy.generate;

import org.jspecify.annotations.NullMarked;
