/// The prompt: entries, their values and reports, and the `:` commands, one class each. Its reader
/// is not a Toy thread. It may import `toy.front`, `toy.terminal`, and the packages behind the
/// commands, but not `toy.cli`.
@NullMarked
package toy.repl;

import org.jspecify.annotations.NullMarked;
