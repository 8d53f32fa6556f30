/// The `toy` command: verbs, options, exit codes, colour, signals. It may import anything; nothing
/// imports it but [toy.repl]. Standard streams are touched in [toy.cli.Main#main] only.
@NullMarked
package toy.cli;

import org.jspecify.annotations.NullMarked;
