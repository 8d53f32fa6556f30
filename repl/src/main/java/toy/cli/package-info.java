/// The `toy` command: its verbs, one class each, on picocli. It may import anything; nothing
/// imports it. Standard streams are touched in [toy.cli.Main#main] only.
@NullMarked
package toy.cli;

import org.jspecify.annotations.NullMarked;
