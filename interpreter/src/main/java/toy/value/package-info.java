/// Toy's values and what operators do with them: numbers, text, our own containers, classes,
/// instances, exceptions. Values are plain Java objects (`Boolean Long BigInteger Double String`,
/// [toy.value.None]) or classes of this package. What may call back into Toy code (`__eq__`,
/// `__repr__`, …) takes a [toy.value.Callbacks]. Imports nothing else of ours.
@org.jspecify.annotations.NullMarked
package toy.value;
