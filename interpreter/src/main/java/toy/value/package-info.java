/// Toy's values and what operators do with them: numbers, text, our own containers, classes,
/// instances, exceptions. Values are plain Java objects (`Boolean Long BigInteger Double String`,
/// [toy.value.None]) or classes of this package. What may call back into Toy code (`__eq__`,
/// `__repr__`, …) takes a [toy.value.Callbacks]. Imports nothing else of ours.
///
/// Types are told apart by chains of `instanceof`: a pattern switch takes milliseconds at its first
/// use, when the JVM makes its code, and a short script lives for a tenth of a second.
@org.jspecify.annotations.NullMarked
package toy.value;
