/// From text to an [toy.syntax.Ast]: sources, diagnostics, the parser on top of the generated ANTLR
/// classes, and the test whether an entry at the prompt is complete. May import `toy.grammar` and
/// `toy.value` (for literals), nothing else of ours.
@org.jspecify.annotations.NullMarked
package toy.syntax;
