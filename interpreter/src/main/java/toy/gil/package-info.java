/// The global interpreter lock: what it decides ([GilCore]), how real threads obey it ([RealGil]),
/// and the word by which running code is asked to come out of its fast path ([Breaker]).
///
/// The default is the lock of CPython 3.10 to 3.12; the others are named in [Policy]. The package
/// knows nothing of values, bytecode or reports and imports no other package of Toy. Only [RealGil]
/// parks a thread or reads a clock; [GilCore] is told the time.
@NullMarked
package toy.gil;

import org.jspecify.annotations.NullMarked;
