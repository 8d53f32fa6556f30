/// The prompt, on JLine: multi-line entries, history, output of background units above the line
/// that is being typed, `:` commands. Its reader is not a Toy thread. It may import anything but
/// picocli.
@NullMarked
package toy.repl;

import org.jspecify.annotations.NullMarked;
