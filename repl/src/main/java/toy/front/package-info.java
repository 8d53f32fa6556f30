/// What the front ends share: the engine with its library, the options of a run, sources, exit
/// codes, colour, signals. It may import the engine's packages, and neither picocli nor JLine.
@NullMarked
package toy.front;

import org.jspecify.annotations.NullMarked;
