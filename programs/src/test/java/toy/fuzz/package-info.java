/// Whole programs that try to break the engine: made by a grammar of hostile calls, by changing the
/// repository's own programs, and out of garbage. A child JVM runs them, so that a hang, a crash or
/// a full heap is a finding and not the end of the test. Imports the engine, its front end and the
/// programs of the repository.
@org.jspecify.annotations.NullMarked
package toy.fuzz;
