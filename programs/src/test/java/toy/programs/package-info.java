/// Runs every program of this folder as a user would: through the command, in a JVM of its own.
@NullMarked
package toy.programs;

import org.jspecify.annotations.NullMarked;
