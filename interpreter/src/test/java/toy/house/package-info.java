/// The rules of the house that a compiler does not hold: they are read out of the class files of
/// the engine, so that nothing slips through an import list, a method reference or a lambda.
@NullMarked
package toy.house;

import org.jspecify.annotations.NullMarked;
