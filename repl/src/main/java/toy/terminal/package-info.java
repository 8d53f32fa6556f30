/// The terminal of the prompt, on JLine: the editor of entries, its history, and a stream for
/// output that keeps out of the way of the line being typed. It knows no commands and no machine;
/// it may import `toy.front` and `toy.syntax`.
@NullMarked
package toy.terminal;

import org.jspecify.annotations.NullMarked;
